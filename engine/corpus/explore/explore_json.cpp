// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/explore/explore_json.h"

#include "analysis/json_values.h"
#include "base/version.h"
#include "corpus/explore/point_json.h"

namespace offramp {

using namespace detail;

namespace {

constexpr int exploreVersion = 1;

Json headJson(const CorpusResults& results, const ExploredPart& part) {
    Json exits = Json::array();
    for (const ExitDescription& exit : results.model.exits)
        exits.push_back({{"name", exit.name}, {"after_layer", exit.afterLayer}});
    const auto orAll = [](const std::string& text) {
        return text.empty() ? Json(nullptr) : Json(text);
    };
    return {{"version", exploreVersion},
            {"program", std::string("offramp ").append(programVersion)},
            {"results", results.source.string()},
            {"model",
             {{"name", results.model.name},
              {"architecture", results.model.architecture},
              {"fingerprint", orAll(results.model.fingerprint)},
              {"exits", exits}}},
            {"normalisation", results.normalisation},
            {"split", orAll(part.split)},
            {"where", orAll(part.where)}};
}

Json measuresJson(const std::vector<MeasureMean>& measures) {
    Json json = Json::object();
    for (const MeasureMean& each : measures)
        json[textOf(each.spec)] = {{"mean", orNull(each.mean)}, {"utterances", each.utterances}};
    return json;
}

Json exitJson(std::size_t index, const ExitSummary& exit) {
    Json json{{"index", index}, {"name", exit.exit.name}, {"after_layer", exit.exit.afterLayer}};
    json.update(pointJson(exit.point));
    for (const char* same : {"average_layer", "average_exit", "histogram"}) // of one exit they say nothing
        json.erase(same);
    json["measures"] = measuresJson(exit.measures);
    return json;
}

Json shareJson(const CorpusResults& results, const OverthoughtShare& share) {
    Json ids = Json::array();
    for (const std::uint32_t utterance : share.utterances)
        ids.push_back(results.utterances[utterance].id);
    return {{"utterances", share.utterances.size()},
            {"words", share.words},
            {"reference_words", share.referenceWords},
            {"layers", orNull(share.layers)},
            {"ids", ids}};
}

Json decoderJson(const CorpusResults& results, const DecoderSummary& each) {
    const CorpusSummary& summary = each.summary;
    Json exits = Json::array();
    for (std::size_t exit = 0; exit < summary.exits.size(); ++exit)
        exits.push_back(exitJson(exit, summary.exits[exit]));
    return {{"decoder", each.decoder->name},
            {"exits", exits},
            {"oracles",
             {{"fewest_errors", pointJson(summary.fewestErrors)},
              {"no_worse_than_last", pointJson(summary.noWorseThanLast)}}},
            {"overthinking",
             {{"destructive", shareJson(results, summary.overthinking.destructive)},
              {"wasteful", shareJson(results, summary.overthinking.wasteful)},
              {"needed", shareJson(results, summary.overthinking.needed)}}}};
}

std::string dumped(const Json& json) {
    return json.dump(1, ' ', false, Json::error_handler_t::replace).append("\n");
}

} // namespace

Json detail::pointJson(const OperatingPoint& point) {
    Json errors = countsJson(point.words);
    errors["characters"] = countsJson(point.characters);
    return {{"average_layer", point.utterances > 0 ? Json(point.averageLayer) : Json()},
            {"wer", orNull(point.wer())},
            {"histogram", point.histogram},
            {"average_exit", point.utterances > 0 ? Json(point.averageExit) : Json()},
            {"utterances", point.utterances},
            {"mean_utterance_wer", orNull(point.meanUtteranceWer)},
            {"cer", orNull(point.cer())},
            {"errors", errors},
            {"gmacs", orNull(point.gmacs)},
            {"seconds", orNull(point.seconds)},
            {"real_time_factor", orNull(point.realTimeFactor)}};
}

std::string summaryJson(const CorpusResults& results, const ExploredPart& part,
                        const std::vector<DecoderSummary>& summaries) {
    Json json = headJson(results, part);
    if (!summaries.empty()) {
        const CorpusSummary& any = summaries.front().summary;
        json["utterances"] = any.utterances;
        json["with_reference"] = any.withReference;
        json["reference_words"] = any.referenceWords;
        json["duration"] = any.duration;
    }
    json["failures"] = results.failures.size();
    Json decoders = Json::array();
    for (const DecoderSummary& each : summaries)
        decoders.push_back(decoderJson(results, each));
    json["decoders"] = decoders;
    return dumped(json);
}

std::string sweepJson(const CorpusResults& results, const ExploredPart& part, const DecoderResults& decoder,
                      const MeasureSpec& spec, const std::vector<SweepPoint>& points) {
    Json json = headJson(results, part);
    json["decoder"] = decoder.name;
    json["measure"] = textOf(spec);
    Json rows = Json::array();
    for (const SweepPoint& each : points) {
        Json row{{"threshold", valueJson(each.threshold)}};
        row.update(pointJson(each.point));
        rows.push_back(std::move(row));
    }
    json["rows"] = rows;
    return dumped(json);
}

} // namespace offramp
