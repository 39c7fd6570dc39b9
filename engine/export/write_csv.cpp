// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/number_text.h"
#include "export/write_table.h"

#include <ostream>

namespace offramp {

namespace {

constexpr const char* endOfLine = "\r\n";

std::string field(const std::optional<std::string>& text) {
    if (!text) return {};
    if (text->find_first_of(",\"\r\n") == std::string::npos) return *text;
    std::string quoted = "\"";
    for (const char c : *text)
        quoted.append(c == '"' ? "\"\"" : std::string(1, c));
    return quoted.append("\"");
}

std::string field(const std::optional<std::int64_t>& number) {
    return number ? std::to_string(*number) : std::string();
}

template <typename Real>
std::string field(Real number) {
    return detail::shortestText(number);
}

std::string line(const Table& table, std::size_t row) {
    std::string text;
    for (const Column& column : table.columns) {
        if (&column != &table.columns.front()) text += ',';
        text.append(std::visit([row](const auto& values) { return field(values[row]); }, column.values));
    }
    return text;
}

} // namespace

void writeCsv(std::ostream& out, const Table& table) {
    for (const Column& column : table.columns)
        out << (&column == &table.columns.front() ? "" : ",") << field(std::optional(column.name));
    out << endOfLine;
    for (std::size_t row = 0; row < table.rows(); ++row)
        out << line(table, row) << endOfLine;
}

} // namespace offramp
