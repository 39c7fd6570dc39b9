// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/packed_spectrum.h"

#include "base/vector.h"
#include "base/vector_clones.h"

#include <cmath>
#include <cstddef>
#include <numbers>

namespace offramp {

namespace {

/// Bins k and m − k: a number each, or a vector of neighbours each.
template <typename Number>
struct Pair {
    Number near;
    Number far;
};

/// From the parts of Z[k] and Z[m − k].
template <typename Number>
Pair<Number> powersOf(Pair<Number> real, Pair<Number> imaginary, Number cosine, Number sine) {
    const Number sumReal = real.far + real.near; // A
    const Number sumImaginary = imaginary.near - imaginary.far;
    const Number leftReal = real.far - real.near; // D, its imaginary part with the other sign
    const Number leftImaginary = imaginary.far + imaginary.near;
    const Number turnedReal = sine * leftReal + cosine * leftImaginary; // wD
    const Number turnedImaginary = cosine * leftReal - sine * leftImaginary;
    const Number nearReal = sumReal + turnedReal; // twice X[k]
    const Number nearImaginary = sumImaginary + turnedImaginary;
    const Number farReal = sumReal - turnedReal;
    const Number farImaginary = sumImaginary - turnedImaginary;
    return {0.25F * (nearReal * nearReal + nearImaginary * nearImaginary),
            0.25F * (farReal * farReal + farImaginary * farImaginary)};
}

Pair<float> powersAt(const float* near, const float* far, float cosine, float sine) {
    return powersOf<float>({near[0], far[0]}, {near[1], far[1]}, cosine, sine);
}

/// The same from Z[k] on upwards and from Z[m − k] on downwards.
Pair<Vector> powersFrom(const float* near, const float* far, Vector cosine, Vector sine) {
    const Vector low = load(near);
    const Vector high = load(near + vectorLanes);
    const Vector below = load(far - (2 * vectorLanes - 2));
    const Vector above = load(far - (vectorLanes - 2));
    return powersOf<Vector>(
        {__builtin_shufflevector(low, high, 0, 2, 4, 6), __builtin_shufflevector(below, above, 6, 4, 2, 0)},
        {__builtin_shufflevector(low, high, 1, 3, 5, 7), __builtin_shufflevector(below, above, 7, 5, 3, 1)},
        cosine, sine);
}

} // namespace

PackedSpectrum::PackedSpectrum(int n) : half_(n / 2) {
    for (int k = 0; k < half_; ++k) {
        cosines_.push_back(static_cast<float>(std::cos(2 * std::numbers::pi * k / n)));
        sines_.push_back(static_cast<float>(std::sin(2 * std::numbers::pi * k / n)));
    }
}

OFFRAMP_VECTOR_CLONES void PackedSpectrum::powers(const float* spectrum, float* power) const {
    const float* const end = spectrum + std::ptrdiff_t{2} * half_;
    const float* const cosines = cosines_.data();
    const float* const sines = sines_.data();
    power[0] = (spectrum[0] + spectrum[1]) * (spectrum[0] + spectrum[1]);
    power[half_] = (spectrum[0] - spectrum[1]) * (spectrum[0] - spectrum[1]);
    const int pairs = (half_ + 1) / 2;
    int k = 1;
    for (; k + vectorLanes <= pairs; k += vectorLanes) {
        const auto [near, far] =
            powersFrom(spectrum + 2 * k, end - 2 * k, load(cosines + k), load(sines + k));
        store(power + k, near);
        store(power + half_ - k - (vectorLanes - 1), __builtin_shufflevector(far, far, 3, 2, 1, 0));
    }
    for (; k < pairs; ++k) {
        const auto [near, far] = powersAt(spectrum + 2 * k, end - 2 * k, cosines[k], sines[k]);
        power[k] = near;
        power[half_ - k] = far;
    }
    if (half_ % 2 == 0)
        power[pairs] = spectrum[half_] * spectrum[half_] + spectrum[half_ + 1] * spectrum[half_ + 1];
}

} // namespace offramp
