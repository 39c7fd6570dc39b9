// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "decode/beam.h"
#include "decode/candidates.h"
#include "decode/decoder_options.h"
#include "decode/expansion.h"
#include "decode/prefix_tree.h"
#include "decode/token_runs.h"
#include "decode/tokenizer.h"

#include <cstdint>
#include <vector>

namespace offramp {

/// One prefix beam search (Graves 2008; Hannun et al. 2014, arXiv 1408.2873), frame after frame. For each
/// prefix it keeps apart the alignments that end with a blank and those that end with the prefix's last
/// token: only the first may be followed by that token once more.
class BeamSearch {
public:
    BeamSearch(const Tokenizer& tokenizer, const BeamOptions& options, Expansion& expansion);

    /// Takes the next frame, [V] log-probabilities.
    void step(std::span<const float> logProbs);

    [[nodiscard]] std::int64_t frames() const { return frames_; }
    [[nodiscard]] const std::vector<BeamEntry>& entries() const { return beam_.entries; }
    [[nodiscard]] PrefixTree& tree() { return tree_; }
    [[nodiscard]] const TokenRuns& runs() const { return runs_; }

private:
    [[nodiscard]] Frame frameOf(std::span<const float> logProbs);
    void pickTokens(std::span<const float> logProbs);
    void findParents();
    void clearGrown();
    void stay(const Frame& frame);
    [[nodiscard]] BeamEntry stayed(const Frame& frame, std::size_t at);
    void addFrom(const BeamEntry& parent, double logProb, BeamEntry& entry);
    [[nodiscard]] BeamEntry grown(const Frame& frame, const Candidate& candidate);
    void replaceBeam(const Frame& frame, const std::vector<Candidate>& best);
    void sweepRuns();
    [[nodiscard]] double sum(double a, double b) const;

    BeamOptions options_;
    Expansion& expansion_;
    std::vector<int> blanks_; ///< the ignored classes and the blank
    std::vector<int> tokens_; ///< all others
    std::vector<int> picked_; ///< of them those that the frame allows
    std::vector<std::uint8_t> allowed_;

    std::int64_t frames_ = 0;
    PrefixTree tree_;
    TokenRuns runs_;
    Beam beam_;
    Candidates candidates_;
    // Kept between frames for their memory alone.
    std::vector<int> parents_; ///< by entry: where its parent is in the beam; −1 if it isn't
    std::vector<BeamEntry> stays_;
    std::vector<BeamEntry> next_;
    std::vector<std::uint8_t> kept_;
};

} // namespace offramp
