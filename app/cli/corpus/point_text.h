// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/explore/decisions.h"
#include "text_table.h"

#include <optional>
#include <string>

namespace offramp::cli {

/// A fraction in per cent, "5.10 %", or "–".
[[nodiscard]] std::string percentText(const std::optional<double>& fraction);

/// A number as printf's `format` writes it, or "–".
[[nodiscard]] std::string orDash(const char* format, const std::optional<double>& number);

/// A count with its thousands parted: "52,576".
[[nodiscard]] std::string countText(std::int64_t count);

/// "12 utterances", "1 utterance".
[[nodiscard]] std::string counted(std::int64_t count, const char* one, const char* many);

/// Columns that tell of operating points: word and character error rates, costs.
[[nodiscard]] std::vector<TextColumn> errorColumns(const std::vector<OperatingPoint>& points,
                                                   bool meanUtteranceWer);
[[nodiscard]] std::vector<TextColumn> costColumns(const std::vector<OperatingPoint>& points);

} // namespace offramp::cli
