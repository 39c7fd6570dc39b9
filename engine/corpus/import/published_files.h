// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/import/imported_run.h"
#include "corpus/import/published_numbers.h"
#include "corpus/import/published_texts.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

namespace offramp::detail {

/// Of the paper's wav2vec2 models.
inline constexpr std::int64_t paperClasses = 32;

/// One decoder's numbers as files state them: [exits][utterances].
struct StatedDecoder {
    std::string name;
    std::filesystem::path folder;
    std::vector<std::vector<StatedScore>> scores;
    std::vector<std::vector<StatedErrors>> errors;

    [[nodiscard]] const ErrorCounts& words(std::size_t exit, std::size_t utterance) const {
        return errors[exit][utterance].words;
    }
};

/// STEM_LAYER.txt
[[nodiscard]] std::filesystem::path numberedFile(const std::filesystem::path& folder, const char* stem,
                                                 int layer);

/// All that a folder holds, with every file's lines belonging to the utterances.
struct PublishedFiles {
    std::vector<PublishedSplit> splits;
    std::vector<int> layers;
    std::vector<const PublishedUtterance*> utterances; ///< of all splits, in their order
    std::vector<std::size_t> splitOf;                  ///< of each utterance
    std::set<std::string> names;                       ///< of the utterances' files, without extension
    std::vector<StatedDecoder> decoders;               ///< those that there are numbers of

    PublishedFiles() = default;
    PublishedFiles(PublishedFiles&&) = default;
    PublishedFiles& operator=(PublishedFiles&&) = default;
};

/// Throws Error that names the file, and the line where it is one's; what is assumed becomes a note.
[[nodiscard]] PublishedFiles readPublishedFiles(const std::filesystem::path& folder,
                                                const ImportOptions& options, std::vector<Message>& notes);

} // namespace offramp::detail
