// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/json_values.h"
#include "base/version.h"
#include "export/number_text.h"
#include "export/write_table.h"

#include <cmath>
#include <ostream>

namespace offramp {

using detail::Json;

namespace {

constexpr int tableVersion = 1;

std::string dumped(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string value(const std::optional<std::string>& text) {
    return text ? dumped(*text) : std::string("null");
}

std::string value(const std::optional<std::int64_t>& number) {
    return number ? std::to_string(*number) : std::string("null");
}

template <typename Real>
std::string value(Real number) {
    if (std::isnan(number)) return "null";
    const std::string text = detail::shortestText(number);
    return std::isinf(number) ? std::string("\"").append(text).append("\"") : text;
}

void writeHead(std::ostream& out, const Table& table) {
    Json about = Json::object();
    for (const auto& [key, text] : table.about)
        about[key] = text;
    out << "{\n \"format\": \"offramp-table\",\n \"version\": " << tableVersion
        << ",\n \"program\": " << dumped(std::string("offramp ").append(programVersion))
        << ",\n \"table\": " << dumped(table.name) << ",\n \"about\": " << dumped(about)
        << ",\n \"columns\": [";
    for (const Column& column : table.columns) {
        const Json unit = column.unit.empty() ? Json(nullptr) : Json(column.unit);
        out << (&column == &table.columns.front() ? "\n  " : ",\n  ")
            << dumped({{"name", column.name}, {"type", column.kind()}, {"unit", unit}});
    }
    out << "\n ],\n";
}

std::string line(const Table& table, std::size_t row) {
    std::string text = "[";
    for (const Column& column : table.columns) {
        if (&column != &table.columns.front()) text.append(", ");
        text.append(std::visit([row](const auto& values) { return value(values[row]); }, column.values));
    }
    return text.append("]");
}

} // namespace

void writeJson(std::ostream& out, const Table& table) {
    writeHead(out, table);
    out << " \"rows\": [";
    for (std::size_t row = 0; row < table.rows(); ++row)
        out << (row == 0 ? "\n  " : ",\n  ") << line(table, row);
    out << "\n ]\n}\n";
}

} // namespace offramp
