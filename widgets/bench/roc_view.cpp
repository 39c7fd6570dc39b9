// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/roc_view.h"

#include "bench/measure_choice.h"
#include "bench/roc_plot.h"
#include "corpus/explore/measure_quality.h"
#include "text/engine_text.h"

#include <algorithm>

namespace offramp {

RocView::RocView(QWidget* parent) : MeasureView(false, parent), plot_(new RocPlot(this)) {
    setPlot(plot_);
}

void RocView::showMeasure(const DecoderResults& decoder) {
    work().run(
        background(),
        [subject = subject(), &decoder, spec = *choice().measure()](const CancelToken& cancel) {
            Rocs rocs;
            for (std::size_t exit = 0; exit < subject.results->exits(); ++exit) {
                cancel.check();
                rocs.push_back(rocOf(*subject.results, decoder, spec, exit, *subject.scope));
            }
            return rocs;
        },
        [this](const Rocs& rocs) { showFigures(rocs); },
        [this](const Error& error) { plot_->setEmptyText(translated(error)); });
}

void RocView::showNothing() {
    showFigures({});
}

void RocView::showFigures(const Rocs& rocs) {
    const bool any = std::ranges::any_of(rocs, [](const auto& roc) { return roc.has_value(); });
    plot_->setEmptyText(any ? QString()
                        : choice().measure()
                            ? tr("This takes utterances with a reference, some right and some "
                                 "wrong, that have values of the measure.")
                            : tr("Choose a measure: the strategy looks at none."));
    plot_->setRocs(rocs);
}

} // namespace offramp
