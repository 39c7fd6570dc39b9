// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/torchscript/script_model.h"

#include "base/error.h"
#include "model/input_check.h"
#include "model/torchscript/script_run.h"

#include <algorithm>
#include <cmath>

namespace offramp {

namespace {

bool takesWaveform(const ModelJson& json) {
    return json.description.features.type == FeatureConfig::Type::waveform;
}

} // namespace

ScriptModel::ScriptModel(const std::filesystem::path& path, ModelJson json)
    : json_(std::move(json)),
      module_(std::make_shared<const ScriptModule>(path, takesWaveform(json_),
                                                   static_cast<int>(json_.description.exits.size()))) {
    // A bundle's path is its folder's, not that of the module within.
    if (json_.description.path.empty()) json_.description.path = path;
    json_.description.parameterCount = module_->parameterCount();
    probe();
}

double ScriptModel::secondsPerRow() const {
    const FeatureConfig& features = json_.description.features;
    const int hop = features.type == FeatureConfig::Type::waveform ? 1 : features.hopLength;
    return static_cast<double>(hop) / features.sampleRate;
}

std::int64_t ScriptModel::inputWidth() const {
    return takesWaveform(json_) ? 1 : json_.description.features.nMels;
}

void ScriptModel::probe() {
    constexpr double seconds = 2;
    const auto rows = static_cast<std::int64_t>(std::lround(seconds / secondsPerRow()));
    const auto run = ScriptModel::start(std::make_shared<Matrix>(rows, inputWidth(), 0.0F), {});
    std::int64_t frames = 0;
    while (const auto output = run->next({})) {
        checkClasses(output->logProbs->cols(), output->index);
        frames = output->logProbs->rows();
    }
    const std::int64_t promised = outputFrames(rows);
    // Convolutions without padding lose some frames at the ends.
    constexpr std::int64_t lostAtTheEnds = 8;
    if (std::abs(frames - promised) <= std::max(lostAtTheEnds, promised / 10)) return;
    json_.description.warnings.push_back(
        msg("gives {0} frames for {1} s, where its frame_shift of {2} s promises {3}", frames, seconds,
            json_.description.frameShift, promised));
}

void ScriptModel::checkClasses(std::int64_t classes, int exit) {
    const TokenizerSpec& tokenizer = json_.description.tokenizer;
    const bool isCharacters = tokenizer.type == TokenizerSpec::Type::characters;
    if (exit == 0 && !isCharacters) json_.description.classes = classes;
    if (isCharacters) json_.description.classes = static_cast<std::int64_t>(tokenizer.tokens.size());
    const std::string subject = json_.description.path.string();
    if (classes != json_.description.classes) {
        throw Error(subject,
                    isCharacters ? msg("gives {0} classes at exit {1}, but its tokenizer has {2} tokens",
                                       classes, exit + 1, json_.description.classes)
                                 : msg("gives {0} classes at exit {1} and {2} at the first", classes,
                                       exit + 1, json_.description.classes),
                    msg("Every exit must give one log-probability for each of the tokenizer's classes"));
    }
    if (tokenizer.blank >= classes) {
        throw Error(
            subject,
            msg("gives {0} classes, but its tokenizer's blank is class {1}", classes, tokenizer.blank),
            msg("Correct \"blank\" in its model.json"));
    }
}

std::int64_t ScriptModel::outputFrames(std::int64_t inputFrames) const {
    const double frames = static_cast<double>(inputFrames) * secondsPerRow() / json_.description.frameShift;
    // 400 · 0.01 / 0.04 may come out as 99.999…
    return static_cast<std::int64_t>(frames + 1e-6);
}

std::optional<std::int64_t> ScriptModel::macs(int exit, std::int64_t inputFrames) const {
    if (json_.macs.empty()) return std::nullopt;
    double value = 0;
    const std::vector<double>& coefficients = json_.macs.at(static_cast<std::size_t>(exit));
    for (auto c = coefficients.rbegin(); c != coefficients.rend(); ++c) {
        value = value * static_cast<double>(inputFrames) + *c;
    }
    return std::llround(value);
}

std::unique_ptr<ModelRun> ScriptModel::start(std::shared_ptr<const Matrix> input,
                                             const RunOptions& options) const {
    checkInput(*this, *input, inputWidth());
    return std::make_unique<ScriptModelRun>(*this, module_, std::move(input), options);
}

} // namespace offramp
