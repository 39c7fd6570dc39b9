// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "decode/beam.h"
#include "decode/candidates.h"
#include "decode/prefix_tree.h"

#include <vector>

namespace offramp {

/// A way in which a prefix can be the whole of what was said.
struct Ending {
    int word = noWord;   ///< with a lexicon: a last word that is complete without a token more
    double language = 0; ///< of the whole
};

/// Which tokens may follow a prefix, and what words that makes and what they score.
class Expansion {
public:
    Expansion() = default;
    virtual ~Expansion() = default;
    Expansion(const Expansion&) = delete;
    Expansion& operator=(const Expansion&) = delete;

    /// Fills in the words of the empty prefix.
    virtual void fillRoot(PrefixWords& root) = 0;
    /// Adds the prefixes that the frame makes of those in the beam, except those that are in it themselves.
    virtual void propose(const Frame& frame, const Beam& beam, PrefixTree& tree, Candidates& candidates) = 0;
    /// Likewise a new one.
    virtual void fill(PrefixTree& tree, int prefix, const Candidate& candidate) = 0;
    /// All ways; none if the prefix is unfinished.
    [[nodiscard]] virtual std::vector<Ending> endings(PrefixTree& tree, int prefix) = 0;
    /// What is left to say of an unfinished prefix, if nothing better was found.
    [[nodiscard]] virtual Ending unfinished(const PrefixTree& tree, int prefix) = 0;
};

/// The score of a prefix's alignments that `token` may follow as a token of its own: all, or, if it ends with
/// that token already, those after a blank.
[[nodiscard]] inline double scoreBefore(int token, const Beam& beam, std::size_t entry) {
    const double score = beam.scores[entry];
    const BeamEntry& from = beam.entries[entry];
    return token == from.token ? score - from.acoustic + from.afterBlank : score;
}

} // namespace offramp
