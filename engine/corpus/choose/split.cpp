// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/choose/split.h"

#include "base/error.h"
#include "corpus/choose/seeded.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <set>
#include <unordered_map>

namespace offramp {

namespace {

/// Names for a sentence; of many the first few.
template <typename Names>
std::string listed(const Names& names) {
    constexpr std::size_t most = 8;
    std::string text;
    std::size_t count = 0;
    for (const std::string& name : names) {
        if (count++ == most) return text.append(" …");
        text.append(text.empty() ? "" : ", ").append(name.empty() ? "(none)" : name);
    }
    return text;
}

const std::string& valueAt(const CorpusResults& results, std::uint32_t utterance, std::size_t column) {
    static const std::string none;
    const auto& columns = results.utterances[utterance].columns;
    return column < columns.size() ? columns[column] : none;
}

/// Utterances by group.
using Groups = std::map<std::string, Selection>;

Groups grouped(const CorpusResults& results, std::string_view column,
               std::span<const std::uint32_t> selection) {
    Groups groups;
    const bool alone = column.empty();
    const std::size_t index = alone ? 0 : columnOf(results, column);
    for (const std::uint32_t each : selection)
        groups[alone ? results.utterances[each].id : valueAt(results, each, index)].push_back(each);
    return groups;
}

void checkFraction(double fraction) {
    if (fraction > 0 && fraction < 1) return;
    throw Error("the split", msg("a calibration share of {0} leaves one part empty", fraction),
                msg("Give a number between 0 and 1, such as 0.3"));
}

std::vector<const Selection*> shuffled(const Groups& groups, std::uint64_t seed) {
    std::vector<const Selection*> order;
    for (const auto& [name, utterances] : groups)
        order.push_back(&utterances);
    Seeded(seed).shuffle(order);
    return order;
}

void append(Selection& selection, const Selection& more) {
    selection.insert(selection.end(), more.begin(), more.end());
}

/// Takes a group for calibration where that comes nearer to `target` utterances; the last one left for
/// either part goes where nothing is yet.
void deal(const std::vector<const Selection*>& order, double target, Split& split) {
    for (std::size_t i = 0; i < order.size(); ++i) {
        const bool last = i + 1 == order.size();
        const auto now = static_cast<double>(split.calibration.size());
        const double then = now + static_cast<double>(order[i]->size());
        bool take = std::abs(then - target) <= std::abs(now - target);
        if (last && split.calibration.empty()) take = true;
        if (last && split.test.empty()) take = false;
        append(take ? split.calibration : split.test, *order[i]);
    }
    std::ranges::sort(split.calibration);
    std::ranges::sort(split.test);
}

[[noreturn]] void refuseValue(const CorpusResults& results, std::string_view column, std::string_view value,
                              const std::set<std::string>& known) {
    throw Error(results.source.string(), msg("no utterance has the {0} \"{1}\"", column, value),
                msg("Choose one that there is: {0}", listed(known)));
}

std::set<std::string> valuesIn(const CorpusResults& results, std::size_t column, const Selection& part) {
    std::set<std::string> values;
    for (const std::uint32_t each : part)
        values.insert(valueAt(results, each, column));
    return values;
}

Message drawnSentence(const CorpusResults& results, const Split& split) {
    const std::size_t calibration = split.calibration.size();
    const std::size_t test = split.test.size();
    const std::size_t speakers = sharedGroups(results, split, "speaker").value_or(0);
    if (split.column.empty() && speakers > 0)
        return msg("tuned on {0} utterances, tested on {1} others, drawn with seed {2}; speakers in both "
                   "parts: {3}, so the figures are optimistic",
                   calibration, test, split.seed, speakers);
    if (speakers > 0)
        return msg("tuned on {0} utterances, tested on {1} others with no {2} in common, drawn with seed "
                   "{3}; speakers in both parts: {4}, so the figures are optimistic",
                   calibration, test, split.column, split.seed, speakers);
    if (split.column.empty())
        return msg("tuned on {0} utterances, tested on {1} others, drawn with seed {2}", calibration, test,
                   split.seed);
    return msg("tuned on {0} utterances, tested on {1} others with no {2} in common, drawn with seed {3}",
               calibration, test, split.column, split.seed);
}

Message valueSentence(const CorpusResults& results, const Split& split) {
    const std::size_t calibration = split.calibration.size();
    const std::size_t test = split.test.size();
    const auto speakers = sharedGroups(results, split, "speaker");
    if (speakers.value_or(0) > 0)
        return msg("tuned on {0} utterances whose {1} is {2}, tested on {3} others; speakers in both parts: "
                   "{4}, so the figures are optimistic",
                   calibration, split.column, split.calibrationValue, test, *speakers);
    if (split.testValue.empty())
        return msg("tuned on {0} utterances whose {1} is {2}, tested on the {3} others", calibration,
                   split.column, split.calibrationValue, test);
    return msg("tuned on {0} utterances whose {1} is {2}, tested on {3} whose {1} is {4}", calibration,
               split.column, split.calibrationValue, test, split.testValue);
}

} // namespace

std::size_t columnOf(const CorpusResults& results, std::string_view column) {
    const auto found = std::ranges::find(results.columns, column);
    if (found != results.columns.end()) return static_cast<std::size_t>(found - results.columns.begin());
    const Message remedy = results.columns.empty()
                               ? msg("Its utterances have no columns: leave the split by column out")
                               : msg("Choose one of its columns: {0}", listed(results.columns));
    throw Error(results.source.string(), msg("there is no column \"{0}\"", column), remedy);
}

Split unsplit(const Selection& selection) {
    Split split;
    split.calibration = selection;
    split.test = selection;
    return split;
}

Split splitByGroup(const CorpusResults& results, std::string_view column, double fraction, std::uint64_t seed,
                   std::span<const std::uint32_t> selection) {
    checkFraction(fraction);
    const Groups groups = grouped(results, column, selection);
    if (groups.size() < 2)
        throw Error(
            results.source.string(),
            msg("there is nothing to part: two groups at least are needed, and there are {0}", groups.size()),
            msg("Split by another column, or by utterance"));
    Split split;
    split.kind = Split::Kind::byGroup;
    split.column = column;
    split.fraction = fraction;
    split.seed = seed;
    deal(shuffled(groups, seed), fraction * static_cast<double>(selection.size()), split);
    return split;
}

Split splitByValue(const CorpusResults& results, std::string_view column, std::string_view calibration,
                   std::string_view test, std::span<const std::uint32_t> selection) {
    const std::size_t index = columnOf(results, column);
    if (calibration == test)
        throw Error("the split", msg("\"{0}\" is both calibration and test", test),
                    msg("Give two values, or leave the split out"));
    Split split;
    split.kind = Split::Kind::byValue;
    split.column = column;
    split.calibrationValue = calibration;
    split.testValue = test;
    std::set<std::string> known;
    for (const std::uint32_t each : selection) {
        const std::string& value = valueAt(results, each, index);
        known.insert(value);
        if (value == calibration) {
            split.calibration.push_back(each);
        } else if (test.empty() || value == test) {
            split.test.push_back(each);
        }
    }
    if (split.calibration.empty()) refuseValue(results, column, calibration, known);
    if (split.test.empty() && test.empty())
        throw Error(results.source.string(), msg("every utterance's {0} is \"{1}\"", column, calibration),
                    msg("Split by another column"));
    if (split.test.empty()) refuseValue(results, column, test, known);
    return split;
}

std::size_t sharedUtterances(const Split& split) {
    Selection both;
    std::ranges::set_intersection(split.calibration, split.test, std::back_inserter(both));
    return both.size();
}

std::optional<std::size_t> sharedGroups(const CorpusResults& results, const Split& split,
                                        std::string_view column) {
    if (std::ranges::find(results.columns, column) == results.columns.end()) return std::nullopt;
    const std::size_t index = columnOf(results, column);
    const std::set<std::string> one = valuesIn(results, index, split.calibration);
    const std::set<std::string> other = valuesIn(results, index, split.test);
    return static_cast<std::size_t>(std::ranges::count_if(
        one, [&](const std::string& value) { return !value.empty() && other.contains(value); }));
}

Message provenanceOf(const CorpusResults& results, const Split& split) {
    const std::size_t shared = sharedUtterances(split);
    if (shared > 0 && split.calibration == split.test)
        return msg("tuned and tested on the same utterances: the figures are optimistic");
    if (shared > 0)
        return msg("{0} of {1} test utterances were also tuned on: the figures are optimistic", shared,
                   split.test.size());
    return split.kind == Split::Kind::byValue ? valueSentence(results, split) : drawnSentence(results, split);
}

std::vector<std::uint32_t> groupsOf(const CorpusResults& results, std::string_view column,
                                    std::span<const std::uint32_t> selection) {
    std::vector<std::uint32_t> groups;
    groups.reserve(selection.size());
    const std::size_t index = column.empty() ? 0 : columnOf(results, column);
    std::unordered_map<std::string_view, std::uint32_t> numbers;
    for (const std::uint32_t each : selection) {
        const auto next = static_cast<std::uint32_t>(numbers.size());
        const std::string& name =
            column.empty() ? results.utterances[each].id : valueAt(results, each, index);
        groups.push_back(numbers.try_emplace(name, next).first->second);
    }
    return groups;
}

} // namespace offramp
