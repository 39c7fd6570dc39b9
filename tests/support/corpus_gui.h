// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/results/results.h"
#include "workbench/corpus/corpus_service.h"
#include "workbench/main_window.h"

#include <cstddef>
#include <filesystem>
#include <memory>

namespace offramp::test {

/// A manifest `name` in `folder` of so many short recordings, some with a split, as a person would have them:
/// noise-0.wav … beside it, each with the text "one two".
void writeNoiseCorpus(const std::filesystem::path& folder, const char* name, int utterances);

/// The window's model over a manifest of `folder`, on one thread.
[[nodiscard]] CorpusRequest requestFor(MainWindow& window, const std::filesystem::path& folder,
                                       const char* corpus, const char* out);

/// Shows the window with the model that ships; false if it isn't open after a minute.
[[nodiscard]] bool openShippedModel(MainWindow& window);

/// Runs the event loop until nothing is under way in either room; false after a minute.
[[nodiscard]] bool waitUntilAllIsIdle(MainWindow& window);

/// Results of a model with three exits, after layers 1, 2 and 3: so many utterances of one word, "one", whose
/// normalised entropies at the three exits are 0.1 · (u + 1), half of it, and a quarter.
[[nodiscard]] std::shared_ptr<CorpusResults> threeExits(std::size_t utterances = 1);

} // namespace offramp::test
