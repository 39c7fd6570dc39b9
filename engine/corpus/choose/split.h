// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/message.h"
#include "corpus/results/results.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace offramp {

/// What a threshold is chosen on, and what it is then tried on, with where the two come from.
struct Split {
    enum class Kind {
        none,    ///< the same utterances twice
        byGroup, ///< drawn, group by group
        byValue  ///< by what a column says
    };

    Kind kind = Kind::none;
    std::string column;           ///< byGroup: empty where each utterance is a group of its own
    std::string calibrationValue; ///< byValue
    std::string testValue;        ///< byValue; empty: all others
    double fraction = 0;          ///< byGroup: that was asked for
    std::uint64_t seed = 0;       ///< byGroup
    Selection calibration;
    Selection test;
};

/// Both parts are the selection: figures on it are those that the threshold was tuned on.
[[nodiscard]] Split unsplit(const Selection& selection);

/// A part of the selection's groups for calibration, the others for the test, so that no group (a speaker,
/// say) is in both. `column`: of CorpusResults::columns; empty: each utterance is a group. Utterances whose
/// value is empty are one group. The groups are shuffled by the seed, in an order that depends on their names
/// alone, then each is taken for calibration if that brings its share of the utterances nearer to `fraction`;
/// each part has one group at least. Throws Error for a column that there is not, a fraction not between 0
/// and 1, and fewer than two groups.
[[nodiscard]] Split splitByGroup(const CorpusResults& results, std::string_view column, double fraction,
                                 std::uint64_t seed, std::span<const std::uint32_t> selection);

/// Utterances whose `column` is `calibration`, and those whose it is `test` (empty: any other value). Throws
/// Error for a column or a value that there is not, naming those that there are, and for the same value
/// twice.
[[nodiscard]] Split splitByValue(const CorpusResults& results, std::string_view column,
                                 std::string_view calibration, std::string_view test,
                                 std::span<const std::uint32_t> selection);

/// How many utterances are in both parts.
[[nodiscard]] std::size_t sharedUtterances(const Split& split);
/// How many values of the column are in both parts, empty ones aside; nothing if there is no such column.
[[nodiscard]] std::optional<std::size_t> sharedGroups(const CorpusResults& results, const Split& split,
                                                      std::string_view column);

/// Where a figure of the test part comes from, as a sentence without its full stop: "tuned and tested on the
/// same utterances: the figures are optimistic" is one.
[[nodiscard]] Message provenanceOf(const CorpusResults& results, const Split& split);

/// The column's index. Throws Error, naming the columns, if there is none of that name.
[[nodiscard]] std::size_t columnOf(const CorpusResults& results, std::string_view column);

/// The group that each utterance of the selection belongs to, numbered from 0 in the order in which they
/// first appear; `column` as for splitByGroup().
[[nodiscard]] std::vector<std::uint32_t> groupsOf(const CorpusResults& results, std::string_view column,
                                                  std::span<const std::uint32_t> selection);

} // namespace offramp
