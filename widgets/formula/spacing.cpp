// SPDX-License-Identifier: GPL-3.0-or-later
#include "formula/spacing.h"

#include <array>
#include <cstdlib>
#include <optional>

namespace offramp::formula {

namespace {

bool takesNoBinaryAfter(std::optional<AtomClass> left) {
    return !left || left == AtomClass::binary || left == AtomClass::operation ||
           left == AtomClass::relation || left == AtomClass::opening || left == AtomClass::punctuation;
}

bool takesNoBinaryBefore(AtomClass right) {
    return right == AtomClass::relation || right == AtomClass::closing || right == AtomClass::punctuation;
}

} // namespace

std::vector<AtomClass> spacingClasses(const std::vector<Node>& parts) {
    std::vector<AtomClass> classes;
    std::optional<std::size_t> last;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        AtomClass atom = parts[i].atom;
        if (parts[i].kind != Node::Kind::space) {
            const std::optional<AtomClass> left = last ? std::optional(classes[*last]) : std::nullopt;
            if (atom == AtomClass::binary && takesNoBinaryAfter(left)) atom = AtomClass::ordinary;
            if (left == AtomClass::binary && takesNoBinaryBefore(atom)) classes[*last] = AtomClass::ordinary;
            last = i;
        }
        classes.push_back(atom);
    }
    if (last && classes[*last] == AtomClass::binary) classes[*last] = AtomClass::ordinary;
    return classes;
}

int spaceBetween(AtomClass left, AtomClass right, bool script) {
    // Rows: left; columns: right, in the order of AtomClass. Negative: not in scripts. What can't occur is 0.
    static constexpr std::array<std::array<int, 8>, 8> table = {{
        {0, 3, -4, -5, 0, 0, 0, -3},
        {3, 3, 0, -5, 0, 0, 0, -3},
        {-4, -4, 0, 0, -4, 0, 0, -4},
        {-5, -5, 0, 0, -5, 0, 0, -5},
        {0, 0, 0, 0, 0, 0, 0, 0},
        {0, 3, -4, -5, 0, 0, 0, -3},
        {-3, -3, 0, -3, -3, -3, -3, -3},
        {-3, 3, -4, -5, -3, 0, -3, -3},
    }};
    const int space = table[static_cast<std::size_t>(left)][static_cast<std::size_t>(right)];
    return script && space < 0 ? 0 : std::abs(space);
}

} // namespace offramp::formula
