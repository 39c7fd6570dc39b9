// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/corpus_view.h"

#include <QShowEvent>

namespace offramp {

void CorpusView::setSubject(const CorpusSubject& subject) {
    subject_ = subject;
    step_.reset();
    invalidate();
}

void CorpusView::setStep(std::shared_ptr<const CorpusStep> step) {
    step_ = std::move(step);
    showStep();
}

void CorpusView::invalidate() {
    isStale_ = !isVisible();
    if (isStale_) return;
    ++refreshes_;
    refresh();
}

void CorpusView::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (isStale_) invalidate();
}

} // namespace offramp
