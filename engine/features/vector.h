// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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

} // namespace offramp
