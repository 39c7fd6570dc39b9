// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "features/config.h"
#include "features/frame_lanes.h"

#include <span>
#include <vector>

namespace offramp {

/// Frequency on the mel scale. HTK: 2595·log10(1 + f/700) (Young et al., The HTK Book). Slaney: linear below
/// 1000 Hz, logarithmic above (Slaney, Auditory Toolbox, 1998).
[[nodiscard]] double melFromHertz(double hertz, FeatureConfig::MelScale scale);
[[nodiscard]] double hertzFromMel(double mel, FeatureConfig::MelScale scale);

/// Triangular filters, evenly spaced on the mel scale from fMin to fMax, that sum a spectrum's bins 0 …
/// nFft/2. With MelNorm::slaney each triangle has the area of 1 (height 2/width in Hz).
class MelFilterbank {
public:
    explicit MelFilterbank(const FeatureConfig& config);

    /// Of frameLanes spectra side by side: `spectra` is [nFft/2 + 1 × frameLanes], `mels` [nMels ×
    /// frameLanes].
    void apply(const float* spectra, float* mels) const;

    struct Filter {
        int firstBin = 0;
        std::vector<float> weights; ///< of the bins from firstBin on; empty if no bin falls into the triangle
    };
    [[nodiscard]] std::span<const Filter> filters() const { return filters_; }

private:
    std::vector<Filter> filters_;
};

} // namespace offramp
