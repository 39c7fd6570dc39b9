// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/report_json.h"

#include "analysis/json_values.h"
#include "base/version.h"
#include "exits/policy_json.h"

#include <nlohmann/json.hpp>

#include <cmath>

namespace offramp {

using namespace detail;

namespace {

constexpr int reportVersion = 1;

Json modelJson(const ModelDescription& model) {
    Json exits = Json::array();
    for (const ExitDescription& exit : model.exits) {
        exits.push_back({{"name", exit.name}, {"after_layer", exit.afterLayer}});
    }
    return {{"name", model.name},
            {"architecture", model.architecture},
            {"format", model.format},
            {"path", model.path.string()},
            {"license", model.license},
            {"parameters", model.parameterCount},
            {"classes", model.classes},
            {"sample_rate", model.features.sampleRate},
            {"frame_shift", model.frameShift},
            {"exits", exits}};
}

/// `frameShift`: seconds a frame.
Json spanJson(std::int64_t start, std::int64_t end, double frameShift, double logProbability) {
    return {{"start", static_cast<double>(start) * frameShift},
            {"end", static_cast<double>(end) * frameShift},
            {"start_frame", start},
            {"end_frame", end},
            {"log_probability", logProbability}};
}

Json tokensJson(const Hypothesis& hypothesis, double frameShift) {
    Json tokens = Json::array();
    for (const Token& token : hypothesis.tokens) {
        Json entry{{"token", token.text}, {"id", token.id}};
        entry.update(spanJson(token.start, token.end, frameShift, token.logProbability));
        tokens.push_back(std::move(entry));
    }
    return tokens;
}

Json wordsJson(const Hypothesis& hypothesis, double frameShift) {
    Json words = Json::array();
    for (const Word& word : hypothesis.words) {
        Json entry{{"word", word.text}};
        entry.update(spanJson(word.start, word.end, frameShift, word.logProbability));
        words.push_back(std::move(entry));
    }
    return words;
}

Json errorsJson(const ExitResult& exit) {
    if (!exit.errors) return nullptr;
    Json errors = countsJson(exit.errors->words);
    errors["characters"] = countsJson(exit.errors->characters);
    return errors;
}

Json scoresJson(const ExitResult& exit) {
    Json scores = Json::object();
    for (const Score& score : exit.scores)
        scores[textOf(score.spec)] = valueJson(score.value);
    return scores;
}

/// What the beam search found, best first; null where there was none.
Json nBestJson(const ExitResult& exit) {
    if (!exit.nBest) return nullptr;
    Json list = Json::array();
    for (const NBestEntry& entry : exit.nBest->entries) {
        list.push_back({{"text", entry.hypothesis.text},
                        {"score", valueJson(entry.score)},
                        {"acoustic", valueJson(entry.acoustic)},
                        {"language", valueJson(entry.language)}});
    }
    return list;
}

/// Names and units as docs/decoding.md has them.
Json decoderJson(const DecoderOptions& decoder) {
    if (decoder.kind == DecoderOptions::Kind::greedy) return {{"type", "greedy"}};
    const BeamOptions& beam = decoder.beam;
    return {{"type", "beam"},
            {"nbest", beam.nbest},
            {"beam_size", beam.beamSize},
            {"beam_size_token", beam.beamSizeToken > 0 ? Json(beam.beamSizeToken) : Json(nullptr)},
            {"beam_threshold", valueJson(beam.beamThreshold)},
            {"lm_weight", beam.lmWeight},
            {"word_score", beam.wordScore},
            {"unk_score", valueJson(beam.unkScore)},
            {"sil_score", beam.silScore},
            {"log_add", beam.logAdd},
            {"lexicon", decoder.lexicon.empty() ? Json(nullptr) : Json(decoder.lexicon.string())},
            {"lm", decoder.languageModel.empty() ? Json(nullptr) : Json(decoder.languageModel.string())}};
}

Json exitJson(const Analysis& analysis, std::size_t index) {
    const ExitResult& exit = *analysis.exits[index];
    const ExitDescription& description = analysis.model->exits[index];
    return {{"index", index},
            {"name", description.name},
            {"after_layer", description.afterLayer},
            {"text", exit.hypothesis.text},
            {"log_probability", exit.hypothesis.logProbability},
            {"tokens", tokensJson(exit.hypothesis, analysis.model->frameShift)},
            {"words", wordsJson(exit.hypothesis, analysis.model->frameShift)},
            {"scores", scoresJson(exit)},
            {"n_best", nBestJson(exit)},
            {"wer", exit.errors ? orNull(exit.errors->wer()) : Json(nullptr)},
            {"cer", exit.errors ? orNull(exit.errors->cer()) : Json(nullptr)},
            {"errors", errorsJson(exit)},
            {"seconds", exit.output.seconds},
            {"macs", orNull(exit.output.macs)},
            {"frames", exit.output.logProbs->rows()}};
}

const char* nameOf(Outcome outcome) {
    switch (outcome) {
    case Outcome::passed:
        return "passed";
    case Outcome::failed:
        return "failed";
    case Outcome::undefined:
        break;
    }
    return "undefined";
}

Json costJson(const Cost& cost) {
    return {{"spent", orNull(cost.spent)},
            {"total", orNull(cost.total)},
            {"saved", orNull(cost.saved())},
            {"saved_fraction", orNull(cost.savedFraction())}};
}

/// As costJson(), in whole multiply-accumulates: below 2⁵³ they are held exactly.
Json macsJson(const Cost& cost) {
    Json json = costJson(cost);
    for (const char* key : {"spent", "total", "saved"}) {
        if (json[key].is_number())
            json[key] = static_cast<std::int64_t>(std::llround(json[key].get<double>()));
    }
    return json;
}

Json checkJson(const Check& check) {
    return {{"measure", check.spec.measure != nullptr ? Json(textOf(check.spec)) : Json()},
            {"value", valueJson(check.value)},
            {"threshold", valueJson(check.threshold)},
            {"outcome", nameOf(check.outcome)}};
}

Json stepJson(std::size_t exit, const Step& step) {
    Json checks = Json::array();
    for (const Check& check : step.checks)
        checks.push_back(checkJson(check));
    const bool single = step.checks.size() == 1;
    return {{"exit", exit},
            {"value", single ? valueJson(step.checks[0].value) : Json()},
            {"threshold", single ? valueJson(step.checks[0].threshold) : Json()},
            {"checks", checks},
            {"outcome", nameOf(step.outcome)},
            {"passed", step.outcome == Outcome::passed}};
}

Json decisionJson(const Analysis& analysis, const Judgement& judgement) {
    const Decision& decision = judgement.decision;
    Json steps = Json::array();
    for (std::size_t exit = 0; exit < decision.steps.size(); ++exit)
        steps.push_back(stepJson(exit, decision.steps[exit]));
    const Json exit = orNull(decision.exit);
    const Json name =
        decision.exit ? Json(analysis.model->exits[static_cast<std::size_t>(*decision.exit)].name) : Json();
    const Json policy = Json::parse(policyJson(judgement.policy));
    return {{"policy", policy},
            {"measure", policy.value("measure", Json())},
            {"thresholds", policy.value("thresholds", Json())},
            {"exit", exit},
            {"name", name},
            {"fell_through", decision.fellThrough},
            {"steps", steps},
            {"macs", macsJson(judgement.macs)},
            {"seconds", costJson(judgement.seconds)}};
}

Json analysisJson(const ReportEntry& entry) {
    const Analysis& analysis = *entry.analysis;
    Json exits = Json::array();
    for (std::size_t exit = 0; exit < analysis.exits.size(); ++exit)
        exits.push_back(exitJson(analysis, exit));
    Json warnings = Json::array();
    for (const Message& warning : analysis.warnings)
        warnings.push_back(warning.text());
    Json json{{"audio", entry.audio.string()},
              {"duration", analysis.duration()},
              {"reference", orNull(analysis.reference)},
              {"normalisation", analysis.normalisation},
              {"decoder", decoderJson(analysis.decoder)},
              {"feature_seconds", analysis.featureSeconds},
              {"warnings", warnings},
              {"exits", exits}};
    json["decision"] = entry.judgement ? decisionJson(analysis, *entry.judgement) : Json(nullptr);
    return json;
}

} // namespace

std::string reportJson(const ModelDescription& model, const std::vector<ReportEntry>& entries) {
    Json utterances = Json::array();
    for (const ReportEntry& entry : entries) {
        utterances.push_back(entry.analysis ? analysisJson(entry)
                                            : Json{{"audio", entry.audio.string()}, {"error", entry.error}});
    }
    const Json report{{"version", reportVersion},
                      {"program", std::string("offramp ").append(programVersion)},
                      {"model", modelJson(model)},
                      {"utterances", utterances}};
    return report.dump(1, ' ', false, Json::error_handler_t::replace).append("\n");
}

} // namespace offramp
