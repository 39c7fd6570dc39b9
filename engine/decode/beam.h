// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "decode/token_bits.h"

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace offramp {

/// A prefix in the beam with what is known of its alignments up to a frame. All are natural logarithms.
struct BeamEntry {
    static constexpr double impossible = -std::numeric_limits<double>::infinity();

    int prefix = 0; ///< in the PrefixTree
    int token = -1; ///< its last
    // By how an alignment ends: with a blank, or with the token. Sums, or maxima (BeamOptions::logAdd).
    double afterBlank = 0;
    double afterToken = impossible;
    double acoustic = 0; ///< both
    // The best alignment of either kind, and its tokens' frames (TokenRuns).
    double bestAfterBlank = 0;
    double bestAfterToken = impossible;
    int blankRuns = -1;
    int blankRunsEnd = 0; ///< the frame behind the last token's last in it
    int tokenRuns = -1;
};

/// The prefixes that are followed, best first.
struct Beam {
    std::vector<BeamEntry> entries;
    std::vector<double> scores; ///< acoustic and language
    std::vector<int> tokens;    ///< as the entries have them
    TokenBits grown;            ///< by entry and token: such a child is in the beam

    [[nodiscard]] std::size_t size() const { return entries.size(); }
};

/// A frame of the model's output, as the search wants it.
struct Frame {
    std::int64_t number = 0;
    std::span<const float> logProbs;       ///< [V]
    double blank = 0;                      ///< of the blank and the ignored classes together
    double bestBlank = 0;                  ///< the most probable of those
    std::span<const int> tokens;           ///< the classes that may lengthen a prefix, in no order
    std::span<const std::uint8_t> allowed; ///< [V]: the same, as flags

    [[nodiscard]] double operator[](int token) const {
        return static_cast<double>(logProbs[static_cast<std::size_t>(token)]);
    }
    [[nodiscard]] bool allows(int token) const { return allowed[static_cast<std::size_t>(token)] != 0; }
};

} // namespace offramp
