// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace offramp {

/// One column of a table: a value for each row.
struct Column {
    using Texts = std::vector<std::optional<std::string>>; ///< UTF-8; nothing: not known
    using Integers = std::vector<std::optional<std::int64_t>>;
    using Reals = std::vector<double>; ///< NaN: not known or not defined; may be ±∞
    using Floats = std::vector<float>; ///< likewise; written as briefly as a float is read back

    std::string name; ///< as files have it: "duration_s", "wer"; each once in its table
    std::string unit; ///< "s", "nats"; empty: a text, a count or a pure number
    std::variant<Texts, Integers, Reals, Floats> values;
    int decimals = 4; ///< of reals where they are set for the eye; elsewhere they are read back to the digit

    [[nodiscard]] std::size_t rows() const;
    [[nodiscard]] bool isText() const { return std::holds_alternative<Texts>(values); }
    /// "text", "integer" or "real".
    [[nodiscard]] const char* kind() const;

    bool operator==(const Column&) const = default;
};

/// Figures that leave the program: named columns of equal length. A value; how it is written is for others
/// (write_table.h). docs/export.md says what every table's columns are.
struct Table {
    std::string name; ///< "hypotheses", "traces"
    /// What it is of, "model" → "digits", for formats that have room for it.
    std::vector<std::pair<std::string, std::string>> about;
    std::vector<Column> columns;

    [[nodiscard]] std::size_t rows() const { return columns.empty() ? 0 : columns.front().rows(); }
    /// Null if there is none of that name.
    [[nodiscard]] const Column* find(const std::string& column) const;

    bool operator==(const Table&) const = default;
};

/// The table with these columns alone, in this order. Throws Error, naming those that there are, for one that
/// isn't there.
[[nodiscard]] Table withColumns(Table table, std::span<const std::string> names);

} // namespace offramp
