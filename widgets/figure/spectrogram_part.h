// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figure/column_part.h"

namespace offramp {

/// How loud each frequency is over time: a picture, a column for each frame or for as many as the resolution
/// asks for.
class SpectrogramPart : public ColumnPart {
public:
    explicit SpectrogramPart(const ColumnContext& context) : ColumnPart(context) {}

    [[nodiscard]] double naturalHeight() const override { return 6 * em(); }
    [[nodiscard]] double leastHeight() const override { return 2.5 * em(); }
    [[nodiscard]] QString axisTitle() const override;
    [[nodiscard]] double labelsWidth(double height) const override;
    void paint(const FigureCanvas& canvas, const TimeScale& scale) const override;

private:
    void paintScale(const FigureCanvas& canvas, const QRectF& area, const Spectrogram& spectrogram) const;
};

/// A picture over a stretch of time.
struct HeatMap {
    QImage picture;
    double begin = 0; ///< seconds, of the first column's left edge
    double end = 0;
};

/// The level of the loudest colour, decibels: speech hardly ever comes nearer to a sine at full scale.
inline constexpr double loudestLevel = -10;

/// The picture of a sound in `range`, at least as fine as `columns` by `rows`, unless its frames are coarser.
[[nodiscard]] HeatMap spectrogramMap(const Waveform& sound, TimeRange range, int columns, int rows,
                                     const FigureSpec& spec, const FigureStyle& style);

/// What is painted of a map: all of it, and the page over what lies outside the scale's area.
void paintHeatMap(const FigureCanvas& canvas, const TimeScale& scale, const HeatMap& map, bool smooth);

} // namespace offramp
