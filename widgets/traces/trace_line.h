// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "time/extremes.h"
#include "traces/custom_plot.h"

#include <memory>
#include <vector>

namespace offramp {

/// One exit's numbers, a frame each, as a line. Where many frames fall on a pixel, each column of pixels is
/// drawn from the least to the greatest of its frames.
class TraceLine : public QCPGraph {
    Q_OBJECT

public:
    /// A frame's values and their extremes, shared by all lines of the same exit.
    struct Trace {
        Trace(const std::vector<float>& frames, double shift);
        Extremes extremes; ///< of `frames`, which must outlive this
        double shift;      ///< seconds from frame to frame
    };

    TraceLine(QCPAxis* keys, QCPAxis* values);

    void setTrace(std::shared_ptr<const Trace> trace);
    [[nodiscard]] const std::shared_ptr<const Trace>& trace() const { return trace_; }

protected:
    void draw(QCPPainter* painter) override;

private:
    [[nodiscard]] bool isDense() const;
    [[nodiscard]] QVector<QLineF> columns() const;

    std::shared_ptr<const Trace> trace_;
};

} // namespace offramp
