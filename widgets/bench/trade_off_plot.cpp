// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/trade_off_plot.h"

#include "bench/curve_pens.h"
#include "bench/label_places.h"
#include "compare/policy_text.h"
#include "text/engine_text.h"

#include <QPainter>

#include <algorithm>
#include <cmath>
#include <limits>

namespace offramp {

namespace {

constexpr double reach = 14;   ///< pixels from the mouse to what it points at
constexpr double markSize = 8; ///< of a fixed exit
constexpr double currentRadius = 6;
constexpr QMargins labelPadding{6, 3, 6, 3};

double distance(QPointF a, QPointF b) {
    return std::hypot(a.x() - b.x(), a.y() - b.y());
}

QCPCurve* addCurve(QCPAxis* keys, QCPAxis* values, const std::vector<QPointF>& places) {
    auto* curve = new QCPCurve(keys, values); // the plot's own
    QVector<QCPCurveData> data;
    data.reserve(static_cast<qsizetype>(places.size()));
    for (const QPointF& place : places)
        data.append({static_cast<double>(data.size()), place.x(), place.y()});
    curve->data()->set(data, true);
    return curve;
}

/// Layers are counted, so that their ticks are whole.
QSharedPointer<QCPAxisTicker> tickerOf(CostAxis axis) {
    if (axis != CostAxis::averageLayer) return QSharedPointer<QCPAxisTicker>::create();
    auto ticker = QSharedPointer<QCPAxisTickerFixed>::create();
    ticker->setTickStep(1);
    ticker->setScaleStrategy(QCPAxisTickerFixed::ssMultiples);
    ticker->setTickCount(8);
    return ticker;
}

} // namespace

TradeOffPlot::TradeOffPlot(QWidget* parent) : CorpusPlot(parent) {
    setAccessibleName(tr("Word error rate against cost"));
    setMouseTracking(true);
    setCursor(Qt::CrossCursor);
    connect(this, &QCustomPlot::afterLayout, this, &TradeOffPlot::placeLabels);
    build();
}

void TradeOffPlot::setFigures(TradeOffFigures figures) {
    figures_ = std::move(figures);
    build();
}

void TradeOffPlot::setAxis(CostAxis axis) {
    if (axis == axis_) return;
    axis_ = axis;
    build();
}

void TradeOffPlot::setCurrent(std::optional<OperatingPoint> point, std::optional<double> threshold) {
    current_ = std::move(point);
    threshold_ = threshold;
    update();
}

void TradeOffPlot::build() {
    clearPlottables();
    clearItems();
    curves_.clear();
    markGraphs_.clear();
    markTexts_.clear();
    markPlaces_.clear();
    bandCurve_ = randomCurve_ = nullptr;
    places_.clear();
    for (const TradeOffCurve& curve : figures_.curves)
        places_.push_back(placesOf(*curve.points, axis_));
    measureAreas();
    addBand();
    addRandom();
    addCurves();
    addMarks(figures_.exits, false);
    addMarks(figures_.oracles, true);
    xAxis->setLabel(axisText(axis_));
    xAxis->setTicker(tickerOf(axis_));
    yAxis->setLabel(tr("Word error rate, %"));
    setRanges();
    const bool any =
        std::any_of(places_.begin(), places_.end(), [](const auto& places) { return !places.empty(); });
    setEmptyText(
        any || !figures_.exits.empty()
            ? (any || axis_ == CostAxis::averageLayer
                   ? QString()
                   : tr("This file doesn't say what an exit costs in that unit. Choose another axis."))
            : tr("Nothing to plot yet. Open a results file, and choose a strategy with a measure "
                 "that the file has values of."));
    showLegend(any);
    applyTheme();
}

void TradeOffPlot::measureAreas() {
    std::vector<Curve> curves;
    for (const auto& places : places_)
        curves.push_back(ascendingCurve(places));
    areaRange_ = sharedCosts(curves);
    areas_.clear();
    for (const Curve& curve : curves) {
        const auto area = areaRange_ ? areaUnder(curve, *areaRange_) : std::nullopt;
        areas_.push_back(area ? std::optional(*area / (areaRange_->high - areaRange_->low)) : std::nullopt);
    }
    indices_.clear();
    if (figures_.curves.empty()) return;
    const auto& points = *figures_.curves.front().points;
    for (std::size_t i = 0; i < points.size(); ++i)
        if (costOf(points[i].point, axis_) && points[i].point.wer()) indices_.push_back(i);
}

/// There along the upper bound and back along the lower.
void TradeOffPlot::addBand() {
    if (!figures_.band || places_.empty()) return;
    const WerBand& band = *figures_.band;
    std::vector<QPointF> outline;
    for (std::size_t i = 0; i < indices_.size(); ++i)
        if (indices_[i] < band.upper.size())
            outline.emplace_back(places_[0][i].x(), band.upper[indices_[i]] * 100);
    for (std::size_t i = indices_.size(); i-- > 0;)
        if (indices_[i] < band.lower.size())
            outline.emplace_back(places_[0][i].x(), band.lower[indices_[i]] * 100);
    bandCurve_ = addCurve(xAxis, yAxis, outline);
    bandCurve_->setName(tr("%1 confidence").arg(percentText(band.level, 0)));
}

void TradeOffPlot::addRandom() {
    random_ = figures_.curves.empty() ? std::vector<QPointF>()
                                      : randomPlaces(*figures_.curves.front().points, figures_.exits, axis_);
    if (random_.empty()) return;
    randomCurve_ = addCurve(xAxis, yAxis, random_);
    randomCurve_->setName(tr("Random exit at the same rate"));
}

/// The first is drawn over the others, and stands above them in the legend.
void TradeOffPlot::addCurves() {
    for (std::size_t i = 0; i < places_.size(); ++i) {
        QCPCurve* curve = addCurve(xAxis, yAxis, places_[i]);
        curve->setName(legendText(i));
        curves_.push_back(curve);
    }
}

QString TradeOffPlot::legendText(std::size_t curve) const {
    const QString& name = figures_.curves[curve].name;
    return areas_[curve] ? tr("%1 · AUC %2").arg(name, percentText(areas_[curve], 2)) : name;
}

void TradeOffPlot::addMarks(const std::vector<TradeOffMark>& marks, bool oracles) {
    for (const TradeOffMark& mark : marks) {
        const auto cost = costOf(mark.point, axis_);
        const auto wer = mark.point.wer();
        if (!cost || !wer) continue;
        auto* graph = new QCPGraph(xAxis, yAxis); // the plot's own
        graph->addData(*cost, *wer * 100);
        graph->setLineStyle(QCPGraph::lsNone);
        graph->setScatterStyle(
            QCPScatterStyle(oracles ? QCPScatterStyle::ssDiamond : QCPScatterStyle::ssSquare, markSize));
        graph->removeFromLegend();
        markGraphs_.push_back(graph);
        auto* text = new QCPItemText(this); // the plot's own
        text->setText(mark.name);
        text->position->setType(QCPItemPosition::ptAbsolute); // placeLabels()
        text->setPositionAlignment(Qt::AlignLeft | Qt::AlignTop);
        text->setPadding(labelPadding);
        text->setClipToAxisRect(false);
        markTexts_.push_back(text);
        markPlaces_.emplace_back(*cost, *wer * 100);
    }
}

/// Marks often lie close to one another, or at the same place; their names shall be read all the same.
void TradeOffPlot::placeLabels() {
    std::vector<MarkLabel> labels;
    for (std::size_t i = 0; i < markTexts_.size(); ++i) {
        const QSize size = fontMetrics().size(0, markTexts_[i]->text());
        const bool oracle = markGraphs_[i]->scatterStyle().shape() == QCPScatterStyle::ssDiamond;
        labels.push_back(
            {toPixels(markPlaces_[i].x(), markPlaces_[i].y()), size.grownBy(labelPadding), oracle});
    }
    const std::vector<QRectF> places = labelPlaces(labels, area());
    for (std::size_t i = 0; i < places.size(); ++i)
        markTexts_[i]->position->setPixelPosition(places[i].topLeft());
}

std::vector<QRectF> TradeOffPlot::labels() const {
    std::vector<QRectF> places;
    for (const QCPItemText* text : markTexts_)
        places.emplace_back(text->topLeft->pixelPosition(), text->bottomRight->pixelPosition());
    return places;
}

void TradeOffPlot::setRanges() {
    QRectF all;
    const auto unite = [&all](double x, double y) {
        const QRectF point(x, y, 1e-12, 1e-12);
        all = all.isNull() ? point : all.united(point);
    };
    for (const auto& places : places_)
        for (const QPointF& place : places)
            unite(place.x(), place.y());
    for (std::size_t i = 0; figures_.band && i < indices_.size(); ++i)
        for (const auto* bound : {&figures_.band->lower, &figures_.band->upper})
            if (indices_[i] < bound->size() && std::isfinite((*bound)[indices_[i]]))
                unite(places_[0][i].x(), (*bound)[indices_[i]] * 100);
    for (const auto* marks : {&figures_.exits, &figures_.oracles})
        for (const TradeOffMark& mark : *marks)
            if (const auto cost = costOf(mark.point, axis_); cost && mark.point.wer())
                unite(*cost, *mark.point.wer() * 100);
    if (all.isNull()) return;
    constexpr double room = 0.07; // for labels at the ends
    const double width = std::max(all.width(), 1e-9);
    const double height = std::max(all.height(), 1e-6);
    xAxis->setRange(all.left() - room * width, all.right() + 1.5 * room * width);
    yAxis->setRange(std::max(all.top() - room * height, -1.0), all.bottom() + room * height);
}

QPen TradeOffPlot::curvePen(std::size_t curve, const Theme& theme) const {
    return offramp::curvePen(static_cast<int>(curve), theme);
}

void TradeOffPlot::recolour(const Theme& theme) {
    for (std::size_t i = 0; i < curves_.size(); ++i)
        curves_[i]->setPen(curvePen(i, theme));
    if (bandCurve_ != nullptr) {
        QColor sheet = curvePen(0, theme).color();
        sheet.setAlpha(theme.dark ? 60 : 40);
        bandCurve_->setPen(Qt::NoPen);
        bandCurve_->setBrush(sheet);
    }
    if (randomCurve_ != nullptr) randomCurve_->setPen(QPen(theme.faint, 1.2, Qt::DotLine));
    for (QCPGraph* graph : markGraphs_) {
        QCPScatterStyle style = graph->scatterStyle();
        style.setPen(QPen(theme.text, 1.2));
        style.setBrush(theme.background);
        graph->setScatterStyle(style);
    }
    for (QCPItemText* text : markTexts_) {
        text->setFont(font());
        text->setColor(theme.text);
    }
}

QPointF TradeOffPlot::placeOf(std::size_t index) const {
    const auto at = std::find(indices_.begin(), indices_.end(), index);
    if (at == indices_.end()) return {};
    const QPointF place = places_[0][static_cast<std::size_t>(at - indices_.begin())];
    return toPixels(place.x(), place.y());
}

std::optional<std::size_t> TradeOffPlot::nearest(QPointF pixels) const {
    std::optional<std::size_t> found;
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < indices_.size(); ++i) {
        const double away = distance(pixels, toPixels(places_[0][i].x(), places_[0][i].y()));
        if (away >= least) continue;
        least = away;
        found = indices_[i];
    }
    return found;
}

