// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/peaks.h"
#include "time/time_pane.h"

#include <memory>

namespace offramp {

/// A sound over time: extremes and root mean square of each column of pixels, and single samples when zoomed
/// in far enough.
class WaveformPane : public TimePane {
    Q_OBJECT

public:
    explicit WaveformPane(TimeView* view, QWidget* parent = nullptr);

    /// Null: nothing to show.
    void setPeaks(std::shared_ptr<const Peaks> peaks);

protected:
    void paintContent(QPainter& painter, const QRectF& area) override;
    [[nodiscard]] QString textAt(QPointF position) const override;

private:
    void paintColumns(QPainter& painter, const QRectF& area) const;
    void paintSamples(QPainter& painter, const QRectF& area) const;
    void paintScale(QPainter& painter, const QRectF& area) const;
    [[nodiscard]] double samplesPerPixel() const;
    /// The amplitude at the upper edge: 1, or the peak of a sound that is softer or exceeds it.
    [[nodiscard]] double fullScale() const { return fullScale_; }

    std::shared_ptr<const Peaks> peaks_;
    double fullScale_ = 1;
};

} // namespace offramp
