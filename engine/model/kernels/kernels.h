// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// No standard header may come in here: this file is compiled for several instruction sets, and an inline
// function of the library that is compiled for the newest of them could be the copy that the linker keeps for
// all.

namespace offramp {

/// The loops between a network's matrix products, each one pass over the rows of a matrix [rows × cols];
/// `stride` is the distance from one row to the next. Compiled for several instruction sets; kernels() picks
/// the machine's.
struct Kernels {
    const char* instructionSet;

    /// x += bias (none if null); out = (x − mean)/√(variance + 1e-5)·gain + shift, a row at a time. out may
    /// be x.
    void (*layerNorm)(float* x, const float* bias, const float* gain, const float* shift, float* out,
                      long rows, long cols);
    /// x = silu(x + bias), silu(v) = v·sigmoid(v)
    void (*biasSilu)(float* x, const float* bias, long rows, long cols);
    /// x = max(x + bias, 0)
    void (*biasRelu)(float* x, const float* bias, long rows, long cols);
    /// x += bias
    void (*addBias)(float* x, const float* bias, long rows, long cols);
    /// out[r, c] = a·sigmoid(b) with a = x[r, c] + bias[c], b = x[r, cols + c] + bias[cols + c]; x is [rows ×
    /// 2·cols]
    void (*biasGlu)(const float* x, const float* bias, float* out, long rows, long cols);
    /// x = e^(scale·(x − max)) and sums[r] = Σ x, a row at a time: a softmax that is yet to be divided by its
    /// sums
    void (*softmaxParts)(float* x, float scale, float* sums, long rows, long cols);
    /// x = x / sums[r]
    void (*divideRows)(float* x, const float* sums, long rows, long cols, long stride);
    /// out = log-softmax(x + bias) in each row
    void (*logSoftmax)(const float* x, const float* bias, float* out, long rows, long cols);
};

/// A depthwise convolution along the rows: out[t, c] = Σ_k weight[k, c]·x[t + k·dilation − padding, c] (+
/// bias, then SiLU), with rows outside 0 … total − 1 taken as 0 and padding = dilation·(taps − 1)/2.
struct DepthwiseTask {
    const float* x; ///< [total × channels]
    long total;
    long channels;
    const float* packed; ///< from packDepthwise()
    const float* bias;   ///< [channels], or null for neither bias nor SiLU
    long taps;
    long dilation;
    long begin, end; ///< the rows that are computed
    float* out;      ///< [(end − begin) × channels]
    float* scratch;  ///< depthwiseScratch() floats, aligned to 64 bytes
};

/// How many channels the depthwise kernel does at once, on every instruction set.
inline constexpr long depthwiseLanes = 16;

/// Floats of scratch that a task of so many rows needs.
constexpr long depthwiseScratch(long rows, long taps, long dilation) {
    return (rows + (taps - 1) * dilation + 32) * depthwiseLanes;
}

/// Floats that packDepthwise() writes.
constexpr long packedDepthwiseSize(long channels, long taps) {
    return (channels + depthwiseLanes - 1) / depthwiseLanes * depthwiseLanes * taps;
}

/// Reorders PyTorch's weights [channels × 1 × taps] for the kernel: blocks of lanes, each [taps × lanes],
/// channel c's multiplied by scale[c] if that isn't null.
void packDepthwise(const float* weights, const float* scale, long channels, long taps, float* packed);

using DepthwiseKernel = void (*)(const DepthwiseTask& task);

/// The kernels for this machine. OFFRAMP_INSTRUCTION_SET=baseline|avx2|avx512 asks for a lower one.
[[nodiscard]] const Kernels& kernels();
[[nodiscard]] DepthwiseKernel depthwiseKernel();

namespace baseline {
extern const Kernels kernels;
void depthwise(const DepthwiseTask& task);
} // namespace baseline
namespace avx2 {
extern const Kernels kernels;
void depthwise(const DepthwiseTask& task);
} // namespace avx2
namespace avx512 {
extern const Kernels kernels;
void depthwise(const DepthwiseTask& task);
} // namespace avx512

} // namespace offramp
