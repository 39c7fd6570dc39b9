// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figure/figure_axis.h"
#include "figure/figure_canvas.h"
#include "figure/figure_content.h"

#include <memory>

namespace offramp {

/// Where times lie on a page.
struct TimeScale {
    TimeRange range;
    QRectF area;

    [[nodiscard]] double x(double time) const {
        return area.left() + (time - range.begin) / range.width() * area.width();
    }
    [[nodiscard]] double time(double x) const {
        return range.begin + (x - area.left()) / area.width() * range.width();
    }
    [[nodiscard]] bool contains(double time) const { return time >= range.begin && time <= range.end; }
};

/// What the parts of a column are made from; outlives them.
struct ColumnContext {
    const FigureSpec& spec;
    const FigureStyle& style;
    const UtteranceFigure& content;
    TimeRange range;
    double width = 0; ///< of the page
};

/// One view in a column.
class ColumnPart {
public:
    explicit ColumnPart(const ColumnContext& context) : context_(context) {}
    virtual ~ColumnPart() = default;
    ColumnPart(const ColumnPart&) = delete;
    ColumnPart& operator=(const ColumnPart&) = delete;

    /// Where the page's height is free, and the least that can be read.
    [[nodiscard]] virtual double naturalHeight() const = 0;
    [[nodiscard]] virtual double leastHeight() const = 0;
    /// Stands at the axis, from the bottom up.
    [[nodiscard]] virtual QString axisTitle() const = 0;
    /// What the labels left of the plot need in a plot of that height.
    [[nodiscard]] virtual double labelsWidth(double height) const = 0;
    /// Everything but the frame and the axis's title.
    virtual void paint(const FigureCanvas& canvas, const TimeScale& scale) const = 0;

protected:
    [[nodiscard]] const FigureSpec& spec() const { return context_.spec; }
    [[nodiscard]] const FigureStyle& style() const { return context_.style; }
    [[nodiscard]] const UtteranceFigure& content() const { return context_.content; }
    [[nodiscard]] const ColumnContext& context() const { return context_; }
    [[nodiscard]] double em() const { return context_.style.em(); }
    void paintTimeGrid(const FigureCanvas& canvas, const TimeScale& scale) const;

private:
    ColumnContext context_;
};

/// Null where the content has nothing for it.
[[nodiscard]] std::unique_ptr<ColumnPart> makePart(FigureView view, const ColumnContext& context);

/// Where the ruler and the grid have their ticks on a plot of that width.
[[nodiscard]] std::vector<double> rulerTicks(const TimeScale& scale, const FigureStyle& style);

} // namespace offramp
