// SPDX-License-Identifier: GPL-3.0-or-later
#include "time/extremes.h"

#include <algorithm>

namespace offramp {

Extremes::Extremes(const float* values, std::int64_t count, std::int64_t stride)
    : values_(values), count_(count), stride_(stride) {
    for (std::int64_t length = count / block; length > 0; length /= block) {
        std::vector<Pair> level(static_cast<std::size_t>(length));
        for (std::int64_t i = 0; i < length; ++i)
            addEach(level[static_cast<std::size_t>(i)], levels_.size(), i * block, (i + 1) * block);
        levels_.push_back(std::move(level));
    }
}

void Extremes::addEach(Pair& pair, std::size_t level, std::int64_t begin, std::int64_t end) const {
    if (level == 0) {
        for (const float* value = values_ + begin * stride_; begin < end; ++begin, value += stride_)
            pair.add(*value);
    } else {
        const std::vector<Pair>& pairs = levels_[level - 1];
        for (; begin < end; ++begin)
            pair.add(pairs[static_cast<std::size_t>(begin)]);
    }
}

Extremes::Pair Extremes::of(std::int64_t begin, std::int64_t end) const {
    begin = std::max<std::int64_t>(0, begin);
    end = std::min(end, count_);
    Pair pair;
    // Level by level: what lies before the first whole block and behind the last one is looked at here.
    for (std::size_t level = 0; begin < end; ++level) {
        const std::int64_t first = (begin + block - 1) / block;
        const std::int64_t last = end / block;
        if (level == levels_.size() || first >= last) {
            addEach(pair, level, begin, end);
            break;
        }
        addEach(pair, level, begin, first * block);
        addEach(pair, level, last * block, end);
        begin = first;
        end = last;
    }
    return pair;
}

} // namespace offramp
