// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbench/corpus/corpus_service.h"

#include <QString>

#include <string>

namespace offramp {

/// "greedy decoding", "beam search"; a name that isn't known as it is.
[[nodiscard]] QString decoderText(const std::string& name);

/// "120 of 300 utterances · 45 times real time · 12 s left"
[[nodiscard]] QString progressText(const BatchProgress& progress, bool paused);

/// Why there is nothing to see of results without an utterance.
[[nodiscard]] QString emptyText(const CorpusResults& results);

/// What there is to say after a run; empty if all went well.
[[nodiscard]] QString endText(const CorpusRunEnd& end);

} // namespace offramp
