// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/tiny_models.h"

#include "base/files.h"
#include "model/architectures.h"
#include "model/bundle/model_json.h"
#include "model/formats/safetensors.h"
#include "support/support.h"

#include <algorithm>
#include <numeric>
#include <random>

namespace offramp::test {

using nlohmann::ordered_json;

namespace {

class Random {
public:
    std::vector<float> numbers(std::int64_t count, float scale, float center = 0) {
        std::uniform_real_distribution<float> uniform(center - scale, center + scale);
        std::vector<float> values(static_cast<std::size_t>(count));
        std::ranges::generate(values, [&] { return uniform(generator_); });
        return values;
    }

private:
    std::mt19937 generator_{20260924};
};

struct Builder {
    TinyModel model;
    Random random;

    void tensor(const std::string& name, const std::vector<std::int64_t>& shape, float scale,
                float center = 0) {
        model.add(name, shape, random.numbers(countOf(shape).value(), scale, center));
    }
    void linear(const std::string& name, std::vector<std::int64_t> shape) {
        const std::int64_t out = shape.front();
        tensor(name + ".weight", shape, 0.5F);
        tensor(name + ".bias", {out}, 0.2F);
    }
    void norm(const std::string& name, std::int64_t width) {
        tensor(name + ".weight", {width}, 0.3F, 1);
        tensor(name + ".bias", {width}, 0.2F);
    }
    void feedForward(const std::string& name) {
        norm(name + ".sequential.0", 8);
        linear(name + ".sequential.1", {12, 8});
        linear(name + ".sequential.4", {8, 12});
    }
    void conformerLayer(const std::string& name) {
        feedForward(name + "ffn1");
        norm(name + "self_attn_layer_norm", 8);
        tensor(name + "self_attn.in_proj_weight", {24, 8}, 0.5F);
        tensor(name + "self_attn.in_proj_bias", {24}, 0.2F);
        linear(name + "self_attn.out_proj", {8, 8});
        norm(name + "conv_module.layer_norm", 8);
        linear(name + "conv_module.sequential.0", {16, 8, 1});
        linear(name + "conv_module.sequential.2", {8, 1, 3});
        norm(name + "conv_module.sequential.3", 8);
        tensor(name + "conv_module.sequential.3.running_mean", {8}, 0.2F);
        tensor(name + "conv_module.sequential.3.running_var", {8}, 0.3F, 1);
        linear(name + "conv_module.sequential.5", {8, 8, 1});
        feedForward(name + "ffn2");
        norm(name + "final_layer_norm", 8);
    }
    void separable(const std::string& name, std::int64_t out, std::int64_t in, std::int64_t kernel) {
        tensor(name + ".depthwise.weight", {in, 1, kernel}, 0.5F);
        linear(name + ".pointwise", {out, in, 1});
    }
};

ordered_json commonJson(const char* architecture) {
    return ordered_json::parse(R"({
        "format": "offramp-model", "version": 1, "name": "tiny", "description": "Made for a test.",
        "language": "en", "license": "CC0-1.0", "attribution": "nobody", "architecture": ")" +
                               std::string(architecture) + R"(",
        "parameters": {}, "sample_rate": 16000,
        "features": {
            "type": "mel", "n_fft": 512, "win_length": 400, "hop_length": 160, "window": "hann-periodic",
            "center": true, "pad_mode": "reflect", "preemphasis": 0.5, "power": 2.0, "n_mels": 6,
            "f_min": 20.0, "f_max": 7600.0, "mel_scale": "htk", "mel_norm": null, "log": "ln",
            "log_offset": 1e-6, "normalize": "per-feature", "normalize_epsilon": 1e-5
        },
        "frame_shift": 0.04,
        "tokenizer": {"type": "characters", "tokens": ["@", "a", "b", " ", "#"], "blank": 0, "space": 3,
                      "ignore": [4]},
        "exits": [], "weights": "weights.safetensors"
    })");
}

} // namespace

