// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/choose/choice_json.h"

#include "base/version.h"
#include "corpus/explore/point_json.h"
#include "exits/policy_json.h"

namespace offramp {

using namespace detail;

namespace {

constexpr int choiceVersion = 1;

Json policyValue(const Policy& policy) {
    return Json::parse(policyJson(policy));
}

/// What the threshold is of; null for a gate.
Json measureJson(const Policy& family) {
    const auto* rule = thresholdRule(family);
    return rule != nullptr ? Json(textOf(rule->spec)) : Json();
}

const char* nameOf(Loss loss) {
    return loss == Loss::wer ? "wer" : "excess";
}

Json targetJson(const Target& target) {
    if (const auto* layer = std::get_if<LayerTarget>(&target))
        return {{"kind", "layer"}, {"average_layer", layer->averageLayer}};
    if (const auto* macs = std::get_if<MacsTarget>(&target))
        return {{"kind", "macs"}, {"share", macs->share}};
    if (const auto* wer = std::get_if<WerTarget>(&target)) return {{"kind", "wer"}, {"wer", wer->wer}};
    const auto& risk = std::get<RiskTarget>(target);
    return {{"kind", "risk"},
            {"method", risk.delta ? "learn_then_test" : "conformal_risk_control"},
            {"loss", nameOf(risk.loss)},
            {"epsilon", risk.epsilon},
            {"delta", orNull(risk.delta)},
            {"monotone", risk.monotone}};
}

const char* nameOf(Split::Kind kind) {
    switch (kind) {
    case Split::Kind::byGroup:
        return "group";
    case Split::Kind::byValue:
        return "value";
    case Split::Kind::none:
        break;
    }
    return "none";
}

Json orNullText(const std::string& text) {
    return text.empty() ? Json(nullptr) : Json(text);
}

Json splitJson(const Split& split) {
    const bool drawn = split.kind == Split::Kind::byGroup;
    return {{"kind", nameOf(split.kind)},
            {"column", orNullText(split.column)},
            {"calibration_value", orNullText(split.calibrationValue)},
            {"test_value", orNullText(split.testValue)},
            {"fraction", drawn ? Json(split.fraction) : Json()},
            {"seed", drawn ? Json(split.seed) : Json()},
            {"calibration_utterances", split.calibration.size()},
            {"test_utterances", split.test.size()},
            {"shared_utterances", sharedUtterances(split)}};
}

Json pointOrNull(const std::optional<OperatingPoint>& point) {
    return point ? pointJson(*point) : Json();
}

Json riskJson(const ThresholdChoice& choice) {
    if (!choice.calibrationRisk) return nullptr;
    return {{"calibration_utterances", choice.calibrationRisk->utterances},
            {"calibration_mean_loss", choice.calibrationRisk->meanLoss},
            {"test_utterances", choice.testRisk->utterances},
            {"test_mean_loss", choice.testRisk->meanLoss},
            {"p_value", orNull(choice.pValue)}};
}

Json gateFitJson(const GateFit& fit) {
    Json exits = Json::array();
    for (const GateExitFit& exit : fit.exits)
        exits.push_back({{"utterances", exit.utterances},
                         {"positives", exit.positives},
                         {"left_out", exit.leftOut},
                         {"log_loss", exit.logLoss},
                         {"steps", exit.steps},
                         {"converged", exit.converged}});
    return {{"kind", "gate"}, {"gate", Json::parse(gateJson(fit.gate))}, {"exits", exits}};
}

Json temperatureFitJson(const TemperatureFit& fit) {
    Json exits = Json::array();
    for (const ExitTemperature& exit : fit.exits)
        exits.push_back({{"temperature", exit.temperature},
                         {"loss_before", exit.before},
                         {"loss_after", exit.after},
                         {"at_limit", exit.atLimit}});
    return {{"kind", "temperatures"},
            {"utterances", fit.utterances},
            {"without_traces", fit.withoutTraces},
            {"unspelled", fit.unspelled},
            {"exits", exits}};
}

Json fitJson(const ChoiceReport& report) {
    Json json;
    if (report.gate) json = gateFitJson(*report.gate);
    if (report.temperatures) json = temperatureFitJson(*report.temperatures);
    if (!json.is_null()) json["fitted_on"] = report.fittedOn;
    return json;
}

void addChoice(Json& json, const ThresholdChoice& choice) {
    json["threshold"] = choice.policy ? valueJson(choice.threshold) : Json();
    json["policy"] = choice.policy ? policyValue(*choice.policy) : Json();
    json["limit"] = choice.limit;
    json["calibration"] = pointOrNull(choice.calibration);
    json["test"] = pointOrNull(choice.test);
    json["macs_share"] = {{"calibration", orNull(choice.calibrationMacs)}, {"test", orNull(choice.testMacs)}};
    json["risk"] = riskJson(choice);
    Json sentences = Json::array();
    for (const Message& each : choice.sentences)
        sentences.push_back(each.text());
    json["sentences"] = sentences;
}

} // namespace

std::string choiceJson(const ChoiceReport& report) {
    Json json{{"version", choiceVersion},
              {"program", std::string("offramp ").append(programVersion)},
              {"results", report.results->source.string()},
              {"decoder", report.decoder->name},
              {"measure", measureJson(report.family)},
              {"target", report.target ? targetJson(*report.target) : Json()},
              {"split", splitJson(report.split)}};
    if (report.choice) addChoice(json, *report.choice);
    json["fit"] = fitJson(report);
    return json.dump(1, ' ', false, Json::error_handler_t::replace).append("\n");
}

} // namespace offramp
