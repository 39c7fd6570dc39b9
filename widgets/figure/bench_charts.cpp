// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/bench_charts.h"

#include "text/engine_text.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace offramp {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(offramp::Figure)
};

/// Widens an axis to what is added.
class Bounds {
public:
    void add(double value) {
        if (!std::isfinite(value)) return;
        low_ = std::min(low_, value);
        high_ = std::max(high_, value);
    }
    /// With room at both ends, shares of the width.
    void apply(ChartAxis& axis, double below, double above) const {
        if (low_ > high_) return;
        const double width = std::max(high_ - low_, 1e-6);
        axis.low = low_ - below * width;
        axis.high = high_ + above * width;
    }

private:
    double low_ = std::numeric_limits<double>::infinity();
    double high_ = -std::numeric_limits<double>::infinity();
};

ChartStyle curve(int index) {
    return {ChartStyle::Kind::curve, index, 1};
}

ChartStyle faint() {
    return {ChartStyle::Kind::faint, 0, 1};
}

/// There along the upper bound and back along the lower.
std::optional<ChartBand> bandOf(const TradeOffFigures& figures, CostAxis axis) {
    if (!figures.band || figures.curves.empty()) return std::nullopt;
    const auto& points = *figures.curves.front().points;
    const WerBand& band = *figures.band;
    std::vector<QPointF> upper;
    std::vector<QPointF> lower;
    for (std::size_t i = 0; i < std::min(points.size(), band.upper.size()); ++i) {
        const auto cost = costOf(points[i].point, axis);
        if (!cost || !points[i].point.wer()) continue;
        upper.emplace_back(*cost, band.upper[i] * 100);
        lower.emplace_back(*cost, band.lower[i] * 100);
    }
    upper.insert(upper.end(), lower.rbegin(), lower.rend());
    return ChartBand{Texts::tr("%1 confidence").arg(percentText(band.level, 0)), std::move(upper), curve(0)};
}

ChartMarks marksOf(const std::vector<TradeOffMark>& from, CostAxis axis, ChartMarks::Shape shape,
                   const QString& name) {
    ChartMarks marks{name, {}, {}, shape, {}};
    for (const TradeOffMark& mark : from) {
        const auto cost = costOf(mark.point, axis);
        if (!cost || !mark.point.wer()) continue;
        marks.points.emplace_back(*cost, *mark.point.wer() * 100);
        marks.labels.append(mark.name);
    }
    return marks;
}

void fitAxes(FigureChart& chart) {
    Bounds x;
    Bounds y;
    const auto add = [&](const std::vector<QPointF>& points) {
        for (const QPointF& point : points) {
            x.add(point.x());
            y.add(point.y());
        }
    };
    for (const ChartLine& line : chart.lines)
        add(line.points);
    for (const ChartBand& band : chart.bands)
        add(band.outline);
    for (const ChartMarks& marks : chart.marks)
        add(marks.points);
    x.apply(chart.x, 0.06, 0.08);
    y.apply(chart.y, 0.08, 0.08);
    if (chart.y.low < 0 && chart.y.low > -2) chart.y.low = std::max(chart.y.low, -1.0);
}

} // namespace

FigureChart tradeOffChart(const TradeOffFigures& figures, CostAxis axis,
                          const std::optional<OperatingPoint>& current) {
    FigureChart chart;
    chart.title = Texts::tr("Word error rate against cost");
    chart.x.title = axisText(axis);
    chart.x.whole = axis == CostAxis::averageLayer;
    chart.y.title = Texts::tr("Word error rate, %");
    for (std::size_t i = 0; i < figures.curves.size(); ++i) {
        const TradeOffCurve& each = figures.curves[i];
        chart.lines.push_back({each.name, placesOf(*each.points, axis), curve(static_cast<int>(i))});
    }
    if (!figures.curves.empty()) {
        auto random = randomPlaces(*figures.curves.front().points, figures.exits, axis);
        if (!random.empty())
            chart.lines.push_back({Texts::tr("random exit at the same rate"), std::move(random), faint()});
    }
    if (auto band = bandOf(figures, axis)) chart.bands.push_back(std::move(*band));
    chart.marks.push_back(
        marksOf(figures.exits, axis, ChartMarks::Shape::square, Texts::tr("always the same exit")));
    if (!figures.oracles.empty())
        chart.marks.push_back(
            marksOf(figures.oracles, axis, ChartMarks::Shape::diamond, Texts::tr("oracle")));
    fitAxes(chart);
    if (current && costOf(*current, axis) && current->wer()) {
        chart.current = QPointF(*costOf(*current, axis), *current->wer() * 100);
        chart.currentName = Texts::tr("chosen threshold");
    }
    return chart;
}

FigureChart exitsChart(const QStringList& exits, const std::vector<std::int64_t>& counts) {
    FigureChart chart;
    chart.title = Texts::tr("Exits taken");
    chart.x = {Texts::tr("Exit"), 0.4, static_cast<double>(exits.size()) + 0.6, false, exits};
    const auto total = std::accumulate(counts.begin(), counts.end(), std::int64_t(0));
    ChartBars bars;
    double most = 1;
    for (std::size_t exit = 0; exit < counts.size(); ++exit) {
        const double share =
            total > 0 ? 100.0 * static_cast<double>(counts[exit]) / static_cast<double>(total) : 0;
        const double middle = static_cast<double>(exit) + 1;
        bars.bars.push_back({middle - 0.36, middle + 0.36, 0, share,
                             QLocale().toString(static_cast<qlonglong>(counts[exit]))});
        most = std::max(most, share);
    }
    chart.bars.push_back(std::move(bars));
    chart.y = {Texts::tr("Utterances, %"), 0, most * 1.15, false, {}};
    return chart;
}

