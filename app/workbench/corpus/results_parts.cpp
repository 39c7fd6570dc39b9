// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/corpus/results_parts.h"

#include <algorithm>
#include <optional>

namespace offramp {

namespace {

/// A column with more different values is no split.
constexpr std::size_t mostParts = 12;

std::optional<std::size_t> splitColumn(const CorpusResults& results) {
    const auto found = std::ranges::find(results.columns, "split");
    if (found == results.columns.end()) return std::nullopt;
    return static_cast<std::size_t>(found - results.columns.begin());
}

} // namespace

std::set<std::string> partsOf(const CorpusResults& results) {
    const auto column = splitColumn(results);
    std::set<std::string> parts;
    for (std::size_t i = 0; column && i < results.utterances.size() && parts.size() <= mostParts; ++i)
        parts.insert(results.utterances[i].columns[*column]);
    return parts.size() > 1 && parts.size() <= mostParts ? parts : std::set<std::string>();
}

Selection partOf(const CorpusResults& results, const std::string& part) {
    const auto column = splitColumn(results);
    Selection utterances;
    for (std::uint32_t i = 0; column && i < results.utterances.size(); ++i)
        if (results.utterances[i].columns[*column] == part) utterances.push_back(i);
    return utterances;
}

} // namespace offramp
