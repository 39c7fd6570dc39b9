// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "features/power_spectrum.h"

#include <cstdint>
#include <span>
#include <vector>

namespace offramp {

/// How sound spreads over time and frequency, for looking at: power in decibels, at any zoom, computed where
/// it is asked for. Immutable: threads may share it.
///
/// Frames of 25 ms (Hann) every 5 ms; level k has columns of 2^k frames, each the mean power of at most four
/// of them, evenly spread. A row is a band of frequencies; row 0 is the lowest. 0 dB is a sine at full scale.
class Spectrogram {
public:
    enum class Scale { linear, mel };

    static constexpr double floorDecibels = -120; ///< what byte 0 stands for
    static constexpr double decibelsPerStep = 0.5;

    /// `rows` ≥ 1. Bands from 0 Hz to half the sample rate, even in Hz or in mel (HTK).
    Spectrogram(int sampleRate, Scale scale, int rows);

    [[nodiscard]] int rows() const { return static_cast<int>(bands_.size()); }
    [[nodiscard]] double highestFrequency() const { return config_.sampleRate / 2.0; }
    /// The frequency in Hz at a height of 0 (bottom) to 1 (top), and back.
    [[nodiscard]] double frequencyAt(double height) const;
    [[nodiscard]] double heightOf(double frequency) const;
    [[nodiscard]] double secondsPerColumn(int level) const;
    /// Columns that a sound of so many samples has at a level.
    [[nodiscard]] std::int64_t columns(std::int64_t samples, int level) const;

    /// The columns [first, first + count) of `samples` at a level into `bytes` [rows × count], the highest
    /// row first, as an image has it: (decibels − floorDecibels) / decibelsPerStep, clamped to 0 … 255.
    /// Columns outside the sound are 0.
    void compute(std::span<const float> samples, int level, std::int64_t first, std::int64_t count,
                 std::span<std::uint8_t> bytes) const;

private:
    /// The bins whose largest power a band shows; where none falls into it, the nearest two, interpolated.
    struct Band {
        int firstBin = 0;
        int endBin = 0;
        double between = 0; ///< the place between firstBin and the next, if the band has no bin of its own
    };

    void addFrame(std::span<const float> samples, std::int64_t frame, PowerSpectrum::Scratch& scratch,
                  std::vector<float>& power, std::vector<double>& sum) const;
    [[nodiscard]] std::uint8_t byteOf(const std::vector<double>& sum, const Band& band, double scale) const;

    Scale scale_;
    FeatureConfig config_;
    PowerSpectrum spectrum_;
    std::vector<Band> bands_;
    double fullScale_ = 1; ///< the power of a sine at full scale
};

} // namespace offramp
