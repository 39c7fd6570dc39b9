// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/corpus/scopes.h"

#include <QString>

#include <algorithm>
#include <optional>
#include <set>

namespace offramp {

namespace {

/// More different values are no parts.
constexpr std::size_t mostScopes = 12;

std::optional<std::size_t> splitColumn(const CorpusResults& results) {
    const auto found = std::ranges::find(results.columns, "split");
    if (found == results.columns.end()) return std::nullopt;
    return static_cast<std::size_t>(found - results.columns.begin());
}

} // namespace

std::vector<std::string> scopesOf(const CorpusResults& results) {
    const auto column = splitColumn(results);
    if (!column) return {};
    std::set<std::string> values;
    for (const CorpusUtterance& utterance : results.utterances)
        values.insert(utterance.columns[*column]);
    if (values.size() < 2 || values.size() > mostScopes) return {};
    return {values.begin(), values.end()};
}

Selection scopeOf(const CorpusResults& results, const QVariant& part) {
    const auto column = splitColumn(results);
    if (!column || !part.isValid()) return everything(results);
    const std::string value = part.toString().toStdString();
    Selection scope;
    for (std::uint32_t i = 0; i < results.utterances.size(); ++i)
        if (results.utterances[i].columns[*column] == value) scope.push_back(i);
    return scope;
}

} // namespace offramp
