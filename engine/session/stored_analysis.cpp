// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/stored_analysis.h"

#include "analysis/analyze.h"
#include "analysis/evidence.h"
#include "analysis/json_values.h"
#include "corpus/results/stored_model.h"
#include "model/formats/safetensors.h"
#include "session/option_json.h"

#include <algorithm>
#include <limits>

namespace offramp::detail {

namespace fs = std::filesystem;

namespace {

std::string exitName(std::size_t exit, const char* what) {
    return "exit." + std::to_string(exit) + "." + what;
}

Json infoJson(const AudioInfo& info) {
    return {{"format", info.format},
            {"sample_rate", info.sampleRate},
            {"channels", info.channels},
            {"frames", orNull(info.frames)}};
}

Json warningsJson(const std::vector<Message>& warnings) {
    Json list = Json::array();
    for (const Message& warning : warnings)
        list.push_back({{"format", warning.format()}, {"arguments", warning.arguments()}});
    return list;
}

Json exitsJson(const Analysis& analysis) {
    Json list = Json::array();
    for (const auto& exit : analysis.exits)
        list.push_back({{"seconds", exit->output.seconds},
                        {"decode_seconds", exit->decodeSeconds},
                        {"macs", orNull(exit->output.macs)},
                        {"model_score", orNull(exit->output.modelScore)}});
    return list;
}

/// Those that aren't taken of every exit anyway.
std::vector<std::string> furtherMeasures(const Analysis& analysis) {
    std::vector<std::string> names;
    for (const auto& exit : analysis.exits)
        for (const Score& score : exit->scores) {
            const std::string name = offramp::textOf(score.spec);
            const bool usual = score.spec == MeasureSpec{score.spec.measure};
            if (!usual && std::ranges::find(names, name) == names.end()) names.push_back(name);
        }
    return names;
}

/// Throws Error about the session, naming the tensor.
[[noreturn]] void wrongTensor(const std::string& subject, const std::string& name) {
    throw Error(subject, msg("has a stored analysis whose {0} doesn't fit", name),
                msg("Analyse the recording again"));
}

class Restoring {
public:
    Restoring(JsonObject& entry, const StoredAnalysis& stored, const PathsIn& paths)
        : entry_(entry), stored_(stored), paths_(paths),
          tensors_(readSafetensors(stored.traces.bytes, stored.traces.owner, entry.subject()).tensors) {}

    std::shared_ptr<const Analysis> run(std::vector<Message>& warnings, const CancelToken& cancel) {
        const Recogniser recogniser(std::make_shared<StoredModel>(*stored_.model.description, exits()));
        AnalyzeOptions options;
        options.sound = sound();
        options.normalisation = &normalisationOf(entry_.string("normalisation"));
        if (isSet(entry_, "reference")) options.reference = entry_.string("reference");
        options.decoding = decoding(recogniser, warnings);
        options.run.threads = 1;
        const auto analysis = analyze(recogniser, stored_.audio, options, cancel);
        return finished(*analysis);
    }

private:
    [[nodiscard]] const Tensor& tensor(const std::string& name, std::size_t dimensions) const {
        const auto found = tensors_.find(name);
        if (found == tensors_.end() || found->second.type != DType::f32 ||
            found->second.shape.size() != dimensions)
            wrongTensor(entry_.subject(), name);
        return found->second;
    }

    [[nodiscard]] std::vector<float> floats(const std::string& name) const {
        const FloatView view = asFloats(tensor(name, 1));
        return {view.data, view.data + view.count};
    }

    [[nodiscard]] std::shared_ptr<const Matrix> matrix(const std::string& name) const {
        const Tensor& found = tensor(name, 2);
        if (found.shape[0] == 0 || found.shape[1] != stored_.model.description->classes)
            wrongTensor(entry_.subject(), name);
        const FloatView view = asFloats(found);
        auto matrix = std::make_shared<Matrix>(found.shape[0], found.shape[1]);
        std::copy_n(view.data, view.count, matrix->data());
        return matrix;
    }

    std::vector<StoredExit> exits() {
        std::vector<StoredExit> list;
        for (JsonObject& object : entry_.objects("exits")) {
            StoredExit exit;
            const std::size_t index = list.size();
            exit.trace.logProbs = matrix(exitName(index, "log_probs"));
            const std::string cosines = exitName(index, "hidden_cosines");
            if (tensors_.contains(cosines)) exit.trace.hiddenCosines = floats(cosines);
            const std::size_t frames = exit.trace.hiddenCosines.size();
            if (frames != 0 && static_cast<std::int64_t>(frames) != exit.trace.logProbs->rows())
                wrongTensor(entry_.subject(), cosines);
            if (isSet(object, "model_score")) exit.trace.modelScore = object.number("model_score");
            if (isSet(object, "macs")) exit.macs = static_cast<std::int64_t>(object.number("macs"));
            exit.seconds = object.number("seconds");
            decodeSeconds_.push_back(object.number("decode_seconds"));
            list.push_back(std::move(exit));
        }
        if (list.empty() || list.size() > stored_.model.description->exits.size())
            wrongTensor(entry_.subject(), "list of exits");
        return list;
    }

