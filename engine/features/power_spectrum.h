// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "features/config.h"
#include "features/packed_spectrum.h"

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace offramp {

/// The short-time spectrum |STFT|^power of a sound, a frame at a time: windowed, centred in nFft samples,
/// without scaling. Immutable, so that threads may share it; each brings a Scratch of its own.
class PowerSpectrum {
public:
    explicit PowerSpectrum(const FeatureConfig& config);
    ~PowerSpectrum();
    PowerSpectrum(const PowerSpectrum&) = delete;
    PowerSpectrum& operator=(const PowerSpectrum&) = delete;

    [[nodiscard]] int bins() const { return config_.nFft / 2 + 1; }
    /// Frames of a sound of `samples`: 1 + ⌊samples/hop⌋ if centred, else as many as fit; 0 for an empty
    /// sound.
    [[nodiscard]] std::int64_t frames(std::int64_t samples) const;

    /// An FFT's buffers.
    class Scratch {
    public:
        explicit Scratch(const PowerSpectrum& spectrum);
        ~Scratch();
        Scratch(const Scratch&) = delete;
        Scratch& operator=(const Scratch&) = delete;

    private:
        friend class PowerSpectrum;
        float* time_;     ///< [nFft]
        float* spectrum_; ///< [nFft], of the packed sound: PackedSpectrum
    };

    /// Frame `index` of `samples` into `power` [bins].
    void compute(std::span<const float> samples, std::int64_t index, Scratch& scratch, float* power) const;

private:
    void gather(std::span<const float> samples, std::int64_t first, float* time) const;
    [[nodiscard]] float emphasised(std::span<const float> samples, std::int64_t index) const;

    FeatureConfig config_;
    std::vector<float> window_;
    PackedSpectrum packed_;
    void* plan_ = nullptr;
};

} // namespace offramp
