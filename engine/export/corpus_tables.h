// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/explore/confusions.h"
#include "corpus/explore/decisions.h"
#include "corpus/explore/explore_json.h"
#include "corpus/explore/sweep.h"
#include "corpus/results/results.h"
#include "export/table.h"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace offramp {

// Tables of a results file. Exits are counted from 1, rates are fractions, layers are
// ExitDescription::afterLayer. docs/export.md says what every column means.

/// What the tables are of; `policy` may be null.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> aboutResults(const CorpusResults& results,
                                                                            const DecoderResults& decoder,
                                                                            const ExploredPart& part,
                                                                            const Policy* policy);

/// A row for each exit, as if all utterances took it: errors, costs, and each measure's mean, "mean:" and its
/// text form.
[[nodiscard]] Table exitsTable(const CorpusResults& results, const DecoderResults& decoder,
                               std::span<const std::uint32_t> selection);

/// A row for each threshold; `histogram` has the utterances that take each exit, a space between two.
[[nodiscard]] Table sweepTable(std::span<const SweepPoint> points);

/// A sweep and what it is of: a measure, a file.
struct NamedSweep {
    std::string name;
    std::shared_ptr<const std::vector<SweepPoint>> points; ///< never null
};

/// Several, one below the other, told apart by a first column `curve`.
[[nodiscard]] Table sweepsTable(std::span<const NamedSweep> sweeps);

/// How many utterances take each exit.
[[nodiscard]] Table histogramTable(const CorpusResults& results, std::span<const std::int16_t> exitsTaken,
                                   std::span<const std::uint32_t> selection);

/// A row for each of `utterances`, in their order: what is known of it and, at the exit that it takes, text,
/// errors, costs and every measure. `exitsTaken`: of all utterances; empty, or −1: nothing there.
[[nodiscard]] Table utterancesTable(const CorpusResults& results, const DecoderResults& decoder,
                                    std::span<const std::int16_t> exitsTaken,
                                    std::span<const std::uint32_t> utterances);

/// A row for each exit of each of `utterances`, likewise.
[[nodiscard]] Table corpusHypothesesTable(const CorpusResults& results, const DecoderResults& decoder,
                                          std::span<const std::uint32_t> utterances);

/// What going on to the last exit does, a row for each exit that one could stop at, and a last row, `exit`
/// unknown, for the best of all earlier ones.
[[nodiscard]] Table overthinkingTable(const CorpusResults& results, const DecoderResults& decoder,
                                      std::span<const std::uint32_t> selection);
/// A row for each utterance with a reference: its kind, "destructive", "wasteful" or "needed"
/// (overthinking.h), and its errors at the earliest exit before the last with the fewest, and at the last.
[[nodiscard]] Table overthoughtTable(const CorpusResults& results, const DecoderResults& decoder,
                                     std::span<const std::uint32_t> selection);

/// The most frequent first within each kind: substitutions, insertions, deletions.
[[nodiscard]] Table confusionsTable(const Confusions& confusions);

} // namespace offramp
