// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/analysis.h"
#include "analysis/decoding.h"
#include "audio/load.h"
#include "base/cancel.h"
#include "decode/tokenizer.h"
#include "exits/policy.h"
#include "features/extractor.h"
#include "model/model.h"
#include "scoring/normalise.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace offramp {

/// A model with what its outputs need to be read: opened once, used for many recordings, from any thread.
class Recogniser {
public:
    /// Throws Error if the model's tokenizer doesn't fit its classes.
    explicit Recogniser(std::shared_ptr<const Model> model);

    [[nodiscard]] const Model& model() const { return *model_; }
    [[nodiscard]] const ModelDescription& description() const { return *description_; }
    [[nodiscard]] std::shared_ptr<const ModelDescription> sharedDescription() const { return description_; }
    [[nodiscard]] const Tokenizer& tokenizer() const { return *tokenizer_; }
    [[nodiscard]] std::shared_ptr<const Tokenizer> sharedTokenizer() const { return tokenizer_; }
    [[nodiscard]] const FeatureExtractor& features() const { return features_; }

private:
    std::shared_ptr<const Model> model_;
    std::shared_ptr<const ModelDescription> description_; ///< the model's own, kept alive with it
    std::shared_ptr<const Tokenizer> tokenizer_;
    FeatureExtractor features_;
};

struct AnalyzeOptions {
    std::optional<int> channel;     ///< of the file; nothing: the mean of all
    std::optional<Stretch> stretch; ///< of the file; nothing: all of it
    /// The whole file, as loadAudio() gives that channel at the model's rate; null: it is read.
    std::shared_ptr<const LoadedAudio> sound;
    std::optional<std::string> reference;
    const Normalisation* normalisation = &defaultNormalisation();
    Decoding decoding;               ///< greedy, unless opened otherwise
    std::optional<Policy> stopEarly; ///< stop the model where this policy would
    RunOptions run;
};

/// Receives an analysis as it grows: once with the sound and no exit, then after each exit, from the calling
/// thread.
using AnalysisProgress = std::function<void(const std::shared_ptr<const Analysis>&)>;

/// Reads a recording and runs the model over it, exit after exit. Throws Error (about the file or the model)
/// and Cancelled.
[[nodiscard]] std::shared_ptr<const Analysis>
analyze(const Recogniser& recogniser, const std::filesystem::path& audio, const AnalyzeOptions& options,
        const CancelToken& cancel = {}, const AnalysisProgress& progress = {});

/// The same analysis scored against another reference, or none. Runs no model and decodes nothing.
[[nodiscard]] std::shared_ptr<const Analysis> withReference(const Analysis& analysis,
                                                            std::optional<std::string> reference,
                                                            const Normalisation& normalisation);

} // namespace offramp
