// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/choose/compare.h"

#include "base/error.h"
#include "corpus/choose/compare_parts.h"
#include "corpus/choose/scale.h"
#include "corpus/choose/split.h"
#include "scoring/normalise.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>

namespace offramp {

namespace {

using Rows = std::unordered_map<std::string_view, std::uint32_t>;

Rows rowsOf(const CorpusResults& results) {
    Rows rows;
    for (std::size_t i = 0; i < results.utterances.size(); ++i)
        rows.try_emplace(results.utterances[i].id, static_cast<std::uint32_t>(i));
    return rows;
}

/// Its rows on every side; nothing where one lacks it.
std::optional<std::vector<std::uint32_t>> everywhere(std::string_view id, std::span<const Rows> sides) {
    std::vector<std::uint32_t> rows;
    for (const Rows& side : sides) {
        const auto found = side.find(id);
        if (found == side.end()) return std::nullopt;
        rows.push_back(found->second);
    }
    return rows;
}

/// The references of one utterance, on all sides.
class References {
public:
    References(std::span<const ComparedResults> sides, const std::vector<std::uint32_t>& rows) {
        for (std::size_t side = 0; side < sides.size(); ++side)
            texts_.push_back(&sides[side].results->utterances[rows[side]].reference);
    }

    [[nodiscard]] bool allKnown() const {
        return std::ranges::all_of(texts_, [](const auto* text) { return text->has_value(); });
    }

    [[nodiscard]] bool differ(const Normalisation& normalisation) const {
        return std::ranges::any_of(texts_, [&](const auto* text) {
            return **text != **texts_.front() &&
                   normalised(**text, normalisation) != normalised(**texts_.front(), normalisation);
        });
    }

private:
    std::vector<const std::optional<std::string>*> texts_;
};

[[noreturn]] void refuseNothingInCommon(std::span<const ComparedResults> sides, bool common) {
    const Message reason =
        common ? msg("no utterance that it has in common with {0} has a reference in both", sides[1].name)
               : msg("has no utterance in common with {0}", sides[1].name);
    throw Error(sides[0].name, reason,
                msg("Compare results of the same corpus; utterances are matched by "
                    "their identifiers"));
}

std::vector<Message> notesOf(std::span<const ComparedResults> sides, const CommonUtterances& common) {
    std::vector<Message> notes;
    for (std::size_t side = 0; side < sides.size(); ++side) {
        if (common.alone[side] > 0)
            notes.push_back(msg("{0} utterances of {1} aren't in all the others and are left out",
                                common.alone[side], sides[side].name));
        if (sides[side].results->normalisation != sides[0].results->normalisation)
            notes.push_back(msg("{0} counts errors by the normalisation {1}, {2} by {3}", sides[0].name,
                                sides[0].results->normalisation, sides[side].name,
                                sides[side].results->normalisation));
        if (sides[side].decoder->name != sides[0].decoder->name)
            notes.push_back(msg("{0} was decoded by {1}, {2} by {3}", sides[0].name, sides[0].decoder->name,
                                sides[side].name, sides[side].decoder->name));
    }
    if (common.withoutReference > 0)
        notes.push_back(
            msg("{0} utterances have no reference on one side and are left out", common.withoutReference));
    if (common.otherReferences > 0)
        notes.push_back(
            msg("{0} utterances have other references on one side than on another", common.otherReferences));
    return notes;
}

/// What all curves reach, and each one's mean over it.
void addSharedLayers(ResultsComparison& comparison) {
    std::vector<Curve> curves;
    for (const ComparedCurve& curve : comparison.curves)
        if (!curve.byLayer.empty()) curves.push_back(curve.byLayer);
    if (curves.size() < 2) return;
    comparison.sharedLayers = sharedCosts(curves);
    if (!comparison.sharedLayers) return;
    const double width = comparison.sharedLayers->high - comparison.sharedLayers->low;
    for (ComparedCurve& curve : comparison.curves) {
        if (curve.byLayer.empty()) continue;
        if (const auto area = areaUnder(curve.byLayer, *comparison.sharedLayers))
            curve.meanWer = *area / width;
    }
}

} // namespace

CommonUtterances commonWithin(const CommonUtterances& common, std::span<const std::uint32_t> selection) {
    CommonUtterances kept = common;
    for (auto& rows : kept.rows)
        rows.clear();
    for (std::size_t at = 0; at < common.size(); ++at) {
        if (!std::ranges::binary_search(selection, common.rows.front()[at])) continue;
        for (std::size_t side = 0; side < common.rows.size(); ++side)
            kept.rows[side].push_back(common.rows[side][at]);
    }
    return kept;
}

CommonUtterances commonUtterances(std::span<const ComparedResults> sides) {
    if (sides.size() < 2)
        throw Error("the comparison", msg("there is one result alone"), msg("Name two or more"));
    std::vector<Rows> rows;
    for (const ComparedResults& side : sides)
        rows.push_back(rowsOf(*side.results));
    CommonUtterances common;
    common.rows.resize(sides.size());
    const Normalisation& normalisation = normalisationOf(sides[0].results->normalisation);
    std::size_t shared = 0;
    for (const CorpusUtterance& utterance : sides[0].results->utterances) {
        const auto found = everywhere(utterance.id, rows);
        if (!found) continue;
        ++shared;
        const References references(sides, *found);
        if (!references.allKnown()) {
            ++common.withoutReference;
            continue;
        }
        if (references.differ(normalisation)) ++common.otherReferences;
        for (std::size_t side = 0; side < sides.size(); ++side)
            common.rows[side].push_back((*found)[side]);
    }
    for (const ComparedResults& side : sides)
        common.alone.push_back(side.results->utterances.size() - shared);
    if (common.size() == 0) refuseNothingInCommon(sides, shared > 0);
    return common;
}

ResultsComparison compareResults(std::span<const ComparedResults> sides, const CompareOptions& options,
                                 const CancelToken& cancel) {
    ResultsComparison comparison;
    comparison.common = commonUtterances(sides);
    if (options.within) comparison.common = commonWithin(comparison.common, *options.within);
    if (comparison.common.size() == 0)
        throw Error(sides[0].name,
                    msg("the part that is looked at has no utterance in common with the others"),
                    msg("Choose another part of the corpus"));
    const ComparisonParts parts(sides, comparison.common, options, cancel);
    parts.addExitsAndPairs(comparison);
    parts.addCurves(comparison);
    addSharedLayers(comparison);
    parts.addUtterances(comparison);
    comparison.notes = notesOf(sides, comparison.common);
    return comparison;
}

} // namespace offramp
