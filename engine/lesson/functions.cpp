// SPDX-License-Identifier: GPL-3.0-or-later
#include "lesson/functions.h"

#include "analysis/evidence.h"
#include "exits/scores.h"
#include "scoring/error_rates.h"
#include "scoring/normalise.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace offramp {

namespace {

using Argument = LessonFunction::Argument;
using Kind = LessonValue::Kind;
using Numbers = std::span<const double>;
using Number = std::optional<double>;

const ExitResult* exitAt(const LessonSubject& subject, double exit) {
    const auto& exits = subject.analysis.exits;
    const bool there = exit >= 1 && exit <= static_cast<double>(exits.size()) && exit == std::floor(exit);
    return there ? exits[static_cast<std::size_t>(exit) - 1].get() : nullptr;
}

const ExitDescription* describedAt(const LessonSubject& subject, double exit) {
    const auto& exits = subject.analysis.model->exits;
    const bool there = exit >= 1 && exit <= static_cast<double>(exits.size());
    return there ? &exits[static_cast<std::size_t>(exit) - 1] : nullptr;
}

Number ofErrors(const LessonSubject& subject, double exit, Number (*number)(const ErrorRates&)) {
    const ExitResult* result = exitAt(subject, exit);
    return result != nullptr && result->errors ? number(*result->errors) : std::nullopt;
}

Number taken(const LessonSubject& subject, Numbers /*none*/, const MeasureSpec* /*none*/) {
    if (subject.judgement == nullptr || !subject.judgement->decision.exit) return std::nullopt;
    return *subject.judgement->decision.exit + 1;
}

Number last(const LessonSubject& subject, Numbers /*none*/, const MeasureSpec* /*none*/) {
    return static_cast<double>(subject.analysis.macs.size());
}

Number best(const LessonSubject& subject, Numbers /*none*/, const MeasureSpec* /*none*/) {
    const auto& exits = subject.analysis.exits;
    if (exits.size() < subject.analysis.macs.size() || exits.empty() || !exits.front()->errors) return {};
    const auto least = std::min_element(exits.begin(), exits.end(), [](const auto& one, const auto& other) {
        return one->errors->words.errors() < other->errors->words.errors();
    });
    return static_cast<double>(least - exits.begin() + 1);
}

Number saved(const LessonSubject& subject, Numbers /*none*/, const MeasureSpec* /*none*/) {
    return subject.judgement != nullptr ? subject.judgement->macs.savedFraction() : std::nullopt;
}

Number threshold(const LessonSubject& subject, Numbers /*none*/, const MeasureSpec* /*none*/) {
    const ThresholdRule* rule =
        subject.judgement != nullptr ? thresholdRule(subject.judgement->policy) : nullptr;
    return rule != nullptr ? Number(rule->threshold(0)) : std::nullopt;
}

Number duration(const LessonSubject& subject, Numbers /*none*/, const MeasureSpec* /*none*/) {
    return subject.analysis.duration();
}

Number value(const LessonSubject& subject, Numbers numbers, const MeasureSpec* /*none*/) {
    if (subject.judgement == nullptr || exitAt(subject, numbers[0]) == nullptr) return std::nullopt;
    const auto& steps = subject.judgement->decision.steps;
    const auto at = static_cast<std::size_t>(numbers[0]) - 1;
    return at < steps.size() && !steps[at].checks.empty() ? steps[at].checks.front().value : std::nullopt;
}

Number wer(const LessonSubject& subject, Numbers numbers, const MeasureSpec* /*none*/) {
    return ofErrors(subject, numbers[0], [](const ErrorRates& rates) { return rates.wer(); });
}

Number cer(const LessonSubject& subject, Numbers numbers, const MeasureSpec* /*none*/) {
    return ofErrors(subject, numbers[0], [](const ErrorRates& rates) { return rates.cer(); });
}

Number errors(const LessonSubject& subject, Numbers numbers, const MeasureSpec* /*none*/) {
    return ofErrors(subject, numbers[0], [](const ErrorRates& rates) -> Number {
        return static_cast<double>(rates.words.errors());
    });
}

Number words(const LessonSubject& subject, Numbers numbers, const MeasureSpec* /*none*/) {
    const ExitResult* result = exitAt(subject, numbers[0]);
    return result != nullptr ? Number(static_cast<double>(result->hypothesis.words.size())) : std::nullopt;
}

Number differences(const LessonSubject& subject, Numbers numbers, const MeasureSpec* /*none*/) {
    const ExitResult* one = exitAt(subject, numbers[0]);
    const ExitResult* other = exitAt(subject, numbers[1]);
    if (one == nullptr || other == nullptr) return std::nullopt;
    return static_cast<double>(differentWords(one->hypothesis.text, other->hypothesis.text,
                                              normalisationOf(subject.analysis.normalisation)));
}

Number layer(const LessonSubject& subject, Numbers numbers, const MeasureSpec* /*none*/) {
    const ExitDescription* exit = describedAt(subject, numbers[0]);
    return exit != nullptr ? Number(exit->afterLayer) : std::nullopt;
}

Number macs(const LessonSubject& subject, Numbers numbers, const MeasureSpec* /*none*/) {
    if (describedAt(subject, numbers[0]) == nullptr) return std::nullopt;
    const auto& known = subject.analysis.macs[static_cast<std::size_t>(numbers[0]) - 1];
    return known ? Number(static_cast<double>(*known)) : std::nullopt;
}

Number seconds(const LessonSubject& subject, Numbers numbers, const MeasureSpec* /*none*/) {
    if (exitAt(subject, numbers[0]) == nullptr) return std::nullopt;
    return subject.analysis.secondsTo(static_cast<std::size_t>(numbers[0]) - 1);
}

/// The frame of a time, of one number per frame.
Number atTime(const LessonSubject& subject, const std::vector<float>& frames, double time) {
    const double frame = std::floor(time / subject.analysis.model->frameShift);
    const bool inside = frame >= 0 && frame < static_cast<double>(frames.size());
    return inside ? Number(frames[static_cast<std::size_t>(frame)]) : std::nullopt;
}

Number entropyAt(const LessonSubject& subject, Numbers numbers, const MeasureSpec* /*none*/) {
    const ExitResult* result = exitAt(subject, numbers[0]);
    return result != nullptr ? atTime(subject, result->traces.entropy, numbers[1]) : std::nullopt;
}

Number probabilityAt(const LessonSubject& subject, Numbers numbers, const MeasureSpec* /*none*/) {
    const ExitResult* result = exitAt(subject, numbers[0]);
    return result != nullptr ? atTime(subject, result->traces.maxProbability, numbers[1]) : std::nullopt;
}

Number takenBy(const LessonSubject& subject, Numbers numbers, const MeasureSpec* spec) {
    const auto exit = judge(subject.analysis, Policy::common(*spec, numbers[0])).decision.exit;
    return exit ? Number(*exit + 1) : std::nullopt;
}

Number savedBy(const LessonSubject& subject, Numbers numbers, const MeasureSpec* spec) {
    return judge(subject.analysis, Policy::common(*spec, numbers[0])).macs.savedFraction();
}

Number percent(const LessonSubject& /*none*/, Numbers numbers, const MeasureSpec* /*none*/) {
    return numbers[0];
}

std::string text(const LessonSubject& subject, Numbers numbers) {
    const ExitResult* result = exitAt(subject, numbers[0]);
    return result != nullptr ? result->hypothesis.text : std::string();
}

std::string word(const LessonSubject& subject, Numbers numbers) {
    const ExitResult* result = exitAt(subject, numbers[0]);
    if (result == nullptr || numbers[1] < 1) return {};
    const auto at = static_cast<std::size_t>(numbers[1]) - 1;
    return at < result->hypothesis.words.size() ? result->hypothesis.words[at].text : std::string();
}

std::string name(const LessonSubject& subject, Numbers numbers) {
    const ExitDescription* exit = describedAt(subject, numbers[0]);
    return exit != nullptr ? exit->name : std::string();
}

std::string reference(const LessonSubject& subject, Numbers /*none*/) {
    return subject.analysis.reference.value_or(std::string());
}

std::string recording(const LessonSubject& subject, Numbers /*none*/) {
    return subject.analysis.audio.stem().string();
}

std::string model(const LessonSubject& subject, Numbers /*none*/) {
    return subject.analysis.model->name;
}

constexpr std::array oneExit{Argument::exit};
constexpr std::array twoExits{Argument::exit, Argument::exit};
constexpr std::array exitAndTime{Argument::exit, Argument::time};
constexpr std::array exitAndNumber{Argument::exit, Argument::number};
constexpr std::array measureAndNumber{Argument::measure, Argument::number};
constexpr std::array oneNumber{Argument::number};

constexpr std::array functions{
    LessonFunction{"taken", {}, Kind::count, taken, nullptr, "the number of the exit taken"},
    LessonFunction{"last", {}, Kind::count, last, nullptr, "the number of the last exit"},
    LessonFunction{"best", {}, Kind::count, best, nullptr, "the first exit with the fewest word errors"},
    LessonFunction{"saved", {}, Kind::fraction, saved, nullptr, "the part of the computation that is saved"},
    LessonFunction{"threshold", {}, Kind::number, threshold, nullptr, "the threshold in force, at exit 1"},
    LessonFunction{"duration", {}, Kind::seconds, duration, nullptr, "how long the recording is"},
    LessonFunction{"reference", {}, Kind::text, nullptr, reference, "what is said"},
    LessonFunction{"recording", {}, Kind::text, nullptr, recording, "the recording's name"},
    LessonFunction{"model", {}, Kind::text, nullptr, model, "the model's name"},
    LessonFunction{"text", oneExit, Kind::text, nullptr, text, "what the exit heard"},
    LessonFunction{"word", exitAndNumber, Kind::text, nullptr, word, "one word of it, counted from 1"},
    LessonFunction{"name", oneExit, Kind::text, nullptr, name, "the exit's name"},
    LessonFunction{"wer", oneExit, Kind::fraction, wer, nullptr, "its word error rate"},
    LessonFunction{"cer", oneExit, Kind::fraction, cer, nullptr, "its character error rate"},
    LessonFunction{"errors", oneExit, Kind::count, errors, nullptr, "its word errors"},
    LessonFunction{"words", oneExit, Kind::count, words, nullptr, "how many words it heard"},
    LessonFunction{"differences", twoExits, Kind::count, differences, nullptr, "words that differ"},
    LessonFunction{"value", oneExit, Kind::number, value, nullptr, "what the strategy reads there"},
    LessonFunction{"layer", oneExit, Kind::count, layer, nullptr, "the layer behind which it stands"},
    LessonFunction{"macs", oneExit, Kind::macs, macs, nullptr, "the computation up to it"},
    LessonFunction{"seconds", oneExit, Kind::seconds, seconds, nullptr, "the measured time up to it"},
    LessonFunction{"entropy_at", exitAndTime, Kind::number, entropyAt, nullptr,
                   "the entropy of the frame at that second, nats"},
    LessonFunction{"probability_at", exitAndTime, Kind::number, probabilityAt, nullptr,
                   "the maximum probability of the frame at that second"},
    LessonFunction{"taken_by", measureAndNumber, Kind::count, takenBy, nullptr,
                   "the exit that a measure with a threshold takes"},
    LessonFunction{"saved_by", measureAndNumber, Kind::fraction, savedBy, nullptr,
                   "the part of the computation that these save"},
    LessonFunction{"percent", oneNumber, Kind::fraction, percent, nullptr, "a number as a percentage"},
};

} // namespace

std::span<const LessonFunction> lessonFunctions() {
    return functions;
}

const LessonFunction* findLessonFunction(std::string_view name) {
    const auto* found = std::find_if(functions.begin(), functions.end(),
                                     [&](const LessonFunction& function) { return function.name == name; });
    return found != functions.end() ? found : nullptr;
}

std::optional<double> measureAt(const LessonSubject& subject, const MeasureSpec& spec, double exit) {
    const ExitResult* result = exitAt(subject, exit);
    if (result == nullptr) return std::nullopt;
    if (const Score* score = findScore(result->scores, spec)) return score->value;
    const AnalysisEvidence evidence(subject.analysis);
    return evaluate(spec, evidence.exits()[static_cast<std::size_t>(exit) - 1]);
}

} // namespace offramp
