// SPDX-License-Identifier: GPL-3.0-or-later
#include "formula/box.h"

#include <algorithm>

namespace offramp::formula {

void Box::put(const Box& other, QPointF at) {
    for (const Run& run : other.runs)
        runs.push_back({run.text, run.face, run.at + at, run.size});
    for (const QRectF& rule : other.rules)
        rules.push_back(rule.translated(at));
    for (const QPainterPath& shape : other.shapes)
        shapes.push_back(shape.translated(at));
    ascent = std::max(ascent, other.ascent - at.y());
    depth = std::max(depth, other.depth + at.y());
}

void Box::append(const Box& other, double space) {
    put(other, {width + space, 0});
    width += space + other.width;
}

} // namespace offramp::formula
