// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/choose/threshold.h"

#include "base/error.h"
#include "corpus/choose/losses.h"
#include "corpus/choose/sentences.h"
#include "corpus/choose/staircase.h"

#include <cmath>

namespace offramp {

namespace {

/// Means that are equal on paper may differ in the last digits.
constexpr double rounding = 1e-12;

Selection scored(const CorpusResults& results, const Selection& selection) {
    Selection with;
    for (const std::uint32_t each : selection)
        if (results.utterances[each].reference) with.push_back(each);
    return with;
}

void checkTarget(const Target& target) {
    if (const auto* layer = std::get_if<LayerTarget>(&target)) {
        if (std::isfinite(layer->averageLayer)) return;
        throw Error("the target", msg("its average layer is not a number"), msg("Give a number, such as 6"));
    }
    if (const auto* wer = std::get_if<WerTarget>(&target)) {
        if (wer->wer >= 0) return;
        throw Error("the target", msg("{0} is no word error rate", wer->wer),
                    msg("Give a fraction from 0, such as 0.05"));
    }
    const auto share = [](double number) {
        return number > 0 && number < 1;
    };
    if (const auto* macs = std::get_if<MacsTarget>(&target)) {
        if (share(macs->share) || macs->share == 1) return;
        throw Error("the target", msg("{0} is no share of the last exit's cost", macs->share),
                    msg("Give a number above 0, at most 1, such as 0.5"));
    }
    const auto& risk = std::get<RiskTarget>(target);
    if (!share(risk.epsilon))
        throw Error("the target", msg("a risk of {0} can't be controlled", risk.epsilon),
                    msg("Give a number between 0 and 1, such as 0.02"));
    if (!share(risk.delta.value_or(0.5)))
        throw Error("the target", msg("{0} is no error rate of a guarantee", *risk.delta),
                    msg("Give a number between 0 and 1, such as 0.05"));
}

/// Multiply-accumulates of utterances that are known at all exits.
class MacsOf {
public:
    explicit MacsOf(const CorpusResults& results) : results_(results) {}

    [[nodiscard]] bool isKnown(std::uint32_t utterance) const {
        for (std::size_t exit = 0; exit < results_.exits(); ++exit)
            if (!std::isfinite(results_.macs[results_.at(utterance, exit)])) return false;
        return true;
    }

    /// 0 where it isn't known.
    [[nodiscard]] double operator()(std::uint32_t utterance, std::size_t exit) const {
        return isKnown(utterance) ? results_.macs[results_.at(utterance, exit)] : 0;
    }

    [[nodiscard]] double atLast(const Selection& selection) const {
        double sum = 0;
        for (const std::uint32_t each : selection)
            sum += (*this)(each, results_.exits() - 1);
        return sum;
    }

private:
    const CorpusResults& results_;
};

std::optional<double> macsShare(const CorpusResults& results, const ExitsTaken& taken,
                                const Selection& selection) {
    const MacsOf macs(results);
    double sum = 0;
    for (const std::uint32_t each : selection)
        sum += macs(each, static_cast<std::size_t>(taken[each]));
    const double last = macs.atLast(selection);
    return last > 0 ? std::optional(sum / last) : std::nullopt;
}

/// Goes from careful to bold over the calibration part, and counts how many turns a threshold may make.
class Search {
public:
    Search(const CorpusResults& results, const DecoderResults& decoder, const Staircase& stairs,
           const Selection& selection)
        : results_(results), decoder_(decoder), stairs_(stairs), selection_(selection) {}

    /// The fewest turns that bring the average layer down to the target.
    std::optional<std::size_t> operator()(const LayerTarget& target) const {
        const auto layer = [this](std::uint32_t /*utterance*/, std::size_t exit) {
            return static_cast<double>(results_.model.exits[exit].afterLayer);
        };
        return downTo(target.averageLayer * static_cast<double>(selection_.size()) + rounding, layer);
    }

    std::optional<std::size_t> operator()(const MacsTarget& target) const {
        const MacsOf macs(results_);
        const double last = macs.atLast(selection_);
        if (last <= 0)
            throw Error(results_.source.string(),
                        msg("doesn't say how many multiply-accumulates an utterance takes at all exits"),
                        msg("Give an average layer as the target"));
        return downTo(target.share * last * (1 + rounding), macs);
    }

    /// The most turns at which the corpus word error rate is no more than the target.
    std::optional<std::size_t> operator()(const WerTarget& target) const {
        std::int64_t errors = 0;
        std::int64_t words = 0;
        for (const std::uint32_t utterance : selection_)
            addCounts(utterance, results_.exits() - 1, 1, errors, words);
        std::optional<std::size_t> most;
        const auto turns = stairs_.turns();
        for (std::size_t made = 0;; made = nextStep(made, errors, words)) {
            if (meets(errors, words, target.wer)) most = made;
            if (made == turns.size()) return most;
        }
    }

    std::optional<std::size_t> operator()(const RiskTarget& target) const {
        const auto count = static_cast<std::int64_t>(selection_.size());
        if (!target.delta) {
            const double bound = conformalBound(count, target.epsilon);
            return lastAccepted(target, [&](double mean) { return mean <= bound + rounding; });
        }
        const HoeffdingBentkus test(count, target.epsilon);
        return lastAccepted(target, [&](double mean) { return test.pValue(mean) <= *target.delta; });
    }

private:
    static std::size_t at(std::int16_t exit) { return static_cast<std::size_t>(exit); }

