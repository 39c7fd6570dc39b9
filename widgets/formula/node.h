// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cstdint>
#include <vector>

namespace offramp::formula {

/// TeX's classes of atoms: what stands between two neighbours depends on them (The TeXbook, chapter 17).
enum class AtomClass : std::uint8_t {
    ordinary,
    operation, ///< \sum, \ln
    binary,
    relation,
    opening,
    closing,
    punctuation,
    inner ///< fractions and what \left and \right enclose
};

/// How letters are drawn.
enum class Face : std::uint8_t { italic, upright, bold };

/// A formula as a tree.
struct Node {
    enum class Kind : std::uint8_t {
        nothing,     ///< a part that is absent
        symbol,      ///< `text` in `face`: one sign, a function's name or words
        bigOperator, ///< `text` grows in display style
        row,         ///< `parts` side by side
        fraction,    ///< numerator, denominator
        root,        ///< radicand, index or nothing
        scripts,     ///< base, subscript or nothing, superscript or nothing
        accent,      ///< base; `text` is the sign above it, empty for a line over all of it
        fence,       ///< what the delimiters text[0] and text[1] enclose; '.' is none
        cases,       ///< pairs of a value and its condition or nothing
        space        ///< `space` wide
    };

    Kind kind = Kind::nothing;
    AtomClass atom = AtomClass::ordinary;
    Face face = Face::upright;
    bool limits = false; ///< in display style scripts stand below and above
    double space = 0;    ///< in eighteenths of an em
    QString text;
    std::vector<Node> parts;

    [[nodiscard]] bool absent() const { return kind == Kind::nothing; }
};

/// The tree in one line: `frac(1, {T V})`, `scripts(p; {t , c}; )`.
[[nodiscard]] QString debugText(const Node& node);

} // namespace offramp::formula
