// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/peaks.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <span>
#include <utility>

namespace offramp {

namespace {

constexpr std::int64_t baseBlock = 256;
constexpr std::int64_t factor = 4;
/// Blocks of the lowest level between two looks at the token.
constexpr std::int64_t blocksPerLook = 4096;

/// begin + ⌊c · (end − begin) / columns⌋ without a product that overflows.
std::int64_t edge(std::int64_t begin, std::int64_t end, int columns, int c) {
    const std::int64_t whole = (end - begin) / columns;
    const std::int64_t rest = (end - begin) % columns;
    return begin + whole * c + rest * c / columns;
}

std::int64_t ceiling(std::int64_t a, std::int64_t b) {
    return (a + b - 1) / b;
}

} // namespace

/// Minimum, maximum and energy while they are gathered.
class Peaks::Sum {
public:
    void add(std::span<const float> samples) {
        const std::size_t even = samples.size() / lanes * lanes;
        addEven(samples.first(even));
        for (const float sample : samples.subspan(even))
            add(Block{sample, sample, sample * sample});
    }
    void add(const Block& block) {
        min_ = std::min(min_, block.min);
        max_ = std::max(max_, block.max);
        energy_ += block.energy;
    }
    [[nodiscard]] Block block() const { return {min_, max_, static_cast<float>(energy_)}; }
    [[nodiscard]] PeakColumn column(std::int64_t samples) const {
        return {min_, max_, static_cast<float>(std::sqrt(energy_ / static_cast<double>(samples))), samples};
    }

private:
    /// Side by side, so that the compiler takes a vector register for each.
    static constexpr std::size_t lanes = 8;

    void addEven(std::span<const float> samples) {
        std::array<float, lanes> low;
        std::array<float, lanes> high;
        std::array<float, lanes> energy{};
        low.fill(min_);
        high.fill(max_);
        for (std::size_t i = 0; i < samples.size(); i += lanes) {
            for (std::size_t k = 0; k < lanes; ++k) {
                const float sample = samples[i + k];
                low[k] = sample < low[k] ? sample : low[k];
                high[k] = sample > high[k] ? sample : high[k];
                energy[k] += sample * sample;
            }
        }
        for (std::size_t k = 0; k < lanes; ++k)
            add(Block{low[k], high[k], energy[k]});
    }

    float min_ = std::numeric_limits<float>::infinity();
    float max_ = -std::numeric_limits<float>::infinity();
    double energy_ = 0.0;
};

Peaks::Peaks(std::shared_ptr<const Waveform> waveform, const CancelToken& token)
    : waveform_(std::move(waveform)) {
    const auto size = static_cast<std::int64_t>(waveform_->samples.size());
    std::vector<Block> blocks(static_cast<std::size_t>(ceiling(size, baseBlock)));
    for (std::int64_t b = 0; b < std::ssize(blocks); ++b) {
        if (b % blocksPerLook == 0) token.check();
        Sum sum;
        addSamples(sum, b * baseBlock, std::min(size, (b + 1) * baseBlock));
        blocks[static_cast<std::size_t>(b)] = sum.block();
    }
    levels_.push_back(std::move(blocks));
    while (std::ssize(levels_.back()) > factor) {
        const std::int64_t below = std::ssize(levels_.back());
        std::vector<Block> next(static_cast<std::size_t>(ceiling(below, factor)));
        for (std::int64_t b = 0; b < std::ssize(next); ++b) {
            Sum sum;
            const std::vector<Block>& from = levels_.back();
            for (std::int64_t i = b * factor; i < std::min(below, (b + 1) * factor); ++i) {
                sum.add(from[static_cast<std::size_t>(i)]);
            }
            next[static_cast<std::size_t>(b)] = sum.block();
        }
        levels_.push_back(std::move(next));
    }
}

void Peaks::addSamples(Sum& sum, std::int64_t begin, std::int64_t end) const {
    const auto count = static_cast<std::size_t>(end - begin);
    sum.add(std::span(waveform_->samples).subspan(static_cast<std::size_t>(begin), count));
}

/// Adds the blocks [begin, end) of a level: whole blocks of the level above where they fit, single ones at
/// the ends.
void Peaks::addBlocks(Sum& sum, std::size_t level, std::int64_t begin, std::int64_t end) const {
    const std::vector<Block>& blocks = levels_[level];
    const auto addSingly = [&](std::int64_t from, std::int64_t to) {
        for (std::int64_t i = from; i < to; ++i)
            sum.add(blocks[static_cast<std::size_t>(i)]);
    };
    const std::int64_t inner = ceiling(begin, factor);
    const std::int64_t innerEnd = end / factor;
    if (level + 1 == levels_.size() || inner >= innerEnd) {
        addSingly(begin, end);
        return;
    }
    addSingly(begin, inner * factor);
    addBlocks(sum, level + 1, inner, innerEnd);
    addSingly(innerEnd * factor, end);
}

std::vector<PeakColumn> Peaks::query(std::int64_t begin, std::int64_t end, int columns) const {
    const auto size = static_cast<std::int64_t>(waveform_->samples.size());
    std::vector<PeakColumn> result(static_cast<std::size_t>(std::max(0, columns)));
    for (int c = 0; c < columns && begin < end; ++c) {
        const std::int64_t left = edge(begin, end, columns, c);
        const std::int64_t right = std::min(size, std::max(left + 1, edge(begin, end, columns, c + 1)));
        const std::int64_t from = std::max<std::int64_t>(0, left);
        if (from >= right) continue;
        Sum sum;
        const std::int64_t firstBlock = ceiling(from, baseBlock);
        const std::int64_t endBlock = right / baseBlock;
        if (firstBlock < endBlock) {
            addSamples(sum, from, firstBlock * baseBlock);
            addBlocks(sum, 0, firstBlock, endBlock);
            addSamples(sum, endBlock * baseBlock, right);
        } else {
            addSamples(sum, from, right);
        }
        result[static_cast<std::size_t>(c)] = sum.column(right - from);
    }
    return result;
}

} // namespace offramp
