// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/evidence.h"

#include "base/utf8.h"
#include "scoring/edit_distance.h"

#include <algorithm>
#include <optional>

namespace offramp {

namespace {

double distanceBetween(const std::string& one, const std::string& other) {
    const std::u32string first = decodeUtf8(one);
    const std::u32string second = decodeUtf8(other);
    const std::size_t longer = std::max(first.size(), second.size());
    if (longer == 0) return 0;
    return static_cast<double>(editDistance(first, second)) / static_cast<double>(longer);
}

/// Those of `specs` that aren't among the scores, each once.
std::vector<MeasureSpec> missing(const Scores& scores, std::span<const MeasureSpec> specs) {
    std::vector<MeasureSpec> absent;
    for (const MeasureSpec& spec : specs) {
        if (findScore(scores, spec) == nullptr &&
            std::find(absent.begin(), absent.end(), spec) == absent.end())
            absent.push_back(spec);
    }
    return absent;
}

} // namespace

void relate(ExitResult& result, const ExitResult* previous) {
    result.emissions.clear();
    for (const Token& token : result.hypothesis.tokens) {
        if (result.emissions.empty() || token.start > result.emissions.back())
            result.emissions.push_back(token.start);
    }
    result.timesUnchanged = 0;
    result.textDistance.reset();
    if (previous == nullptr) return;
    const bool same = result.hypothesis.text == previous->hypothesis.text;
    if (same) result.timesUnchanged = previous->timesUnchanged + 1;
    result.textDistance = distanceBetween(result.hypothesis.text, previous->hypothesis.text);
}

ExitEvidence evidenceOf(const ExitResult& result, int blank, const ExitEvidence* previous) {
    ExitEvidence evidence;
    evidence.logProbs = result.output.logProbs.get();
    evidence.traces = &result.traces;
    evidence.blank = blank;
    evidence.emissions = result.emissions;
    evidence.tokens = std::ssize(result.hypothesis.tokens);
    evidence.pathLogProbability = result.pathLogProbability;
    evidence.forwardLogProbability = result.forwardLogProbability;
    evidence.nBest = result.ranked;
    evidence.timesUnchanged = result.timesUnchanged;
    evidence.textDistance = result.textDistance;
    evidence.previous = previous;
    evidence.hiddenCosines = result.hiddenCosines;
    evidence.modelScore = result.output.modelScore;
    return evidence;
}

AnalysisEvidence::AnalysisEvidence(const Analysis& analysis) {
    const int blank = analysis.tokenizer ? analysis.tokenizer->blank() : -1;
    exits_.reserve(analysis.exits.size()); // they point to each other
    for (const auto& result : analysis.exits)
        exits_.push_back(evidenceOf(*result, blank, exits_.empty() ? nullptr : &exits_.back()));
}

std::string utteranceName(const Analysis& analysis) {
    return analysis.audio.filename().string();
}

std::vector<Scores> scoresFor(const Analysis& analysis, const Policy& policy) {
    std::vector<Scores> all;
    std::optional<AnalysisEvidence> evidence; // made where something is missing
    for (std::size_t exit = 0; exit < analysis.exits.size(); ++exit) {
        all.push_back(analysis.exits[exit]->scores);
        const auto absent = missing(all.back(), specsOf(policy, static_cast<int>(exit)));
        if (absent.empty()) continue;
        if (!evidence) evidence.emplace(analysis);
        const Scores taken = scoreExit(evidence->exits()[exit], absent);
        all.back().insert(all.back().end(), taken.begin(), taken.end());
    }
    return all;
}

bool hasScores(const Analysis& analysis, const Policy& policy) {
    for (std::size_t exit = 0; exit < analysis.exits.size(); ++exit) {
        if (!missing(analysis.exits[exit]->scores, specsOf(policy, static_cast<int>(exit))).empty())
            return false;
    }
    return true;
}

std::shared_ptr<const Analysis> withScores(const Analysis& analysis, const Policy& policy) {
    auto changed = std::make_shared<Analysis>(analysis);
    std::vector<Scores> scores = scoresFor(analysis, policy);
    for (std::size_t exit = 0; exit < changed->exits.size(); ++exit) {
        if (scores[exit].size() == changed->exits[exit]->scores.size()) continue;
        auto result = std::make_shared<ExitResult>(*changed->exits[exit]);
        result->scores = std::move(scores[exit]);
        changed->exits[exit] = std::move(result);
    }
    return changed;
}

std::shared_ptr<const Analysis> withScores(const Analysis& analysis, std::span<const MeasureSpec> specs) {
    auto changed = std::make_shared<Analysis>(analysis);
    const AnalysisEvidence evidence(analysis);
    for (std::size_t exit = 0; exit < changed->exits.size(); ++exit) {
        const auto absent = missing(changed->exits[exit]->scores, specs);
        if (absent.empty()) continue;
        auto result = std::make_shared<ExitResult>(*changed->exits[exit]);
        const Scores taken = scoreExit(evidence.exits()[exit], absent);
        result->scores.insert(result->scores.end(), taken.begin(), taken.end());
        changed->exits[exit] = std::move(result);
    }
    return changed;
}

} // namespace offramp
