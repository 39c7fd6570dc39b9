// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formula/node.h"

#include <QFont>
#include <QHash>
#include <QRectF>

#include <memory>

namespace offramp::formula {

/// What a text looks like, in ems: y grows downwards from the baseline, x rightwards from the origin.
struct Extents {
    double advance = 0;
    QRectF ink;
};

/// The faces that formulas are set in, and the measures of the font that their parts are placed by. Lengths
/// are in ems of the size that a formula is set in, and don't depend on the screen. For the GUI's thread.
class MathFont {
public:
    /// Of this family. One with the mathematical alphabets of Unicode (a mathematics font) gives its own
    /// italic and bold letters; of others the italic and bold styles are taken.
    explicit MathFont(const QString& family);

    /// The best that this machine has: a mathematics font, else a serif one. Shared while it is in use.
    [[nodiscard]] static std::shared_ptr<const MathFont> best();

    /// For drawing, of `drawingEm` pixels an em: unhinted, so that it scales like what is measured here.
    [[nodiscard]] QFont font(Face face) const;
    static constexpr int drawingEm = 64;

    /// The characters that `text` is drawn with: those of the mathematical alphabets, if the font has them.
    [[nodiscard]] QString shaped(const QString& text, Face face) const;
    /// Of characters as `shaped` gives them.
    [[nodiscard]] const Extents& extents(const QString& shapedText, Face face) const;

    [[nodiscard]] double xHeight() const { return xHeight_; }
    [[nodiscard]] double capHeight() const { return capHeight_; }
    /// Of the minus sign's middle above the baseline: where fractions have their bar.
    [[nodiscard]] double axis() const { return axis_; }
    /// Of a fraction's bar.
    [[nodiscard]] double rule() const { return rule_; }

private:
    [[nodiscard]] QFont styled(Face face, int pixels) const;

    QString family_;
    bool alphabets_ = false;
    double xHeight_ = 0;
    double capHeight_ = 0;
    double axis_ = 0;
    double rule_ = 0;
    mutable QHash<std::pair<QString, int>, Extents> known_;
};

} // namespace offramp::formula
