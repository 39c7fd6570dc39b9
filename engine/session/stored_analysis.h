// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/analysis.h"
#include "base/cancel.h"
#include "base/json_object.h"
#include "session/container.h"
#include "session/model_entry.h"
#include "session/stored_path.h"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace offramp::detail {

/// What a model gave of a recording, as safetensors: "waveform" [samples], the sound at the model's rate, and
/// for every exit that was run "exit.0.log_probs" [T × V] and, where they are known, "exit.0.hidden_cosines"
/// [T]; all F32.
[[nodiscard]] std::string tracesOf(const Analysis& analysis, const std::filesystem::path& subject);

/// What a document says of an analysis beside its traces: how it was made, and what was measured.
[[nodiscard]] nlohmann::ordered_json analysisEntry(const Analysis& analysis, const PathsOut& paths);

/// What an analysis is restored from.
struct StoredAnalysis {
    SharedBytes traces;
    KnownModel model;
    std::filesystem::path audio; ///< not read
    std::optional<Stretch> stretch;
};

/// The analysis that analysisEntry() and tracesOf() were made of, to the bit: features are computed,
/// hypotheses are found and scores are taken again; the model isn't run, and the recording isn't read. Where
/// the decoder's lexicon or language model can't be read, it is decoded greedily, and `warnings` says so.
/// Throws Error and Cancelled.
[[nodiscard]] std::shared_ptr<const Analysis> restored(JsonObject entry, const StoredAnalysis& stored,
                                                       const PathsIn& paths, std::vector<Message>& warnings,
                                                       const CancelToken& cancel);

} // namespace offramp::detail
