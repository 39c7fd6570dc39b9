// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/scatter_view.h"

#include "bench/measure_choice.h"
#include "bench/scatter_plot.h"
#include "measures/measure_texts.h"
#include "text/engine_text.h"

namespace offramp {

namespace {

/// Of the policy on that measure at that exit; nothing where it holds none against it.
std::optional<double> thresholdAt(const Policy& policy, const MeasureSpec& spec, std::size_t exit) {
    if (const auto* budget = std::get_if<BudgetRule>(&policy.rule))
        return budget->spec == spec ? budget->threshold : std::nullopt;
    const ThresholdRule* rule = thresholdRule(policy);
    if (rule == nullptr || rule->spec != spec) return std::nullopt;
    return rule->threshold(static_cast<int>(exit));
}

} // namespace

ScatterView::ScatterView(QWidget* parent) : MeasureView(true, parent), plot_(new ScatterPlot(this)) {
    setPlot(plot_);
    connect(plot_, &ScatterPlot::selectionPicked, this, &ScatterView::selectionPicked);
}

void ScatterView::setSelected(const Selection& utterances) {
    plot_->setSelected(utterances);
}

void ScatterView::showMeasure(const DecoderResults& decoder) {
    work().run(
        background(),
        [subject = subject(), &decoder, spec = *choice().measure(), exit = choice().exit()](
            const CancelToken&) { return scatterOf(*subject.results, decoder, spec, exit, *subject.scope); },
        [this](MeasureScatter scatter) { showFigures(std::move(scatter)); },
        [this](const Error& error) { plot_->setEmptyText(translated(error)); });
}

void ScatterView::showNothing() {
    showFigures({});
}

void ScatterView::showFigures(MeasureScatter scatter) {
    const auto spec = choice().measure();
    const int count = static_cast<int>(scatter.points.size());
    setText(count == 0 ? QString()
                       : tr("Pearson %1 · Spearman %2 · %Ln utterance(s)", nullptr, count)
                             .arg(numberText(scatter.pearson, 2), numberText(scatter.spearman, 2)));
    plot_->setEmptyText(count > 0 ? QString()
                        : spec ? tr("No utterance has a value of this measure here and a reference. Choose "
                                    "another exit or measure.")
                               : tr("Choose a measure: the strategy looks at none."));
    plot_->setScatter(std::move(scatter), spec ? nameOf(*spec) : QString());
    showStep();
}

void ScatterView::showStep() {
    if (followStep()) return;
    const auto spec = choice().measure();
    plot_->setThreshold(step() && spec ? thresholdAt(step()->policy, *spec, choice().exit()) : std::nullopt);
}

} // namespace offramp
