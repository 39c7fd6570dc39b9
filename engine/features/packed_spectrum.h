// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace offramp {

/// The power of a sound's spectrum, from a complex transform of half its length. FFTW's transform of real
/// numbers goes the same way, but takes longer for this last step than for all before.
///
/// The sound x[0 … n − 1] is transformed as z[j] = x[2j] + i·x[2j + 1] to Z, m = n/2 points. With A = Z*[m −
/// k] + Z[k], D = Z*[m − k] − Z[k] and w = i·e^(−2πik/n), the sound's own spectrum is X[k] = ½ (A + wD) and
/// X[m − k] = ½ (A − wD)* (Cooley, Lewis and Welch 1970).
class PackedSpectrum {
public:
    /// n ≥ 2, even.
    explicit PackedSpectrum(int n);

    /// |X[k]|² for k = 0 … m, from Z [m × 2], interleaved real and imaginary parts.
    void powers(const float* spectrum, float* power) const;

private:
    int half_;                   ///< m
    std::vector<float> cosines_; ///< cos 2πk/n, k = 0 … m − 1
    std::vector<float> sines_;
};

} // namespace offramp
