// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

namespace offramp::cli {

/// One column of a table of text.
struct TextColumn {
    std::string title;
    std::vector<std::string> cells;
    bool left = false; ///< else numbers, set to the right

    [[nodiscard]] int width() const;
};

/// A row of the columns beside each other; without `row` their titles.
[[nodiscard]] std::string tableLine(const std::vector<TextColumn>& columns, std::optional<std::size_t> row);

/// Titles, faint, and all rows. The columns have the same number of cells.
void printTable(std::ostream& out, const std::vector<TextColumn>& columns, bool colours);

} // namespace offramp::cli
