// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formula/node.h"

#include <optional>

namespace offramp::formula {

/// The atom that a command without arguments stands for, such as `alpha`, `sum`, `ln` or `quad`; nothing if
/// there is none of that name.
[[nodiscard]] std::optional<Node> symbolOf(QStringView command);
/// The atom that a character stands for by itself: letters italic, the rest upright.
[[nodiscard]] Node symbolOf(const QString& character);
/// The delimiter of a command such as `lfloor`; null if it is none.
[[nodiscard]] QChar delimiterOf(QStringView command);
/// The sign above, for a command such as `hat`; nothing if it is no accent.
[[nodiscard]] std::optional<QString> accentOf(QStringView command);

} // namespace offramp::formula
