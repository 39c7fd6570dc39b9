// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/analysis.h"
#include "analysis/judge.h"

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace offramp {

/// A recording whose figures are exported. Subjects of one export are of the same model.
struct ExportSubject {
    std::shared_ptr<const Analysis> analysis; ///< never null
    std::optional<Judgement> judgement;       ///< of the analysis
    std::string name;                         ///< as tables have it; empty: by its file
};

/// Exits of a recording; those that aren't computed are left out.
struct ExitChoice {
    enum class Kind {
        all,
        taken, ///< by the judgement; where there is none, the last that is computed
        last,  ///< that is computed
        one
    };

    Kind kind = Kind::all;
    std::size_t exit = 0; ///< Kind::one, from 0
};

/// By index, ascending.
[[nodiscard]] std::vector<std::size_t> chosenExits(const ExportSubject& subject, const ExitChoice& choice);

/// What each is called in tables: its name, else its file's, without folder and extension, and of a stretch
/// ":BEGIN-END" in seconds behind it; its whole path where several would be called the same.
[[nodiscard]] std::vector<std::string> exportNames(std::span<const ExportSubject> subjects);

/// What each one's file is called, without folder and extension; its whole path where other files are called
/// the same.
[[nodiscard]] std::vector<std::string> recordingNames(std::span<const ExportSubject> subjects);

/// Seconds from the file's beginning to where frame `frame` begins, to the nanosecond.
[[nodiscard]] double timeOfFrame(const Analysis& analysis, std::int64_t frame);

/// What tables tell of where their figures come from: model, decoder, policy …
[[nodiscard]] std::vector<std::pair<std::string, std::string>>
aboutSubjects(std::span<const ExportSubject> subjects);

} // namespace offramp
