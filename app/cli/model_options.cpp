// SPDX-License-Identifier: GPL-3.0-or-later
#include "model_options.h"

#include <map>

namespace offramp::cli {

std::shared_ptr<OpenOptions> addModelOptions(CLI::App& command) {
    const char* group =
        "For weights without a description of their own (a checkpoint, safetensors, TorchScript)";
    auto options = std::make_shared<OpenOptions>();
    command.add_option("--config", options->config, "A model.json that describes the weights")
        ->type_name("FILE")
        ->group(group);
    command
        .add_option("--tokenizer", options->tokenizer,
                    "A SentencePiece model, or a list of tokens, one a line")
        ->type_name("FILE")
        ->group(group);
    command.add_option("--heads", options->heads, "Attention heads (default 8, as in the paper)")
        ->check(CLI::PositiveNumber)
        ->type_name("N")
        ->group(group);
    const std::map<std::string, FeatureConfig::Log> logs{{"none", FeatureConfig::Log::none},
                                                         {"ln", FeatureConfig::Log::ln}};
    command
        .add_option("--log", options->log,
                    "Logarithm of the mel features: none (default, as in the paper) or ln")
        ->transform(CLI::CheckedTransformer(logs).description(""))
        ->type_name("none|ln")
        ->group(group);
    const std::map<std::string, FeatureConfig::Normalize> normalisations{
        {"none", FeatureConfig::Normalize::none}, {"per-feature", FeatureConfig::Normalize::perFeature}};
    command
        .add_option("--normalize", options->normalize,
                    "Normalisation of the features: none (default, as in the paper) or per-feature")
        ->transform(CLI::CheckedTransformer(normalisations).description(""))
        ->type_name("none|per-feature")
        ->group(group);
    return options;
}

} // namespace offramp::cli