void TinyModel::set(const std::string& name, const std::vector<float>& values) {
    add(name, tensors.at(name).shape, values);
}

void TinyModel::add(const std::string& name, std::vector<std::int64_t> shape, std::vector<float> values) {
    Tensor tensor;
    tensor.shape = std::move(shape);
    tensor.strides = contiguousStrides(tensor.shape);
    if (tensor.count() != static_cast<std::int64_t>(values.size())) throw std::invalid_argument(name);
    const auto owner = std::make_shared<std::vector<float>>(std::move(values));
    tensor.data = reinterpret_cast<const std::byte*>(owner->data());
    tensor.owner = owner;
    tensors[name] = std::move(tensor);
}

std::vector<float> TinyModel::values(const std::string& name) const {
    const FloatView view = asFloats(tensors.at(name));
    return {view.data, view.data + view.count};
}

std::filesystem::path TinyModel::write(const std::filesystem::path& folder) const {
    std::filesystem::create_directories(folder);
    writeFile(folder / "model.json", json.dump(1));
    std::vector<TensorToWrite> list;
    for (const auto& [name, tensor] : tensors)
        list.push_back({name, tensor.type, tensor.shape, tensor.data});
    writeSafetensors(folder / "weights.safetensors", list);
    return folder;
}

std::unique_ptr<Model> TinyModel::build() const {
    ModelJson parsed = parseModelJson(json.dump(), "tiny", [](const std::string&) { return std::string(); });
    TensorReader reader(tensors, "tiny");
    const Architecture* architecture = findArchitecture(parsed.description.architecture);
    return architecture->build(std::move(parsed.description), parsed.parameters, reader);
}

TinyModel tinyConformer() {
    Builder builder;
    builder.model.json = commonJson("early-conformer");
    builder.model.json["parameters"] = {
        {"d_model", 8}, {"n_heads", 2},           {"d_feed_forward", 12}, {"depthwise_kernel_size", 3},
        {"n_exits", 3}, {"n_layers_per_exit", 1}, {"n_classes", 5},       {"max_frames", 20}};
    builder.linear("conv_subsample.sequential.0", {8, 6, 3});
    builder.linear("conv_subsample.sequential.1", {8, 8, 3});
    for (int exit = 0; exit < 3; ++exit) {
        const std::string index = std::to_string(exit);
        builder.conformerLayer("conformer." + index + ".conformer_layers.0.");
        builder.linear("linears." + index, {5, 8});
        builder.model.json["exits"].push_back(
            {{"name", "layer " + std::to_string(exit + 1)}, {"after_layer", exit + 1}});
    }
    return std::move(builder.model);
}

namespace {

constexpr int syllables = 29;

/// The last layer of an exit, which finds a blank in many frames. Its rows sum to 0, so that what all
/// channels have in common, and always, favours no class.
void addSpeechLike(Builder& builder, const std::string& name, std::int64_t in) {
    builder.linear(name, {syllables, in, 1});
    auto weights = builder.model.values(name + ".weight");
    for (auto row = weights.begin(); row != weights.end(); row += in) {
        const float mean = std::accumulate(row, row + in, 0.0F) / static_cast<float>(in);
        const float scale = row == weights.begin() ? 24 : 8;
        std::for_each(row, row + in, [=](float& weight) { weight = scale * (weight - mean); });
    }
    builder.model.set(name + ".weight", weights);
    builder.model.set(name + ".bias", std::vector<float>(syllables));
}

ordered_json sixExitJson() {
    ordered_json json = commonJson("quartznet");
    json["frame_shift"] = 0.02;
    json["features"]["n_mels"] = 20;
    json["parameters"] = {{"n_mels", 20},
                          {"n_classes", syllables},
                          {"block_channels", {16, 16, 16, 16, 16}},
                          {"block_kernels", {5, 5, 5, 5, 5}},
                          {"sub_blocks", 1},
                          {"stem_kernel", 5},
                          {"stem_stride", 2},
                          {"epilogue_kernel", 5},
                          {"epilogue_dilation", 1},
                          {"expand_channels", 16},
                          {"branch_channels", 16},
                          {"branch_kernel", 3}};
    ordered_json tokens = {"@"};
    for (int i = 1; i < syllables; ++i) // every other one begins a word
        tokens.push_back(std::string(i % 2 == 0 ? " " : "") + "bdfgklmnprstvz"[i / 2 % 14] + "aeiou"[i % 5]);
    json["tokenizer"] = {
        {"type", "characters"}, {"tokens", tokens}, {"blank", 0}, {"ignore", ordered_json::array()}};
    for (int block = 1; block <= 5; ++block)
        json["exits"].push_back({{"name", "block " + std::to_string(block)}, {"after_layer", block}});
    json["exits"].push_back({{"name", "last"}, {"after_layer", 8}});
    return json;
}

} // namespace

