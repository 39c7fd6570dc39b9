// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/cancel.h"
#include "base/error.h"
#include "corpus/demo/prompts.h"
#include "corpus/recipe.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace offramp {

struct DemoCorpusOptions {
    /// Where the prompts of digits are and what is said in them, the rate and the margins; its utterances are
    /// ignored.
    Recipe recipe;
    std::string speaker = "Allison"; ///< of those prompts
    int strings = 300;               ///< of digits; 0: none
    std::uint64_t seed = 1;
    /// Whose prompts get a manifest.
    std::vector<PromptCollection> languages = debianPrompts();
};

/// A manifest that was written: JSON lines, as readManifest() reads them.
struct DemoManifest {
    std::filesystem::path file;
    std::string language;
    bool isOfStrings = false; ///< the strings of digits; else a collection's prompts
    std::size_t utterances = 0;
    double seconds = 0;      ///< of sound, in all
    std::size_t leftOut = 0; ///< prompts without speech, without a certain text, or without sound
};

struct DemoCorpus {
    std::vector<DemoManifest> manifests; ///< the strings first
    std::vector<Error> missing;          ///< what isn't installed, each with the package that would help
};

/// The strings that a seed gives, as a recipe: "digits-0001" and on, each of 3 to 7 of the recipe's prompts
/// and 0 to 150 ms (whole ms) between them. All evenly drawn with SplitMix64, one after another: number of
/// prompts, prompts, gap, and (see the manifest) which half it belongs to; fewer strings are the beginning of
/// more.
[[nodiscard]] Recipe digitStrings(const DemoCorpusOptions& options);

/// Makes a corpus in `folder` from prompts that are installed on the machine: digits.jsonl with its
/// recordings in digits/, and prompts-LANGUAGE.jsonl, which names the installed prompts themselves. The same
/// options and prompts give the same bytes. Languages that aren't installed are left out and said. `progress`
/// gets rising numbers from 0 to 1. Throws Error if nothing at all could be made or a file can't be written,
/// and Cancelled.
[[nodiscard]] DemoCorpus makeDemoCorpus(const std::filesystem::path& folder, const DemoCorpusOptions& options,
                                        const std::function<void(double)>& progress = {},
                                        const CancelToken& cancel = {});

} // namespace offramp
