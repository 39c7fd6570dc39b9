// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formula/node.h"

#include <optional>

namespace offramp::formula {

/// Why a text is no formula of the subset, in English: for those who write formulas, not for users.
struct ParseError {
    qsizetype position = 0; ///< in the text, from 0
    QString command;        ///< the command or sign there, as written; empty at the end
    QString reason;
};

struct Parsed {
    Node root; ///< a row; empty with an error
    std::optional<ParseError> error;
};

/// Reads TeX mathematics (without the dollar signs), the part of it that measures are written in:
/// letters, digits, operators and the Unicode signs for them, {groups}, ^ _ and ', \frac, \sqrt[n]{},
/// \left \right, \hat \widehat \bar \tilde \dot \overline, \mathbf \mathrm \mathit \text \operatorname(*),
/// Greek letters, relations, \sum and its like, names of functions, spaces, and the environment cases.
[[nodiscard]] Parsed parse(const QString& tex);

} // namespace offramp::formula
