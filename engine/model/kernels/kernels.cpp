// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/kernels/kernels.h"

#include <cstdlib>
#include <string_view>

namespace offramp {

namespace {

struct Choice {
    const Kernels* kernels;
    DepthwiseKernel depthwise;
    ProductKernel product;
};

Choice choose() {
#ifdef OFFRAMP_X86_KERNELS
    const char* asked = std::getenv("OFFRAMP_INSTRUCTION_SET");
    const std::string_view limit = asked != nullptr ? asked : "avx512";
    if (limit == "avx512" && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl") &&
        __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512dq")) {
        return {&avx512::kernels, avx512::depthwise, avx512::product};
    }
    if (limit != "baseline" && __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) {
        return {&avx2::kernels, avx2::depthwise, avx2::product};
    }
#endif
    return {&baseline::kernels, baseline::depthwise, baseline::product};
}

const Choice& chosen() {
    static const Choice choice = choose();
    return choice;
}

} // namespace

const Kernels& kernels() {
    return *chosen().kernels;
}

DepthwiseKernel depthwiseKernel() {
    return chosen().depthwise;
}

ProductKernel productKernel() {
    return chosen().product;
}

void packProduct(const float* weights, long out, long in, float* packed) {
    for (long panel = 0; panel < out; panel += productLanes) {
        for (long i = 0; i < in; ++i) {
            for (long o = panel; o < panel + productLanes; ++o)
                *packed++ = o < out ? weights[o * in + i] : 0.0F;
        }
    }
}

void packDepthwise(const float* weights, const float* scale, long channels, long taps, float* packed) {
    for (long block = 0; block < channels; block += depthwiseLanes) {
        for (long k = 0; k < taps; ++k) {
            for (long lane = 0; lane < depthwiseLanes; ++lane) {
                const long c = block + lane;
                const float factor = scale != nullptr && c < channels ? scale[c] : 1.0F;
                *packed++ = c < channels ? weights[c * taps + k] * factor : 0.0F;
            }
        }
    }
}

} // namespace offramp
