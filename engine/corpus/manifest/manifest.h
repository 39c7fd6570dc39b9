// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/analysis.h"
#include "base/message.h"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace offramp {

/// One utterance of a corpus, before anything is run.
struct ManifestEntry {
    std::string id;                 ///< unique in its manifest, never empty
    std::filesystem::path audio;    ///< as it can be opened from the working folder
    std::optional<Stretch> stretch; ///< of the file; nothing: all of it. An infinite end: to the file's end
    std::optional<int> channel;     ///< from 0; nothing: the mean of all
    std::optional<double> duration; ///< seconds, as the manifest says
    std::optional<std::string> reference; ///< UTF-8, as written; nothing: not known
    std::vector<std::string> columns;     ///< values of Manifest::columns, "" where there is none
};

/// What was left out, and why.
struct ManifestProblem {
    std::filesystem::path file;
    std::size_t line = 0; ///< from 1; 0: of the file as a whole
    Message reason;       ///< reads after "FILE, line N: "
};

/// A corpus as its files describe it.
struct Manifest {
    std::filesystem::path source; ///< what was opened
    std::string format;           ///< "LibriSpeech", "Kaldi", "NeMo", "CSV", "TSV", "folder", "TextGrid" …
    std::vector<std::string> columns; ///< names of what else it says of each utterance: "speaker", "split" …
    std::vector<ManifestEntry> entries;
    std::vector<ManifestProblem> problems; ///< lines that were skipped; the others are in `entries`
    std::vector<std::size_t> missing;      ///< entries whose audio isn't there
};

} // namespace offramp
