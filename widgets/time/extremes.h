// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <vector>

namespace offramp {

/// The least and the greatest of any stretch of a series, without looking at each of its values: what a plot
/// of an hour needs for a column of pixels. Values that are no numbers (NaN) don't count.
class Extremes {
public:
    /// As many values are looked at as one where they lie in the stretch together.
    static constexpr std::int64_t block = 16;

    struct Pair {
        float low = std::numeric_limits<float>::infinity();
        float high = -std::numeric_limits<float>::infinity();

        /// Of no values at all.
        [[nodiscard]] bool empty() const { return low > high; }
        void add(float value) { // a NaN is neither below nor above
            if (value < low) low = value;
            if (value > high) high = value;
        }
        void add(Pair other) {
            low = std::min(low, other.low);
            high = std::max(high, other.high);
        }
    };

    Extremes() = default;
    /// `count` values, `stride` floats from one to the next. They are not copied and must outlive this.
    Extremes(const float* values, std::int64_t count, std::int64_t stride = 1);

    /// Of the values [begin, end), as far as there are such.
    [[nodiscard]] Pair of(std::int64_t begin, std::int64_t end) const;

private:
    /// Adds [begin, end) of a level, which has as many: 0 is the values themselves, each higher one has a
    /// pair for 16 of the one below.
    void addEach(Pair& pair, std::size_t level, std::int64_t begin, std::int64_t end) const;

    const float* values_ = nullptr;
    std::int64_t count_ = 0;
    std::int64_t stride_ = 1;
    std::vector<std::vector<Pair>> levels_; ///< from level 1 on; only whole blocks
};

} // namespace offramp
