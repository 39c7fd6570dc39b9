// SPDX-License-Identifier: GPL-3.0-or-later
#include "decode/candidates.h"

#include <algorithm>
#include <cmath>

namespace offramp {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

bool isBetter(const Candidate& a, const Candidate& b) {
    return a.score > b.score || (a.score == b.score && a.order < b.order);
}

} // namespace

void Candidates::clear() {
    all_.clear();
    best_ = -infinity;
    floor_ = -infinity;
    count_ = 0;
}

void Candidates::add(const Candidate& candidate) {
    all_.push_back(candidate);
    all_.back().order = count_++;
    if (candidate.score > best_) {
        best_ = candidate.score;
        raiseFloor();
    }
    if (all_.size() >= 2 * limit_) cut();
}

/// What lies just at the threshold is still wanted.
void Candidates::raiseFloor() {
    floor_ = std::max(floor_, std::nextafter(best_ - threshold_, -infinity));
}

/// To the best `limit`. Later ones must be better than the last of these, as equals come behind it.
void Candidates::cut() {
    if (all_.size() < limit_) return;
    const auto last = all_.begin() + static_cast<std::ptrdiff_t>(limit_) - 1;
    std::nth_element(all_.begin(), last, all_.end(), isBetter);
    floor_ = std::max(floor_, last->score);
    all_.resize(limit_);
}

const std::vector<Candidate>& Candidates::best() {
    cut();
    const double least = best_ - threshold_;
    std::erase_if(all_, [least](const Candidate& candidate) { return candidate.score < least; });
    std::sort(all_.begin(), all_.end(), isBetter);
    return all_;
}

} // namespace offramp
