// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/cancel.h"
#include "base/message.h"
#include "corpus/choose/bootstrap.h"
#include "corpus/explore/curve_area.h"
#include "corpus/explore/decisions.h"
#include "corpus/explore/sweep.h"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace offramp {

/// One side of a comparison. What it points to outlives the comparison.
struct ComparedResults {
    const CorpusResults* results = nullptr;
    const DecoderResults* decoder = nullptr; ///< of `results`
    std::string name;                        ///< for people: the file's, say
    /// Where it stops: its utterances are compared there, beside its exits. Nothing: at the last exit.
    std::optional<Policy> policy;
    /// Its curve: the policy's one threshold (scaleOf()) from careful to bold. Nothing: no curve.
    std::optional<Policy> family;
};

/// The utterances that all sides have under the same identifier, and a reference for.
struct CommonUtterances {
    std::vector<std::vector<std::uint32_t>> rows; ///< of each side, in the order of the first one's file
    std::vector<std::size_t> alone;               ///< of each side: utterances that aren't in all the others
    std::size_t withoutReference = 0;             ///< in all, but one has no reference
    std::size_t otherReferences = 0; ///< compared, though what was said isn't the same (normalised)

    [[nodiscard]] std::size_t size() const { return rows.empty() ? 0 : rows.front().size(); }
};

/// Throws Error for fewer than two sides, and if there is no such utterance.
[[nodiscard]] CommonUtterances commonUtterances(std::span<const ComparedResults> sides);

/// Those of them that are among `selection`, of the first side, ascending. The counts of what is left out
/// stay.
[[nodiscard]] CommonUtterances commonWithin(const CommonUtterances& common,
                                            std::span<const std::uint32_t> selection);

/// An exit of one side over the common utterances.
struct ComparedExit {
    std::string name;
    int afterLayer = 0;
    ErrorCounts words; ///< summed
    ErrorCounts characters;
    std::optional<Interval> wer; ///< bootstrap interval of the corpus word error rate
};

/// What is compared: an exit of a side, or its policy.
struct Compared {
    std::size_t side = 0;
    std::optional<std::size_t> exit; ///< nothing: where the policy stops

    bool operator==(const Compared&) const = default;
};

struct ComparedPair {
    Compared one;
    Compared other;
    std::optional<Difference> difference; ///< nothing: a rate is undefined
};

/// One side's curve over the common utterances.
struct ComparedCurve {
    std::vector<SweepPoint> points; ///< from careful to bold; empty: it has none
    std::vector<BandPoint> band;    ///< for each point
    Curve byLayer;                  ///< word error rate by average layer, ascending
    std::optional<double> meanWer;  ///< over the layers that all curves reach
};

/// An utterance, with its word errors on each side where that side's policy stops.
struct DifferingUtterance {
    std::string id;
    std::vector<std::uint32_t> rows;  ///< of each side
    std::vector<std::size_t> exits;   ///< that are compared
    std::vector<std::int64_t> errors; ///< likewise
    std::int64_t spread = 0;          ///< most errors − fewest
};

/// Two or more results of the same utterances, side by side: models with other exits, other decoders, other
/// measures.
struct ResultsComparison {
    CommonUtterances common;
    std::vector<std::vector<ComparedExit>> exits;        ///< of each side
    std::vector<std::optional<OperatingPoint>> policies; ///< of each side's policy
    /// Of each two sides: their exits behind the same layer, their last exits, and where their policies stop
    /// (the last exit for a side without one), unless neither has a policy.
    std::vector<ComparedPair> pairs;
    std::vector<ComparedCurve> curves;
    std::optional<Range> sharedLayers;          ///< that all curves reach, of two at least
    std::size_t differing = 0;                  ///< utterances with other numbers of errors
    std::vector<DifferingUtterance> utterances; ///< of them those that differ most, most first
    std::vector<Message> notes;                 ///< what to know of it
};

struct CompareOptions {
    BootstrapOptions bootstrap; ///< its group is a column of the first side
    std::size_t curvePoints = 101;
    std::size_t mostUtterances = 20;
    /// Of the first side's utterances, ascending: no others are compared. Nothing: all in common are.
    std::optional<Selection> within;
};

/// Compares. Everything is paired: each bootstrap replicate draws the same utterances on all sides. Throws
/// Error as commonUtterances() and for a policy or family that doesn't fit its side, and Cancelled.
[[nodiscard]] ResultsComparison compareResults(std::span<const ComparedResults> sides,
                                               const CompareOptions& options = {},
                                               const CancelToken& cancel = {});

} // namespace offramp
