// SPDX-License-Identifier: GPL-3.0-or-later
// The corpus bench's plots as offers for figures.
#include "bench/corpus_bench.h"
#include "bench/error_plot.h"
#include "bench/exits_chart.h"
#include "bench/reliability_plot.h"
#include "bench/roc_plot.h"
#include "bench/scatter_plot.h"
#include "bench/step_text.h"
#include "bench/trade_off_view.h"
#include "figure/bench_charts.h"
#include "workbench/figure_controller.h"

namespace offramp {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(offramp::FigureController)
};

/// Adds what was measured on which corpus to a chart's caption.
FigureOffer offered(const QString& name, FigureChart chart, const CorpusBench& bench) {
    QStringList sentences;
    if (!chart.caption.isEmpty()) sentences.append(chart.caption);
    if (bench.subject().results)
        sentences.append(
            Texts::tr("Model %1, results %2.")
                .arg(QString::fromStdString(bench.subject().results->model.name),
                     QString::fromStdString(bench.subject().results->source.filename().string())));
    if (bench.step()) sentences.append(stepText(*bench.step()) + u'.');
    chart.caption = sentences.join(u' ');
    return {name, std::make_shared<const FigureContent>(std::move(chart))};
}

QStringList exitNames(const CorpusResults& results) {
    QStringList names;
    for (const ExitDescription& exit : results.model.exits)
        names.append(Texts::tr("%1 · %2").arg(names.size() + 1).arg(QString::fromStdString(exit.name)));
    return names;
}

FigureOffer tradeOffOffer(const CorpusBench& bench) {
    const QString name = Texts::tr("Trade-off");
    const TradeOffPlot& plot = bench.tradeOff().plot();
    if (plot.figures().curves.empty() && plot.figures().exits.empty()) return {name, nullptr};
    return offered(name,
                   tradeOffChart(plot.figures(), plot.axis(),
                                 bench.step() ? std::optional(bench.step()->point) : std::nullopt),
                   bench);
}

FigureOffer exitsOffer(const CorpusBench& bench) {
    const QString name = Texts::tr("Exits");
    if (!bench.step() || !bench.subject()) return {name, nullptr};
    return offered(name, exitsChart(exitNames(*bench.subject().results), bench.step()->point.histogram),
                   bench);
}

FigureOffer scatterOffer(const CorpusBench& bench) {
    const QString name = Texts::tr("Scatter");
    const auto* plot = bench.findChild<ScatterPlot*>();
    if (plot == nullptr || plot->scatter().points.empty()) return {name, nullptr};
    return offered(name, scatterChart(plot->scatter(), plot->xAxis->label(), plot->threshold()), bench);
}

FigureOffer reliabilityOffer(const CorpusBench& bench) {
    const QString name = Texts::tr("Reliability");
    const auto* plot = bench.findChild<ReliabilityPlot*>();
    if (plot == nullptr || !plot->shown() || plot->shown()->count == 0) return {name, nullptr};
    return offered(name, reliabilityChart(*plot->shown(), plot->xAxis->label()), bench);
}

FigureOffer rocOffer(const CorpusBench& bench) {
    const QString name = Texts::tr("ROC");
    const auto* plot = bench.findChild<RocPlot*>();
    if (plot == nullptr) return {name, nullptr};
    FigureChart chart = rocChart(plot->rocs());
    return chart.lines.empty() ? FigureOffer{name, nullptr} : offered(name, std::move(chart), bench);
}

FigureOffer errorsOffer(const CorpusBench& bench) {
    const QString name = Texts::tr("Errors");
    const auto* plot = bench.findChild<ErrorPlot*>();
    if (plot == nullptr || plot->errors().empty()) return {name, nullptr};
    return offered(name, errorsChart(plot->errors()), bench);
}

} // namespace

std::vector<FigureOffer> benchOffers(const CorpusBench& bench) {
    return {tradeOffOffer(bench),    exitsOffer(bench), scatterOffer(bench),
            reliabilityOffer(bench), rocOffer(bench),   errorsOffer(bench)};
}

} // namespace offramp
