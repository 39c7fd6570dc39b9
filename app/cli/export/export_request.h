// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/explore/explore_json.h"
#include "decode/decoder_options.h"
#include "export/export_analysis.h"
#include "model/open.h"
#include "policy_options.h"
#include "recording_options.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace offramp::cli {

/// What `export` was asked for.
struct ExportRequest {
    std::vector<std::filesystem::path> inputs; ///< recordings, or one results file
    std::filesystem::path model;               ///< empty: a results file
    std::string what;
    std::filesystem::path out; ///< a file, a folder, or "-" for standard output
    std::string formatName;    ///< empty: by the file's extension
    std::string exitText;      ///< "all", "taken", "last" or a number from 1; empty: by the format
    std::vector<std::string> columns;
    std::vector<std::string> utterances; ///< of a results file, by identifier
    ExploredPart part;                   ///< likewise
    std::string decoderName;             ///< likewise; empty: the command chooses
    std::vector<double> thresholds;      ///< of a sweep
    int points = 21;                     ///< of a sweep without thresholds
    OpenOptions open;
    DecoderOptions decoder;
    PolicyRequest policy;
    RecordingRequest recordings;
};

/// By --format, or the extension of --out. Throws UsageError.
[[nodiscard]] ExportFormat formatFor(const ExportRequest& request);
/// Of --exit; a format of one exit takes the exit taken where nothing is said. Throws UsageError.
[[nodiscard]] ExitChoice exitsFor(const ExportRequest& request, ExportFormat format);
/// What of recordings is wanted; throws UsageError if `format` can't hold it.
[[nodiscard]] AnalysisExport analysisExportFor(const ExportRequest& request, AnalysisContent content,
                                               ExportFormat format);

/// Where exports of recordings go: a file of all, or one for each.
class ExportTarget {
public:
    /// Throws UsageError if `recordings` of them can't go there in that format.
    ExportTarget(const ExportRequest& request, const AnalysisExport& what, std::size_t recordings);

    /// A recording is written as soon as it is there.
    [[nodiscard]] bool isOneByOne() const { return oneByOne_; }
    /// Writes them, in one file each. Throws Error; makes the folder if need be.
    void write(std::span<const ExportSubject> subjects, const std::vector<std::string>& names) const;

private:
    [[nodiscard]] std::filesystem::path fileFor(const std::string& name) const;
    void writeExits(const std::filesystem::path& file, std::span<const ExportSubject> subjects) const;
    void writeOne(const std::filesystem::path& file, const AnalysisExport& what,
                  std::span<const ExportSubject> subjects) const;

    AnalysisExport what_;
    std::filesystem::path out_;
    bool oneByOne_ = false;
    bool folder_ = false;
    bool exitByExit_ = false; ///< a file for each exit: EXTENSION becomes exitN.EXTENSION
};

/// Runs the model over the recordings, or opens utterances of a results file, and writes what came of them.
/// Gives the program's status.
[[nodiscard]] int exportRecordings(const ExportRequest& request, AnalysisContent content);
[[nodiscard]] int exportUtterances(const ExportRequest& request, AnalysisContent content);

/// What a results file itself can be asked for.
[[nodiscard]] bool isCorpusContent(const std::string& what);
[[nodiscard]] int exportCorpus(const ExportRequest& request);

} // namespace offramp::cli
