// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/demo/demo_corpus.h"

#include <filesystem>
#include <vector>

namespace offramp {

/// The model that ships with Offramp. Throws Error if it is gone.
[[nodiscard]] std::filesystem::path demoModel();

/// Where the demo's recordings are kept if nobody says otherwise.
[[nodiscard]] std::filesystem::path demoFolder();

/// What makeDemoCorpus() is given: the recipe that ships with Offramp, 300 strings, all languages. Throws
/// Error.
[[nodiscard]] DemoCorpusOptions demoCorpusOptions();

/// Where the demo corpus is made, and the results of the demo's model over it.
[[nodiscard]] std::filesystem::path demoCorpusFolder();
[[nodiscard]] std::filesystem::path demoCorpusResults();

/// Makes the strings of digits in `folder`, those that are there already excepted. Throws Error.
[[nodiscard]] std::vector<std::filesystem::path> makeDemoRecordings(const std::filesystem::path& folder);

} // namespace offramp
