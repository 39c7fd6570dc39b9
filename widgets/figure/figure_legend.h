// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figure/figure_canvas.h"

#include <functional>
#include <vector>

namespace offramp {

/// A sample with its name.
struct LegendEntry {
    QString text;
    double sampleWidth = 0; ///< units; 0: a text alone
    std::function<void(const FigureCanvas&, const QRectF&)> paint;
    QString before;      ///< stands left of the sample
    bool begins = false; ///< a group, which stays on one line if it can
};

/// Entries one beside the other, in as many lines as they need.
class FigureLegend {
public:
    FigureLegend(std::vector<LegendEntry> entries, double width, const FigureStyle& style);

    [[nodiscard]] double height() const { return lines_ * lineHeight_; }
    void paint(const FigureCanvas& canvas, QPointF topLeft) const;

private:
    [[nodiscard]] double widthOf(const LegendEntry& entry) const;
    [[nodiscard]] double groupWidth(std::size_t first) const;

    std::vector<LegendEntry> entries_;
    std::vector<QPointF> places_; ///< of each entry's upper left corner
    const FigureStyle& style_;
    double lineHeight_ = 0;
    int lines_ = 0;
};

/// A line as it is drawn.
[[nodiscard]] LegendEntry lineEntry(const QString& text, const QPen& pen, const FigureStyle& style);

} // namespace offramp
