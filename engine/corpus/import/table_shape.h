// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/message.h"
#include "exits/measure_spec.h"

#include <array>
#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace offramp::detail {

/// The columns of a table of results that have a meaning of their own; docs/results-file.md says which.
enum class TableField {
    utterance,
    exit,
    layer,
    decoder,
    text,
    reference,
    audio,
    duration,
    seconds,
    macs,
    wer,
    errors,
    hits, ///< the next three follow it
    substitutions,
    insertions,
    deletions,
    characterHits, ///< likewise
    characterSubstitutions,
    characterInsertions,
    characterDeletions
};
inline constexpr std::size_t tableFields = 20;

/// A column that holds a measure's values.
struct MeasurePlace {
    MeasureSpec spec;
    std::size_t place = 0;
};

/// What stands where in a table's rows.
class TableShape {
public:
    TableShape() = default;
    /// Throws Error about `file`: a column is missing or there twice, or a measure's parameters are wrong.
    TableShape(const std::vector<std::string>& header, const std::filesystem::path& file);

    [[nodiscard]] std::size_t size() const { return names_.size(); }
    [[nodiscard]] std::optional<std::size_t> place(TableField field) const {
        return fields_.at(static_cast<std::size_t>(field));
    }
    [[nodiscard]] bool has(TableField field) const { return place(field).has_value(); }
    [[nodiscard]] const std::string& name(std::size_t place) const { return names_[place]; }
    [[nodiscard]] const std::vector<MeasurePlace>& measures() const { return measures_; }
    /// Names of the other columns.
    [[nodiscard]] const std::vector<std::string>& columns() const { return columns_; }
    [[nodiscard]] std::size_t columnPlace(std::size_t column) const { return columnPlaces_[column]; }

private:
    void add(std::size_t place, const std::filesystem::path& file);
    void check(const std::filesystem::path& file) const;

    std::vector<std::string> names_;
    std::array<std::optional<std::size_t>, tableFields> fields_;
    std::vector<MeasurePlace> measures_;
    std::vector<std::string> columns_;
    std::vector<std::size_t> columnPlaces_;
};

/// An exit as a table names it.
struct TableExit {
    std::string name;
    std::optional<int> layer;
};

/// The exits in the order of their layers, each with one. Where no column says them they are taken from the
/// names: of numbers from 0 the next one, else the number at the end of the name ("layer_2"); a note says so.
/// Throws Error about `file` if there are none to be found, or two exits stand after one layer.
[[nodiscard]] std::vector<TableExit> exitsOf(std::vector<TableExit> exits, const std::filesystem::path& file,
                                             std::vector<Message>& notes);

} // namespace offramp::detail
