// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/version.h"
#include "corpus/choose/choice_json.h"
#include "corpus/explore/point_json.h"
#include "exits/policy_json.h"

namespace offramp {

using namespace detail;

namespace {

constexpr int comparisonVersion = 1;

Json intervalJson(const std::optional<Interval>& interval) {
    return interval ? Json{interval->low, interval->high} : Json();
}

Json policyOrNull(const std::optional<Policy>& policy) {
    return policy ? Json::parse(policyJson(*policy)) : Json();
}

/// What the curve's thresholds are of; null for a gate, and without a curve.
Json measureJson(const std::optional<Policy>& family) {
    const auto* rule = family ? thresholdRule(*family) : nullptr;
    return rule != nullptr ? Json(textOf(rule->spec)) : Json();
}

Json exitJson(const ComparedExit& exit) {
    Json errors = countsJson(exit.words);
    errors["characters"] = countsJson(exit.characters);
    return {{"name", exit.name},
            {"after_layer", exit.afterLayer},
            {"wer", orNull(exit.words.rate())},
            {"wer_interval", intervalJson(exit.wer)},
            {"cer", orNull(exit.characters.rate())},
            {"errors", errors}};
}

Json curveJson(const ComparedCurve& curve) {
    if (curve.points.empty()) return nullptr;
    Json rows = Json::array();
    for (std::size_t i = 0; i < curve.points.size(); ++i) {
        Json row{{"threshold", valueJson(curve.points[i].threshold)}};
        row.update(pointJson(curve.points[i].point));
        row["wer_interval"] = intervalJson(curve.band[i].wer);
        row["average_layer_interval"] = intervalJson(curve.band[i].averageLayer);
        rows.push_back(std::move(row));
    }
    return {{"rows", rows}, {"mean_wer_over_shared_layers", orNull(curve.meanWer)}};
}

Json sideJson(const ComparedResults& side, const ResultsComparison& comparison, std::size_t index) {
    Json exits = Json::array();
    for (const ComparedExit& exit : comparison.exits[index])
        exits.push_back(exitJson(exit));
    const auto& point = comparison.policies[index];
    return {{"name", side.name},
            {"file", side.results->source.string()},
            {"model", side.results->model.name},
            {"decoder", side.decoder->name},
            {"normalisation", side.results->normalisation},
            {"left_out", comparison.common.alone[index]},
            {"exits", exits},
            {"policy", policyOrNull(side.policy)},
            {"point", point ? pointJson(*point) : Json()},
            {"measure", measureJson(side.family)},
            {"curve", curveJson(comparison.curves[index])}};
}

Json comparedJson(const Compared& compared) {
    return {{"side", compared.side}, {"exit", compared.exit ? Json(*compared.exit) : Json()}};
}

Json pairJson(const ComparedPair& pair) {
    Json json{{"one", comparedJson(pair.one)}, {"other", comparedJson(pair.other)}};
    if (!pair.difference) return json;
    json["one"]["wer"] = pair.difference->one;
    json["other"]["wer"] = pair.difference->other;
    json["difference"] = pair.difference->difference;
    json["interval"] = intervalJson(pair.difference->interval);
    json["p_value"] = pair.difference->pValue;
    json["one_is_better"] = pair.difference->oneIsBetter;
    return json;
}

Json utteranceJson(std::span<const ComparedResults> sides, const DifferingUtterance& utterance) {
    Json shown = Json::array();
    for (std::size_t side = 0; side < sides.size(); ++side) {
        const std::size_t at = sides[side].results->at(utterance.rows[side], utterance.exits[side]);
        shown.push_back({{"exit", utterance.exits[side]},
                         {"errors", utterance.errors[side]},
                         {"text", sides[side].decoder->texts[at]}});
    }
    const auto& reference = sides[0].results->utterances[utterance.rows[0]].reference;
    return {{"id", utterance.id},
            {"reference", orNull(reference)},
            {"spread", utterance.spread},
            {"sides", shown}};
}

Json bootstrapJson(const BootstrapOptions& options) {
    return {{"replicates", options.replicates},
            {"seed", options.seed},
            {"level", options.level},
            {"group", options.group.empty() ? Json() : Json(options.group)}};
}

} // namespace

std::string comparisonJson(std::span<const ComparedResults> sides, const ResultsComparison& comparison,
                           const CompareOptions& options) {
    Json all = Json::array();
    for (std::size_t side = 0; side < sides.size(); ++side)
        all.push_back(sideJson(sides[side], comparison, side));
    Json pairs = Json::array();
    for (const ComparedPair& pair : comparison.pairs)
        pairs.push_back(pairJson(pair));
    Json utterances = Json::array();
    for (const DifferingUtterance& utterance : comparison.utterances)
        utterances.push_back(utteranceJson(sides, utterance));
    Json notes = Json::array();
    for (const Message& note : comparison.notes)
        notes.push_back(note.text());
    const auto& shared = comparison.sharedLayers;
    const Json json{{"version", comparisonVersion},
                    {"program", std::string("offramp ").append(programVersion)},
                    {"common", comparison.common.size()},
                    {"bootstrap", bootstrapJson(options.bootstrap)},
                    {"sides", all},
                    {"pairs", pairs},
                    {"shared_layers", shared ? Json{shared->low, shared->high} : Json()},
                    {"differing", comparison.differing},
                    {"utterances", utterances},
                    {"notes", notes}};
    return json.dump(1, ' ', false, Json::error_handler_t::replace).append("\n");
}

} // namespace offramp
