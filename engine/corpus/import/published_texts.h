// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <vector>

// The text files of a published run: which utterances there are, what was said and what each exit heard.

namespace offramp::detail {

struct PublishedUtterance {
    std::size_t line = 0; ///< where it begins, from 1
    std::string file;     ///< "1089-134686-0000.flac"
    std::string expected;
    std::vector<std::string> texts; ///< by exit
};

/// NAME_results.txt
struct PublishedSplit {
    std::string name; ///< "test.clean"
    std::filesystem::path path;
    /// The layers that texts are given of; one 0 for a single-exit run, which doesn't say.
    std::vector<int> layers;
    std::vector<PublishedUtterance> utterances;
};

/// The folder's, by name. Throws Error if there is none.
[[nodiscard]] std::vector<std::filesystem::path> publishedTexts(const std::filesystem::path& folder);
/// Throws Error that names the line: something unexpected, a text that is missing, another order of layers.
[[nodiscard]] PublishedSplit readPublishedTexts(const std::filesystem::path& path);

/// A rate as wer_results.txt states it.
struct StatedRate {
    std::size_t line = 0;
    double rate = 0;     ///< a fraction
    double accuracy = 0; ///< how far the digits let it be from the true one
};
/// By split and layer; layer 0 where the file names none.
using StatedRates = std::map<std::pair<std::string, int>, StatedRate>;

/// Throws Error that names the line.
[[nodiscard]] StatedRates readStatedRates(const std::filesystem::path& path);

} // namespace offramp::detail
