// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/choose/sentences.h"

namespace offramp {

namespace {

constexpr double percent = 100;

class Sentences {
public:
    Sentences(const ThresholdChoice& choice, std::size_t utterances)
        : choice_(choice), utterances_(utterances) {}

    std::vector<Message> operator()(const LayerTarget& target) const {
        if (!choice_.policy)
            return {msg("no threshold is chosen: even the boldest stops later than layer {0} on average on "
                        "the {1} calibration utterances",
                        target.averageLayer, utterances_)};
        return {
            msg("at {0} the {1} calibration utterances stop at layer {2} on average, the target being {3}",
                choice_.threshold, utterances_, choice_.calibration->averageLayer, target.averageLayer)};
    }

    std::vector<Message> operator()(const MacsTarget& target) const {
        if (!choice_.policy)
            return {msg("no threshold is chosen: even the boldest takes more than {0} % of the last exit's "
                        "multiply-accumulates on the {1} calibration utterances",
                        percent * target.share, utterances_)};
        return {msg("at {0} the {1} calibration utterances take {2} % of the last exit's "
                    "multiply-accumulates, the target being {3} %",
                    choice_.threshold, utterances_, percent * choice_.calibrationMacs.value_or(0),
                    percent * target.share)};
    }

    std::vector<Message> operator()(const WerTarget& target) const {
        if (!choice_.policy)
            return {msg("no threshold is chosen: none has a corpus word error rate of {0} % or less on the "
                        "{1} calibration utterances",
                        percent * target.wer, utterances_)};
        return {msg("{0} is the boldest threshold whose corpus word error rate on the {1} calibration "
                    "utterances is no more than {2} %: it is {3} %, at layer {4} on average; there is no "
                    "guarantee that it stays so elsewhere",
                    choice_.threshold, utterances_, percent * target.wer,
                    percent * choice_.calibration->wer().value_or(0), choice_.calibration->averageLayer)};
    }

    std::vector<Message> operator()(const RiskTarget& target) const {
        if (!choice_.policy) return {noneFor(target)};
        std::vector<Message> sentences{
            msg("at {0} the mean loss of the {1} calibration utterances is {2}, at layer {3} on average",
                choice_.threshold, utterances_, choice_.calibrationRisk->meanLoss,
                choice_.calibration->averageLayer),
            target.delta ? testedGuarantee(target) : conformalGuarantee(target),
            target.loss == Loss::wer
                ? msg("the loss of an utterance is its word error rate, at most 1: the guarantee is about "
                      "its "
                      "mean over utterances, not about the corpus word error rate")
                : msg("the loss of an utterance is what its word error rate exceeds the last exit's by, 0 to "
                      "1: the guarantee is about its mean over utterances, not about the corpus word error "
                      "rate")};
        return sentences;
    }

private:
    [[nodiscard]] Message noneFor(const RiskTarget& target) const {
        if (!target.delta && choice_.limit < 0)
            return msg("no threshold is chosen: {0} calibration utterances are too few for a risk of {1}",
                       utterances_, target.epsilon);
        if (!target.delta)
            return msg("no threshold is chosen: even the last exit's mean loss on the {0} calibration "
                       "utterances is above {1}, the most that allows for a risk of {2}",
                       utterances_, choice_.limit, target.epsilon);
        return msg("no threshold is chosen: the {0} calibration utterances don't show with a confidence of "
                   "{1} % that even the last exit's risk is at most {2}",
                   utterances_, percent * (1 - *target.delta), target.epsilon);
    }

    static Message testedGuarantee(const RiskTarget& target) {
        return msg("with a confidence of {0} % the expected loss of an utterance that is drawn as these were "
                   "is at most {1} (Learn then Test, Hoeffding–Bentkus)",
                   percent * (1 - *target.delta), target.epsilon);
    }

    static Message conformalGuarantee(const RiskTarget& target) {
        if (target.monotone)
            return msg(
                "on average over calibration sets, the expected loss of an utterance that is drawn as "
                "these were is at most {0} (conformal risk control, of the worst loss down to the exit "
                "taken)",
                target.epsilon);
        return msg(
            "on average over calibration sets, the expected loss of an utterance that is drawn as "
            "these were is at most {0}, if a bolder threshold never loses less (conformal risk control)",
            target.epsilon);
    }

    const ThresholdChoice& choice_;
    std::size_t utterances_;
};

} // namespace

std::vector<Message> sentencesOf(const ThresholdChoice& choice, const Target& target,
                                 std::size_t utterances) {
    return std::visit(Sentences(choice, utterances), target);
}

} // namespace offramp
