// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "export/table.h"

#include <limits>

namespace offramp::detail {

[[nodiscard]] inline double orNan(const std::optional<double>& value) {
    return value.value_or(std::numeric_limits<double>::quiet_NaN());
}

/// Adds columns to a table; each has a value for every one of `rows`, which outlive this.
template <typename Row>
class ColumnMaker {
public:
    ColumnMaker(Table& table, const std::vector<Row>& rows) : table_(table), rows_(rows) {}

    /// `value` gives, of a row, a text or an optional one.
    template <typename Value>
    void text(std::string name, const Value& value) {
        add<Column::Texts>(std::move(name), {}, value);
    }
    /// A whole number or an optional one.
    template <typename Value>
    void integer(std::string name, const Value& value, std::string unit = {}) {
        add<Column::Integers>(std::move(name), std::move(unit), value);
    }
    /// A double or an optional one.
    template <typename Value>
    void real(std::string name, std::string unit, int decimals, const Value& value) {
        const auto made = [&](const Row& row) {
            return orNan(value(row));
        };
        add<Column::Reals>(std::move(name), std::move(unit), made);
        table_.columns.back().decimals = decimals;
    }
    template <typename Value>
    void floats(std::string name, std::string unit, const Value& value) {
        add<Column::Floats>(std::move(name), std::move(unit), value);
    }

private:
    template <typename Values, typename Value>
    void add(std::string name, std::string unit, const Value& value) {
        Values values;
        values.reserve(rows_.size());
        for (const Row& row : rows_)
            values.emplace_back(value(row));
        table_.columns.push_back({std::move(name), std::move(unit), std::move(values)});
    }

    Table& table_;
    const std::vector<Row>& rows_;
};

} // namespace offramp::detail
