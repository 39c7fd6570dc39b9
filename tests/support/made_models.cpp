// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/made_models.h"

#include "model/architectures.h"

#include <algorithm>
#include <cmath>
#include <random>

namespace offramp::test {

namespace {

/// Answers for any tensor name with random numbers of the shape that is asked for.
class Maker {
public:
    void add(const std::string& name, std::vector<std::int64_t> shape, float scale, float center = 0.0F) {
        Tensor tensor;
        tensor.shape = std::move(shape);
        tensor.strides = contiguousStrides(tensor.shape);
        const auto values = std::make_shared<std::vector<float>>(static_cast<std::size_t>(tensor.count()));
        std::uniform_real_distribution<float> uniform(center - scale, center + scale);
        std::ranges::generate(*values, [&] { return uniform(random_); });
        tensor.data = reinterpret_cast<const std::byte*>(values->data());
        tensor.owner = values;
        tensors[name] = std::move(tensor);
    }
    void linear(const std::string& name, std::int64_t out, std::int64_t in, std::int64_t kernel = 0) {
        const std::int64_t fanIn = in * std::max<std::int64_t>(kernel, 1);
        const auto scale = static_cast<float>(std::sqrt(3.0 / static_cast<double>(fanIn)));
        std::vector<std::int64_t> shape{out, in};
        if (kernel > 0) shape.push_back(kernel);
        add(name + ".weight", shape, scale);
        add(name + ".bias", {out}, 0.1F);
    }
    void norm(const std::string& name, std::int64_t width) {
        add(name + ".weight", {width}, 0.2F, 1.0F);
        add(name + ".bias", {width}, 0.1F);
    }
    void separable(const std::string& name, std::int64_t out, std::int64_t in, std::int64_t kernel) {
        add(name + ".depthwise.weight", {in, 1, kernel},
            static_cast<float>(std::sqrt(3.0 / static_cast<double>(kernel))));
        linear(name + ".pointwise", out, in, 1);
    }

    TensorMap tensors;

private:
    std::mt19937 random_{20260923};
};

void addFeedForward(Maker& maker, const std::string& name) {
    maker.norm(name + ".sequential.0", 256);
    maker.linear(name + ".sequential.1", 2048, 256);
    maker.linear(name + ".sequential.4", 256, 2048);
}

void addConformerLayer(Maker& maker, const std::string& name) {
    addFeedForward(maker, name + "ffn1");
    maker.norm(name + "self_attn_layer_norm", 256);
    maker.add(name + "self_attn.in_proj_weight", {768, 256}, 0.1F);
    maker.add(name + "self_attn.in_proj_bias", {768}, 0.1F);
    maker.linear(name + "self_attn.out_proj", 256, 256);
    maker.norm(name + "conv_module.layer_norm", 256);
    maker.linear(name + "conv_module.sequential.0", 512, 256, 1);
    maker.add(name + "conv_module.sequential.2.weight", {256, 1, 31}, 0.3F);
    maker.add(name + "conv_module.sequential.2.bias", {256}, 0.1F);
    maker.norm(name + "conv_module.sequential.3", 256);
    maker.add(name + "conv_module.sequential.3.running_mean", {256}, 0.1F);
    maker.add(name + "conv_module.sequential.3.running_var", {256}, 0.2F, 1.0F);
    maker.linear(name + "conv_module.sequential.5", 256, 256, 1);
    addFeedForward(maker, name + "ffn2");
    maker.norm(name + "final_layer_norm", 256);
}

std::unique_ptr<Model> build(const char* id, ModelDescription description, const nlohmann::json& parameters,
                             const TensorMap& tensors) {
    TensorReader reader(tensors, "made model");
    return findArchitecture(id)->build(std::move(description), parameters, reader);
}

} // namespace

std::unique_ptr<Model> makePaperConformer() {
    Maker maker;
    maker.linear("conv_subsample.sequential.0", 256, 80, 3);
    maker.linear("conv_subsample.sequential.1", 256, 256, 3);
    ModelDescription description;
    description.name = "made Conformer";
    description.frameShift = 0.04;
    for (int exit = 0; exit < 6; ++exit) {
        const std::string group = "conformer." + std::to_string(exit) + ".conformer_layers.";
        addConformerLayer(maker, group + "0.");
        addConformerLayer(maker, group + "1.");
        maker.linear("linears." + std::to_string(exit), 256, 256);
        description.exits.push_back({"layer " + std::to_string(2 * exit + 2), 2 * exit + 2});
    }
    const nlohmann::json parameters = {
        {"d_model", 256}, {"n_heads", 8},           {"d_feed_forward", 2048}, {"depthwise_kernel_size", 31},
        {"n_exits", 6},   {"n_layers_per_exit", 2}, {"n_classes", 256},       {"max_frames", 2000}};
    return build("early-conformer", description, parameters, maker.tensors);
}

std::unique_ptr<Model> makeQuartzNet() {
    Maker maker;
    const std::vector<int> channels{256, 256, 256, 256, 256, 256, 512, 512,
                                    512, 512, 512, 512, 512, 512, 512};
    const std::vector<int> kernels{33, 33, 33, 39, 39, 39, 51, 51, 51, 63, 63, 63, 75, 75, 75};
    ModelDescription description;
    description.name = "made QuartzNet";
    description.frameShift = 0.02;
    description.features.nMels = 64;
    maker.separable("stem", 256, 64, 33);
    int in = 256;
    for (std::size_t b = 0; b < channels.size(); ++b) {
        const std::string name = "blocks." + std::to_string(b);
        for (int i = 0; i < 5; ++i) {
            maker.separable(name + ".convs." + std::to_string(i), channels[b], i == 0 ? in : channels[b],
                            kernels[b]);
        }
        maker.linear(name + ".residual", channels[b], in, 1);
        in = channels[b];
        if (b % 3 != 2) continue;
        const std::string branch = "branches." + std::to_string(b / 3);
        maker.separable(branch + ".conv", 256, in, 17);
        maker.linear(branch + ".linear", 29, 256, 1);
        description.exits.push_back({"block " + std::to_string(b + 1), static_cast<int>(b) + 1});
    }
    maker.separable("epilogue", 512, 512, 87);
    maker.linear("expand", 1024, 512, 1);
    maker.linear("head", 29, 1024, 1);
    description.exits.push_back({"last", 18});
    const nlohmann::json parameters = {{"n_mels", 64},
                                       {"n_classes", 29},
                                       {"block_channels", channels},
                                       {"block_kernels", kernels},
                                       {"sub_blocks", 5},
                                       {"stem_kernel", 33},
                                       {"stem_stride", 2},
                                       {"epilogue_kernel", 87},
                                       {"epilogue_dilation", 2},
                                       {"expand_channels", 1024},
                                       {"branch_channels", 256},
                                       {"branch_kernel", 17}};
    return build("quartznet", description, parameters, maker.tensors);
}

std::shared_ptr<const Matrix> makeNoise(std::int64_t rows, std::int64_t cols) {
    auto noise = std::make_shared<Matrix>(rows, cols);
    std::mt19937 random(4711);
    std::normal_distribution<float> normal;
    std::generate(noise->data(), noise->data() + noise->size(), [&] { return normal(random); });
    return noise;
}

} // namespace offramp::test