std::optional<TradeOffPlot::Hit> TradeOffPlot::hitAt(QPointF pixels) const {
    Hit best{{}, {}, reach};
    const auto offer = [&](QPointF at, const auto& text) {
        const double away = distance(pixels, at);
        if (away < best.distance) best = {at, text(), away};
    };
    for (std::size_t curve = 0; curve < figures_.curves.size(); ++curve) {
        for (const SweepPoint& point : *figures_.curves[curve].points) {
            const auto cost = costOf(point.point, axis_);
            if (!cost || !point.point.wer()) continue;
            offer(toPixels(*cost, *point.point.wer() * 100), [&] {
                return tr("%1\nthreshold %2\n%3\nWER %4")
                    .arg(figures_.curves[curve].name, shortNumber(point.threshold), costText(*cost, axis_),
                         percentText(point.point.wer(), 2));
            });
        }
    }
    for (const auto* marks : {&figures_.exits, &figures_.oracles}) {
        for (const TradeOffMark& mark : *marks) {
            const auto cost = costOf(mark.point, axis_);
            if (!cost || !mark.point.wer()) continue;
            offer(toPixels(*cost, *mark.point.wer() * 100), [&] {
                return tr("%1\n%2\nWER %3")
                    .arg(mark.name, costText(*cost, axis_), percentText(mark.point.wer(), 2));
            });
        }
    }
    return best.distance < reach ? std::optional(best) : std::nullopt;
}

