// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/reliability_view.h"

#include "bench/measure_choice.h"
#include "bench/reliability_plot.h"
#include "corpus/explore/measure_quality.h"
#include "measures/measure_texts.h"
#include "text/engine_text.h"

namespace offramp {

namespace {

constexpr std::size_t bins = 10;

/// The horizontal axis's title.
QString confidenceText(const MeasureSpec& spec) {
    return spec.measure->direction == Direction::highIsGood
               ? nameOf(spec)
               : ReliabilityView::tr("1 − %1").arg(nameAmid(spec));
}

} // namespace

ReliabilityView::ReliabilityView(QWidget* parent)
    : MeasureView(true, parent), plot_(new ReliabilityPlot(this)) {
    setPlot(plot_);
}

void ReliabilityView::showMeasure(const DecoderResults& decoder) {
    work().run(
        background(),
        [subject = subject(), &decoder, spec = *choice().measure(),
         exit = choice().exit()](const CancelToken&) {
            return reliabilityOf(*subject.results, decoder, spec, exit, bins, *subject.scope);
        },
        [this](std::optional<Reliability> reliability) { showFigures(std::move(reliability)); },
        [this](const Error& error) { plot_->setEmptyText(translated(error)); });
}

void ReliabilityView::showNothing() {
    showFigures(std::nullopt);
}

void ReliabilityView::showFigures(std::optional<Reliability> reliability) {
    const auto spec = choice().measure();
    const bool any = reliability && reliability->count > 0;
    setText(any ? tr("Expected calibration error %1, at most %2 · %Ln utterance(s)", nullptr,
                     static_cast<int>(reliability->count))
                      .arg(percentText(reliability->expectedError), percentText(reliability->maximumError))
                : QString());
    QString empty;
    if (!spec)
        empty = tr("Choose a measure: the strategy looks at none.");
    else if (!isConfidence(*spec->measure))
        empty =
            tr("%1 can't be read as a confidence: it doesn't run from 0 to 1. Choose another measure, such "
               "as the maximum probability.")
                .arg(nameOf(*spec));
    else if (!any)
        empty = tr("No utterance has a value of this measure here and a reference. Choose another exit or "
                   "measure.");
    plot_->setEmptyText(empty);
    plot_->setReliability(std::move(reliability), spec ? confidenceText(*spec) : QString());
}

} // namespace offramp
