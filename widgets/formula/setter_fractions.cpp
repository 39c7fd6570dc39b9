// SPDX-License-Identifier: GPL-3.0-or-later
#include "formula/setter.h"

#include "formula/shapes.h"

namespace offramp::formula {

namespace {

constexpr double besideFraction = 0.1; ///< free space, ems
constexpr double barOverhang = 0.04;   ///< of the bar beyond numerator and denominator

// From the bar to the baselines, in ems of the style: TeX's fonts have these between their axis and
// baselines.
constexpr double numeratorInDisplay = 0.43;
constexpr double numeratorInText = 0.15;
constexpr double denominatorInDisplay = 0.25; ///< below it, to the top of capitals
constexpr double denominatorInText = 0.12;

} // namespace

Box Setter::fraction(const Node& node, Style style) const {
    const Box above = set(node.parts[0], style.numerator());
    const Box below = set(node.parts[1], style.denominator());
    const double size = style.size();
    const double line = rule(style);
    const double gap = (style.display() ? 3.0 : 1.5) * line;
    const double capitals = font_.capHeight() * style.denominator().size();
    const double up = std::max((style.display() ? numeratorInDisplay : numeratorInText) * size,
                               above.depth + line / 2 + gap);
    const double down =
        std::max((style.display() ? denominatorInDisplay : denominatorInText) * size + capitals,
                 below.ascent + line / 2 + gap);
    const double bar = std::max(above.width, below.width) + 2 * barOverhang * size;
    const double left = besideFraction * size;
    const double middle = left + bar / 2;
    Box box;
    box.width = bar + 2 * left;
    box.rules.emplace_back(left, -axis(style) - line / 2, bar, line);
    box.put(above, {middle - above.width / 2, -axis(style) - up});
    box.put(below, {middle - below.width / 2, -axis(style) + down});
    return box;
}

Box Setter::root(const Node& node, Style style) const {
    const Box inner = set(node.parts[0], style.inCramped());
    const Box index = set(node.parts[1], Style{3, true});
    const double line = rule(style);
    const double gap = line + (style.display() ? font_.xHeight() : font_.rule()) * style.size() / 4;
    const double ascent = std::max(inner.ascent, font_.xHeight() * style.size()) + gap + line;
    const double depth = std::max(inner.depth, 0.04 * style.size());
    const Box sign = rootSign(ascent, depth, line);
    Box box;
    // The index stands on the knee of the sign, mostly before it.
    const double indented = std::max(0.0, index.width - 0.28 * style.size());
    box.put(index, {0, depth - 0.58 * (ascent + depth)});
    box.put(sign, {indented, 0});
    box.width = indented + sign.width;
    box.rules.emplace_back(box.width, -ascent, inner.width + 0.06 * style.size(), line);
    box.append(inner, 0.02 * style.size());
    box.width += 0.08 * style.size();
    box.ascent += line;
    return box;
}

} // namespace offramp::formula
