// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/waveform.h"
#include "base/cancel.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace offramp {

/// What a drawing shows in one column of pixels.
struct PeakColumn {
    float min = 0.0F;
    float max = 0.0F;
    /// Root of the mean of the squares.
    float rms = 0.0F;
    /// Samples that the column covers; 0 outside the sound.
    std::int64_t samples = 0;
};

/// A waveform at many resolutions, for drawing it at any zoom in time that depends on the columns, not on the
/// length: minimum, maximum and energy of blocks of 256 samples, of 4 such blocks, and so on. Takes 1.6 % of
/// the samples' memory beside them. Never changes; may be used from several threads.
class Peaks {
public:
    /// Reads all samples once. Throws Cancelled.
    explicit Peaks(std::shared_ptr<const Waveform> waveform, const CancelToken& token = {});

    [[nodiscard]] const Waveform& waveform() const { return *waveform_; }

    /// The samples [begin, end) in `columns` ≥ 0 columns of (nearly) equal width; begin and end may lie
    /// outside the sound. Column c covers the samples from begin + ⌊c · (end − begin) / columns⌋ up to column
    /// c + 1, at least one; minimum and maximum are exactly theirs.
    [[nodiscard]] std::vector<PeakColumn> query(std::int64_t begin, std::int64_t end, int columns) const;

private:
    struct Block {
        float min;
        float max;
        float energy; // sum of squares
    };
    class Sum;

    void addSamples(Sum& sum, std::int64_t begin, std::int64_t end) const;
    void addBlocks(Sum& sum, std::size_t level, std::int64_t begin, std::int64_t end) const;

    std::shared_ptr<const Waveform> waveform_;
    /// levels_[k] has blocks of 256 · 4^k samples; a level's last block may be shorter.
    std::vector<std::vector<Block>> levels_;
};

} // namespace offramp
