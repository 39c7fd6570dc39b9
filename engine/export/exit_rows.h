// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "export/column_maker.h"
#include "export/subject.h"

#include <cstdint>

namespace offramp::detail {

/// A computed exit of one of the subjects.
struct ExitRow {
    const ExportSubject* subject = nullptr;
    const std::string* name = nullptr; ///< of the recording
    std::size_t exit = 0;

    [[nodiscard]] const Analysis& analysis() const { return *subject->analysis; }
    [[nodiscard]] const ExitResult& result() const { return *analysis().exits[exit]; }
};

/// Something of an exit, by its index: a frame, a token.
struct ItemRow {
    ExitRow of;
    std::int64_t item = 0;
};

/// The exits chosen of each subject. Both spans outlive the rows.
[[nodiscard]] inline std::vector<ExitRow> exitRows(std::span<const ExportSubject> subjects,
                                                   std::span<const std::string> names,
                                                   const ExitChoice& exits) {
    std::vector<ExitRow> rows;
    for (std::size_t i = 0; i < subjects.size(); ++i) {
        for (const std::size_t exit : chosenExits(subjects[i], exits))
            rows.push_back({&subjects[i], &names[i], exit});
    }
    return rows;
}

/// `count` tells how many items an exit has.
template <typename Count>
[[nodiscard]] std::vector<ItemRow> itemRows(const std::vector<ExitRow>& exits, const Count& count) {
    std::vector<ItemRow> rows;
    for (const ExitRow& exit : exits) {
        const std::int64_t items = count(exit.result());
        for (std::int64_t item = 0; item < items; ++item)
            rows.push_back({exit, item});
    }
    return rows;
}

/// `utterance` and `exit`, the columns that tables of exits begin with.
template <typename Row, typename Exit>
void addPlace(ColumnMaker<Row>& columns, const Exit& exitOf) {
    columns.text("utterance", [&](const Row& row) { return *exitOf(row).name; });
    columns.integer("exit", [&](const Row& row) { return static_cast<std::int64_t>(exitOf(row).exit) + 1; });
}

inline void addPlace(ColumnMaker<ExitRow>& columns) {
    addPlace(columns, [](const ExitRow& row) -> const ExitRow& { return row; });
}
inline void addPlace(ColumnMaker<ItemRow>& columns) {
    addPlace(columns, [](const ItemRow& row) -> const ExitRow& { return row.of; });
}

} // namespace offramp::detail