TinyModel sixExitQuartzNet() {
    Builder builder;
    builder.model.json = sixExitJson();
    builder.separable("stem", 16, 20, 5);
    for (int block = 0; block < 5; ++block) {
        const std::string index = std::to_string(block);
        builder.separable("blocks." + index + ".convs.0", 16, 16, 5);
        builder.linear("blocks." + index + ".residual", {16, 16, 1});
        builder.separable("branches." + index + ".conv", 16, 16, 3);
        addSpeechLike(builder, "branches." + index + ".linear", 16);
    }
    builder.separable("epilogue", 16, 16, 5);
    builder.linear("expand", {16, 16, 1});
    addSpeechLike(builder, "head", 16);
    return std::move(builder.model);
}

TinyModel tinyQuartzNet() {
    Builder builder;
    builder.model.json = commonJson("quartznet");
    builder.model.json["frame_shift"] = 0.02;
    builder.model.json["parameters"] = {{"n_mels", 6},
                                        {"n_classes", 5},
                                        {"block_channels", {8, 8, 12}},
                                        {"block_kernels", {3, 5, 7}},
                                        {"sub_blocks", 2},
                                        {"stem_kernel", 3},
                                        {"stem_stride", 2},
                                        {"epilogue_kernel", 5},
                                        {"epilogue_dilation", 2},
                                        {"expand_channels", 16},
                                        {"branch_channels", 4},
                                        {"branch_kernel", 3}};
    builder.model.json["exits"] = ordered_json::parse(
        R"([{"name": "block 1", "after_layer": 1}, {"name": "block 2", "after_layer": 2},
            {"name": "last", "after_layer": 6}])");
    builder.separable("stem", 8, 6, 3);
    const std::vector<std::int64_t> channels{8, 8, 12};
    std::int64_t in = 8;
    for (std::size_t block = 0; block < 3; ++block) {
        const std::string name = "blocks." + std::to_string(block);
        const std::int64_t kernel = 3 + 2 * static_cast<std::int64_t>(block);
        builder.separable(name + ".convs.0", channels[block], in, kernel);
        builder.separable(name + ".convs.1", channels[block], channels[block], kernel);
        builder.linear(name + ".residual", {channels[block], in, 1});
        in = channels[block];
    }
    for (const std::string branch : {"branches.0", "branches.1"}) {
        builder.separable(branch + ".conv", 4, 8, 3);
        builder.linear(branch + ".linear", {5, 4, 1});
    }
    builder.separable("epilogue", 12, 12, 5);
    builder.linear("expand", {16, 12, 1});
    builder.linear("head", {5, 16, 1});
    return std::move(builder.model);
}

std::string errorWith(TinyModel model, const std::string& pointer, const std::string& value) {
    model.json[nlohmann::ordered_json::json_pointer(pointer)] = nlohmann::ordered_json::parse(value);
    return errorOf([&] { (void)model.build(); });
}

} // namespace offramp::test
