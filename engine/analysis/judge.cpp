// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/judge.h"

#include <array>
#include <cctype>
#include <cstdio>
#include <vector>

namespace offramp {

namespace {

std::string significant(double value, int digits) {
    std::array<char, 48> text{};
    std::snprintf(text.data(), text.size(), "%.*g", digits, value);
    return text.data();
}

std::string reasonText(const Judgement& judgement) {
    const Measure& measure = measureOf(judgement.policy.measure);
    const bool low = measure.direction == Direction::lowIsGood;
    const Step& step = judgement.decision.steps[static_cast<std::size_t>(*judgement.decision.exit)];
    std::string name(measure.name);
    name[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(name[0]))); // amid the sentence
    if (!judgement.decision.fellThrough) {
        return fillIn(low ? "{0} {1} is below {2}" : "{0} {1} is above {2}",
                      {name, significant(*step.value, 3), significant(step.threshold, 3)});
    }
    return fillIn(low ? "no exit has {0} below {1}" : "no exit has {0} above {1}",
                  {name, significant(step.threshold, 3)});
}

std::string savingText(const Judgement& judgement) {
    const auto fraction = judgement.macs.savedFraction();
    if (!fraction) return {};
    if (*fraction <= 0) return " Saves nothing.";
    return fillIn(" Saves {0} % of the computation ({1} of {2} GMAC).",
                  {significant(*fraction * 100, 2), significant(*judgement.macs.saved() * 1e-9, 2),
                   significant(*judgement.macs.total * 1e-9, 2)});
}

/// What stopping there changes in the text, where the last exit is known too.
std::string differenceText(const Analysis& analysis, const Judgement& judgement) {
    const auto taken = static_cast<std::size_t>(*judgement.decision.exit);
    if (analysis.exits.size() < analysis.macs.size() || taken + 1 == analysis.exits.size()) return {};
    const auto rates =
        scoreText(analysis.exits.back()->hypothesis.text, analysis.exits[taken]->hypothesis.text,
                  normalisationOf(analysis.normalisation));
    const auto errors = rates.words.errors();
    if (errors == 0) return " No word differs from the last exit.";
    if (errors == 1) return " One word differs from the last exit.";
    return fillIn(" {0} words differ from the last exit.", {std::to_string(errors)});
}

} // namespace

Judgement judge(const Analysis& analysis, const Policy& policy) {
    const auto exits = static_cast<int>(analysis.macs.size());
    std::vector<Scores> scores;
    std::vector<std::optional<double>> seconds;
    for (std::size_t exit = 0; exit < analysis.exits.size(); ++exit) {
        scores.push_back(analysis.exits[exit]->scores);
        seconds.emplace_back(analysis.secondsTo(exit));
    }
    std::vector<std::optional<double>> macs;
    for (const auto& count : analysis.macs) {
        macs.push_back(count ? std::optional(static_cast<double>(*count)) : std::nullopt);
    }
    Judgement judgement{policy, decide(policy, scores, exits), {}, {}};
    judgement.macs = costOf(judgement.decision, macs, exits);
    judgement.seconds = costOf(judgement.decision, seconds, exits);
    return judgement;
}

std::string summaryOf(const Analysis& analysis, const Judgement& judgement) {
    if (!judgement.decision.exit) return "No exit is taken yet.";
    const auto taken = static_cast<std::size_t>(*judgement.decision.exit);
    const std::string place = fillIn(
        judgement.decision.fellThrough ? "Goes to the end, {0} (exit {1} of {2}): "
                                       : "Stops after {0} (exit {1} of {2}): ",
        {analysis.model->exits[taken].name, std::to_string(taken + 1), std::to_string(analysis.macs.size())});
    return place + reasonText(judgement) + "." + savingText(judgement) + differenceText(analysis, judgement);
}

} // namespace offramp
