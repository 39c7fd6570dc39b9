// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figure/column_part.h"

namespace offramp {

/// A sound over time: its extremes, and within them its root mean square, as areas; single samples as a line
/// where there are few.
class WaveformPart : public ColumnPart {
public:
    explicit WaveformPart(const ColumnContext& context);

    [[nodiscard]] double naturalHeight() const override { return 4 * em(); }
    [[nodiscard]] double leastHeight() const override { return 2 * em(); }
    [[nodiscard]] QString axisTitle() const override;
    [[nodiscard]] double labelsWidth(double height) const override;
    void paint(const FigureCanvas& canvas, const TimeScale& scale) const override;

private:
    [[nodiscard]] ValueAxis axis(double height) const;
    void paintColumns(const FigureCanvas& canvas, const TimeScale& scale, const ValueAxis& axis) const;
    void paintSamples(const FigureCanvas& canvas, const TimeScale& scale, const ValueAxis& axis) const;

    double fullScale_ = 1;
};

} // namespace offramp
