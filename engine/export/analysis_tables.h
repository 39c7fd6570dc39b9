// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exits/measure_spec.h"
#include "exits/policy.h"
#include "export/subject.h"
#include "export/table.h"

#include <cstddef>
#include <span>

namespace offramp {

// Tables of recordings, one below the other; the first column, `utterance`, tells them apart. Exits are
// counted from 1 and times in seconds from the file's beginning. docs/export.md says what every column means.

/// A row for each exit: text, errors, costs, and a column for each of `scores`, by its text form, nothing
/// where it isn't stored.
[[nodiscard]] Table hypothesesTable(std::span<const ExportSubject> subjects, const ExitChoice& exits,
                                    std::span<const MeasureSpec> scores);
/// Every score that is stored somewhere, in the order in which they are met.
[[nodiscard]] std::vector<MeasureSpec> storedScores(std::span<const ExportSubject> subjects);

/// What each of `policies` decides, a row each. Those that don't fit the model are left out. Takes scores
/// that aren't stored from the log-probabilities.
[[nodiscard]] Table measuresTable(std::span<const ExportSubject> subjects, std::span<const Policy> policies);
/// What there is to compare for a model of `exits` ≥ 1 exits and `classes` ≥ 1 classes: every measure with
/// its default parameters and the threshold to begin with, then the baselines.
[[nodiscard]] std::vector<Policy> comparedPolicies(int exits, std::int64_t classes);

/// The N best of each exit, best first; no rows where there was no beam search. `temperature` > 0: of the
/// posteriors.
[[nodiscard]] Table nBestTable(std::span<const ExportSubject> subjects, const ExitChoice& exits,
                               double temperature = 1);

/// The tokens, or the words, of each hypothesis with their times.
[[nodiscard]] Table tokensTable(std::span<const ExportSubject> subjects, const ExitChoice& exits);
[[nodiscard]] Table wordsTable(std::span<const ExportSubject> subjects, const ExitChoice& exits);

/// A row for each frame of each exit: what FrameTraces says.
[[nodiscard]] Table tracesTable(std::span<const ExportSubject> subjects, const ExitChoice& exits);
/// Likewise, with a column for each of the model's classes, named "log_prob:" and its name, with "#" and its
/// number behind where several have one name. Natural logarithms.
[[nodiscard]] Table logProbsTable(std::span<const ExportSubject> subjects, const ExitChoice& exits);

} // namespace offramp
