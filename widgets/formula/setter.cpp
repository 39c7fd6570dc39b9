// SPDX-License-Identifier: GPL-3.0-or-later
#include "formula/setter.h"

#include "formula/shapes.h"
#include "formula/spacing.h"

#include <optional>

namespace offramp::formula {

namespace {

constexpr double quad = 18;             ///< eighteenths of an em in an em
constexpr double displayedSum = 1.4;    ///< a big operator's size in display style
constexpr double besideOperator = 0.05; ///< least free space beside its ink, ems
constexpr double slant = 0.19;          ///< of italic letters, about 11 degrees

} // namespace

Box Setter::set(const Node& node, Style style) const {
    switch (node.kind) {
    case Node::Kind::nothing:
    case Node::Kind::space:
        return {};
    case Node::Kind::symbol:
        return symbol(node, style);
    case Node::Kind::bigOperator:
        return bigOperator(node, style);
    case Node::Kind::row:
        return row(node, style);
    case Node::Kind::fraction:
        return fraction(node, style);
    case Node::Kind::root:
        return root(node, style);
    case Node::Kind::scripts:
        return node.parts[0].limits && style.display() ? limits(node, style) : scripts(node, style);
    case Node::Kind::accent:
        return accent(node, style);
    case Node::Kind::fence:
        return fence(node, style);
    case Node::Kind::cases:
        return cases(node, style);
    }
    return {};
}

std::vector<Setter::Item> Setter::items(const std::vector<Node>& parts, Style style) const {
    const std::vector<AtomClass> classes = spacingClasses(parts);
    std::vector<Item> items;
    double asked = 0; // in eighteenths of an em
    std::optional<AtomClass> left;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (parts[i].kind == Node::Kind::space) {
            asked += parts[i].space;
            continue;
        }
        const double between = left ? spaceBetween(*left, classes[i], style.script()) : 0;
        items.push_back(
            {set(parts[i], style), classes[i], (between + asked) / quad * style.size(), asked >= quad});
        left = classes[i];
        asked = 0;
    }
    return items;
}

Box Setter::row(const Node& node, Style style) const {
    Box box;
    for (const Item& item : items(node.parts, style))
        box.append(item.box, item.spaceBefore);
    return box;
}

Box Setter::glyphs(const QString& text, Face face, double size) const {
    const QString shaped = font_.shaped(text, face);
    const Extents& extents = font_.extents(shaped, face);
    Box box;
    box.italic = std::max(0.0, extents.ink.right() - extents.advance) * size;
    box.width = extents.advance * size + box.italic;
    box.ascent = std::max(0.0, -extents.ink.top()) * size;
    box.depth = std::max(0.0, extents.ink.bottom()) * size;
    box.runs.push_back({shaped, face, {}, size});
    return box;
}

Box Setter::symbol(const Node& node, Style style) const {
    Box box = glyphs(node.text, node.face, style.size());
    box.sign = node.text.size() == 1;
    if (node.face == Face::italic) box.skew = slant * (box.ascent - (box.ascent - box.depth) / 2);
    return box;
}

Box Setter::bigOperator(const Node& node, Style style) const {
    const double size = style.size() * (style.display() ? displayedSum : 1);
    const Box glyph = glyphs(node.text, Face::upright, size);
    // Its middle stands on the axis.
    const double down = (glyph.ascent - glyph.depth) / 2 - axis(style);
    // Fonts differ in how close their ink comes to its neighbours.
    const QRectF ink = font_.extents(node.text, Face::upright).ink;
    const double left = std::max(0.0, besideOperator - ink.left()) * size;
    const double right = std::max(0.0, besideOperator * size - (glyph.width - ink.right() * size));
    Box box;
    box.width = left + glyph.width + right;
    box.italic = glyph.italic;
    box.ascent = glyph.ascent - down;
    box.depth = glyph.depth + down;
    box.put(glyph, {left, down});
    return box;
}

Box Setter::accentSign(const QString& sign, double width, Style style) const {
    const double line = rule(style);
    if (sign == u"ˆ") return circumflex(std::max(0.36 * style.size(), 0.62 * width), line);
    if (sign == u"¯") {
        Box box;
        box.width = std::max(0.34 * style.size(), 0.72 * width);
        box.ascent = line;
        box.rules.emplace_back(0, -line, box.width, line);
        return box;
    }
    // Letters of the font: their ink moves to the baseline and the left edge.
    Box glyph = glyphs(sign, Face::upright, style.size());
    const QRectF ink = font_.extents(sign, Face::upright).ink;
    Box box;
    box.put(glyph, {-ink.left() * style.size(), -ink.bottom() * style.size()});
    box.width = ink.width() * style.size();
    box.ascent = ink.height() * style.size();
    box.depth = 0;
    return box;
}

Box Setter::accent(const Node& node, Style style) const {
    const Box base = set(node.parts[0], style.inCramped());
    if (node.text.isEmpty()) return overline(base, style);
    const Box sign = accentSign(node.text, base.width - base.italic, style);
    const double gap = std::max(2.2 * rule(style), 0.09 * style.size());
    const double up = std::max(base.ascent, font_.xHeight() * style.size()) + gap;
    Box box = base;
    box.sign = false;
    const double left = (base.width - base.italic - sign.width) / 2 + base.skew;
    box.put(sign, {left, -up});
    box.width = std::max(base.width, left + sign.width);
    return box;
}

Box Setter::overline(const Box& base, Style style) const {
    const double line = rule(style);
    Box box = base;
    box.sign = false;
    box.rules.emplace_back(0, -base.ascent - 4 * line, base.width, line);
    box.ascent = base.ascent + 5 * line;
    return box;
}

} // namespace offramp::formula
