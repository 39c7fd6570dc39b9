// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/table.h"

#include "base/error.h"

#include <algorithm>

namespace offramp {

std::size_t Column::rows() const {
    return std::visit([](const auto& list) { return list.size(); }, values);
}

const char* Column::kind() const {
    if (isText()) return "text";
    return std::holds_alternative<Integers>(values) ? "integer" : "real";
}

const Column* Table::find(const std::string& column) const {
    const auto found = std::ranges::find_if(columns, [&](const Column& each) { return each.name == column; });
    return found == columns.end() ? nullptr : &*found;
}

Table withColumns(Table table, std::span<const std::string> names) {
    std::vector<Column> chosen;
    for (const std::string& name : names) {
        const Column* column = table.find(name);
        if (column == nullptr) {
            std::string known;
            for (const Column& each : table.columns)
                known.append(known.empty() ? "" : ", ").append(each.name);
            throw Error(table.name, msg("the table has no column \"{0}\"", name),
                        msg("Choose of {0}", known));
        }
        chosen.push_back(*column);
    }
    table.columns = std::move(chosen);
    return table;
}

} // namespace offramp
