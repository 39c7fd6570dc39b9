// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/analyze.h"

#include "analysis/evidence.h"
#include "analysis/hidden_cosines.h"
#include "audio/load.h"
#include "base/error.h"
#include "base/workers.h"
#include "exits/decision.h"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace offramp {

namespace {

// Hidden states are kept while two exits are compared; those of an hour would take as much memory as all the
// rest.
constexpr std::int64_t mostHiddenFrames = 30000;

class Clock {
public:
    [[nodiscard]] double seconds() const {
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin_).count();
    }

private:
    std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
};

/// A recording's way through the model; holds the analysis that grows.
class Analyzing {
public:
    Analyzing(const Recogniser& recogniser, const AnalyzeOptions& options, const CancelToken& cancel,
              const AnalysisProgress& progress)
        : recogniser_(recogniser), options_(options), cancel_(cancel), progress_(progress) {}

    std::shared_ptr<const Analysis> run(const std::filesystem::path& audio) {
        prepare(audio);
        loadSound();
        computeFeatures();
        report();
        runExits();
        analysis_.finished = true;
        auto whole = std::make_shared<const Analysis>(std::move(analysis_));
        if (progress_) progress_(whole);
        return whole;
    }

private:
    void prepare(const std::filesystem::path& audio) {
        analysis_.audio = audio;
        analysis_.reference = options_.reference;
        if (options_.reference) reference_.emplace(*options_.reference, *options_.normalisation);
        analysis_.normalisation = options_.normalisation->id;
        analysis_.model = recogniser_.sharedDescription();
        analysis_.tokenizer = recogniser_.sharedTokenizer();
        analysis_.decoder = options_.decoding.options;
    }

    void loadSound() {
        const Clock clock;
        const auto sound = options_.sound ? options_.sound : readSound();
        analysis_.info = sound->info;
        analysis_.warnings = sound->warnings;
        analysis_.waveform = options_.stretch ? cutOut(sound->waveform, *options_.stretch)
                                              : std::shared_ptr<const Waveform>(sound, &sound->waveform);
        analysis_.stretch = options_.stretch;
        analysis_.loadSeconds = clock.seconds();
    }

    [[nodiscard]] std::shared_ptr<const LoadedAudio> readSound() const {
        const int sampleRate = recogniser_.description().features.sampleRate;
        return std::make_shared<const LoadedAudio>(
            loadAudio(analysis_.audio, {options_.channel, sampleRate}, cancel_));
    }

    /// What lies outside the sound is left out.
    [[nodiscard]] std::shared_ptr<const Waveform> cutOut(const Waveform& whole,
                                                         const Stretch& stretch) const {
        const auto length = static_cast<double>(whole.samples.size());
        const auto at = [&](double seconds) {
            const double index = std::clamp(std::round(seconds * whole.sampleRate), 0.0, length);
            return whole.samples.begin() + static_cast<std::ptrdiff_t>(index);
        };
        if (!(stretch.begin < stretch.end) || at(stretch.begin) == at(stretch.end)) {
            throw Error(analysis_.audio.string(),
                        msg("there is no sound from {0} to {1} s", stretch.begin, stretch.end),
                        msg("Choose a stretch within the recording"));
        }
        return std::make_shared<const Waveform>(
            Waveform{std::vector<float>(at(stretch.begin), at(stretch.end)), whole.sampleRate});
    }

    void computeFeatures() {
        const Clock clock;
        Workers workers(options_.run.threads);
        analysis_.features = std::make_shared<Matrix>(
            recogniser_.features().compute(analysis_.waveform->samples, workers, cancel_));
        analysis_.featureSeconds = clock.seconds();
        const auto exits = static_cast<int>(recogniser_.description().exits.size());
        for (int exit = 0; exit < exits; ++exit) {
            analysis_.macs.push_back(recogniser_.model().macs(exit, analysis_.features->rows()));
        }
    }

    void runExits() {
        const auto run = startRun();
        const auto exits = static_cast<int>(analysis_.macs.size());
        std::optional<Decider> decider;
        if (options_.stopEarly) decider.emplace(*options_.stopEarly, exits, utteranceName(analysis_));
        while (auto output = run->next(cancel_)) {
            analysis_.exits.push_back(judge(std::move(*output)));
            if (decider && decider->add(analysis_.exits.back()->scores)) return;
            if (analysis_.exits.size() < analysis_.macs.size()) report();
        }
    }

