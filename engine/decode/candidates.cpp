// SPDX-License-Identifier: GPL-3.0-or-later
#include "decode/candidates.h"

#include <algorithm>
#include <cmath>

namespace offramp {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

/// By score, then first come. An object, so that sorting has no function to call.
struct IsBetter {
    template <typename T>
    bool operator()(const T& a, const T& b) const {
        return a.score > b.score || (a.score == b.score && a.order < b.order);
    }
};

} // namespace

void Candidates::clear() {
    all_.clear();
    best_ = -infinity;
    floor_ = -infinity;
    count_ = 0;
}

/// What lies just at the threshold is still wanted.
void Candidates::raiseBest(double score) {
    best_ = score;
    floor_ = std::max(floor_, std::nextafter(best_ - threshold_, -infinity));
}

void Candidates::settle() {
    if (all_.size() < limit_) return;
    double least = infinity;
    for (const Candidate& candidate : all_)
        least = std::min(least, candidate.score);
    floor_ = std::max(floor_, least);
}

/// To the best `limit`. Later ones must be better than the last of these, as equals come behind it.
void Candidates::cut() {
    if (all_.size() < limit_) return;
    const auto last = all_.begin() + static_cast<std::ptrdiff_t>(limit_) - 1;
    std::nth_element(all_.begin(), last, all_.end(), IsBetter());
    floor_ = std::max(floor_, last->score);
    all_.resize(limit_);
}

const std::vector<Candidate>& Candidates::best() {
    cut();
    const double least = best_ - threshold_;
    keys_.clear();
    for (std::size_t at = 0; at < all_.size(); ++at) {
        if (all_[at].score >= least)
            keys_.push_back({all_[at].score, all_[at].order, static_cast<std::uint32_t>(at)});
    }
    std::sort(keys_.begin(), keys_.end(), IsBetter());
    sorted_.clear();
    for (const Key& key : keys_)
        sorted_.push_back(all_[key.at]);
    return sorted_;
}

} // namespace offramp
