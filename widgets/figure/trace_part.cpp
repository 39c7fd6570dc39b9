// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/trace_part.h"

#include "time/extremes.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace offramp {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(offramp::Figure)
};

/// Units between two points of a line.
constexpr double closestPoints = 4;
constexpr double takenWidth = 2.2; ///< of the other lines'

using Lines = std::vector<std::vector<QPointF>>;

/// Adds a point, or begins another line where it is no number.
void extend(Lines& lines, double x, double value, const TimeScale& scale, const ValueAxis& axis) {
    if (std::isnan(value)) {
        if (!lines.back().empty()) lines.emplace_back();
    } else {
        lines.back().emplace_back(x, axis.y(value, scale.area));
    }
}

/// Of a line that may reach over both ends, what is between them.
std::vector<QPointF> cut(const std::vector<QPointF>& line, double left, double right) {
    std::vector<QPointF> kept;
    const auto between = [](QPointF a, QPointF b, double x) {
        return QPointF(x, a.y() + (b.y() - a.y()) * (x - a.x()) / (b.x() - a.x()));
    };
    for (std::size_t i = 0; i < line.size(); ++i) {
        const QPointF at = line[i];
        const QPointF before = i > 0 ? line[i - 1] : at;
        for (const double edge : {left, right})
            if (before.x() < edge && at.x() > edge) kept.push_back(between(before, at, edge));
        if (at.x() >= left && at.x() <= right) kept.push_back(at);
    }
    return kept;
}

Lines everyFrame(const std::vector<float>& values, double shift, const TimeScale& scale,
                 const ValueAxis& axis) {
    const auto frames = static_cast<std::int64_t>(values.size());
    const auto first =
        std::clamp<std::int64_t>(std::llround(std::floor(scale.range.begin / shift)) - 1, 0, frames);
    const auto end =
        std::clamp<std::int64_t>(std::llround(std::ceil(scale.range.end / shift)) + 1, first, frames);
    Lines lines(1);
    for (std::int64_t frame = first; frame < end; ++frame)
        extend(lines, scale.x((static_cast<double>(frame) + 0.5) * shift),
               static_cast<double>(values[static_cast<std::size_t>(frame)]), scale, axis);
    return lines;
}

/// From the least to the greatest of each column, and on to the next.
Lines extremesOf(const std::vector<float>& values, double shift, const TimeScale& scale,
                 const ValueAxis& axis, double closest) {
    const Extremes extremes(values.data(), static_cast<std::int64_t>(values.size()));
    const int columns = std::max(1, static_cast<int>(scale.area.width() / (2 * closest)));
    const auto frameAt = [&](int column) {
        return std::llround(std::floor((scale.range.begin + scale.range.width() * column / columns) / shift));
    };
    Lines lines(1);
    for (int column = 0; column < columns; ++column) {
        const auto pair = extremes.of(frameAt(column), std::max(frameAt(column) + 1, frameAt(column + 1)));
        const double x = scale.area.left() + (column + 0.5) * scale.area.width() / columns;
        if (pair.empty()) {
            extend(lines, x, std::nan(""), scale, axis);
            continue;
        }
        extend(lines, x - closest / 2, static_cast<double>(pair.low), scale, axis);
        extend(lines, x + closest / 2, static_cast<double>(pair.high), scale, axis);
    }
    return lines;
}

} // namespace

std::vector<std::vector<QPointF>> traceLines(const std::vector<float>& values, double frameShift,
                                             const TimeScale& scale, const ValueAxis& axis, double closest) {
    const double spacing = frameShift / scale.range.width() * scale.area.width();
    const Lines lines = spacing < closest ? extremesOf(values, frameShift, scale, axis, closest)
                                          : everyFrame(values, frameShift, scale, axis);
    Lines kept;
    for (const auto& line : lines) {
        auto part = cut(line, scale.area.left(), scale.area.right());
        if (part.size() > 1) kept.push_back(std::move(part));
    }
    return kept;
}

TracePart::TracePart(FigureView view, const ColumnContext& context) : ColumnPart(context), view_(view) {
    if (view_ != FigureView::entropy) return;
    highest_ = 0.1;
    for (const auto& exit : content().analysis->exits)
        for (const float value : valuesOf(view_, exit->traces))
            if (static_cast<double>(value) > highest_) highest_ = static_cast<double>(value); // NaN isn't
}

const std::vector<float>& TracePart::valuesOf(FigureView view, const FrameTraces& traces) {
    switch (view) {
    case FigureView::maxProbability:
        return traces.maxProbability;
    case FigureView::margin:
        return traces.margin;
    case FigureView::blank:
        return traces.blankProbability;
    default:
        return traces.entropy;
    }
}

QString TracePart::axisTitle() const {
    switch (view_) {
    case FigureView::maxProbability:
        return Texts::tr("Max. prob.");
    case FigureView::margin:
        return Texts::tr("Margin");
    case FigureView::blank:
        return Texts::tr("Blank prob.");
    default:
        return Texts::tr("Entropy, nats");
    }
}

ValueAxis TracePart::axis(double height) const {
    return {-0.03 * highest_, 1.05 * highest_, height, style()};
}

double TracePart::labelsWidth(double height) const {
    return axis(height).width(style());
}

void TracePart::paint(const FigureCanvas& canvas, const TimeScale& scale) const {
    const ValueAxis values = axis(scale.area.height());
    paintTimeGrid(canvas, scale);
    if (spec().grid) values.paintGrid(canvas, scale.area);
    const int exits = static_cast<int>(content().analysis->exits.size());
    for (int exit = 0; exit < exits; ++exit)
        if (exit != content().taken()) paintExit(canvas, scale, values, exit);
    if (content().taken() && *content().taken() < exits) paintExit(canvas, scale, values, *content().taken());
    values.paint(canvas, scale.area);
}

void TracePart::paintExit(const FigureCanvas& canvas, const TimeScale& scale, const ValueAxis& axis,
                          int exit) const {
    if (content().hiddenExits.contains(exit)) return;
    QPen pen = style().exitPen(exit, content().exits());
    if (exit == content().taken()) {
        const double width = pen.widthF();
        QList<qreal> dashes = pen.dashPattern();
        for (qreal& dash : dashes)
            dash /= takenWidth; // counted in widths of the pen
        pen.setWidthF(width * takenWidth);
        if (!dashes.isEmpty()) pen.setDashPattern(dashes);
    }
    const auto& analysis = *content().analysis;
    const auto& values = valuesOf(view_, analysis.exits[static_cast<std::size_t>(exit)]->traces);
    for (const auto& line : traceLines(values, analysis.model->frameShift, scale, axis, closestPoints))
        canvas.polyline(line, pen);
}

} // namespace offramp