    /// The model's own errors speak of the model; a person thinks of the recording.
    std::unique_ptr<ModelRun> startRun() {
        try {
            RunOptions run = options_.run;
            run.keepHidden |=
                recogniser_.model().outputFrames(analysis_.features->rows()) <= mostHiddenFrames;
            return recogniser_.model().start(analysis_.features, run);
        } catch (const Error& error) {
            throw Error(analysis_.audio.string(), error.reason(), error.remedy());
        }
    }

    std::shared_ptr<const ExitResult> judge(ExitOutput output) {
        const Clock clock;
        auto result = std::make_shared<ExitResult>();
        result->output = std::move(output);
        compareHidden(*result);
        const auto& before = analysis_.exits;
        decodeExit(*result, before.empty() ? nullptr : before.back().get(), options_.decoding,
                   recogniser_.tokenizer(), cancel_);
        result->traces = traceFrames(*result->output.logProbs, recogniser_.tokenizer().blank());
        score(*result);
        result->decodeSeconds = clock.seconds();
        if (reference_) result->errors = reference_->score(result->hypothesis.text);
        return result;
    }

    /// Hidden states are as large as all else together, and all that is wanted of them is how they changed.
    void compareHidden(ExitResult& result) {
        const auto hidden = result.output.hidden;
        result.hiddenCosines =
            hidden ? hiddenCosines(hidden.get(), hidden_.get()) : std::move(result.output.hiddenCosines);
        hidden_ = hidden;
        if (!options_.run.keepHidden) result.output.hidden.reset();
    }

    /// Every measure, and what the policy that may stop the model reads.
    void score(ExitResult& result) const {
        const auto& before = analysis_.exits;
        std::optional<ExitEvidence> previous;
        if (!before.empty()) previous = evidenceOf(*before.back(), recogniser_.tokenizer().blank(), nullptr);
        const ExitEvidence evidence =
            evidenceOf(result, recogniser_.tokenizer().blank(), previous ? &*previous : nullptr);
        result.scores = scoreExit(evidence);
        if (!options_.stopEarly) return;
        for (const MeasureSpec& spec : specsOf(*options_.stopEarly, static_cast<int>(before.size())))
            if (findScore(result.scores, spec) == nullptr)
                result.scores.push_back({spec, evaluate(spec, evidence)});
    }

    void report() const {
        if (progress_) progress_(std::make_shared<const Analysis>(analysis_));
    }

    const Recogniser& recogniser_;
    const AnalyzeOptions& options_;
    const CancelToken& cancel_;
    const AnalysisProgress& progress_;
    std::optional<ReferenceText> reference_;
    Analysis analysis_;
    std::shared_ptr<const Matrix> hidden_; ///< of the last exit
};

} // namespace

Recogniser::Recogniser(std::shared_ptr<const Model> model)
    : model_(std::move(model)), description_(model_, &model_->description()),
      tokenizer_(std::make_shared<const Tokenizer>(description_->tokenizer, description_->classes,
                                                   description_->path.string())),
      features_(description_->features) {}

std::shared_ptr<const Analysis> analyze(const Recogniser& recogniser, const std::filesystem::path& audio,
                                        const AnalyzeOptions& options, const CancelToken& cancel,
                                        const AnalysisProgress& progress) {
    return Analyzing(recogniser, options, cancel, progress).run(audio);
}

std::shared_ptr<const Analysis> withReference(const Analysis& analysis, std::optional<std::string> reference,
                                              const Normalisation& normalisation) {
    auto changed = std::make_shared<Analysis>(analysis);
    changed->reference = std::move(reference);
    changed->normalisation = normalisation.id;
    std::optional<ReferenceText> text;
    if (changed->reference) text.emplace(*changed->reference, normalisation);
    for (auto& exit : changed->exits) {
        auto result = std::make_shared<ExitResult>(*exit);
        result->errors.reset();
        if (text) result->errors = text->score(result->hypothesis.text);
        exit = std::move(result);
    }
    return changed;
}

} // namespace offramp