    /// The fewest turns after which the costs, `cost(utterance, exit)`, sum to no more than `most`.
    template <typename Cost>
    std::optional<std::size_t> downTo(double most, const Cost& cost) const {
        double sum = 0;
        for (const std::uint32_t utterance : selection_)
            sum += cost(utterance, results_.exits() - 1);
        const auto turns = stairs_.turns();
        std::size_t made = 0;
        while (sum > most) {
            if (made == turns.size()) return std::nullopt;
            const std::size_t end = stairs_.endOfStep(made);
            for (; made < end; ++made) {
                const std::uint32_t utterance = selection_[turns[made].utterance];
                sum += cost(utterance, at(turns[made].to)) - cost(utterance, at(turns[made].from));
            }
        }
        return made;
    }

    static bool meets(std::int64_t errors, std::int64_t words, double target) {
        return static_cast<double>(errors) <= target * static_cast<double>(words) + rounding;
    }

    void addCounts(std::uint32_t utterance, std::size_t exit, int sign, std::int64_t& errors,
                   std::int64_t& words) const {
        const ErrorCounts& counts = decoder_.words[results_.at(utterance, exit)];
        errors += sign * counts.errors();
        words += sign * counts.referenceLength();
    }

    std::size_t nextStep(std::size_t made, std::int64_t& errors, std::int64_t& words) const {
        const std::size_t end = stairs_.endOfStep(made);
        for (; made < end; ++made) {
            const Turn& turn = stairs_.turns()[made];
            addCounts(selection_[turn.utterance], at(turn.from), -1, errors, words);
            addCounts(selection_[turn.utterance], at(turn.to), 1, errors, words);
        }
        return end;
    }

    /// The turns that are made while every mean loss from the most careful threshold on is accepted.
    template <typename Accepts>
    std::optional<std::size_t> lastAccepted(const RiskTarget& target, const Accepts& accepts) const {
        UtteranceLosses losses(results_, decoder_, target.loss, target.monotone, selection_);
        std::optional<std::size_t> accepted;
        const auto turns = stairs_.turns();
        for (std::size_t made = 0; accepts(losses.mean());) {
            accepted = made;
            if (made == turns.size()) break;
            const std::size_t end = stairs_.endOfStep(made);
            for (; made < end; ++made)
                losses.stopAt(turns[made].utterance, at(turns[made].to));
        }
        return accepted;
    }

    const CorpusResults& results_;
    const DecoderResults& decoder_;
    const Staircase& stairs_;
    const Selection& selection_;
};

RiskFigures riskOf(const CorpusResults& results, const DecoderResults& decoder, const RiskTarget& target,
                   const ExitsTaken& taken, const Selection& selection) {
    const Selection with = scored(results, selection);
    UtteranceLosses losses(results, decoder, target.loss, false, with);
    for (std::size_t i = 0; i < with.size(); ++i)
        losses.stopAt(i, static_cast<std::size_t>(taken[with[i]]));
    return {static_cast<std::int64_t>(with.size()), losses.mean()};
}

double limitOf(const Target& target, std::size_t utterances) {
    if (const auto* layer = std::get_if<LayerTarget>(&target)) return layer->averageLayer;
    if (const auto* macs = std::get_if<MacsTarget>(&target)) return macs->share;
    if (const auto* wer = std::get_if<WerTarget>(&target)) return wer->wer;
    const auto& risk = std::get<RiskTarget>(target);
    return risk.delta ? *risk.delta : conformalBound(static_cast<std::int64_t>(utterances), risk.epsilon);
}

void addFigures(ThresholdChoice& choice, const CorpusResults& results, const DecoderResults& decoder,
                const Target& target, const Split& split) {
    const ExitsTaken taken = decideAll(results, decoder, *choice.policy);
    choice.calibration = operatingPoint(results, decoder, taken, split.calibration);
    choice.test = operatingPoint(results, decoder, taken, split.test);
    choice.calibrationMacs = macsShare(results, taken, split.calibration);
    choice.testMacs = macsShare(results, taken, split.test);
    const auto* risk = std::get_if<RiskTarget>(&target);
    if (risk == nullptr) return;
    choice.calibrationRisk = riskOf(results, decoder, *risk, taken, split.calibration);
    choice.testRisk = riskOf(results, decoder, *risk, taken, split.test);
    if (!risk->delta) return;
    const HoeffdingBentkus test(choice.calibrationRisk->utterances, risk->epsilon);
    choice.pValue = test.pValue(choice.calibrationRisk->meanLoss);
}

} // namespace

ThresholdChoice chooseThreshold(const CorpusResults& results, const DecoderResults& decoder,
                                const Policy& family, const Target& target, const Split& split) {
    checkTarget(target);
    const Scale scale = scaleOf(results, decoder, family);
    const bool errors =
        std::holds_alternative<WerTarget>(target) || std::holds_alternative<RiskTarget>(target);
    const Selection selection = errors ? scored(results, split.calibration) : split.calibration;
    if (selection.empty())
        throw Error(results.source.string(), msg("no utterance to calibrate on has a reference"),
                    msg("Choose other calibration utterances, or add the references"));
    const Staircase stairs(scale, results.exits(), selection);
    ThresholdChoice choice;
    choice.limit = limitOf(target, selection.size());
    if (const auto made = std::visit(Search(results, decoder, stairs, selection), target)) {
        choice.threshold = stairs.thresholdAfter(*made);
        choice.policy = withThreshold(family, choice.threshold);
        addFigures(choice, results, decoder, target, split);
    }
    choice.sentences = sentencesOf(choice, target, selection.size());
    choice.sentences.push_back(provenanceOf(results, split));
    return choice;
}

} // namespace offramp
