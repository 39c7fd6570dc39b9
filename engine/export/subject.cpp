// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/subject.h"

#include "exits/policy_json.h"
#include "export/number_text.h"

#include <nlohmann/json.hpp>

#include <cmath>
#include <map>
#include <numeric>
#include <set>

namespace offramp {

namespace {

std::string stretchText(const Analysis& analysis) {
    if (!analysis.stretch) return {};
    return std::string(":")
        .append(detail::shortestText(analysis.stretch->begin))
        .append("-")
        .append(detail::shortestText(analysis.stretch->end));
}

} // namespace

std::vector<std::size_t> chosenExits(const ExportSubject& subject, const ExitChoice& choice) {
    const std::size_t computed = subject.analysis->exits.size();
    std::size_t exit = computed - 1;
    if (choice.kind == ExitChoice::Kind::one) exit = choice.exit;
    if (choice.kind == ExitChoice::Kind::taken && subject.judgement && subject.judgement->decision.exit)
        exit = static_cast<std::size_t>(*subject.judgement->decision.exit);
    if (choice.kind != ExitChoice::Kind::all)
        return exit < computed ? std::vector{exit} : std::vector<std::size_t>();
    std::vector<std::size_t> all(computed);
    std::iota(all.begin(), all.end(), std::size_t{0});
    return all;
}

std::vector<std::string> exportNames(std::span<const ExportSubject> subjects) {
    std::vector<std::string> names;
    std::map<std::string, int> times;
    for (const ExportSubject& subject : subjects) {
        const Analysis& analysis = *subject.analysis;
        const std::string byFile = analysis.audio.stem().string() + stretchText(analysis);
        ++times[names.emplace_back(subject.name.empty() ? byFile : subject.name)];
    }
    for (std::size_t i = 0; i < names.size(); ++i) {
        const Analysis& analysis = *subjects[i].analysis;
        if (times[names[i]] > 1) names[i] = analysis.audio.string() + stretchText(analysis);
    }
    return names;
}

std::vector<std::string> recordingNames(std::span<const ExportSubject> subjects) {
    std::map<std::string, std::set<std::filesystem::path>> files;
    for (const ExportSubject& subject : subjects)
        files[subject.analysis->audio.stem().string()].insert(subject.analysis->audio);
    std::vector<std::string> names;
    for (const ExportSubject& subject : subjects) {
        const std::filesystem::path& audio = subject.analysis->audio;
        const std::string stem = audio.stem().string();
        names.push_back(files[stem].size() > 1 ? audio.string() : stem);
    }
    return names;
}

double timeOfFrame(const Analysis& analysis, std::int64_t frame) {
    constexpr double nanoseconds = 1e9; // finer digits are the floating point's, 0.28000000000000003
    const double begin = analysis.stretch ? analysis.stretch->begin : 0;
    const double time = begin + static_cast<double>(frame) * analysis.model->frameShift;
    return std::round(time * nanoseconds) / nanoseconds;
}

std::vector<std::pair<std::string, std::string>> aboutSubjects(std::span<const ExportSubject> subjects) {
    std::vector<std::pair<std::string, std::string>> about;
    if (subjects.empty()) return about;
    const ExportSubject& first = subjects.front();
    const Analysis& analysis = *first.analysis;
    about.emplace_back("model", analysis.model->name);
    about.emplace_back("architecture", analysis.model->architecture);
    about.emplace_back("decoder", analysis.decoder.kind == DecoderOptions::Kind::greedy ? "greedy" : "beam");
    about.emplace_back("normalisation", analysis.normalisation);
    if (first.judgement) {
        const auto policy = nlohmann::ordered_json::parse(policyJson(first.judgement->policy));
        about.emplace_back("policy", policy.dump());
    }
    if (subjects.size() == 1) about.emplace_back("audio", analysis.audio.string());
    return about;
}

} // namespace offramp
