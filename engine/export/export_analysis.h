// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exits/measure_spec.h"
#include "exits/policy.h"
#include "export/format.h"
#include "export/subject.h"
#include "export/table.h"

#include <filesystem>
#include <iosfwd>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace offramp {

/// What of recordings can be exported.
enum class AnalysisContent { hypotheses, measures, nBest, words, tokens, traces, logProbs };

struct ContentDescription {
    AnalysisContent content;
    std::string_view id;   ///< stable, for the command line: "log-probs"
    std::string_view name; ///< "Log-probabilities", for translation
};

[[nodiscard]] std::span<const ContentDescription> analysisContents();
[[nodiscard]] const ContentDescription& describe(AnalysisContent content);
[[nodiscard]] std::optional<AnalysisContent> findContent(std::string_view id);
/// The formats that it can be written in, in the order of exportFormats(). A TextGrid has words and tokens,
/// whichever is asked for; SRT has phrases of hypotheses.
[[nodiscard]] std::vector<ExportFormat> formatsOf(AnalysisContent content);

/// What is wanted.
struct AnalysisExport {
    AnalysisContent content = AnalysisContent::hypotheses;
    ExportFormat format = ExportFormat::csv; ///< one of formatsOf(content)
    /// `all` of a format of one exit (isOfOneExit) is `taken`. Of no account for measures.
    ExitChoice exits;
    std::optional<std::vector<MeasureSpec>> scores; ///< columns of hypotheses; nothing: all that are stored
    std::vector<Policy> policies;                   ///< of measures; empty: comparedPolicies()
    double temperature = 1;                         ///< of the posteriors of N best, > 0
    std::vector<std::string> columns;               ///< of a table; empty: all
};

/// The table of a content. Throws Error for a column that it hasn't, and for N best where there are none.
[[nodiscard]] Table tableOf(const AnalysisExport& what, std::span<const ExportSubject> subjects);

/// Writes it. At least one subject; exactly one of a format of one recording (isOfOneRecording). Throws Error
/// for a format that it can't be written in, as tableOf() does, and where an exit is chosen that isn't
/// computed.
void writeExport(std::ostream& out, const AnalysisExport& what, std::span<const ExportSubject> subjects);
/// Whole or not at all (writeFile). Throws Error.
void writeExport(const std::filesystem::path& path, const AnalysisExport& what,
                 std::span<const ExportSubject> subjects);

} // namespace offramp