FigureChart scatterChart(const MeasureScatter& scatter, const QString& measure,
                         std::optional<double> threshold) {
    FigureChart chart;
    chart.title = Texts::tr("Measure against word error rate");
    chart.x.title = measure;
    chart.y.title = Texts::tr("Word error rate, %");
    ChartMarks marks{Texts::tr("an utterance"), {}, {}, ChartMarks::Shape::dot, {}};
    for (const ScatterPoint& point : scatter.points)
        if (std::isfinite(point.value)) marks.points.emplace_back(point.value, point.wer * 100);
    chart.marks.push_back(std::move(marks));
    fitAxes(chart);
    chart.threshold = threshold;
    chart.thresholdName = Texts::tr("chosen threshold");
    chart.caption = Texts::tr("Pearson correlation %1, Spearman %2.")
                        .arg(numberText(scatter.pearson, 2), numberText(scatter.spearman, 2));
    return chart;
}

FigureChart reliabilityChart(const Reliability& reliability, const QString& confidence) {
    FigureChart chart;
    chart.title = Texts::tr("Reliability");
    chart.x = {confidence, 0, 1, false, {}};
    chart.y = {Texts::tr("Utterances without an error"), 0, 1.08, false, {}};
    ChartBars bars;
    bars.name = Texts::tr("share correct");
    ChartMarks means{Texts::tr("mean confidence"), {}, {}, ChartMarks::Shape::diamond, {}};
    for (const ReliabilityBin& bin : reliability.bins) {
        if (bin.count == 0) continue;
        const double room = 0.02 * (bin.high - bin.low);
        bars.bars.push_back({bin.low + room, bin.high - room, 0, bin.accuracy,
                             QLocale().toString(static_cast<qulonglong>(bin.count))});
        means.points.emplace_back((bin.low + bin.high) / 2, bin.meanConfidence);
    }
    chart.bars.push_back(std::move(bars));
    chart.marks.push_back(std::move(means));
    chart.lines.push_back({{}, {{0, 0}, {1, 1}}, faint()});
    chart.caption = Texts::tr("Expected calibration error %1, at most %2; above each bar its utterances.")
                        .arg(percentText(reliability.expectedError), percentText(reliability.maximumError));
    return chart;
}

FigureChart rocChart(const std::vector<std::optional<Roc>>& rocs) {
    FigureChart chart;
    chart.title = Texts::tr("Receiver operating characteristic");
    chart.x = {Texts::tr("Of utterances with errors, taken for right"), -0.01, 1.01, false, {}};
    chart.y = {Texts::tr("Of those without, taken for right"), -0.01, 1.01, false, {}};
    for (std::size_t exit = 0; exit < rocs.size(); ++exit) {
        if (!rocs[exit]) continue;
        ChartLine line{Texts::tr("exit %1 · AUC %2").arg(exit + 1).arg(numberText(rocs[exit]->area)), {}, {}};
        line.style = {ChartStyle::Kind::exit, static_cast<int>(exit), static_cast<int>(rocs.size())};
        for (const RocPoint& point : rocs[exit]->points)
            line.points.emplace_back(point.falsePositiveRate, point.truePositiveRate);
        chart.lines.push_back(std::move(line));
    }
    if (!chart.lines.empty()) chart.lines.push_back({{}, {{0, 0}, {1, 1}}, faint()});
    return chart;
}

FigureChart errorsChart(const std::vector<ErrorCounts>& errors) {
    FigureChart chart;
    chart.title = Texts::tr("Word errors of each exit");
    QStringList exits;
    std::vector<ChartBars> kinds(3);
    kinds[0].name = Texts::tr("substitutions");
    kinds[1].name = Texts::tr("deletions");
    kinds[2].name = Texts::tr("insertions");
    double highest = 0.1;
    for (std::size_t exit = 0; exit < errors.size(); ++exit) {
        const ErrorCounts& counts = errors[exit];
        exits.append(QLocale().toString(static_cast<int>(exit + 1)));
        if (counts.referenceLength() == 0) continue;
        const double scale = 100.0 / static_cast<double>(counts.referenceLength());
        const double middle = static_cast<double>(exit) + 1;
        double below = 0;
        const std::int64_t parts[] = {counts.substitutions, counts.deletions, counts.insertions};
        for (std::size_t kind = 0; kind < kinds.size(); ++kind) {
            const double top = below + scale * static_cast<double>(parts[kind]);
            kinds[kind].pattern = static_cast<int>(kind);
            kinds[kind].bars.push_back({middle - 0.31, middle + 0.31, below, top, {}});
            below = top;
        }
        kinds[2].bars.back().label = percentText(counts.rate());
        highest = std::max(highest, below);
    }
    chart.bars = std::move(kinds);
    chart.x = {Texts::tr("Exit"), 0.4, static_cast<double>(errors.size()) + 0.6, false, exits};
    chart.y = {Texts::tr("Word error rate, %"), 0, highest * 1.15, false, {}};
    return chart;
}

} // namespace offramp
