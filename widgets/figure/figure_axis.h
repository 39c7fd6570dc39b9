// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figure/figure_canvas.h"

#include <QString>

#include <vector>

namespace offramp {

/// Where an axis has its numbers: multiples of 1, 2 or 5 · 10^k within low … high, at most `most` of them
/// (and at least one, if any such lies within).
[[nodiscard]] std::vector<double> axisTicks(double low, double high, int most);

/// A number's text with a minus of a plus's width, not a hyphen.
[[nodiscard]] QString withMinus(QString number);

/// As many decimals as the ticks need, by locale.
[[nodiscard]] QStringList axisTexts(const std::vector<double>& ticks);

/// A vertical axis's ticks and numbers, left of `area`, and its grid within, as far as there is room.
struct ValueAxis {
    double low = 0;
    double high = 1;
    std::vector<double> ticks;
    QStringList texts;

    /// With as many ticks as fit into `height`.
    ValueAxis(double lowest, double highest, double height, const FigureStyle& style);

    [[nodiscard]] double y(double value, const QRectF& area) const {
        return area.bottom() - (value - low) / (high - low) * area.height();
    }
    [[nodiscard]] double width(const FigureStyle& style) const;
    void paintGrid(const FigureCanvas& canvas, const QRectF& area) const;
    void paint(const FigureCanvas& canvas, const QRectF& area) const;
};

/// Length of a tick, and the room between it and its number.
[[nodiscard]] double tickLength(const FigureStyle& style);
[[nodiscard]] double tickGap(const FigureStyle& style);
/// Numbers are a little smaller than other texts.
inline constexpr double numberScale = 0.9;

} // namespace offramp
