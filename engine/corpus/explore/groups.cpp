// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/explore/groups.h"

#include "base/error.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string_view>
#include <unordered_map>

namespace offramp {

namespace {

std::optional<double> numberOf(std::string_view text) {
    double number = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool whole = problem == std::errc() && end == text.data() + text.size();
    return whole && std::isfinite(number) ? std::optional(number) : std::nullopt;
}

/// Numbers before texts, none behind all.
bool comesBefore(const CorpusGroup& one, const CorpusGroup& other) {
    if (one.name.empty() || other.name.empty()) return !one.name.empty();
    const auto number = numberOf(one.name);
    const auto otherNumber = numberOf(other.name);
    if (number && otherNumber && *number != *otherNumber) return *number < *otherNumber;
    if (number.has_value() != otherNumber.has_value()) return number.has_value();
    return one.name < other.name;
}

/// The selection by length, ties in its own order; NaN is left out.
Selection byLength(const CorpusResults& results, std::span<const std::uint32_t> selection) {
    Selection sorted;
    for (const std::uint32_t utterance : selection)
        if (!std::isnan(results.utterances[utterance].duration)) sorted.push_back(utterance);
    std::ranges::stable_sort(sorted, {},
                             [&](std::uint32_t utterance) { return results.utterances[utterance].duration; });
    return sorted;
}

} // namespace

std::vector<CorpusGroup> groupsByColumn(const CorpusResults& results, std::size_t column,
                                        std::span<const std::uint32_t> selection) {
    std::vector<CorpusGroup> groups;
    std::unordered_map<std::string_view, std::size_t> places;
    for (const std::uint32_t utterance : selection) {
        const std::string& value = results.utterances[utterance].columns[column];
        const auto [found, isNew] = places.try_emplace(value, groups.size());
        if (isNew) groups.push_back({value, std::nullopt, {}});
        groups[found->second].utterances.push_back(utterance);
    }
    std::ranges::sort(groups, comesBefore);
    return groups;
}

Selection ofSplit(const CorpusResults& results, std::string_view split) {
    const auto column = std::ranges::find(results.columns, "split");
    if (column == results.columns.end()) {
        throw Error(results.source.string(), msg("its utterances have no column \"split\""),
                    msg("Leave the split out, or run a manifest that has one"));
    }
    const auto index = static_cast<std::size_t>(column - results.columns.begin());
    std::string names;
    for (CorpusGroup& group : groupsByColumn(results, index, everything(results))) {
        if (group.name == split) return std::move(group.utterances);
        if (!group.name.empty()) names.append(names.empty() ? "" : ", ").append(group.name);
    }
    throw Error(results.source.string(), msg("it has no utterances of a split \"{0}\"", split),
                msg("Choose one of {0}", names));
}

std::vector<CorpusGroup> groupsByDuration(const CorpusResults& results, std::size_t count,
                                          std::span<const std::uint32_t> selection) {
    const Selection sorted = byLength(results, selection);
    const auto lengthAt = [&](std::size_t place) {
        return results.utterances[sorted[place]].duration;
    };
    std::vector<CorpusGroup> groups;
    std::size_t begin = 0;
    for (std::size_t i = 1; i <= count; ++i) {
        std::size_t end = sorted.size() * i / count;
        while (end > begin && end < sorted.size() && lengthAt(end) == lengthAt(end - 1))
            ++end;
        if (end <= begin) continue;
        CorpusGroup group{{}, Range{lengthAt(begin), lengthAt(end - 1)}, {}};
        group.utterances.assign(sorted.begin() + std::ptrdiff_t(begin), sorted.begin() + std::ptrdiff_t(end));
        std::ranges::sort(group.utterances);
        groups.push_back(std::move(group));
        begin = end;
    }
    CorpusGroup unknown;
    std::ranges::copy_if(selection, std::back_inserter(unknown.utterances), [&](std::uint32_t utterance) {
        return std::isnan(results.utterances[utterance].duration);
    });
    if (!unknown.utterances.empty()) groups.push_back(std::move(unknown));
    return groups;
}

std::vector<OperatingPoint> operatingPoints(const CorpusResults& results, const DecoderResults& decoder,
                                            std::span<const std::int16_t> exitsTaken,
                                            std::span<const CorpusGroup> groups) {
    std::vector<OperatingPoint> points;
    for (const CorpusGroup& group : groups)
        points.push_back(operatingPoint(results, decoder, exitsTaken, group.utterances));
    return points;
}

} // namespace offramp
