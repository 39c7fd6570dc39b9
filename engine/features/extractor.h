// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/cancel.h"
#include "base/matrix.h"
#include "base/workers.h"
#include "features/config.h"
#include "features/mel_filterbank.h"
#include "features/power_spectrum.h"

#include <cstdint>
#include <memory>
#include <span>

namespace offramp {

/// Turns sound into a model's input as its FeatureConfig says. Immutable: threads may share it.
class FeatureExtractor {
public:
    /// `config` must be one that problemWith() finds nothing in.
    explicit FeatureExtractor(const FeatureConfig& config);

    /// Rows that compute() gives for so many samples.
    [[nodiscard]] std::int64_t frames(std::int64_t samples) const;
    /// Values in a row: nMels, or 1 for a waveform.
    [[nodiscard]] int width() const;

    /// The features [frames × width] of `samples`, which have the config's sample rate. Where a sound is
    /// shorter than half an FFT frame it is mirrored as often as it takes. Throws Cancelled.
    [[nodiscard]] Matrix compute(std::span<const float> samples, Workers& workers,
                                 const CancelToken& cancel) const;

private:
    void computeMels(std::span<const float> samples, Matrix& features, Workers& workers,
                     const CancelToken& cancel) const;
    void computeFrames(std::span<const float> samples, Matrix& features, std::int64_t begin, std::int64_t end,
                       const CancelToken& cancel) const;
    void take(const float* mels, std::span<float> row) const;

    FeatureConfig config_;
    std::unique_ptr<PowerSpectrum> spectrum_; ///< none for a waveform
    std::unique_ptr<MelFilterbank> filterbank_;
};

/// Brings each column to mean 0 and standard deviation 1: (x − mean)/(std + epsilon), std with n − 1 (0 for
/// one row).
void normalizeColumns(Matrix& features, double epsilon);

} // namespace offramp
