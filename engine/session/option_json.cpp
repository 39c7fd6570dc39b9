// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/option_json.h"

#include "analysis/json_values.h"

#include <cmath>
#include <limits>

namespace offramp::detail {

namespace fs = std::filesystem;

namespace {

Json pathJson(const fs::path& path, const PathsOut& paths) {
    return path.empty() ? Json(nullptr) : Json(paths.stored(path));
}

fs::path pathFrom(JsonObject& entry, const std::string& key, const PathsIn& paths) {
    return isSet(entry, key) ? paths.find(entry.string(key)) : fs::path();
}

/// A number, "inf" or "-inf".
double numberFrom(JsonObject& entry, const std::string& key) {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    if (entry.value(key).is_string())
        return entry.choice<double>(key, {{"inf", infinity}, {"-inf", -infinity}});
    return entry.number(key);
}

constexpr std::pair<const char*, FeatureConfig::Log> logs[] = {{"none", FeatureConfig::Log::none},
                                                               {"ln", FeatureConfig::Log::ln}};
constexpr std::pair<const char*, FeatureConfig::Normalize> normalizes[] = {
    {"none", FeatureConfig::Normalize::none}, {"per_feature", FeatureConfig::Normalize::perFeature}};

template <typename Choice, std::size_t count>
Json choiceJson(const std::optional<Choice>& value, const std::pair<const char*, Choice> (&words)[count]) {
    for (const auto& [word, choice] : words)
        if (value == choice) return word;
    return nullptr;
}

template <typename Choice, std::size_t count>
std::optional<Choice> choiceFrom(JsonObject& entry, const std::string& key,
                                 const std::pair<const char*, Choice> (&words)[count]) {
    if (!isSet(entry, key)) return std::nullopt;
    return entry.choice<Choice>(key, {std::begin(words), std::end(words)});
}

} // namespace

bool isSet(JsonObject& object, const std::string& key) {
    return object.has(key) && !object.value(key).is_null();
}

nlohmann::ordered_json decoderEntry(const DecoderOptions& decoder, const PathsOut& paths) {
    const BeamOptions& beam = decoder.beam;
    return {{"type", decoder.kind == DecoderOptions::Kind::beam ? "beam" : "greedy"},
            {"nbest", beam.nbest},
            {"beam_size", beam.beamSize},
            {"beam_size_token", beam.beamSizeToken},
            {"beam_threshold", valueJson(beam.beamThreshold)},
            {"lm_weight", beam.lmWeight},
            {"word_score", beam.wordScore},
            {"unk_score", valueJson(beam.unkScore)},
            {"sil_score", beam.silScore},
            {"log_add", beam.logAdd},
            {"lexicon", pathJson(decoder.lexicon, paths)},
            {"lm", pathJson(decoder.languageModel, paths)}};
}

DecoderOptions decoderFrom(JsonObject entry, const PathsIn& paths) {
    using Kind = DecoderOptions::Kind;
    DecoderOptions decoder;
    decoder.kind = entry.choice<Kind>("type", {{"greedy", Kind::greedy}, {"beam", Kind::beam}});
    BeamOptions& beam = decoder.beam;
    beam.nbest = entry.integer("nbest");
    beam.beamSize = entry.integer("beam_size");
    beam.beamSizeToken = entry.integer("beam_size_token");
    beam.beamThreshold = numberFrom(entry, "beam_threshold");
    beam.lmWeight = entry.number("lm_weight");
    beam.wordScore = entry.number("word_score");
    beam.unkScore = numberFrom(entry, "unk_score");
    beam.silScore = entry.number("sil_score");
    beam.logAdd = entry.boolean("log_add");
    decoder.lexicon = pathFrom(entry, "lexicon", paths);
    decoder.languageModel = pathFrom(entry, "lm", paths);
    checkBeamOptions(beam);
    return decoder;
}

nlohmann::ordered_json openEntry(const OpenOptions& options, const PathsOut& paths) {
    return {{"config", pathJson(options.config, paths)},
            {"tokenizer", pathJson(options.tokenizer, paths)},
            {"heads", orNull(options.heads)},
            {"log", choiceJson(options.log, logs)},
            {"normalize", choiceJson(options.normalize, normalizes)}};
}

OpenOptions openFrom(JsonObject entry, const PathsIn& paths) {
    OpenOptions options;
    options.config = pathFrom(entry, "config", paths);
    options.tokenizer = pathFrom(entry, "tokenizer", paths);
    if (isSet(entry, "heads")) options.heads = entry.integer("heads", 1);
    options.log = choiceFrom(entry, "log", logs);
    options.normalize = choiceFrom(entry, "normalize", normalizes);
    return options;
}

nlohmann::ordered_json stretchEntry(const std::optional<Stretch>& stretch) {
    return stretch ? Json{stretch->begin, stretch->end} : Json(nullptr);
}

std::optional<Stretch> stretchFrom(JsonObject& object, const std::string& key) {
    if (!isSet(object, key)) return std::nullopt;
    const std::vector<double> ends = object.numbers(key);
    if (ends.size() == 2 && std::isfinite(ends[0]) && std::isfinite(ends[1]) && ends[0] < ends[1])
        return Stretch{ends[0], ends[1]};
    throw Error(object.subject(), msg("\"{0}\" should be a stretch, [begin, end] in seconds", key),
                msg("{0} lists the keys", sessionKeys));
}

} // namespace offramp::detail
