// SPDX-License-Identifier: GPL-3.0-or-later
#include "time/extremes.h"

#include <algorithm>

namespace offramp {

namespace {

constexpr std::int64_t block = 16;

} // namespace

void Extremes::Pair::add(float value) {
    if (value < low) low = value; // also where both are the first; a NaN is neither
    if (value > high) high = value;
}

void Extremes::Pair::add(Pair other) {
    low = std::min(low, other.low);
    high = std::max(high, other.high);
}

Extremes::Extremes(const float* values, std::int64_t count, std::int64_t stride)
    : values_(values), count_(count), stride_(stride) {
    std::size_t below = 0;
    for (std::int64_t length = count / block; length > 0; length /= block, ++below) {
        std::vector<Pair> level(static_cast<std::size_t>(length));
        for (std::int64_t i = 0; i < length; ++i)
            for (std::int64_t j = i * block; j < (i + 1) * block; ++j)
                level[static_cast<std::size_t>(i)].add(at(below, j));
        levels_.push_back(std::move(level));
    }
}

Extremes::Pair Extremes::at(std::size_t level, std::int64_t index) const {
    if (level > 0) return levels_[level - 1][static_cast<std::size_t>(index)];
    Pair pair;
    pair.add(values_[index * stride_]);
    return pair;
}

Extremes::Pair Extremes::of(std::int64_t begin, std::int64_t end) const {
    return on(0, std::max<std::int64_t>(0, begin), std::min(end, count_));
}

Extremes::Pair Extremes::on(std::size_t level, std::int64_t begin, std::int64_t end) const {
    Pair pair;
    const std::int64_t first = (begin + block - 1) / block; // whole blocks within
    const std::int64_t last = end / block;
    const bool blocks = level < levels_.size() && first < last;
    for (; begin < (blocks ? first * block : end); ++begin)
        pair.add(at(level, begin));
    if (!blocks) return pair;
    for (std::int64_t i = last * block; i < end; ++i)
        pair.add(at(level, i));
    pair.add(on(level + 1, first, last));
    return pair;
}

} // namespace offramp
