// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/explore/overthinking.h"
#include "corpus/results/results.h"

#include <cstddef>
#include <cstdint>
#include <span>

namespace offramp {

/// Utterances that an exit does better, as well or worse on than the last.
struct AgainstLast {
    struct Share {
        Selection utterances;
        std::int64_t referenceWords = 0; ///< of these utterances
        std::int64_t words = 0;          ///< by which their numbers of word errors differ, summed
    };

    Share better; ///< fewer errors than the last: going on is destructive
    Share same;   ///< as many: going on is wasteful
    Share worse;  ///< more: going on is needed
    std::size_t utterances = 0;
    std::int64_t referenceWords = 0;
};

/// Over the utterances with a reference. The last exit is as good as itself everywhere.
[[nodiscard]] AgainstLast againstLast(const CorpusResults& results, const DecoderResults& decoder,
                                      std::size_t exit, std::span<const std::uint32_t> selection);

/// The same of all earlier exits together: the best of them.
[[nodiscard]] AgainstLast asShares(const Overthinking& found);

} // namespace offramp
