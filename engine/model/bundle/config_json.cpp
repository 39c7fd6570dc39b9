// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/bundle/config_json.h"

namespace offramp {

namespace {

/// The resampler takes no lower one.
constexpr int leastSampleRate = 100;

template <typename Choice>
using Words = std::vector<std::pair<const char*, Choice>>;

const Words<FeatureConfig::Type> typeWords{{"mel", FeatureConfig::Type::mel},
                                           {"waveform", FeatureConfig::Type::waveform}};
const Words<FeatureConfig::Window> windowWords{{"hann-periodic", FeatureConfig::Window::hannPeriodic},
                                               {"hann-symmetric", FeatureConfig::Window::hannSymmetric}};
const Words<FeatureConfig::MelScale> scaleWords{{"htk", FeatureConfig::MelScale::htk},
                                                {"slaney", FeatureConfig::MelScale::slaney}};
const Words<FeatureConfig::MelNorm> normWords{{"", FeatureConfig::MelNorm::none},
                                              {"slaney", FeatureConfig::MelNorm::slaney}};
const Words<FeatureConfig::Log> logWords{{"none", FeatureConfig::Log::none}, {"ln", FeatureConfig::Log::ln}};
const Words<FeatureConfig::Normalize> normalizeWords{{"none", FeatureConfig::Normalize::none},
                                                     {"per-feature", FeatureConfig::Normalize::perFeature}};
const Words<TokenizerSpec::Type> tokenizerWords{{"characters", TokenizerSpec::Type::characters},
                                                {"sentencepiece", TokenizerSpec::Type::sentencePiece}};

template <typename Choice>
nlohmann::ordered_json wordFor(const Words<Choice>& words, Choice wanted) {
    for (const auto& [word, choice] : words) {
        if (choice == wanted && *word != '\0') return word;
    }
    return nullptr;
}

void readMel(JsonObject& features, FeatureConfig& config) {
    config.nFft = features.integer("n_fft", 2, 1 << 16);
    config.winLength = features.integer("win_length", 1, 1 << 16);
    config.hopLength = features.integer("hop_length", 1, 1 << 16);
    config.window = features.choice("window", windowWords);
    config.center = features.boolean("center");
    (void)features.choice("pad_mode", Words<int>{{"reflect", 0}});
    config.preemphasis = features.number("preemphasis");
    config.power = features.number("power");
    config.nMels = features.integer("n_mels", 1, 4096);
    config.fMin = features.number("f_min");
    config.fMax = features.number("f_max");
    config.melScale = features.choice("mel_scale", scaleWords);
    config.melNorm = features.choice("mel_norm", normWords);
    config.log = features.choice("log", logWords);
    if (config.log == FeatureConfig::Log::ln || features.has("log_offset")) {
        config.logOffset = features.number("log_offset");
    }
}

} // namespace

FeatureConfig readFeatures(JsonObject& root, std::vector<std::string>& unread) {
    FeatureConfig config;
    config.sampleRate = root.integer("sample_rate", leastSampleRate, 1000000);
    JsonObject features = root.object("features");
    config.type = features.choice("type", typeWords);
    if (config.type == FeatureConfig::Type::mel) readMel(features, config);
    config.normalize = features.choice("normalize", normalizeWords);
    if (config.normalize != FeatureConfig::Normalize::none || features.has("normalize_epsilon")) {
        config.normalizeEpsilon = features.number("normalize_epsilon");
    }
    if (const auto problem = problemWith(config))
        throw Error(root.subject(), msg("\"features\": {0}", *problem));
    const auto extra = features.unread();
    unread.insert(unread.end(), extra.begin(), extra.end());
    return config;
}

TokenizerSpec readTokenizer(JsonObject& root,
                            const std::function<std::string(const std::string& name)>& sideFile,
                            std::vector<std::string>& unread) {
    TokenizerSpec spec;
    JsonObject tokenizer = root.object("tokenizer");
    spec.type = tokenizer.choice("type", tokenizerWords);
    spec.blank = tokenizer.integer("blank", 0, 1 << 20);
    spec.ignore = tokenizer.integers("ignore", 0, 1 << 20);
    if (spec.type == TokenizerSpec::Type::characters) {
        spec.tokens = tokenizer.strings("tokens");
        spec.space = tokenizer.has("space") ? tokenizer.integer("space", -1, 1 << 20) : -1;
    } else {
        spec.sentencePieceModel = sideFile(tokenizer.string("model"));
        spec.lowercase = tokenizer.boolean("lowercase", false);
    }
    const auto extra = tokenizer.unread();
    unread.insert(unread.end(), extra.begin(), extra.end());
    return spec;
}

nlohmann::ordered_json featuresJson(const FeatureConfig& config) {
    nlohmann::ordered_json json;
    json["type"] = wordFor(typeWords, config.type);
    if (config.type == FeatureConfig::Type::mel) {
        json["n_fft"] = config.nFft;
        json["win_length"] = config.winLength;
        json["hop_length"] = config.hopLength;
        json["window"] = wordFor(windowWords, config.window);
        json["center"] = config.center;
        json["pad_mode"] = "reflect";
        json["preemphasis"] = config.preemphasis;
        json["power"] = config.power;
        json["n_mels"] = config.nMels;
        json["f_min"] = config.fMin;
        json["f_max"] = config.fMax;
        json["mel_scale"] = wordFor(scaleWords, config.melScale);
        json["mel_norm"] = wordFor(normWords, config.melNorm);
        json["log"] = wordFor(logWords, config.log);
        json["log_offset"] = config.logOffset;
    }
    json["normalize"] = wordFor(normalizeWords, config.normalize);
    json["normalize_epsilon"] = config.normalizeEpsilon;
    return json;
}

nlohmann::ordered_json tokenizerJson(const TokenizerSpec& spec) {
    nlohmann::ordered_json json;
    json["type"] = wordFor(tokenizerWords, spec.type);
    if (spec.type == TokenizerSpec::Type::characters) {
        json["tokens"] = spec.tokens;
        json["blank"] = spec.blank;
        if (spec.space >= 0) json["space"] = spec.space;
    } else {
        json["model"] = tokenizerFileName;
        json["blank"] = spec.blank;
        json["lowercase"] = spec.lowercase;
    }
    json["ignore"] = spec.ignore;
    return json;
}

} // namespace offramp
