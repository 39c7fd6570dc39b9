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

    /// out = (x − mean)/√(variance + 1e-5)·gain + shift, a row at a time. out may be x.
    void (*layerNorm)(const float* x, const float* gain, const float* shift, float* out, long rows,
                      long cols);
    /// out[r, c] = x[r, c]·sigmoid(x[r, cols + c]); x is [rows × 2·cols]
    void (*glu)(const float* x, float* out, long rows, long cols);
    /// x = e^(scale·(x − max)) and sums[r] = Σ x, a row at a time: a softmax that is yet to be divided by its
    /// sums
    void (*softmaxParts)(float* x, float scale, float* sums, long rows, long cols);
    /// x = x / sums[r]
    void (*divideRows)(float* x, const float* sums, long rows, long cols, long stride);
    /// x = log-softmax(x) in each row
    void (*logSoftmax)(float* x, long rows, long cols);
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

enum class Activation { none, relu, silu };

/// A product with weights that packProduct() has reordered: y[r, o] = activation(y[r, o] if accumulate +
/// scale·(Σ_i x[r, i]·w[o, i] + bias[o])), relu(v) = max(v, 0), silu(v) = v·sigmoid(v). The order of a sum's
/// terms doesn't depend on the rows that are computed with it.
struct ProductTask {
    const float* x; ///< [rows × in], rows xStride apart; they may overlap, as a strided convolution's do
    long xStride;
    const float* weights; ///< from packProduct()
    const float* bias;    ///< [out]
    float* y;             ///< [rows × out], rows yStride apart
    long yStride;
    long rows, in, out;
    float scale;
    bool accumulate;
    Activation activation;
};

/// How many outputs' weights lie side by side when they are packed, on every instruction set.
inline constexpr long productLanes = 32;

/// Floats that packProduct() writes.
constexpr long packedProductSize(long out, long in) {
    return (out + productLanes - 1) / productLanes * productLanes * in;
}

/// Reorders a linear layer's weights [out × in] for the kernel: panels of productLanes outputs, each [in ×
/// productLanes], the last filled up with zeros.
void packProduct(const float* weights, long out, long in, float* packed);

using ProductKernel = void (*)(const ProductTask& task);

/// The kernels for this machine. OFFRAMP_INSTRUCTION_SET=baseline|avx2|avx512 asks for a lower one.
[[nodiscard]] const Kernels& kernels();
[[nodiscard]] DepthwiseKernel depthwiseKernel();
[[nodiscard]] ProductKernel productKernel();

namespace baseline {
extern const Kernels kernels;
void depthwise(const DepthwiseTask& task);
void product(const ProductTask& task);
} // namespace baseline
namespace avx2 {
extern const Kernels kernels;
void depthwise(const DepthwiseTask& task);
void product(const ProductTask& task);
} // namespace avx2
namespace avx512 {
extern const Kernels kernels;
void depthwise(const DepthwiseTask& task);
void product(const ProductTask& task);
} // namespace avx512

} // namespace offramp
