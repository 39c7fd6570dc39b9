// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/measure_view.h"

#include "bench/measure_choice.h"

#include <QVBoxLayout>

namespace offramp {

MeasureView::MeasureView(bool exits, QWidget* parent)
    : CorpusView(parent), choice_(new MeasureChoice(exits, this)), text_(new QLabel(this)) {
    text_->setContentsMargins(6, 0, 6, 0);
    text_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    text_->setWordWrap(true);
    text_->hide();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addWidget(choice_);
    layout->addWidget(text_);
    connect(choice_, &MeasureChoice::changed, this, &MeasureView::invalidate);
}

void MeasureView::setPlot(QWidget* plot) {
    static_cast<QVBoxLayout*>(layout())->addWidget(plot, 1);
}

void MeasureView::setText(const QString& text) {
    text_->setText(text);
    text_->setVisible(!text.isEmpty());
}

bool MeasureView::followStep() {
    const bool isOther = choice_->setPolicy(step() ? &step()->policy : nullptr);
    if (isOther) invalidate();
    return isOther;
}

void MeasureView::refresh() {
    if (choice_->setSubject(subject()); step()) choice_->setPolicy(&step()->policy);
    if (const DecoderResults* decoder = choice_->decoder()) return showMeasure(*decoder);
    work_.drop();
    showNothing();
}

} // namespace offramp
