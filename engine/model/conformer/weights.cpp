// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/conformer/weights.h"

#include "model/kernels/kernels.h"

#include <cmath>
#include <utility>

namespace offramp {

namespace {

Linear readLinear(TensorReader& tensors, const std::string& weight, const std::string& bias,
                  std::vector<std::int64_t> shape) {
    const std::int64_t out = shape[0];
    const std::int64_t in = shape[1];
    return {tensors.floats(weight, shape).data, tensors.floats(bias, {out}).data, out, in};
}

Linear readLinear(TensorReader& tensors, const std::string& name, std::vector<std::int64_t> shape) {
    return readLinear(tensors, name + ".weight", name + ".bias", std::move(shape));
}

AlignedFloats copyOf(const FloatView& view) {
    return {view.data, view.data + view.count};
}

NormWeights readNorm(TensorReader& tensors, const std::string& name, int width) {
    return {copyOf(tensors.floats(name + ".weight", {width})),
            copyOf(tensors.floats(name + ".bias", {width}))};
}

FeedForwardWeights readFeedForward(TensorReader& tensors, const std::string& name,
                                   const ConformerShape& shape) {
    return {readNorm(tensors, name + ".sequential.0", shape.width),
            readLinear(tensors, name + ".sequential.1", {shape.feedForward, shape.width}),
            readLinear(tensors, name + ".sequential.4", {shape.width, shape.feedForward})};
}

/// The depthwise convolution with the batch normalisation after it, as one convolution: w·g/√(v + ε) and
/// (b − m)·g/√(v + ε) + s, ε = 1e-5.
void readDepthwise(TensorReader& tensors, const std::string& name, const ConformerShape& shape,
                   ConformerLayerWeights& layer) {
    const int width = shape.width;
    const FloatView weight = tensors.floats(name + ".2.weight", {width, 1, shape.kernel});
    const FloatView bias = tensors.floats(name + ".2.bias", {width});
    const NormWeights norm = readNorm(tensors, name + ".3", width);
    const FloatView mean = tensors.floatsIfAny(name + ".3.running_mean", {width});
    const FloatView variance = tensors.floatsIfAny(name + ".3.running_var", {width});
    AlignedFloats scale(static_cast<std::size_t>(width));
    layer.depthwiseBias.resize(scale.size());
    for (std::size_t c = 0; c < scale.size(); ++c) {
        const double v = variance.data != nullptr ? variance.data[c] : 1.0;
        const double m = mean.data != nullptr ? mean.data[c] : 0.0;
        const double factor = norm.gain[c] / std::sqrt(v + 1e-5);
        scale[c] = static_cast<float>(factor);
        layer.depthwiseBias[c] = static_cast<float>((bias.data[c] - m) * factor + norm.shift[c]);
    }
    layer.depthwise.resize(static_cast<std::size_t>(packedDepthwiseSize(width, shape.kernel)));
    packDepthwise(weight.data, scale.data(), width, shape.kernel, layer.depthwise.data());
}

ConformerLayerWeights readLayer(TensorReader& tensors, const std::string& name, const ConformerShape& shape) {
    const int width = shape.width;
    ConformerLayerWeights layer;
    layer.first = readFeedForward(tensors, name + ".ffn1", shape);
    layer.attentionNorm = readNorm(tensors, name + ".self_attn_layer_norm", width);
    layer.queryKeyValue = readLinear(tensors, name + ".self_attn.in_proj_weight",
                                     name + ".self_attn.in_proj_bias", {3 * width, width});
    layer.attentionOut = readLinear(tensors, name + ".self_attn.out_proj", {width, width});
    layer.convolutionNorm = readNorm(tensors, name + ".conv_module.layer_norm", width);
    const std::string convolution = name + ".conv_module.sequential";
    layer.gate = readLinear(tensors, convolution + ".0", {2 * width, width, 1});
    readDepthwise(tensors, convolution, shape, layer);
    layer.convolutionOut = readLinear(tensors, convolution + ".5", {width, width, 1});
    layer.second = readFeedForward(tensors, name + ".ffn2", shape);
    layer.finalNorm = readNorm(tensors, name + ".final_layer_norm", width);
    return layer;
}

/// PyTorch's [out × in × 3] as [out × 3·in], so that a product with three rows of the input at a time is the
/// convolution.
AlignedFloats tapsFirst(const float* weight, int out, int in) {
    AlignedFloats reordered(static_cast<std::size_t>(out) * static_cast<std::size_t>(in) * 3);
    float* to = reordered.data();
    for (int o = 0; o < out; ++o) {
        for (int tap = 0; tap < 3; ++tap) {
            for (int i = 0; i < in; ++i)
                *to++ = weight[(o * in + i) * 3 + tap];
        }
    }
    return reordered;
}

void readFront(TensorReader& tensors, ConformerWeights& weights) {
    const ConformerShape& shape = weights.shape;
    for (int stage = 0; stage < 2; ++stage) {
        const int in = stage == 0 ? shape.features : shape.width;
        const std::string name = "conv_subsample.sequential." + std::to_string(stage);
        const FloatView weight = tensors.floats(name + ".weight", {shape.width, in, 3});
        const FloatView bias = tensors.floats(name + ".bias", {shape.width});
        const AlignedFloats taps = tapsFirst(weight.data, shape.width, in);
        weights.subsample[stage] = Linear(taps.data(), bias.data, shape.width, 3 * in);
    }
    const FloatView positions =
        tensors.floatsIfAny("positional_encoder.pe", {shape.maxFrames, 1, shape.width});
    weights.positions =
        positions.data != nullptr ? copyOf(positions) : sinusoidalPositions(shape.maxFrames, shape.width);
}

} // namespace

AlignedFloats sinusoidalPositions(int rows, int width) {
    AlignedFloats table(static_cast<std::size_t>(rows) * static_cast<std::size_t>(width));
    for (int t = 0; t < rows; ++t) {
        for (int i = 0; i < width; ++i) {
            const int pair = i - i % 2;
            const double angle = t * std::exp(-std::log(10000.0) * pair / width);
            table[static_cast<std::size_t>(t) * static_cast<std::size_t>(width) +
                  static_cast<std::size_t>(i)] =
                static_cast<float>(i % 2 == 0 ? std::sin(angle) : std::cos(angle));
        }
    }
    return table;
}

ConformerWeights readConformer(const ConformerShape& shape, TensorReader& tensors) {
    ConformerWeights weights;
    weights.shape = shape;
    readFront(tensors, weights);
    for (int exit = 0; exit < shape.exits; ++exit) {
        for (int layer = 0; layer < shape.layersPerExit; ++layer) {
            const std::string name =
                "conformer." + std::to_string(exit) + ".conformer_layers." + std::to_string(layer);
            weights.layers.push_back(readLayer(tensors, name, shape));
        }
        weights.heads.push_back(
            readLinear(tensors, "linears." + std::to_string(exit), {shape.classes, shape.width}));
    }
    weights.parameterCount = tensors.parameterCount();
    return weights;
}

} // namespace offramp
