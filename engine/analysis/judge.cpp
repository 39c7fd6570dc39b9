// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/judge.h"

#include "analysis/evidence.h"
#include "analysis/undefined.h"

#include <algorithm>
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

/// "entropy, normalised (pool=min)", as it stands amid a sentence.
std::string nameOf(const MeasureSpec& spec) {
    if (spec.measure == nullptr) return "the gate's probability";
    std::string name(spec.measure->name);
    name[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(name[0])));
    const std::string text = textOf(spec);
    const std::size_t colon = text.find(':');
    return colon == std::string::npos ? name : fillIn("{0} ({1})", {name, text.substr(colon + 1)});
}

/// "below 0.035"
std::string boundOf(const Check& check) {
    const Measure* measure = check.spec.measure;
    const bool low = measure != nullptr && measure->direction == Direction::lowIsGood;
    const bool inclusive = measure != nullptr && measure->inclusive;
    const char* format = low ? (inclusive ? "at most {0}" : "below {0}") : "above {0}";
    if (!low && inclusive) format = "at least {0}";
    return fillIn(format, {significant(check.threshold, 3)});
}

/// The checks that a step passed: "entropy, normalised 0.031 is below 0.035".
std::string passedText(const Step& step) {
    std::string text;
    for (const Check& check : step.checks) {
        if (check.outcome != Outcome::passed) continue;
        text.append(text.empty() ? "" : " and ")
            .append(
                fillIn("{0} {1} is {2}", {nameOf(check.spec), significant(*check.value, 3), boundOf(check)}));
    }
    return text;
}

bool isEither(const Policy& policy) {
    const auto* combined = std::get_if<CombinedRule>(&policy.rule);
    return combined != nullptr && combined->mode == CombinedRule::Mode::any;
}

/// What a check is called at no exit in particular: without the temperature where each exit has its own.
std::string generalName(const Judgement& judgement, const Check& check) {
    MeasureSpec spec = check.spec;
    if (!judgement.policy.temperatures.empty()) spec.parameters.temperature = MeasureParameters().temperature;
    return nameOf(spec);
}

/// Of the checks that had a value somewhere: "no exit has A below 0.03 or B above 0.9".
std::string unreachedText(const Judgement& judgement) {
    const Step& step = judgement.decision.steps.back();
    const char* link = isEither(judgement.policy) ? " or " : " and ";
    std::string text;
    for (std::size_t i = 0; i < step.checks.size(); ++i) {
        if (isUndefinedThroughout(judgement.decision, i)) continue;
        text.append(text.empty() ? "no exit has " : link)
            .append(fillIn("{0} {1}", {generalName(judgement, step.checks[i]), boundOf(step.checks[i])}));
    }
    return text;
}

/// Of those that had none: "B is undefined here: it needs …".
std::string undefinedText(const Analysis& analysis, const Judgement& judgement) {
    const Step& step = judgement.decision.steps.back();
    std::string text;
    for (std::size_t i = 0; i < step.checks.size(); ++i) {
        if (!isUndefinedThroughout(judgement.decision, i)) continue;
        const auto missing = missingMeasure(analysis, judgement, i);
        text.append(text.empty() ? "" : "; ")
            .append(nameOf(step.checks[i].spec))
            .append(" is undefined here");
        if (!missing) continue;
        if (step.checks[i].spec.measure == nullptr)
            text.append(": it looks at ").append(nameOf(*missing)).append(", and");
        else
            text.append(":");
        text.append(" ").append(whyUndefined(*missing, analysis).text());
    }
    return text;
}

/// Where both have to pass, the one that is undefined is reason enough.
std::string missedText(const Analysis& analysis, const Judgement& judgement) {
    const std::string undefined = undefinedText(analysis, judgement);
    const std::string unreached = unreachedText(judgement);
    if (undefined.empty() || unreached.empty()) return undefined + unreached;
    return isEither(judgement.policy) ? unreached + "; " + undefined : undefined;
}

std::string patienceText(const PatienceRule& rule, bool fellThrough) {
    const char* format = fellThrough ? "the text never stayed the same {0} times in a row"
                                     : "the text stayed the same {0} times in a row";
    if (rule.times == 1)
        format = fellThrough ? "the text never stayed the same" : "the text stayed the same once";
    return fillIn(format, {std::to_string(rule.times)});
}

