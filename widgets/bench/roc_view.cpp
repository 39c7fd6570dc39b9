// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/roc_view.h"

#include "bench/measure_choice.h"
#include "bench/roc_plot.h"
#include "corpus/explore/measure_quality.h"
#include "text/engine_text.h"

#include <QVBoxLayout>

#include <algorithm>

namespace offramp {

RocView::RocView(QWidget* parent)
    : CorpusView(parent), choice_(new MeasureChoice(false, this)), plot_(new RocPlot(this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addWidget(choice_);
    layout->addWidget(plot_, 1);
    connect(choice_, &MeasureChoice::changed, this, &RocView::invalidate);
}

void RocView::refresh() {
    if (choice_->setSubject(subject()); step()) choice_->setPolicy(&step()->policy);
    const DecoderResults* decoder = choice_->decoder();
    if (decoder == nullptr) {
        work_.drop();
        return showFigures({});
    }
    work_.run(
        background(),
        [subject = subject(), decoder, spec = *choice_->measure()](const CancelToken& cancel) {
            Rocs rocs;
            for (std::size_t exit = 0; exit < subject.results->exits(); ++exit) {
                cancel.check();
                rocs.push_back(rocOf(*subject.results, *decoder, spec, exit, *subject.scope));
            }
            return rocs;
        },
        [this](const Rocs& rocs) { showFigures(rocs); },
        [this](const Error& error) { plot_->setEmptyText(translated(error)); });
}

void RocView::showFigures(const Rocs& rocs) {
    const bool any = std::ranges::any_of(rocs, [](const auto& roc) { return roc.has_value(); });
    plot_->setEmptyText(any ? QString()
                        : choice_->measure()
                            ? tr("This takes utterances with a reference, some right and some "
                                 "wrong, that have values of the measure.")
                            : tr("Choose a measure: the strategy looks at none."));
    plot_->setRocs(rocs);
}

void RocView::showStep() {
    if (choice_->setPolicy(step() ? &step()->policy : nullptr)) invalidate();
}

} // namespace offramp
