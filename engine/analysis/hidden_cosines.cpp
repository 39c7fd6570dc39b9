// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/hidden_cosines.h"

#include "base/vector.h"
#include "base/vector_clones.h"

#include <algorithm>
#include <cmath>

namespace offramp {

namespace {

/// What a cosine is made of.
struct Sums {
    double product = 0;
    double one = 0;
    double other = 0;

    void add(double first, double second) {
        product += first * second;
        one += first * first;
        other += second * second;
    }
    /// Nothing points anywhere in a state of zeros: 0 then.
    [[nodiscard]] float cosine() const {
        const double lengths = std::sqrt(one) * std::sqrt(other);
        return lengths > 0 ? static_cast<float>(std::clamp(product / lengths, -1.0, 1.0)) : 0.0F;
    }
};

Sums sumsOf(const float* one, const float* other, std::int64_t size) {
    Sums sums;
    for (std::int64_t i = 0; i < size; ++i)
        sums.add(one[i], other[i]);
    return sums;
}

/// Of vectorLanes rows side by side, each in the order that sumsOf() has.
OFFRAMP_VECTOR_CLONES void addSums(const float* one, const float* other, std::int64_t size,
                                   std::array<Sums, vectorLanes>& sums) {
    using Doubles = double __attribute__((vector_size(vectorLanes * sizeof(double))));
    Doubles products{};
    Doubles ones{};
    Doubles others{};
    std::int64_t i = 0;
    for (; i + vectorLanes <= size; i += vectorLanes) {
        const auto firsts = loadTurned(one + i, size);
        const auto seconds = loadTurned(other + i, size);
        for (std::size_t column = 0; column < firsts.size(); ++column) {
            const Doubles first = __builtin_convertvector(firsts[column], Doubles);
            const Doubles second = __builtin_convertvector(seconds[column], Doubles);
            products += first * second;
            ones += first * first;
            others += second * second;
        }
    }
    for (std::size_t row = 0; row < sums.size(); ++row) {
        sums[row] = {products[row], ones[row], others[row]};
        for (std::int64_t rest = i; rest < size; ++rest) {
            const std::int64_t at = static_cast<std::int64_t>(row) * size + rest;
            sums[row].add(one[at], other[at]);
        }
    }
}

} // namespace

std::vector<float> hiddenCosines(const Matrix* one, const Matrix* other) {
    std::vector<float> cosines;
    if (one == nullptr || other == nullptr || one->rows() != other->rows() || one->cols() != other->cols())
        return cosines;
    const std::int64_t size = one->cols();
    cosines.reserve(static_cast<std::size_t>(one->rows()));
    std::int64_t t = 0;
    for (; t + vectorLanes <= one->rows(); t += vectorLanes) {
        std::array<Sums, vectorLanes> sums;
        addSums(one->data() + t * size, other->data() + t * size, size, sums);
        for (const Sums& of : sums)
            cosines.push_back(of.cosine());
    }
    for (; t < one->rows(); ++t)
        cosines.push_back(sumsOf(one->data() + t * size, other->data() + t * size, size).cosine());
    return cosines;
}

} // namespace offramp
