// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"
#include "base/json_object.h"
#include "model/architectures.h"
#include "model/conformer/conformer.h"

#include <algorithm>

namespace offramp {

namespace {

constexpr const char* frontName = "conv_subsample.sequential.0.weight";
constexpr const char* layerName = "conformer.0.conformer_layers.0.";

void checkExits(const ConformerShape& shape, const ModelDescription& description) {
    if (static_cast<int>(description.exits.size()) != shape.exits) {
        throw Error(description.definedIn, msg("\"exits\" lists {0} exits and \"parameters.n_exits\" is {1}",
                                               description.exits.size(), shape.exits));
    }
    for (int exit = 0; exit < shape.exits; ++exit) {
        const ExitDescription& described = description.exits[static_cast<std::size_t>(exit)];
        const int layer = (exit + 1) * shape.layersPerExit;
        if (described.afterLayer == layer) continue;
        throw Error(description.definedIn, msg("exit \"{0}\" leaves after layer {1}, and by "
                                               "\"parameters.n_layers_per_exit\" it should be {2}",
                                               described.name, described.afterLayer, layer));
    }
}

ConformerShape shapeOf(const nlohmann::json& parameters, ModelDescription& description) {
    const std::string& subject = description.definedIn;
    JsonObject json(parameters, subject, bundleKeys, "parameters.");
    ConformerShape shape;
    shape.features = description.features.nMels;
    shape.width = json.integer("d_model", 1, 1 << 14);
    shape.heads = json.integer("n_heads", 1, 1 << 10);
    shape.feedForward = json.integer("d_feed_forward", 1, 1 << 16);
    shape.kernel = json.integer("depthwise_kernel_size", 1, 1001);
    shape.exits = json.integer("n_exits", 1, 1000);
    shape.layersPerExit = json.integer("n_layers_per_exit", 1, 1000);
    shape.classes = json.integer("n_classes", 2, 1 << 20);
    // 87 minutes at 40 ms: a table of positions is made for them, and a bundle should not be able to ask for
    // all memory.
    shape.maxFrames = json.integer("max_frames", 1, 1 << 17);
    if (shape.width % shape.heads != 0) {
        throw Error(
            subject, msg("{0} attention heads don't divide the width of {1}", shape.heads, shape.width),
            msg("Give the number of heads that the model was trained with: n_heads in a model.json, --heads "
                "for bare weights"));
    }
    if (shape.kernel % 2 == 0)
        throw Error(subject, msg("\"parameters.depthwise_kernel_size\" should be odd"));
    checkExits(shape, description);
    if (description.features.type != FeatureConfig::Type::mel) {
        throw Error(subject, msg("\"features.type\" should be \"mel\" for an early-exit Conformer"));
    }
    warnOfUnread(json, description);
    return shape;
}

std::unique_ptr<Model> build(ModelDescription description, const nlohmann::json& parameters,
                             TensorReader& tensors) {
    const ConformerShape shape = shapeOf(parameters, description);
    ConformerWeights weights = readConformer(shape, tensors);
    warnOfUnread(tensors, description);
    description.classes = shape.classes;
    description.parameterCount = weights.parameterCount;
    return std::make_unique<ConformerModel>(std::move(description), std::move(weights));
}

bool recognises(const TensorMap& tensors) {
    return tensors.contains(frontName) && tensors.contains("linears.0.weight") &&
           tensors.contains(std::string(layerName).append("self_attn.in_proj_weight"));
}

/// Dimension `axis` of a tensor that must be there.
int dimension(const TensorMap& tensors, const std::string& name, std::size_t axis,
              const std::string& subject) {
    const auto found = tensors.find(name);
    if (found == tensors.end() || found->second.shape.size() <= axis) {
        throw Error(subject, msg("the tensor \"{0}\" is missing or has too few dimensions", name),
                    msg("Check that the file is an early-exit Conformer's state_dict"));
    }
    return static_cast<int>(found->second.shape[axis]);
}

/// How many of prefix0, prefix1, … there are, told by the tensor `rest` of each.
int countOf(const TensorMap& tensors, const std::string& prefix, const std::string& rest) {
    int count = 0;
    while (tensors.contains(std::string(prefix).append(std::to_string(count)).append(rest)))
        ++count;
    return count;
}

void describeExits(ModelJson& model, int exits, int layersPerExit) {
    for (int exit = 1; exit <= exits; ++exit) {
        const int layer = exit * layersPerExit;
        model.description.exits.push_back({std::string("layer ").append(std::to_string(layer)), layer});
    }
}

FeatureConfig paperFeatures(const OpenOptions& options, int mels) {
    FeatureConfig features; // its defaults are the paper's front end
    features.nMels = mels;
    features.log = options.log.value_or(features.log);
    features.normalize = options.normalize.value_or(features.normalize);
    return features;
}

void warnOfDefaults(const OpenOptions& options, ModelDescription& description, int heads) {
    if (!options.heads) {
        description.warnings.push_back(msg("The weights don't tell the number of attention heads: {0}, as in "
                                           "the paper, is assumed (--heads N)",
                                           heads));
    }
    if (!options.log && !options.normalize) {
        description.warnings.push_back(
            msg("The weights don't tell the features: the paper's are assumed, mel power "
                "without logarithm or normalisation (--log ln, --normalize per-feature)"));
    }
}

ModelJson describe(const TensorMap& tensors, const OpenOptions& options, const std::string& subject) {
    ModelJson model;
    const int width = dimension(tensors, frontName, 0, subject);
    const int exits = countOf(tensors, "linears.", ".weight");
    const int layersPerExit = countOf(tensors, "conformer.0.conformer_layers.", ".final_layer_norm.weight");
    const int classes = dimension(tensors, "linears.0.weight", 0, subject);
    const int heads = options.heads.value_or(8);
    const std::string layer = layerName;
    const bool hasTable = tensors.contains("positional_encoder.pe");
    model.parameters = {
        {"d_model", width},
        {"n_heads", heads},
        {"d_feed_forward", dimension(tensors, layer + "ffn1.sequential.1.weight", 0, subject)},
        {"depthwise_kernel_size", dimension(tensors, layer + "conv_module.sequential.2.weight", 2, subject)},
        {"n_exits", exits},
        {"n_layers_per_exit", layersPerExit},
        {"n_classes", classes},
        {"max_frames", hasTable ? dimension(tensors, "positional_encoder.pe", 0, subject) : 2000},
    };
    ModelDescription& description = model.description;
    describeParameters(model);
    description.definedIn = subject;
    description.name = "Early-exit Conformer";
    description.architecture = conformerArchitecture.id;
    description.features = paperFeatures(options, dimension(tensors, frontName, 1, subject));
    description.frameShift = 4.0 * description.features.hopLength / description.features.sampleRate;
    description.tokenizer = tokenizerFor(options, classes, subject);
    describeExits(model, exits, layersPerExit);
    warnOfDefaults(options, description, heads);
    return model;
}

} // namespace

const Architecture conformerArchitecture{"early-conformer", build, recognises, describe};

} // namespace offramp
