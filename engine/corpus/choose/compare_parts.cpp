// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/choose/compare_parts.h"

#include "corpus/choose/family_sweep.h"
#include "corpus/choose/split.h"

#include <algorithm>

namespace offramp {

namespace {

Policy stopOf(const ComparedResults& side) {
    const int last = static_cast<int>(side.results->exits()) - 1;
    return side.policy.value_or(Policy{FixedExit{last}, {}});
}

Curve byLayer(const std::vector<SweepPoint>& points) {
    std::vector<CurvePoint> curve;
    for (const SweepPoint& each : points)
        if (const auto wer = each.point.wer()) curve.push_back({each.point.averageLayer, *wer});
    return ascending(curve);
}

} // namespace

ComparisonParts::ComparisonParts(std::span<const ComparedResults> sides, const CommonUtterances& common,
                                 const CompareOptions& options, const CancelToken& cancel)
    : sides_(sides), common_(common), options_(options), cancel_(cancel),
      groups_(groupsOf(*sides[0].results, options.bootstrap.group, common.rows[0])) {
    for (const ComparedResults& side : sides)
        taken_.push_back(decideAll(*side.results, *side.decoder, stopOf(side)));
}

/// Systems are numbered side by side: each side's exits, then its policy.
std::size_t ComparisonParts::systemOf(const Compared& compared) const {
    std::size_t first = 0;
    for (std::size_t side = 0; side < compared.side; ++side)
        first += sides_[side].results->exits() + 1;
    return first + compared.exit.value_or(sides_[compared.side].results->exits());
}

std::vector<std::vector<ErrorCounts>> ComparisonParts::systems() const {
    std::vector<std::vector<ErrorCounts>> systems;
    for (std::size_t side = 0; side < sides_.size(); ++side) {
        const CorpusResults& results = *sides_[side].results;
        const DecoderResults& decoder = *sides_[side].decoder;
        for (std::size_t exit = 0; exit < results.exits(); ++exit) {
            const ExitsTaken always(results.utterances.size(), static_cast<std::int16_t>(exit));
            systems.push_back(errorsTaken(results, decoder, always, common_.rows[side]));
        }
        systems.push_back(errorsTaken(results, decoder, taken_[side], common_.rows[side]));
    }
    return systems;
}

std::vector<ComparedPair> ComparisonParts::pairsOf() const {
    std::vector<ComparedPair> pairs;
    const auto add = [&](Compared one, Compared other) {
        const ComparedPair pair{one, other, std::nullopt};
        const bool there = std::ranges::any_of(
            pairs, [&](const ComparedPair& each) { return each.one == one && each.other == other; });
        if (!there) pairs.push_back(pair);
    };
    for (std::size_t one = 0; one < sides_.size(); ++one) {
        for (std::size_t other = one + 1; other < sides_.size(); ++other) {
            const auto& ones = sides_[one].results->model.exits;
            const auto& others = sides_[other].results->model.exits;
            for (std::size_t i = 0; i < ones.size(); ++i)
                for (std::size_t j = 0; j < others.size(); ++j)
                    if (ones[i].afterLayer == others[j].afterLayer) add({one, i}, {other, j});
            add({one, ones.size() - 1}, {other, others.size() - 1});
            if (sides_[one].policy || sides_[other].policy) add({one, std::nullopt}, {other, std::nullopt});
        }
    }
    return pairs;
}

void ComparisonParts::addExitsAndPairs(ResultsComparison& comparison) const {
    comparison.pairs = pairsOf();
    std::vector<SystemPair> pairs;
    for (const ComparedPair& pair : comparison.pairs)
        pairs.push_back({systemOf(pair.one), systemOf(pair.other)});
    const auto all = systems();
    const SystemsBootstrap drawn = bootstrapSystems(all, pairs, groups_, options_.bootstrap, cancel_);
    for (std::size_t i = 0; i < pairs.size(); ++i)
        comparison.pairs[i].difference = drawn.differences[i];
    for (std::size_t side = 0; side < sides_.size(); ++side) {
        const CorpusResults& results = *sides_[side].results;
        const DecoderResults& decoder = *sides_[side].decoder;
        std::vector<ComparedExit> exits;
        for (std::size_t exit = 0; exit < results.exits(); ++exit) {
            const ExitsTaken always(results.utterances.size(), static_cast<std::int16_t>(exit));
            const OperatingPoint point = operatingPoint(results, decoder, always, common_.rows[side]);
            exits.push_back({results.model.exits[exit].name, results.model.exits[exit].afterLayer,
                             point.words, point.characters, drawn.rates[systemOf({side, exit})]});
        }
        comparison.exits.push_back(std::move(exits));
        comparison.policies.emplace_back();
        if (sides_[side].policy)
            comparison.policies.back() = operatingPoint(results, decoder, taken_[side], common_.rows[side]);
    }
}

void ComparisonParts::addCurves(ResultsComparison& comparison) const {
    for (std::size_t side = 0; side < sides_.size(); ++side) {
        comparison.curves.emplace_back();
        if (!sides_[side].family) continue;
        const CorpusResults& results = *sides_[side].results;
        const DecoderResults& decoder = *sides_[side].decoder;
        const auto& rows = common_.rows[side];
        const Policy& family = *sides_[side].family;
        ComparedCurve& curve = comparison.curves.back();
        curve.points = sweepFamily(results, decoder, family, options_.curvePoints, rows, cancel_);
        std::vector<double> thresholds;
        for (const SweepPoint& point : curve.points)
            thresholds.push_back(point.threshold);
        curve.band =
            bootstrapBand(results, decoder, family, thresholds, rows, groups_, options_.bootstrap, cancel_);
        curve.byLayer = byLayer(curve.points);
    }
}

DifferingUtterance ComparisonParts::utteranceAt(std::size_t at) const {
    DifferingUtterance utterance;
    utterance.id = sides_[0].results->utterances[common_.rows[0][at]].id;
    for (std::size_t side = 0; side < sides_.size(); ++side) {
        const std::uint32_t row = common_.rows[side][at];
        const auto exit = static_cast<std::size_t>(std::max<std::int16_t>(taken_[side][row], 0));
        utterance.rows.push_back(row);
        utterance.exits.push_back(exit);
        utterance.errors.push_back(sides_[side].decoder->words[sides_[side].results->at(row, exit)].errors());
    }
    const auto [fewest, most] = std::ranges::minmax(utterance.errors);
    utterance.spread = most - fewest;
    return utterance;
}

void ComparisonParts::addUtterances(ResultsComparison& comparison) const {
    auto& utterances = comparison.utterances;
    for (std::size_t at = 0; at < common_.size(); ++at) {
        DifferingUtterance utterance = utteranceAt(at);
        if (utterance.spread > 0) utterances.push_back(std::move(utterance));
    }
    comparison.differing = utterances.size();
    std::ranges::stable_sort(utterances, std::ranges::greater{}, &DifferingUtterance::spread);
    if (utterances.size() > options_.mostUtterances) utterances.resize(options_.mostUtterances);
}

} // namespace offramp