QString TradeOffPlot::readOut(QPointF pixels) const {
    const auto hit = hitAt(pixels);
    return hit ? hit->text : QString();
}

void TradeOffPlot::paintMarks(QPainter& painter, const Theme& theme) {
    const auto cost = current_ ? costOf(*current_, axis_) : std::nullopt;
    if (cost && current_->wer()) {
        const QPointF at = toPixels(*cost, *current_->wer() * 100);
        painter.setPen(QPen(theme.accent, 1, Qt::DashLine));
        painter.drawLine(at, QPointF(at.x(), area().bottom()));
        painter.drawLine(at, QPointF(area().left(), at.y()));
        painter.setPen(QPen(theme.background, 2));
        painter.setBrush(theme.accent);
        painter.drawEllipse(at, currentRadius, currentRadius);
    }
    if (hasFocus()) {
        painter.setPen(QPen(palette().color(QPalette::Highlight), 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(area());
    }
    const auto hit = hover_ ? hitAt(*hover_) : std::nullopt;
    if (!hit) return;
    painter.setPen(QPen(theme.text, 1.5));
    painter.setBrush(Qt::NoBrush);
    painter.drawEllipse(hit->at, currentRadius - 1, currentRadius - 1);
    painter.setFont(font());
    paintReadOut(painter, area(), hit->at, hit->text, theme);
}

} // namespace offramp
