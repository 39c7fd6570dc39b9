// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace offramp {

/// A prefix that may be in the beam after a frame: one that was there before, or one of those and a token.
struct Candidate {
    double score = 0;
    int entry = 0;           ///< the beam's entry that it comes from
    int token = -1;          ///< what it adds; −1 for nothing
    int word = -1;           ///< what ends with the token (Prefix::word)
    int place = 0;           ///< Prefix::place
    std::uint32_t order = 0; ///< how many came before it in this frame; ranks equal scores
};

/// The best of a frame's candidates, at most `limit`, none more than `threshold` below the best. Candidates
/// that can't be among them any longer are refused early: see wants().
class Candidates {
public:
    Candidates(std::size_t limit, double threshold) : limit_(limit), threshold_(threshold) {}

    void clear();
    /// False if a candidate of that score, added now, would certainly not be among the best; so for −∞.
    [[nodiscard]] bool wants(double score) const { return score > floor_; }
    [[nodiscard]] double floor() const { return floor_; }
    /// A candidate that wants() is true for; `order` is set here.
    void add(const Candidate& candidate) {
        all_.push_back(candidate);
        all_.back().order = count_++;
        if (candidate.score > best_) raiseBest(candidate.score);
        if (all_.size() >= 2 * limit_) cut();
    }
    /// Looks at what was added so far: if it fills the limit, later ones must be better than its worst.
    void settle();
    /// The best, in their order: by score, then first come.
    [[nodiscard]] const std::vector<Candidate>& best();

private:
    /// What candidates are sorted by: less to move about than they are themselves.
    struct Key {
        double score = 0;
        std::uint32_t order = 0;
        std::uint32_t at = 0;
    };

    void raiseBest(double score);
    void cut();

    std::size_t limit_;
    double threshold_;
    double best_ = 0;
    double floor_ = 0;
    std::uint32_t count_ = 0;
    std::vector<Candidate> all_;
    std::vector<Key> keys_;
    std::vector<Candidate> sorted_;
};

} // namespace offramp
