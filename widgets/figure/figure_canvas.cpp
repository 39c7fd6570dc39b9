// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/figure_canvas.h"

#include <algorithm>
#include <cmath>

namespace offramp {

namespace {

constexpr double smallest = 0.7; ///< of a text that has to fit

QPolygonF polygonOf(const std::vector<QPointF>& points) {
    return QPolygonF(QList<QPointF>(points.begin(), points.end()));
}

} // namespace

void FigureCanvas::text(const QRectF& place, const QString& shown, const Text& how) const {
    const QFontMetricsF metrics = style_.metrics(how.scale, how.bold);
    const double width = metrics.horizontalAdvance(shown);
    double x = place.center().x() - width / 2;
    if ((how.alignment & Qt::AlignLeft) != 0) x = place.left();
    if ((how.alignment & Qt::AlignRight) != 0) x = place.right() - width;
    double y = place.center().y() + (metrics.ascent() - metrics.descent()) / 2;
    if ((how.alignment & Qt::AlignTop) != 0) y = place.top() + metrics.ascent();
    if ((how.alignment & Qt::AlignBottom) != 0) y = place.bottom() - metrics.descent();
    painter_.setFont(style_.font(how.scale, how.bold));
    painter_.setPen(how.colour.isValid() ? how.colour : style_.text);
    painter_.drawText(QPointF(x, y), shown);
}

void FigureCanvas::fittingText(const QRectF& place, const QString& shown, Text how) const {
    const double wide = style_.textWidth(shown, how.scale, how.bold);
    if (wide <= place.width()) return text(place, shown, how);
    how.scale *= std::max(smallest, place.width() / wide * 0.99);
    const QFontMetricsF metrics = style_.metrics(how.scale, how.bold);
    const QString fitting = metrics.horizontalAdvance(shown) <= place.width()
                                ? shown
                                : metrics.elidedText(shown, Qt::ElideRight, place.width());
    if (fitting.size() > 1 || fitting == shown) text(place, fitting, how);
}

void FigureCanvas::risingText(const QRectF& place, const QString& shown, Text how) const {
    painter_.save();
    painter_.translate(place.center());
    painter_.rotate(-90);
    fittingText({-place.height() / 2, -place.width() / 2, place.height(), place.width()}, shown, how);
    painter_.restore();
}

void FigureCanvas::line(QPointF from, QPointF to, const QPen& pen) const {
    painter_.setPen(pen);
    painter_.drawLine(from, to);
}

void FigureCanvas::polyline(const std::vector<QPointF>& points, const QPen& pen) const {
    if (points.size() < 2) return;
    painter_.setPen(pen);
    painter_.setBrush(Qt::NoBrush);
    painter_.drawPolyline(polygonOf(points));
}

void FigureCanvas::polygon(const std::vector<QPointF>& points, const QColor& colour) const {
    if (points.size() < 3) return;
    painter_.setPen(Qt::NoPen);
    painter_.setBrush(colour);
    painter_.drawPolygon(polygonOf(points));
}

void FigureCanvas::fill(const QRectF& area, const QColor& colour) const {
    painter_.fillRect(area, colour);
}

void FigureCanvas::box(const QRectF& area, const QPen& pen) const {
    painter_.setPen(pen);
    painter_.setBrush(Qt::NoBrush);
    painter_.drawRect(area);
}

void FigureCanvas::roundBox(const QRectF& area, double radius, const QColor& colour) const {
    painter_.setPen(Qt::NoPen);
    painter_.setBrush(colour);
    painter_.drawRoundedRect(area, radius, radius);
}

/// Each line is cut at the rectangle: on it x + y is constant.
void FigureCanvas::hatch(const QRectF& area, double step, const QPen& pen) const {
    QList<QLineF> lines;
    const double first = std::ceil((area.left() + area.top()) / step) * step;
    for (double sum = first; sum < area.right() + area.bottom(); sum += step) {
        const double left = std::max(area.left(), sum - area.bottom());
        const double right = std::min(area.right(), sum - area.top());
        if (right > left) lines.append({left, sum - left, right, sum - right});
    }
    painter_.setPen(pen);
    painter_.drawLines(lines);
}

void FigureCanvas::wave(double left, double right, double bottom, double height, const QPen& pen) const {
    std::vector<QPointF> points;
    const int steps = std::max(2, static_cast<int>((right - left) / height));
    for (int i = 0; i <= steps; ++i)
        points.emplace_back(left + (right - left) * i / steps, bottom - (i % 2 == 0 ? 0 : height));
    polyline(points, pen);
}

void FigureCanvas::image(const QRectF& place, const QImage& picture, bool smooth) const {
    painter_.save();
    painter_.setRenderHint(QPainter::LosslessImageRendering);
    painter_.setRenderHint(QPainter::SmoothPixmapTransform, smooth);
    painter_.drawImage(place, picture);
    painter_.restore();
}

} // namespace offramp
