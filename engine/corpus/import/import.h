// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/message.h"
#include "scoring/normalise.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace offramp {

/// What the files to import don't say themselves.
struct ImportOptions {
    /// V, the CTC blank included, which the entropy's scales differ by. Nothing: for a published run 32, with
    /// a note (the paper's wav2vec2 models); for a table not known.
    std::optional<std::int64_t> classes;
    std::optional<int> layer; ///< that a single-exit run's exit stands after; nothing: 12, with a note
    std::string name;         ///< of the model; empty: the folder's or the file's
    /// How texts are compared. The published error rates are over the words as they are written.
    const Normalisation* normalisation = &normalisationOf("none");
};

struct ImportOutcome {
    std::size_t utterances = 0;
    std::size_t exits = 0;
    std::vector<std::string> decoders;
    std::vector<Message> notes; ///< what was assumed, and what in the files doesn't fit; sentences
};

/// Makes a results file of published results: a folder as the authors of arXiv 2309.09546 publish theirs, or
/// a table, CSV or TSV (docs/results-file.md says what may be in them). `out` appears whole or not at all.
/// Throws Error that names the file and the line: something is missing or is no number, files have different
/// numbers of lines; or `out` is there already.
[[nodiscard]] ImportOutcome importResults(const std::filesystem::path& from, const std::filesystem::path& out,
                                          const ImportOptions& options = {});

} // namespace offramp
