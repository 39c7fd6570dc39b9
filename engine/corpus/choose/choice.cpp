// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/choose/choice.h"

#include "base/error.h"
#include "corpus/choose/tempered.h"
#include "scoring/normalise.h"

#include <algorithm>

namespace offramp {

namespace {

/// A seed of its own for what is drawn from the calibration part, so that it isn't the draw that made the
/// part.
constexpr std::uint64_t fitSeed = 0x66697400;

/// Chooses, step by step: what is fitted changes what is chosen from.
class Chooser {
public:
    Chooser(std::shared_ptr<const CorpusResults> results, const std::string& decoder,
            const Selection& selection, const ChoiceRequest& request)
        : request_(request), decoder_(decoder) {
        made_.results = std::move(results);
        if (made_.results->decoder(decoder_) == nullptr)
            throw Error(made_.results->source.string(), msg("has no results of a decoder \"{0}\"", decoder_));
        if (request_.measure) made_.report.family = Policy::common(*request_.measure, 0.5);
        made_.report.target = request_.target;
        made_.report.split = splitOf(*made_.results, request_.split, selection);
    }

    MadeChoice run(const TraceOpener& openTraces, const CancelToken& cancel, const ChoiceProgress& progress) {
        const Split parts = partsOf();
        cancel.check();
        if (request_.fit == ChoiceRequest::Fit::gate) fitTheGate();
        if (request_.fit == ChoiceRequest::Fit::temperatures)
            fitTheTemperatures(openTraces, cancel, progress);
        cancel.check();
        made_.report.split = parts;
        made_.report.results = made_.results.get();
        made_.report.decoder = &decoder();
        if (request_.target)
            made_.report.choice =
                chooseThreshold(*made_.results, decoder(), made_.report.family, *request_.target, parts);
        if (request_.fit != ChoiceRequest::Fit::none) compare(parts);
        return std::move(made_);
    }

private:
    [[nodiscard]] const DecoderResults& decoder() const { return *made_.results->decoder(decoder_); }

    /// What the threshold is chosen and tried on; the fit's utterances are set aside in `fitted_`.
    Split partsOf() {
        Split rest = made_.report.split;
        if (request_.fit == ChoiceRequest::Fit::none) return rest;
        fitted_ = rest.calibration;
        if (request_.target && std::holds_alternative<RiskTarget>(*request_.target)) {
            const Split halves = splitByGroup(*made_.results, groupColumn(), 0.5,
                                              request_.split.seed ^ fitSeed, rest.calibration);
            fitted_ = halves.calibration;
            rest.calibration = halves.test;
            if (rest.kind == Split::Kind::none) rest.test = rest.calibration;
        }
        made_.report.fittedOn = fitted_.size();
        return rest;
    }

    [[nodiscard]] std::string groupColumn() const {
        if (made_.report.split.kind == Split::Kind::byGroup) return made_.report.split.column;
        const auto& columns = made_.results->columns;
        const bool speakers = std::ranges::find(columns, "speaker") != columns.end();
        return speakers ? "speaker" : "";
    }

    void fitTheGate() {
        std::vector<MeasureSpec> features = request_.features;
        if (features.empty() && request_.measure) features.push_back(*request_.measure);
        made_.report.gate = fitGate(*made_.results, decoder(), features, fitted_, {request_.ridge});
        made_.report.family = Policy{made_.report.gate->gate, {}};
    }

    void fitTheTemperatures(const TraceOpener& openTraces, const CancelToken& cancel,
                            const ChoiceProgress& progress) {
        if (!request_.measure || !request_.measure->measure->has(Parameter::temperature))
            throw Error(request_.measure ? textOf(*request_.measure) : "the policy",
                        msg("temperatures don't change it"),
                        msg("Choose a measure with the parameter temperature"));
        TraceReader reader = openTraces();
        TemperatureFitOptions options;
        options.seed = request_.split.seed;
        options.normalisation = &normalisationOf(made_.results->normalisation);
        made_.report.temperatures = fitTemperatures(fitted_, traceSourceOf(*made_.results, reader),
                                                    *reader.tokenizer(), options, cancel);
        made_.report.family.temperatures = made_.report.temperatures->temperatures();
        const Selection scored = scoredUtterances();
        const auto tell = [&](std::size_t done) {
            if (progress) progress(done, scored.size());
        };
        made_.results = std::make_shared<const CorpusResults>(
            withScoresFor(*made_.results, decoder_, made_.report.family, scored, reader, cancel, tell));
    }

    [[nodiscard]] Selection scoredUtterances() const {
        if (request_.scoreEverything) return everything(*made_.results);
        Selection both = made_.report.split.calibration;
        both.insert(both.end(), made_.report.split.test.begin(), made_.report.split.test.end());
        std::ranges::sort(both);
        both.erase(std::unique(both.begin(), both.end()), both.end());
        return both;
    }

    /// The measure as it was, beside what was fitted.
    void compare(const Split& parts) {
        if (!request_.measure || decoder().find(*request_.measure) == nullptr) return;
        const MeasureSpec& measure = *request_.measure;
        if (request_.target)
            made_.unfitted = chooseThreshold(*made_.results, decoder(), Policy::common(measure, 0.5),
                                             *request_.target, parts);
        made_.effect =
            made_.report.gate
                ? gateEffect(*made_.results, decoder(), measure, made_.report.gate->gate, parts.test)
                : temperatureEffect(*made_.results, decoder(), measure, made_.report.family, parts.test);
    }

    const ChoiceRequest& request_;
    std::string decoder_;
    Selection fitted_;
    MadeChoice made_;
};

} // namespace

Split splitOf(const CorpusResults& results, const SplitRequest& request, const Selection& selection) {
    if (request.kind == Split::Kind::byGroup)
        return splitByGroup(results, request.column, request.fraction, request.seed, selection);
    if (request.kind == Split::Kind::byValue)
        return splitByValue(results, request.column, request.calibrationValue, request.testValue, selection);
    return unsplit(selection);
}

std::optional<Policy> MadeChoice::policy() const {
    if (report.choice) return report.choice->policy;
    return report.family;
}

MadeChoice makeChoice(std::shared_ptr<const CorpusResults> results, const std::string& decoder,
                      const Selection& selection, const ChoiceRequest& request, const TraceOpener& openTraces,
                      const CancelToken& cancel, const ChoiceProgress& progress) {
    return Chooser(std::move(results), decoder, selection, request).run(openTraces, cancel, progress);
}

} // namespace offramp
