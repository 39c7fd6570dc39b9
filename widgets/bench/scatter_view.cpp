// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/scatter_view.h"

#include "bench/measure_choice.h"
#include "bench/scatter_plot.h"
#include "measures/measure_texts.h"
#include "text/engine_text.h"

#include <QVBoxLayout>

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

ScatterView::ScatterView(QWidget* parent)
    : CorpusView(parent), choice_(new MeasureChoice(true, this)), text_(new QLabel(this)),
      plot_(new ScatterPlot(this)) {
    text_->setContentsMargins(6, 0, 6, 0);
    text_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    text_->setWordWrap(true);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addWidget(choice_);
    layout->addWidget(text_);
    layout->addWidget(plot_, 1);
    connect(choice_, &MeasureChoice::changed, this, &ScatterView::invalidate);
    connect(plot_, &ScatterPlot::selectionPicked, this, &ScatterView::selectionPicked);
}

void ScatterView::setSelected(const Selection& utterances) {
    plot_->setSelected(utterances);
}

void ScatterView::refresh() {
    if (choice_->setSubject(subject()); step()) choice_->setPolicy(&step()->policy);
    const DecoderResults* decoder = choice_->decoder();
    if (decoder == nullptr) {
        work_.drop();
        return showFigures({});
    }
    work_.run(
        background(),
        [subject = subject(), decoder, spec = *choice_->measure(), exit = choice_->exit()](
            const CancelToken&) { return scatterOf(*subject.results, *decoder, spec, exit, *subject.scope); },
        [this](MeasureScatter scatter) { showFigures(std::move(scatter)); },
        [this](const Error& error) { plot_->setEmptyText(translated(error)); });
}

void ScatterView::showFigures(MeasureScatter scatter) {
    const auto spec = choice_->measure();
    const int count = static_cast<int>(scatter.points.size());
    text_->setText(count == 0 ? QString()
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
    if (choice_->setPolicy(step() ? &step()->policy : nullptr)) return invalidate();
    const auto spec = choice_->measure();
    plot_->setThreshold(step() && spec ? thresholdAt(step()->policy, *spec, choice_->exit()) : std::nullopt);
}

} // namespace offramp
