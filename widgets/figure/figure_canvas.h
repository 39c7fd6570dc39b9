// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figure/figure_style.h"

#include <QPainter>

#include <vector>

namespace offramp {

/// Where a figure is painted, in units, and how. Nothing relies on clipping, which SVG by Qt doesn't have.
class FigureCanvas {
public:
    FigureCanvas(QPainter& painter, const FigureStyle& style) : painter_(painter), style_(style) {}

    [[nodiscard]] QPainter& painter() const { return painter_; }
    [[nodiscard]] const FigureStyle& style() const { return style_; }

    struct Text {
        Qt::Alignment alignment = Qt::AlignCenter;
        double scale = 1;
        bool bold = false;
        QColor colour; ///< invalid: the style's
    };
    /// One line of text in a rectangle, which it may exceed.
    void text(const QRectF& place, const QString& shown, const Text& how) const;
    /// The same, made smaller (to 0.7) and then cut off where it is wider than the rectangle.
    void fittingText(const QRectF& place, const QString& shown, Text how) const;
    /// From the bottom up in the middle of the rectangle, fitting as above.
    void risingText(const QRectF& place, const QString& shown, Text how) const;

    void line(QPointF from, QPointF to, const QPen& pen) const;
    void polyline(const std::vector<QPointF>& points, const QPen& pen) const;
    void polygon(const std::vector<QPointF>& points, const QColor& fill) const;
    void fill(const QRectF& area, const QColor& colour) const;
    void box(const QRectF& area, const QPen& pen) const;
    void roundBox(const QRectF& area, double radius, const QColor& colour) const;
    /// Lines from the lower left to the upper right, `step` apart.
    void hatch(const QRectF& area, double step, const QPen& pen) const;
    /// A wavy line, as under a spelling error.
    void wave(double left, double right, double bottom, double height, const QPen& pen) const;
    /// A picture whose pixels stay what they are; `smooth`: they may be blended where they are painted.
    void image(const QRectF& place, const QImage& picture, bool smooth) const;

private:
    QPainter& painter_;
    const FigureStyle& style_;
};

} // namespace offramp
