// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/explore/explore_json.h"
#include "corpus/results/results.h"

#include <CLI/CLI.hpp>

#include <filesystem>
#include <memory>
#include <string>

namespace offramp::cli {

/// Which results, and which of their utterances, as the command line says it.
struct PartRequest {
    std::filesystem::path results;
    std::string decoder; ///< empty: the command chooses
    ExploredPart part;
};

/// Declares RESULTS, --decoder, --split and --where.
void addPartOptions(CLI::App& command, PartRequest& request);

/// The decoder that is asked for; throws Error, naming those that there are, if it isn't there.
[[nodiscard]] const DecoderResults& decoderOf(const CorpusResults& results, const std::string& name);

/// The utterances of the split that the condition is true of. Throws Error if there is no such split,
/// UsageError if the condition can't be read or asks for the exit taken.
[[nodiscard]] Selection selectionOf(const CorpusResults& results, const DecoderResults& decoder,
                                    const ExploredPart& part);

} // namespace offramp::cli
