// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>

namespace offramp {

struct MergeOutcome {
    std::size_t utterances = 0; ///< of the merged file
    std::size_t failures = 0;
    std::size_t repeated = 0; ///< that stood in more than one part, with the same results
};

/// Makes one results file of several, those of a run's shards for instance: as if it had been one run. An
/// utterance that stands in several with the same results (the seconds apart) is taken once. `out` appears
/// whole or not at all. Throws Error: it is there already, a part can't be read, the parts are of different
/// models, decoders or options (it says which), or an utterance has other results in one than in another.
[[nodiscard]] MergeOutcome mergeResults(std::span<const std::filesystem::path> parts,
                                        const std::filesystem::path& out);

} // namespace offramp
