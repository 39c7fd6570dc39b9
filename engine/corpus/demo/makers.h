// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/demo/demo_corpus.h"

namespace offramp {

// The parts of makeDemoCorpus(), private to this folder.

/// digits/*.wav and digits.jsonl.
[[nodiscard]] DemoManifest makeDigitStrings(const std::filesystem::path& folder,
                                            const DemoCorpusOptions& options,
                                            const std::function<void(double)>& progress,
                                            const CancelToken& cancel);

/// Throws Error, naming the package, if the prompts or their texts aren't installed.
void checkInstalled(const PromptCollection& collection);

/// prompts-LANGUAGE.jsonl.
[[nodiscard]] DemoManifest makePromptManifest(const std::filesystem::path& folder,
                                              const PromptCollection& collection, const CancelToken& cancel);

} // namespace offramp
