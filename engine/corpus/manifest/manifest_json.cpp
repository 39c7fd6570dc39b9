// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/manifest/manifest_json.h"

#include "analysis/json_values.h"
#include "base/version.h"

#include <unordered_set>

namespace offramp {

using detail::Json;
using detail::orNull;

namespace {

constexpr int manifestVersion = 1;

Json utteranceJson(const Manifest& manifest, const ManifestEntry& entry, bool missing) {
    Json columns = Json::object();
    for (std::size_t i = 0; i < manifest.columns.size(); ++i)
        columns[manifest.columns[i]] = entry.columns.at(i);
    const bool hasEnd = entry.stretch && std::isfinite(entry.stretch->end);
    return {{"id", entry.id},
            {"audio", entry.audio.string()},
            {"missing", missing},
            {"begin", entry.stretch ? Json(entry.stretch->begin) : Json(nullptr)},
            {"end", hasEnd ? Json(entry.stretch->end) : Json(nullptr)},
            {"channel", orNull(entry.channel)},
            {"duration", orNull(entry.duration)},
            {"reference", orNull(entry.reference)},
            {"columns", std::move(columns)}};
}

Json problemJson(const ManifestProblem& problem) {
    return {{"file", problem.file.string()},
            {"line", problem.line > 0 ? Json(problem.line) : Json(nullptr)},
            {"reason", problem.reason.text()}};
}

} // namespace

std::string manifestJson(const Manifest& manifest) {
    const std::unordered_set<std::size_t> missing(manifest.missing.begin(), manifest.missing.end());
    Json utterances = Json::array();
    for (std::size_t i = 0; i < manifest.entries.size(); ++i)
        utterances.push_back(utteranceJson(manifest, manifest.entries[i], missing.contains(i)));
    Json problems = Json::array();
    for (const ManifestProblem& problem : manifest.problems)
        problems.push_back(problemJson(problem));
    const Json json{
        {"version", manifestVersion},         {"program", std::string("offramp ").append(programVersion)},
        {"source", manifest.source.string()}, {"format", manifest.format},
        {"columns", manifest.columns},        {"utterances", std::move(utterances)},
        {"problems", std::move(problems)}};
    return json.dump(1, ' ', false, Json::error_handler_t::replace).append("\n");
}

} // namespace offramp
