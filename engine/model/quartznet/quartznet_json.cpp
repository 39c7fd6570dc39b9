// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"
#include "base/json_object.h"
#include "model/architectures.h"
#include "model/quartznet/quartznet.h"

#include <algorithm>

namespace offramp {

namespace {

std::vector<int> branchBlocksOf(const ModelDescription& description, int blocks, const std::string& subject) {
    std::vector<int> branches;
    for (std::size_t i = 0; i + 1 < description.exits.size(); ++i) {
        const int after = description.exits[i].afterLayer;
        if (after < 1 || after > blocks) {
            throw Error(subject, msg("exit \"{0}\" leaves after block {1}, and there are {2} blocks",
                                     description.exits[i].name, after, blocks));
        }
        branches.push_back(after);
    }
    return branches;
}

void checkShape(const QuartzNetShape& shape, const std::string& subject) {
    if (shape.blockChannels.empty() || shape.blockChannels.size() != shape.blockKernels.size()) {
        throw Error(
            subject,
            msg("\"parameters.block_channels\" and \"parameters.block_kernels\" should be lists of the "
                "same length, one entry a block"));
    }
    std::vector<int> kernels = shape.blockKernels;
    kernels.insert(kernels.end(), {shape.stemKernel, shape.epilogueKernel, shape.branchKernel});
    if (std::ranges::any_of(kernels, [](int kernel) { return kernel % 2 == 0; })) {
        throw Error(subject, msg("\"parameters\" names an even kernel; \"same\" padding needs odd ones"));
    }
}

QuartzNetShape shapeOf(const nlohmann::json& parameters, ModelDescription& description) {
    const std::string& subject = description.definedIn;
    constexpr int longest = 10001;
    constexpr int widest = 1 << 16;
    JsonObject json(parameters, subject, bundleKeys, "parameters.");
    QuartzNetShape shape;
    shape.features = json.integer("n_mels", 1, widest);
    shape.classes = json.integer("n_classes", 2, 1 << 20);
    shape.blockChannels = json.integers("block_channels", 1, widest);
    shape.blockKernels = json.integers("block_kernels", 1, longest);
    shape.subBlocks = json.integer("sub_blocks", 1, 1000);
    shape.stemKernel = json.integer("stem_kernel", 1, longest);
    shape.stemStride = json.integer("stem_stride", 1, 1000);
    shape.epilogueKernel = json.integer("epilogue_kernel", 1, longest);
    shape.epilogueDilation = json.integer("epilogue_dilation", 1, 1000);
    shape.expandChannels = json.integer("expand_channels", 1, widest);
    shape.branchChannels = json.integer("branch_channels", 1, widest);
    shape.branchKernel = json.integer("branch_kernel", 1, longest);
    checkShape(shape, subject);
    shape.branchBlocks = branchBlocksOf(description, static_cast<int>(shape.blockChannels.size()), subject);
    if (description.features.type != FeatureConfig::Type::mel ||
        description.features.nMels != shape.features) {
        throw Error(subject,
                    msg("\"features\" should give mel features, {0} a frame, as \"parameters.n_mels\" says",
                        shape.features));
    }
    warnOfUnread(json, description);
    return shape;
}

std::unique_ptr<Model> build(ModelDescription description, const nlohmann::json& parameters,
                             TensorReader& tensors) {
    QuartzNetWeights weights = readQuartzNet(shapeOf(parameters, description), tensors);
    warnOfUnread(tensors, description);
    description.classes = weights.shape.classes;
    description.parameterCount = weights.parameterCount;
    return std::make_unique<QuartzNetModel>(std::move(description), std::move(weights));
}

bool recognises(const TensorMap& tensors) {
    return tensors.contains("stem.depthwise.weight") &&
           tensors.contains("blocks.0.convs.0.depthwise.weight") && tensors.contains("head.weight");
}

/// A QuartzNet's weights don't say after which blocks its branches leave, and a wrong guess would give wrong
/// figures without a sign: the model.json has to be named.
[[noreturn]] ModelJson describe(const TensorMap& /*tensors*/, const OpenOptions& /*options*/,
                                const std::string& subject) {
    throw Error(subject, msg("holds a QuartzNet, whose weights don't tell its exits, features and tokenizer"),
                msg("Name a model.json that does (--config model.json; docs/model-bundle.md)"));
}

} // namespace

const Architecture quartzNetArchitecture{"quartznet", build, recognises, describe};

} // namespace offramp
