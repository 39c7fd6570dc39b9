// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/message.h"
#include "exits/measure.h"

#include <QString>

#include <optional>

namespace offramp {

/// The engine speaks English; these give its texts in the user's language.
[[nodiscard]] QString translated(std::string_view text);
[[nodiscard]] QString translated(const Message& message);
/// "SUBJECT: reason. Remedy."
[[nodiscard]] QString translated(const Error& error);

/// A number for the eye, by locale, with `digits` significant digits; "–" for nothing.
[[nodiscard]] QString numberText(std::optional<double> value, int digits = 3);
/// A fraction as "12.5 %"; "–" for nothing.
[[nodiscard]] QString percentText(std::optional<double> fraction, int decimals = 1);
/// 0.0123 as "12.3 ms", 1.2 as "1.20 s".
[[nodiscard]] QString secondsText(double seconds);
/// Multiply-accumulates as "12.3 MMAC" or "1.2 GMAC".
[[nodiscard]] QString macsText(double macs, int digits = 3);
/// "0.21 of 0.32 GMAC": both in the unit of the larger.
[[nodiscard]] QString macsOfText(double part, double whole);

} // namespace offramp
