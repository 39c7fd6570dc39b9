// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/frame_arrays.h"

#include "base/version.h"
#include "export/class_names.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace offramp {

namespace {

using Json = nlohmann::ordered_json;

constexpr int arraysVersion = 1;

std::string nameOf(std::size_t exit, const char* what) {
    return std::string("exit").append(std::to_string(exit + 1)).append("_").append(what);
}

NpyArray times(const Analysis& analysis, const std::vector<std::size_t>& exits) {
    std::int64_t frames = 0;
    for (const std::size_t exit : exits)
        frames = std::max(frames, analysis.exits[exit]->output.logProbs->rows());
    std::vector<double> seconds;
    for (std::int64_t frame = 0; frame < frames; ++frame)
        seconds.push_back(timeOfFrame(analysis, frame));
    return npyArray("time_s", std::span<const double>(seconds), {frames});
}

NpyArray metadata(const ExportSubject& subject, const std::vector<std::size_t>& exits, const char* content) {
    const Analysis& analysis = *subject.analysis;
    Json json{{"format", "offramp-arrays"},
              {"version", arraysVersion},
              {"program", std::string("offramp ").append(programVersion)},
              {"content", content}};
    for (const auto& [key, text] : aboutSubjects({&subject, 1}))
        json[key] = text;
    json["duration_s"] = analysis.duration();
    json["frame_shift_s"] = analysis.model->frameShift;
    json["exits"] = Json::array();
    for (const std::size_t exit : exits) {
        const ExitDescription& description = analysis.model->exits[exit];
        json["exits"].push_back(
            {{"exit", exit + 1}, {"name", description.name}, {"after_layer", description.afterLayer}});
    }
    return npyArray("metadata", json.dump(-1, ' ', false, Json::error_handler_t::replace));
}

/// Kept by the analysis' exit.
NpyArray trace(const Analysis& analysis, std::size_t exit, const char* what,
               const std::vector<float>& values) {
    return npyArray(nameOf(exit, what), values, {static_cast<std::int64_t>(values.size())},
                    analysis.exits[exit]);
}

} // namespace

std::vector<NpyArray> traceArrays(const ExportSubject& subject, const ExitChoice& exits) {
    const Analysis& analysis = *subject.analysis;
    const std::vector<std::size_t> chosen = chosenExits(subject, exits);
    std::vector<NpyArray> arrays{times(analysis, chosen)};
    for (const std::size_t at : chosen) {
        const FrameTraces& traces = analysis.exits[at]->traces;
        arrays.push_back(trace(analysis, at, "entropy_nats", traces.entropy));
        arrays.push_back(trace(analysis, at, "max_probability", traces.maxProbability));
        arrays.push_back(trace(analysis, at, "margin", traces.margin));
        if (!traces.blankProbability.empty())
            arrays.push_back(trace(analysis, at, "blank_probability", traces.blankProbability));
        arrays.push_back(
            npyArray(nameOf(at, "class"), std::span<const std::int32_t>(traces.argmax), {traces.frames()}));
    }
    arrays.push_back(metadata(subject, chosen, "traces"));
    return arrays;
}

std::vector<NpyArray> logProbArrays(const ExportSubject& subject, const ExitChoice& exits) {
    const Analysis& analysis = *subject.analysis;
    const std::vector<std::size_t> chosen = chosenExits(subject, exits);
    std::vector<NpyArray> arrays{times(analysis, chosen)};
    for (const std::size_t at : chosen) {
        const auto& logProbs = analysis.exits[at]->output.logProbs;
        const std::span values(logProbs->data(), static_cast<std::size_t>(logProbs->size()));
        arrays.push_back(
            npyArray(nameOf(at, "log_probs"), values, {logProbs->rows(), logProbs->cols()}, logProbs));
    }
    arrays.push_back(npyArray("tokens", detail::classNames(*analysis.tokenizer)));
    arrays.push_back(metadata(subject, chosen, "log-probs"));
    return arrays;
}

} // namespace offramp
