// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/analyze.h"
#include "corpus/manifest/manifest.h"
#include "corpus/results/store.h"
#include "corpus/run/utterance_run.h"
#include "model/open.h"

#include <filesystem>
#include <string_view>

namespace offramp {

/// "greedy" or "beam": what a decoder's results are filed under.
[[nodiscard]] std::string_view decoderName(DecoderOptions::Kind kind);

/// What a run of the model over the manifest is about. `open` is what the model was opened with. Reads the
/// model's files once more: throws Error.
[[nodiscard]] RunIdentity identityOf(const Recogniser& recogniser, const OpenOptions& open,
                                     const Manifest& manifest, const UtteranceOptions& options);

/// Throws Error about the results file `path`, naming what differs, unless results of `wanted` may be added
/// to it.
void checkIdentity(const std::filesystem::path& path, const RunIdentity& existing, const RunIdentity& wanted);

} // namespace offramp
