// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/quartznet/weights.h"

#include "model/kernels/kernels.h"

namespace offramp {

namespace {

Linear readPointwise(TensorReader& tensors, const std::string& name, int out, int in) {
    return {tensors.floats(name + ".weight", {out, in, 1}).data, tensors.floats(name + ".bias", {out}).data,
            out, in};
}

SeparableWeights readSeparable(TensorReader& tensors, const std::string& name, int in, int out, int kernel,
                               int dilation = 1) {
    SeparableWeights weights;
    const FloatView depthwise = tensors.floats(name + ".depthwise.weight", {in, 1, kernel});
    weights.depthwise.resize(static_cast<std::size_t>(packedDepthwiseSize(in, kernel)));
    packDepthwise(depthwise.data, nullptr, in, kernel, weights.depthwise.data());
    weights.kernel = kernel;
    weights.dilation = dilation;
    weights.pointwise = readPointwise(tensors, name + ".pointwise", out, in);
    return weights;
}

QuartzNetBlock readBlock(TensorReader& tensors, const std::string& name, int in, int out, int kernel,
                         int subBlocks) {
    QuartzNetBlock block;
    for (int i = 0; i < subBlocks; ++i) {
        const std::string convolution = name + ".convs." + std::to_string(i);
        block.convolutions.push_back(readSeparable(tensors, convolution, i == 0 ? in : out, out, kernel));
    }
    block.residual = readPointwise(tensors, name + ".residual", out, in);
    return block;
}

QuartzNetBranch readBranch(TensorReader& tensors, const QuartzNetShape& shape, int index) {
    const int in =
        shape
            .blockChannels[static_cast<std::size_t>(shape.branchBlocks[static_cast<std::size_t>(index)] - 1)];
    const std::string name = "branches." + std::to_string(index);
    return {readSeparable(tensors, name + ".conv", in, shape.branchChannels, shape.branchKernel),
            readPointwise(tensors, name + ".linear", shape.classes, shape.branchChannels)};
}

} // namespace

QuartzNetWeights readQuartzNet(const QuartzNetShape& shape, TensorReader& tensors) {
    QuartzNetWeights weights;
    weights.shape = shape;
    int channels = shape.blockChannels.front();
    weights.stem = readSeparable(tensors, "stem", shape.features, channels, shape.stemKernel);
    for (std::size_t b = 0; b < shape.blockChannels.size(); ++b) {
        const int out = shape.blockChannels[b];
        const std::string name = "blocks." + std::to_string(b);
        weights.blocks.push_back(
            readBlock(tensors, name, channels, out, shape.blockKernels[b], shape.subBlocks));
        channels = out;
    }
    for (int i = 0; i < static_cast<int>(shape.branchBlocks.size()); ++i) {
        weights.branches.push_back(readBranch(tensors, shape, i));
    }
    weights.epilogue =
        readSeparable(tensors, "epilogue", channels, channels, shape.epilogueKernel, shape.epilogueDilation);
    weights.expand = readPointwise(tensors, "expand", shape.expandChannels, channels);
    weights.head = readPointwise(tensors, "head", shape.classes, shape.expandChannels);
    weights.parameterCount = tensors.parameterCount();
    return weights;
}

} // namespace offramp
