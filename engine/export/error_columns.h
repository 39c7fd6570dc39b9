// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "export/column_maker.h"
#include "scoring/align.h"

namespace offramp::detail {

/// `wer`, `cer`, and the words counted. `words` and `characters` give, of a row, the counts or null.
template <typename Row, typename Words, typename Characters>
void addErrors(ColumnMaker<Row>& columns, const Words& words, const Characters& characters) {
    const auto rate = [](const ErrorCounts* counts) {
        return counts != nullptr ? counts->rate() : std::nullopt;
    };
    columns.real("wer", "", 4, [&](const Row& row) { return rate(words(row)); });
    columns.real("cer", "", 4, [&](const Row& row) { return rate(characters(row)); });
    const auto count = [&](std::string name, const auto& part) {
        columns.integer(std::move(name), [&](const Row& row) {
            const ErrorCounts* counts = words(row);
            return counts != nullptr ? std::optional<std::int64_t>(part(*counts)) : std::nullopt;
        });
    };
    count("hits", [](const ErrorCounts& counts) { return counts.hits; });
    count("substitutions", [](const ErrorCounts& counts) { return counts.substitutions; });
    count("insertions", [](const ErrorCounts& counts) { return counts.insertions; });
    count("deletions", [](const ErrorCounts& counts) { return counts.deletions; });
    count("reference_words", [](const ErrorCounts& counts) { return counts.referenceLength(); });
}

} // namespace offramp::detail
