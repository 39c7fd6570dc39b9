// SPDX-License-Identifier: GPL-3.0-or-later
#include "text_table.h"

#include "styled_text.h"

#include <algorithm>
#include <ostream>

namespace offramp::cli {

int TextColumn::width() const {
    int widest = columnsOf(title);
    for (const std::string& cell : cells)
        widest = std::max(widest, columnsOf(cell));
    return widest;
}

std::string tableLine(const std::vector<TextColumn>& columns, std::optional<std::size_t> row) {
    std::string line = " ";
    for (const TextColumn& column : columns) {
        const std::string& cell = row ? column.cells[*row] : column.title;
        line.append(column.left ? padded(cell, column.width()) : paddedLeft(cell, column.width()))
            .append("  ");
    }
    return line;
}

void printTable(std::ostream& out, const std::vector<TextColumn>& columns, bool colours) {
    const auto trimmed = [](std::string line) {
        line.erase(line.find_last_not_of(' ') + 1);
        return line;
    };
    out << rendered(Piece{trimmed(tableLine(columns, std::nullopt)), Style::faint}, colours) << "\n";
    const std::size_t rows = columns.empty() ? 0 : columns.front().cells.size();
    for (std::size_t row = 0; row < rows; ++row)
        out << trimmed(tableLine(columns, row)) << "\n";
}

} // namespace offramp::cli
