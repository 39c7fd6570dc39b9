// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figure/column_part.h"
#include "figure/figure_layout.h"
#include "figure/figure_legend.h"

#include <memory>
#include <optional>
#include <vector>

namespace offramp {

/// Views of one utterance below one another: their plots begin and end at the same place, and the time axis
/// stands below the last.
class ColumnFigure : public FigureLayout {
public:
    /// Throws Error as layOut() does.
    ColumnFigure(const FigureSpec& spec, UtteranceFigure content);

    /// Of each part that there is something to show of, from above; units.
    [[nodiscard]] const std::vector<QRectF>& areas() const { return areas_; }

protected:
    void paintFigure(const FigureCanvas& canvas) const override;

private:
    void makeParts();
    void place();
    [[nodiscard]] std::vector<double> heightsWithin(double room, double fixed) const;
    [[nodiscard]] double rulerHeight() const;
    void paintRuler(const FigureCanvas& canvas) const;
    [[nodiscard]] TimeScale scaleOf(std::size_t part) const { return {range_, areas_[part]}; }

    UtteranceFigure content_;
    TimeRange range_;
    std::vector<std::unique_ptr<ColumnPart>> parts_;
    std::vector<QRectF> areas_;
    std::optional<FigureLegend> legend_;
};

/// What the legend of such a column says: exits, marks, and the colours of heat maps, as far as they occur.
[[nodiscard]] std::vector<LegendEntry> columnLegend(const FigureSpec& spec, const FigureStyle& style,
                                                    const UtteranceFigure& content);

/// True if there is something to show of it.
[[nodiscard]] bool hasView(FigureView view, const UtteranceFigure& content);

} // namespace offramp
