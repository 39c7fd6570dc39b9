// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace offramp {

/// A row of a table.
struct CsvRow {
    std::size_t line = 0; ///< its first, from 1
    bool broken = false;  ///< a quotation mark is never closed, or text follows where it is; no cells
    std::vector<std::string> cells;
};

/// Reads a table row by row, as RFC 4180 has it: cells between delimiters, and those between quotation marks
/// may hold delimiters, ends of lines, and quotation marks written twice. Where the delimiter is a tab, a
/// quoted cell ends in its line, and quotation marks that make no such cell are text (Common Voice writes
/// them so). Empty lines are no rows. After a broken row the next line is tried.
class CsvReader {
public:
    /// `text` must outlive this.
    CsvReader(std::string_view text, char delimiter) : text_(text), delimiter_(delimiter) {}

    /// False at the end.
    [[nodiscard]] bool next(CsvRow& row);

private:
    void readRow(CsvRow& row);
    [[nodiscard]] bool readQuoted(std::string& cell);
    void readPlain(std::string& cell);
    [[nodiscard]] std::size_t endOfLine(std::size_t from) const;
    [[nodiscard]] bool atEndOfCell() const;

    std::string_view text_;
    char delimiter_;
    std::size_t at_ = 0;
    std::size_t line_ = 1;
};

} // namespace offramp
