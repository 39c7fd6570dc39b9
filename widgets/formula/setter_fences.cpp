// SPDX-License-Identifier: GPL-3.0-or-later
#include "formula/setter.h"

#include "formula/shapes.h"

namespace offramp::formula {

namespace {

constexpr double covered = 0.9;   ///< part of the inner height that a delimiter reaches
constexpr double shortfall = 0.5; ///< ems that it may be shorter by
constexpr double noDelimiter = 0.1;

// Of cases, in ems.
constexpr double rowAscent = 0.85;
constexpr double rowDepth = 0.35;
constexpr double rowGap = 0.1;
constexpr double columnGap = 1;

} // namespace

Box Setter::delimiter(QChar sign, double ascent, double depth, Style style) const {
    Box box;
    if (sign == u'.') {
        box.width = noDelimiter * style.size();
        return box;
    }
    const double half = std::max(ascent - axis(style), depth + axis(style));
    const double height = std::max(2 * covered * half, 2 * half - shortfall * style.size());
    Box glyph = glyphs(QString(sign), Face::upright, style.size());
    if (glyph.height() >= height) return glyph;
    return grownDelimiter(sign, height / 2 + axis(style), height / 2 - axis(style), rule(style));
}

Box Setter::fence(const Node& node, Style style) const {
    const Box inner = set(node.parts[0], style);
    Box box = delimiter(node.text.at(0), inner.ascent, inner.depth, style);
    box.append(inner);
    box.append(delimiter(node.text.at(1), inner.ascent, inner.depth, style));
    box.italic = 0;
    return box;
}

Box Setter::cases(const Node& node, Style style) const {
    const Style cell = style.text();
    const double size = style.size();
    std::vector<Box> boxes;
    double column = 0;
    for (std::size_t i = 0; i < node.parts.size(); ++i) {
        boxes.push_back(set(node.parts[i], cell));
        if (i % 2 == 0) column = std::max(column, boxes.back().width);
    }
    Box table;
    double y = 0;
    for (std::size_t i = 0; i + 1 < boxes.size(); i += 2) {
        y += std::max({rowAscent * size, boxes[i].ascent, boxes[i + 1].ascent});
        table.put(boxes[i], {0, y});
        table.put(boxes[i + 1], {column + columnGap * size, y});
        table.width =
            std::max({table.width, boxes[i].width,
                      node.parts[i + 1].absent() ? 0 : column + columnGap * size + boxes[i + 1].width});
        y += std::max({rowDepth * size, boxes[i].depth, boxes[i + 1].depth}) + rowGap * size;
    }
    const double half = (y - rowGap * size) / 2;
    Box box = delimiter(u'{', half + axis(style), half - axis(style), style);
    const double width = box.width + 0.1 * size;
    box.put(table, {width, -half - axis(style)});
    box.width = width + table.width + noDelimiter * size;
    return box;
}

} // namespace offramp::formula
