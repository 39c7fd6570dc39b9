// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figure/figure_axis.h"
#include "figure/figure_layout.h"
#include "figure/figure_legend.h"

#include <optional>
#include <vector>

namespace offramp {

/// A plot of a corpus on a page.
class ChartFigure : public FigureLayout {
public:
    /// Throws Error as layOut() does.
    ChartFigure(const FigureSpec& spec, FigureChart chart);

    /// Units.
    [[nodiscard]] const QRectF& area() const { return area_; }

protected:
    void paintFigure(const FigureCanvas& canvas) const override;

private:
    void place();
    [[nodiscard]] double x(double value) const;
    [[nodiscard]] QPointF at(QPointF place) const;
    [[nodiscard]] double axisHeight() const;
    [[nodiscard]] std::vector<double> xTicks() const;
    [[nodiscard]] std::vector<LegendEntry> entries() const;
    void paintHorizontal(const FigureCanvas& canvas) const;
    void paintBars(const FigureCanvas& canvas, const ChartBars& bars) const;
    void paintCurrent(const FigureCanvas& canvas) const;
    void paintMarks(const FigureCanvas& canvas, const ChartMarks& marks) const;
    void paintLabels(const FigureCanvas& canvas) const;
    [[nodiscard]] std::vector<QPointF> linePlaces() const;
    [[nodiscard]] std::vector<QRectF> markBoxes() const;
    [[nodiscard]] std::vector<QRectF> labelPlaces(QPointF mark, QSizeF size) const;
    [[nodiscard]] std::vector<QPointF> placed(const std::vector<QPointF>& points) const;

    FigureChart chart_;
    QRectF area_;
    std::optional<ValueAxis> values_;
    std::optional<FigureLegend> legend_;
};

} // namespace offramp
