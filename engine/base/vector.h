// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstring>

namespace offramp {

/// As many floats as every machine's vector register holds.
inline constexpr int vectorLanes = 4;
using Vector = float __attribute__((vector_size(vectorLanes * sizeof(float))));

inline Vector load(const float* from) {
    Vector vector;
    std::memcpy(&vector, from, sizeof vector);
    return vector;
}

inline void store(float* to, Vector vector) {
    std::memcpy(to, &vector, sizeof vector);
}

/// Four columns of a matrix's four rows, which lie `stride` apart: the rows turned into columns.
inline std::array<Vector, vectorLanes> loadTurned(const float* rows, std::ptrdiff_t stride) {
    const Vector a = load(rows);
    const Vector b = load(rows + stride);
    const Vector c = load(rows + 2 * stride);
    const Vector d = load(rows + 3 * stride);
    const Vector lowerAb = __builtin_shufflevector(a, b, 0, 4, 1, 5);
    const Vector lowerCd = __builtin_shufflevector(c, d, 0, 4, 1, 5);
    const Vector upperAb = __builtin_shufflevector(a, b, 2, 6, 3, 7);
    const Vector upperCd = __builtin_shufflevector(c, d, 2, 6, 3, 7);
    return {__builtin_shufflevector(lowerAb, lowerCd, 0, 1, 4, 5),
            __builtin_shufflevector(lowerAb, lowerCd, 2, 3, 6, 7),
            __builtin_shufflevector(upperAb, upperCd, 0, 1, 4, 5),
            __builtin_shufflevector(upperAb, upperCd, 2, 3, 6, 7)};
}

} // namespace offramp
