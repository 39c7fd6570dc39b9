// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formula/node.h"

#include <QPainterPath>
#include <QPointF>
#include <QRectF>

#include <vector>

namespace offramp::formula {

/// Characters in one face.
struct Run {
    QString text; ///< as MathFont::shaped gives it
    Face face = Face::upright;
    QPointF at; ///< where its baseline begins
    double size = 1;
};

/// Part of a formula with what it draws. In ems; the origin is where its baseline begins, y grows downwards.
struct Box {
    double width = 0;
    double ascent = 0; ///< above the baseline
    double depth = 0;  ///< below it
    double italic = 0; ///< by how much slanted ink leans out at the upper right; part of the width
    double skew = 0;   ///< how far right of the middle an accent belongs
    bool sign = false; ///< one sign: its scripts stand where the font's size has them, not where its ink ends

    std::vector<Run> runs;
    std::vector<QRectF> rules;
    std::vector<QPainterPath> shapes; ///< filled

    [[nodiscard]] double height() const { return ascent + depth; }
    /// Draws `other` with its origin at `at`; the extents above and below grow to hold it, the width doesn't.
    void put(const Box& other, QPointF at);
    /// Draws `other` to the right of all this, `space` apart, and grows by it.
    void append(const Box& other, double space = 0);
};

} // namespace offramp::formula
