// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/scatter_plot.h"

#include "bench/point_cloud.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace offramp {

namespace {

constexpr double reach = 8;         ///< pixels from a click to the point that it means
constexpr double selectedSize = 6;  ///< pixels
constexpr std::size_t many = 20000; ///< points from which on they are drawn smaller
constexpr std::size_t few = 1000;   ///< up to which they are drawn larger

} // namespace

ScatterPlot::ScatterPlot(QWidget* parent)
    : CorpusPlot(parent), points_(new PointCloud(xAxis, yAxis)), chosen_(new PointCloud(xAxis, yAxis)) {
    setAccessibleName(tr("Measure against word error rate, a point for each utterance"));
    setToolTip(tr("Draw a frame around points to select their utterances; with Ctrl in addition to others. "
                  "The table's filter does the same in words."));
    setCursor(Qt::CrossCursor);
    chosen_->setPointSize(selectedSize);
    yAxis->setLabel(tr("Word error rate, %"));
    legend->setVisible(false);
    applyTheme();
}

void ScatterPlot::setScatter(MeasureScatter scatter, const QString& measure) {
    scatter_ = std::move(scatter);
    QVector<QCPGraphData> data;
    data.reserve(static_cast<qsizetype>(scatter_.points.size()));
    for (const ScatterPoint& point : scatter_.points)
        if (std::isfinite(point.value)) data.append({point.value, point.wer * 100});
    points_->data()->set(data);
    const std::size_t count = scatter_.points.size();
    points_->setPointSize(count > many ? 2 : count > few ? 3 : 5);
    fillSelected();
    xAxis->setLabel(measure);
    xAxis->rescale();
    yAxis->rescale();
    constexpr double room = 1.06;
    xAxis->scaleRange(room);
    yAxis->scaleRange(room);
    replotSoon();
}

void ScatterPlot::fillSelected() {
    QVector<QCPGraphData> data;
    for (const ScatterPoint& point : scatter_.points)
        if (std::isfinite(point.value) && std::ranges::binary_search(selected_, point.utterance))
            data.append({point.value, point.wer * 100});
    chosen_->data()->set(data);
}

void ScatterPlot::setSelected(Selection utterances) {
    if (utterances == selected_) return;
    selected_ = std::move(utterances);
    fillSelected();
    replotSoon();
}

void ScatterPlot::setThreshold(std::optional<double> threshold) {
    if (threshold == threshold_) return;
    threshold_ = threshold;
    update();
}

Selection ScatterPlot::within(const QRectF& pixels) const {
    Selection found;
    for (const ScatterPoint& point : scatter_.points)
        if (pixels.contains(toPixels(point.value, point.wer * 100))) found.push_back(point.utterance);
    std::ranges::sort(found);
    return found;
}

std::optional<QPointF> ScatterPlot::placeOf(std::uint32_t utterance) const {
    const auto found = std::ranges::find(scatter_.points, utterance, &ScatterPoint::utterance);
    if (found == scatter_.points.end()) return std::nullopt;
    return toPixels(found->value, found->wer * 100);
}

Selection ScatterPlot::nearest(QPointF pixels) const {
    Selection found;
    double least = reach;
    for (const ScatterPoint& point : scatter_.points) {
        const QPointF away = toPixels(point.value, point.wer * 100) - pixels;
        const double distance = std::hypot(away.x(), away.y());
        if (distance >= least) continue;
        least = distance;
        found.assign(1, point.utterance);
    }
    return found;
}

void ScatterPlot::recolour(const Theme& theme) {
    QColor colour = theme.waveform;
    colour.setAlpha(130);
    points_->setPen(QPen(colour));
    chosen_->setPen(QPen(theme.accent));
}

void ScatterPlot::paintMarks(QPainter& painter, const Theme& theme) {
    if (threshold_ && std::isfinite(*threshold_)) {
        const double x = xAxis->coordToPixel(*threshold_);
        painter.setPen(QPen(theme.accent, 1.5, Qt::DashLine));
        if (x >= area().left() && x <= area().right())
            painter.drawLine(QPointF(x, area().top()), QPointF(x, area().bottom()));
    }
    if (!band_) return;
    painter.setPen(QPen(palette().color(QPalette::Highlight), 1));
    painter.setBrush(theme.selection);
    painter.drawRect(band_->normalized());
}

void ScatterPlot::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return;
    bandBegin_ = event->position();
    band_ = QRectF(bandBegin_, bandBegin_);
}

void ScatterPlot::mouseMoveEvent(QMouseEvent* event) {
    if (!band_) return;
    band_ = QRectF(bandBegin_, event->position());
    update();
}

void ScatterPlot::mouseReleaseEvent(QMouseEvent* event) {
    if (!band_) return;
    const QRectF frame = std::exchange(band_, std::nullopt)->normalized();
    update();
    const bool isClick = std::max(frame.width(), frame.height()) < 4;
    const bool add = (event->modifiers() & (Qt::ControlModifier | Qt::ShiftModifier)) != 0;
    select(isClick ? nearest(event->position()) : within(frame), add);
}

void ScatterPlot::select(Selection utterances, bool add) {
    if (add) {
        Selection both;
        std::ranges::set_union(utterances, selected_, std::back_inserter(both));
        utterances = std::move(both);
    }
    Q_EMIT selectionPicked(utterances);
}

void ScatterPlot::keyPressEvent(QKeyEvent* event) {
    if (event->key() != Qt::Key_Escape) return CorpusPlot::keyPressEvent(event);
    if (std::exchange(band_, std::nullopt)) return update();
    select({}, false);
}

} // namespace offramp
