// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formula/box.h"
#include "formula/math_font.h"
#include "formula/node.h"

#include <memory>

namespace offramp::formula {

/// A formula's parts in place, after the rules that The TeXbook's appendix G gives for display style.
class Layout {
public:
    /// `root` as parse() gives it.
    Layout(const Node& root, std::shared_ptr<const MathFont> font);

    [[nodiscard]] const MathFont& font() const { return *font_; }
    /// All in one line.
    [[nodiscard]] const Box& line() const { return line_; }
    /// In lines of at most `width` ems where that can be: broken before relations and binary operators and
    /// behind wide spaces that stand in no other part nor in parentheses; what follows the first line is
    /// indented.
    [[nodiscard]] Box broken(double width) const;
    /// The least width that `broken` keeps to.
    [[nodiscard]] double narrowest() const { return narrowest_; }

    /// How a formula stands in a given width.
    struct Fitted {
        Box box;
        double scale = 1;
        bool fits = true; ///< or it is as narrow as it gets
    };
    /// In `width` ems: in one line as large as it fits, but no smaller than `floor`; else in as few lines as
    /// that takes, as large as those fit.
    [[nodiscard]] Fitted fitted(double width, double floor) const;

private:
    /// What no line break goes through.
    struct Piece {
        Box box;
        double spaceBefore = 0; ///< if it doesn't begin a line
    };

    std::shared_ptr<const MathFont> font_;
    std::vector<Piece> pieces_;
    Box line_;
    double narrowest_ = 0;
};

} // namespace offramp::formula
