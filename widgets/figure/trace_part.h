// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figure/column_part.h"

namespace offramp {

/// A number per frame over time, a line for each exit; that of the exit taken is thicker and on top.
class TracePart : public ColumnPart {
public:
    /// `view`: one of entropy, maxProbability, margin and blank.
    TracePart(FigureView view, const ColumnContext& context);

    [[nodiscard]] double naturalHeight() const override { return 5.5 * em(); }
    [[nodiscard]] double leastHeight() const override { return 2.5 * em(); }
    [[nodiscard]] QString axisTitle() const override;
    [[nodiscard]] double labelsWidth(double height) const override;
    void paint(const FigureCanvas& canvas, const TimeScale& scale) const override;

    /// The frames' numbers at an exit; empty where the model gives none.
    [[nodiscard]] static const std::vector<float>& valuesOf(FigureView view, const FrameTraces& traces);

private:
    [[nodiscard]] ValueAxis axis(double height) const;
    void paintExit(const FigureCanvas& canvas, const TimeScale& scale, const ValueAxis& axis, int exit) const;

    FigureView view_;
    double highest_ = 1;
};

/// The lines that `values`, a frame each, make in the scale's range, cut at its ends and parted where a value
/// is no number. Where frames are closer than `closest` units, each such stretch has its extremes alone.
[[nodiscard]] std::vector<std::vector<QPointF>> traceLines(const std::vector<float>& values,
                                                           double frameShift, const TimeScale& scale,
                                                           const ValueAxis& axis, double closest);

} // namespace offramp