    [[nodiscard]] std::shared_ptr<const LoadedAudio> sound() {
        auto sound = std::make_shared<LoadedAudio>();
        sound->waveform = {floats("waveform"), stored_.model.description->features.sampleRate};
        if (sound->waveform.samples.empty()) wrongTensor(entry_.subject(), "waveform");
        JsonObject info = entry_.object("info");
        sound->info.format = info.string("format");
        sound->info.sampleRate = info.integer("sample_rate");
        sound->info.channels = info.integer("channels");
        if (isSet(info, "frames")) sound->info.frames = static_cast<std::int64_t>(info.number("frames"));
        for (JsonObject& warning : entry_.objects("warnings"))
            sound->warnings.emplace_back(warning.string("format"), warning.strings("arguments"));
        return sound;
    }

    [[nodiscard]] Decoding decoding(const Recogniser& recogniser, std::vector<Message>& warnings) {
        const DecoderOptions options = decoderFrom(entry_.object("decoder"), paths_);
        try {
            return openDecoding(recogniser.sharedTokenizer(), options);
        } catch (const Error& error) {
            warnings.push_back(
                msg("{0} is shown decoded greedily: {1}", stored_.audio.filename().string(), error.what()));
            return {};
        }
    }

    /// What was measured then, and the scores that were asked for beyond the usual ones.
    [[nodiscard]] std::shared_ptr<const Analysis> finished(const Analysis& analysis) {
        Analysis changed = analysis;
        changed.model = stored_.model.description;
        changed.tokenizer = stored_.model.tokenizer;
        changed.stretch = stored_.stretch;
        changed.loadSeconds = entry_.number("load_seconds");
        changed.featureSeconds = entry_.number("feature_seconds");
        changed.macs = macs();
        for (std::size_t i = 0; i < changed.exits.size(); ++i) {
            auto exit = std::make_shared<ExitResult>(*changed.exits[i]);
            exit->decodeSeconds = decodeSeconds_[i];
            changed.exits[i] = std::move(exit);
        }
        std::vector<MeasureSpec> specs;
        for (const std::string& name : entry_.strings("measures"))
            specs.push_back(parseMeasureSpec(name));
        return withScores(changed, specs);
    }

    [[nodiscard]] std::vector<std::optional<std::int64_t>> macs() {
        std::vector<std::optional<std::int64_t>> list;
        for (const nlohmann::json& value : entry_.value("macs"))
            list.push_back(value.is_number() ? std::optional(value.get<std::int64_t>()) : std::nullopt);
        if (list.size() != stored_.model.description->exits.size()) wrongTensor(entry_.subject(), "\"macs\"");
        return list;
    }

    JsonObject& entry_;
    const StoredAnalysis& stored_;
    const PathsIn& paths_;
    TensorMap tensors_;
    std::vector<double> decodeSeconds_;
};

} // namespace

std::string tracesOf(const Analysis& analysis, const fs::path& subject) {
    std::vector<TensorToWrite> tensors;
    const auto& samples = analysis.waveform->samples;
    tensors.push_back({"waveform", DType::f32, {static_cast<std::int64_t>(samples.size())}, samples.data()});
    for (std::size_t i = 0; i < analysis.exits.size(); ++i) {
        const ExitResult& exit = *analysis.exits[i];
        const Matrix& logProbs = *exit.output.logProbs;
        tensors.push_back(
            {exitName(i, "log_probs"), DType::f32, {logProbs.rows(), logProbs.cols()}, logProbs.data()});
        if (exit.hiddenCosines.empty()) continue;
        tensors.push_back({exitName(i, "hidden_cosines"),
                           DType::f32,
                           {static_cast<std::int64_t>(exit.hiddenCosines.size())},
                           exit.hiddenCosines.data()});
    }
    return safetensorsBytes(tensors, subject);
}

nlohmann::ordered_json analysisEntry(const Analysis& analysis, const PathsOut& paths) {
    Json macs = Json::array();
    for (const auto& count : analysis.macs)
        macs.push_back(orNull(count));
    return {{"info", infoJson(analysis.info)},
            {"warnings", warningsJson(analysis.warnings)},
            {"normalisation", analysis.normalisation},
            {"reference", orNull(analysis.reference)},
            {"decoder", decoderEntry(analysis.decoder, paths)},
            {"measures", furtherMeasures(analysis)},
            {"load_seconds", analysis.loadSeconds},
            {"feature_seconds", analysis.featureSeconds},
            {"macs", std::move(macs)},
            {"exits", exitsJson(analysis)}};
}

std::shared_ptr<const Analysis> restored(JsonObject entry, const StoredAnalysis& stored, const PathsIn& paths,
                                         std::vector<Message>& warnings, const CancelToken& cancel) {
    return Restoring(entry, stored, paths).run(warnings, cancel);
}

} // namespace offramp::detail
