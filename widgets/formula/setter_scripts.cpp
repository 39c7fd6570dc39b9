// SPDX-License-Identifier: GPL-3.0-or-later
#include "formula/setter.h"

namespace offramp::formula {

namespace {

// In x-heights. TeX's fonts have 0.41, 0.36, 0.29 and 0.15, 0.25 ems with an x-height of 0.43.
constexpr double superscriptInDisplay = 0.95;
constexpr double superscriptInText = 0.84;
constexpr double superscriptInCramped = 0.68;
constexpr double subscriptAlone = 0.37;
constexpr double subscriptBelowSuperscript = 0.57;
// In ems of the script: how far a script's baseline lies within the ends of a base that is more than a sign.
constexpr double superscriptDrop = 0.39;
constexpr double subscriptDrop = 0.05;

constexpr double behindScripts = 0.05;
constexpr double beforeScripts = 0.02; ///< so that slanted bases don't touch them

// Between a big operator and its limits, in ems: least gaps, least distances to their baselines.
constexpr double gapAbove = 0.11;
constexpr double gapBelow = 0.16;
constexpr double baselineAbove = 0.2;
constexpr double baselineBelow = 0.6;

void centre(Box& box, const Box& part, double middle, double y) {
    box.put(part, {middle - part.width / 2, y});
}

} // namespace

double Setter::superscriptShift(const Box& base, const Box& superscript, Style style) const {
    const double xHeight = font_.xHeight() * style.size();
    const double least = style.cramped     ? superscriptInCramped
                         : style.display() ? superscriptInDisplay
                                           : superscriptInText;
    const double fromTop = base.sign ? 0 : base.ascent - superscriptDrop * style.superscript().size();
    return std::max({fromTop, least * xHeight, superscript.depth + xHeight / 4});
}

double Setter::subscriptShift(const Box& base, const Box& subscript, bool alone, Style style) const {
    const double xHeight = font_.xHeight() * style.size();
    const double fromBottom = base.sign ? 0 : base.depth + subscriptDrop * style.subscript().size();
    if (!alone) return std::max(fromBottom, subscriptBelowSuperscript * xHeight);
    return std::max({fromBottom, subscriptAlone * xHeight, subscript.ascent - 0.8 * xHeight});
}

Box Setter::scripts(const Node& node, Style style) const {
    const Box base = set(node.parts[0], style);
    const Box below = set(node.parts[1], style.subscript());
    const Box above = set(node.parts[2], style.superscript());
    const bool both = !node.parts[1].absent() && !node.parts[2].absent();
    double up = node.parts[2].absent() ? 0 : superscriptShift(base, above, style);
    double down = node.parts[1].absent() ? 0 : subscriptShift(base, below, !both, style);
    if (both) {
        const double missing = 4 * rule(style) - (up - above.depth - (below.ascent - down));
        if (missing > 0) {
            down += missing;
            // The superscript's foot rises to four fifths of the x-height, the subscript with it.
            const double rise = 0.8 * font_.xHeight() * style.size() - (up - above.depth);
            if (rise > 0) up += rise, down -= rise;
        }
    }
    const double gap = beforeScripts * style.size();
    Box box = base;
    box.sign = false;
    box.italic = 0;
    if (!node.parts[1].absent()) box.put(below, {base.width - base.italic + gap, down});
    if (!node.parts[2].absent()) box.put(above, {base.width + gap, -up});
    box.width = std::max(base.width - base.italic + below.width, base.width + above.width) + gap +
                behindScripts * style.size();
    return box;
}

Box Setter::limits(const Node& node, Style style) const {
    const Box base = set(node.parts[0], style);
    const Box below = set(node.parts[1], style.subscript());
    const Box above = set(node.parts[2], style.superscript());
    Box box;
    box.width = std::max({base.width, below.width, above.width});
    const double middle = box.width / 2;
    centre(box, base, middle, 0);
    if (!node.parts[2].absent()) {
        const double gap = std::max(gapAbove, baselineAbove - above.depth);
        centre(box, above, middle + base.italic / 2, -base.ascent - gap - above.depth);
    }
    if (!node.parts[1].absent()) {
        const double gap = std::max(gapBelow, baselineBelow - below.ascent);
        centre(box, below, middle - base.italic / 2, base.depth + gap + below.ascent);
    }
    return box;
}

} // namespace offramp::formula