/// Of rules that hold nothing against a threshold.
std::string choiceText(const Judgement& judgement) {
    if (judgement.decision.fellThrough) return "the errors aren't known";
    if (const auto* random = std::get_if<RandomExit>(&judgement.policy.rule))
        return fillIn("drawn at random with the seed {0}", {std::to_string(random->seed)});
    const auto* oracle = std::get_if<OracleRule>(&judgement.policy.rule);
    if (oracle == nullptr) return "always there";
    return oracle->kind == OracleRule::Kind::fewestErrors ? "no exit has fewer errors"
                                                          : "it has no more errors than the last exit";
}

std::string reasonText(const Analysis& analysis, const Judgement& judgement) {
    const Step& step = judgement.decision.steps[static_cast<std::size_t>(*judgement.decision.exit)];
    if (step.checks.empty()) return choiceText(judgement);
    if (const auto* patience = std::get_if<PatienceRule>(&judgement.policy.rule))
        return patienceText(*patience, judgement.decision.fellThrough);
    return judgement.decision.fellThrough ? missedText(analysis, judgement) : passedText(step);
}

/// While no exit is taken.
std::string waitingText(const Policy& policy) {
    if (std::holds_alternative<OracleRule>(policy.rule))
        return "The oracle decides once all exits are known.";
    if (specsOf(policy, 0).empty()) return "The exit that is taken isn't computed yet.";
    return "None of the exits computed so far is sure enough.";
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
    const auto errors =
        differentWords(analysis.exits.back()->hypothesis.text, analysis.exits[taken]->hypothesis.text,
                       normalisationOf(analysis.normalisation));
    if (errors == 0) return " No word differs from the last exit.";
    if (errors == 1) return " One word differs from the last exit.";
    return fillIn(" {0} words differ from the last exit.", {std::to_string(errors)});
}

} // namespace

Judgement judge(const Analysis& analysis, const Policy& policy) {
    const auto exits = static_cast<int>(analysis.macs.size());
    checkPolicy(policy, exits);
    const std::vector<Scores> scores = scoresFor(analysis, policy);
    const std::string utterance = utteranceName(analysis);
    std::vector<std::optional<std::int64_t>> errors;
    std::vector<std::optional<double>> seconds;
    for (std::size_t exit = 0; exit < analysis.exits.size(); ++exit) {
        const auto& rates = analysis.exits[exit]->errors;
        errors.push_back(rates ? std::optional(rates->words.errors()) : std::nullopt);
        seconds.emplace_back(analysis.secondsTo(exit));
    }
    std::vector<std::optional<double>> macs;
    for (const auto& count : analysis.macs) {
        macs.push_back(count ? std::optional(static_cast<double>(*count)) : std::nullopt);
    }
    Judgement judgement{policy, decide(policy, {scores, exits, utterance, errors}), {}, {}};
    judgement.macs = costOf(judgement.decision, macs, exits);
    judgement.seconds = costOf(judgement.decision, seconds, exits);
    return judgement;
}

bool isUndefinedThroughout(const Decision& decision, std::size_t check) {
    return std::all_of(decision.steps.begin(), decision.steps.end(),
                       [&](const Step& step) { return !step.checks[check].value; });
}

std::optional<MeasureSpec> missingMeasure(const Analysis& analysis, const Judgement& judgement,
                                          std::size_t check) {
    const MeasureSpec& spec = judgement.decision.steps.front().checks[check].spec;
    if (spec.measure != nullptr) return spec;
    const auto scores = scoresFor(analysis, judgement.policy);
    for (const MeasureSpec& feature : specsOf(judgement.policy, 0)) {
        const bool valued = std::any_of(scores.begin(), scores.end(), [&](const Scores& exit) {
            return valueOf(exit, feature).has_value();
        });
        if (!valued) return feature;
    }
    return std::nullopt; // each has a value somewhere
}

std::string summaryOf(const Analysis& analysis, const Judgement& judgement) {
    if (!judgement.decision.exit) return waitingText(judgement.policy);
    const auto taken = static_cast<std::size_t>(*judgement.decision.exit);
    const std::string place = fillIn(
        judgement.decision.fellThrough ? "Goes to the end, {0} (exit {1} of {2}): "
                                       : "Stops after {0} (exit {1} of {2}): ",
        {analysis.model->exits[taken].name, std::to_string(taken + 1), std::to_string(analysis.macs.size())});
    return place + reasonText(analysis, judgement) + "." + savingText(judgement) +
           differenceText(analysis, judgement);
}

} // namespace offramp
