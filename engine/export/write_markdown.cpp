// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/number_text.h"
#include "export/write_table.h"

#include <cmath>
#include <ostream>
#include <string_view>

namespace offramp {

namespace {

/// With a backslash before what Markdown would read otherwise.
std::string escaped(const std::string& text) {
    std::string markdown;
    for (const char c : text) {
        if (std::string_view("\\`*_[]<>|~&$#").find(c) != std::string_view::npos) markdown += '\\';
        markdown += static_cast<unsigned char>(c) < ' ' ? ' ' : c;
    }
    return markdown;
}

std::string cell(const std::optional<std::string>& text, int /*decimals*/) {
    if (!text) return "–";
    const bool blank = !text->empty() && text->find_first_not_of(" \t\r\n") == std::string::npos;
    return blank ? "␣" : escaped(*text);
}

std::string cell(const std::optional<std::int64_t>& number, int /*decimals*/) {
    return number ? std::to_string(*number) : std::string("–");
}

std::string cell(double number, int decimals) {
    if (std::isnan(number)) return "–";
    if (std::isinf(number)) return number > 0 ? "∞" : "-∞";
    return detail::fixedText(number, decimals);
}

template <typename Text>
void writeLine(std::ostream& out, const Table& table, const Text& textOf) {
    out << "|";
    for (const Column& column : table.columns)
        out << " " << textOf(column) << " |";
    out << "\n";
}

} // namespace

void writeMarkdown(std::ostream& out, const Table& table) {
    writeLine(out, table, [](const Column& column) { return escaped(column.name); });
    writeLine(out, table, [](const Column& column) { return column.isText() ? ":--" : "--:"; });
    for (std::size_t row = 0; row < table.rows(); ++row) {
        writeLine(out, table, [row](const Column& column) {
            return std::visit([&](const auto& values) { return cell(values[row], column.decimals); },
                              column.values);
        });
    }
}

} // namespace offramp
