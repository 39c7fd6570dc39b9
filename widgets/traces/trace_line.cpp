// SPDX-License-Identifier: GPL-3.0-or-later
#include "traces/trace_line.h"

#include <algorithm>
#include <cmath>

namespace offramp {

namespace {

/// With more frames on a pixel a line through each would be a smear.
constexpr double densest = 0.75;

} // namespace

TraceLine::Trace::Trace(const std::vector<float>& frames, double frameShift)
    : extremes(frames.data(), static_cast<std::int64_t>(frames.size())), shift(frameShift) {}

TraceLine::TraceLine(QCPAxis* keys, QCPAxis* values) : QCPGraph(keys, values) {}

void TraceLine::setTrace(std::shared_ptr<const Trace> trace) {
    trace_ = std::move(trace);
}

bool TraceLine::isDense() const {
    const double pixels = clipRect().width() * mParentPlot->bufferDevicePixelRatio();
    return trace_ && keyAxis()->range().size() / trace_->shift > densest * std::max(1.0, pixels);
}

/// Each reaches to its neighbour, so that they make one line, and is as high as the pen is wide at least.
QVector<QLineF> TraceLine::columns() const {
    const QRect area = clipRect();
    const double ratio = mParentPlot->bufferDevicePixelRatio();
    const int count = static_cast<int>(area.width() * ratio);
    const QCPRange range = keyAxis()->range();
    const auto frameAt = [&](int column) {
        return static_cast<std::int64_t>(
            std::floor((range.lower + range.size() * column / count) / trace_->shift));
    };
    const double thickness = pen().widthF() / 2;
    QVector<QLineF> lines;
    lines.reserve(count);
    Extremes::Pair before;
    for (int column = 0; column < count; ++column) {
        Extremes::Pair pair = trace_->extremes.of(frameAt(column), frameAt(column + 1));
        if (pair.empty()) continue;
        const Extremes::Pair own = pair;
        if (!before.empty() && before.high < pair.low) pair.low = before.high;
        if (!before.empty() && before.low > pair.high) pair.high = before.low;
        before = own;
        const double x = area.left() + (column + 0.5) / ratio;
        lines.append({x, valueAxis()->coordToPixel(static_cast<double>(pair.high)) - thickness, x,
                      valueAxis()->coordToPixel(static_cast<double>(pair.low)) + thickness});
    }
    return lines;
}

void TraceLine::draw(QCPPainter* painter) {
    if (!isDense()) return QCPGraph::draw(painter);
    const bool antialiased = painter->antialiasing();
    painter->setAntialiasing(false);
    painter->setPen(QPen(pen().color(), 0));
    painter->drawLines(columns());
    painter->setAntialiasing(antialiased);
}

} // namespace offramp
