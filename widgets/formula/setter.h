// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formula/box.h"
#include "formula/math_font.h"
#include "formula/node.h"

#include <algorithm>

namespace offramp::formula {

/// TeX's styles.
struct Style {
    int level = 0;        ///< 0 display, 1 text, 2 script, 3 script of a script
    bool cramped = false; ///< superscripts stand lower

    [[nodiscard]] double size() const { return level < 2 ? 1.0 : level == 2 ? 0.7 : 0.5; }
    [[nodiscard]] bool display() const { return level == 0; }
    [[nodiscard]] bool script() const { return level > 1; }
    [[nodiscard]] Style superscript() const { return {level < 2 ? 2 : 3, cramped}; }
    [[nodiscard]] Style subscript() const { return {level < 2 ? 2 : 3, true}; }
    [[nodiscard]] Style numerator() const { return {std::min(level + 1, 3), cramped}; }
    [[nodiscard]] Style denominator() const { return {std::min(level + 1, 3), true}; }
    [[nodiscard]] Style inCramped() const { return {level, true}; }
    [[nodiscard]] Style text() const { return {std::max(level, 1), cramped}; }
};

/// Sets the nodes of a formula in boxes. The rules are those of The TeXbook's appendix G; where those take a
/// number from TeX's own fonts, ours is in terms of the font's x-height, capitals and axis.
class Setter {
public:
    explicit Setter(const MathFont& font) : font_(font) {}

    [[nodiscard]] Box set(const Node& node, Style style) const;

    /// A part of a row; spaces have become the distance to what follows.
    struct Item {
        Box box;
        AtomClass atom = AtomClass::ordinary;
        double spaceBefore = 0; ///< ems
        bool wideSpace = false; ///< a quad or more was asked for before it
    };
    [[nodiscard]] std::vector<Item> items(const std::vector<Node>& parts, Style style) const;

private:
    [[nodiscard]] Box row(const Node& node, Style style) const;
    [[nodiscard]] Box symbol(const Node& node, Style style) const;
    [[nodiscard]] Box bigOperator(const Node& node, Style style) const;
    [[nodiscard]] Box fraction(const Node& node, Style style) const;
    [[nodiscard]] Box root(const Node& node, Style style) const;
    [[nodiscard]] Box scripts(const Node& node, Style style) const;
    [[nodiscard]] Box limits(const Node& node, Style style) const;
    [[nodiscard]] Box accent(const Node& node, Style style) const;
    [[nodiscard]] Box accentSign(const QString& sign, double width, Style style) const;
    [[nodiscard]] Box overline(const Box& base, Style style) const;
    [[nodiscard]] Box fence(const Node& node, Style style) const;
    [[nodiscard]] Box cases(const Node& node, Style style) const;

    /// As high as it takes to hold what reaches `ascent` and `depth` from the baseline.
    [[nodiscard]] Box delimiter(QChar sign, double ascent, double depth, Style style) const;
    [[nodiscard]] Box glyphs(const QString& text, Face face, double size) const;
    [[nodiscard]] double superscriptShift(const Box& base, const Box& superscript, Style style) const;
    [[nodiscard]] double subscriptShift(const Box& base, const Box& subscript, bool alone, Style style) const;

    [[nodiscard]] double axis(Style style) const { return font_.axis() * style.size(); }
    [[nodiscard]] double rule(Style style) const { return font_.rule() * style.size(); }

    const MathFont& font_;
};

} // namespace offramp::formula
