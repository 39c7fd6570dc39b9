// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figure/column_part.h"
#include "figure/spectrogram_part.h"

#include <vector>

namespace offramp {

/// One exit's probabilities: a row for each of the tokens that win the most frames, the blank at the bottom.
class PosteriorsPart : public ColumnPart {
public:
    explicit PosteriorsPart(const ColumnContext& context);

    [[nodiscard]] double naturalHeight() const override;
    [[nodiscard]] double leastHeight() const override { return 3 * em(); }
    [[nodiscard]] QString axisTitle() const override;
    [[nodiscard]] double labelsWidth(double height) const override;
    void paint(const FigureCanvas& canvas, const TimeScale& scale) const override;

private:
    [[nodiscard]] QString nameOf(int id) const;
    [[nodiscard]] double rowHeight(double height) const;

    int exit_ = 0;
    std::vector<int> classes_; ///< from the bottom up
};

/// The exit whose posteriors a figure shows; −1: none is known.
[[nodiscard]] int posteriorsExit(const UtteranceFigure& content);

/// The probabilities of `classes` (from the bottom up) in `range`: a pixel for each frame, or, where there
/// are more than `columns` of them, for as many as share a column, the greatest.
[[nodiscard]] HeatMap posteriorsMap(const Matrix& logProbs, double frameShift, TimeRange range,
                                    const std::vector<int>& classes, int columns, const FigureStyle& style);

} // namespace offramp
