// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/decoding.h"

#include "analysis/analyze.h"
#include "analysis/evidence.h"
#include "base/workers.h"
#include "decode/ctc_forward.h"
#include "decode/greedy.h"
#include "scoring/edit_distance.h"

#include <algorithm>
#include <chrono>

namespace offramp {

namespace {

// The sums over all alignments of a text take frames times tokens steps: a tenth of a second for so many, and
// hours for an hour. Beyond, the measures that need them are undefined.
constexpr std::int64_t mostSteps = 10'000'000;

double secondsSince(std::chrono::steady_clock::time_point begin) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

std::vector<std::string> wordsOf(const Hypothesis& hypothesis) {
    std::vector<std::string> words;
    for (const Word& word : hypothesis.words)
        words.push_back(word.text);
    return words;
}

std::vector<RankedHypothesis> ranked(const NBest& nBest) {
    std::vector<RankedHypothesis> list;
    std::vector<std::string> best;
    for (const NBestEntry& entry : nBest.entries) {
        const auto words = wordsOf(entry.hypothesis);
        if (list.empty()) best = words;
        list.push_back({entry.score, std::ssize(words), editDistance(words, best)});
    }
    return list;
}

/// What measures want to know of a hypothesis beside its text.
void measureHypothesis(ExitResult& result, const Tokenizer& tokenizer) {
    const Matrix& logProbs = *result.output.logProbs;
    std::vector<int> tokens;
    for (const Token& token : result.hypothesis.tokens)
        tokens.push_back(token.id);
    const bool feasible = logProbs.rows() * (2 * std::ssize(tokens) + 1) <= mostSteps;
    result.forwardLogProbability.reset();
    if (feasible) result.forwardLogProbability = ctcForward(logProbs, tokens, tokenizer);
    result.pathLogProbability.reset();
    if (!result.nBest)
        result.pathLogProbability = result.hypothesis.logProbability; // of the best of all paths
    else if (feasible)
        result.pathLogProbability = ctcBestPath(logProbs, tokens, tokenizer);
}

/// What the search found, or greedy decoding where `nBest` is null, becomes the exit's hypothesis.
void take(ExitResult& result, std::shared_ptr<const NBest> nBest, const Tokenizer& tokenizer) {
    result.ranked.clear();
    result.nBest = std::move(nBest);
    if (!result.nBest) {
        result.hypothesis = greedyDecode(*result.output.logProbs, tokenizer);
    } else {
        result.hypothesis =
            result.nBest->entries.empty() ? Hypothesis() : result.nBest->entries[0].hypothesis;
        result.ranked = ranked(*result.nBest);
    }
    measureHypothesis(result, tokenizer);
}

/// Every exit's N best, or nothing for each where decoding is greedy.
std::vector<std::shared_ptr<const NBest>> search(const Analysis& analysis, const Decoding& decoding,
                                                 int threads, const CancelToken& cancel) {
    std::vector<std::shared_ptr<const NBest>> found(analysis.exits.size());
    if (!decoding.beam) return found;
    std::vector<const Matrix*> outputs;
    for (const auto& exit : analysis.exits)
        outputs.push_back(exit->output.logProbs.get());
    Workers workers(threads);
    std::vector<NBest> lists = decodeAll(*decoding.beam, outputs, workers, cancel);
    for (std::size_t i = 0; i < lists.size(); ++i)
        found[i] = std::make_shared<const NBest>(std::move(lists[i]));
    return found;
}

/// What scores were taken of, each once: of every exit, since with temperatures they differ.
std::vector<MeasureSpec> specsIn(const Analysis& analysis) {
    std::vector<MeasureSpec> specs;
    for (const auto& exit : analysis.exits) {
        for (const Score& score : exit->scores)
            if (std::find(specs.begin(), specs.end(), score.spec) == specs.end()) specs.push_back(score.spec);
    }
    return specs;
}

} // namespace

Decoding openDecoding(std::shared_ptr<const Tokenizer> tokenizer, const DecoderOptions& options) {
    Decoding decoding{options, nullptr};
    if (options.kind == DecoderOptions::Kind::beam)
        decoding.beam = openBeamDecoder(std::move(tokenizer), options);
    return decoding;
}

void decodeExit(ExitResult& result, const ExitResult* previous, const Decoding& decoding,
                const Tokenizer& tokenizer, const CancelToken& cancel) {
    std::shared_ptr<const NBest> nBest;
    if (decoding.beam)
        nBest = std::make_shared<const NBest>(decoding.beam->decode(*result.output.logProbs, cancel));
    take(result, std::move(nBest), tokenizer);
    relate(result, previous);
}

std::shared_ptr<const Analysis> withDecoding(const Analysis& analysis, const Decoding& decoding, int threads,
                                             const CancelToken& cancel) {
    const auto begin = std::chrono::steady_clock::now();
    auto found = search(analysis, decoding, threads, cancel);
    const double share = secondsSince(begin) / static_cast<double>(std::max<std::size_t>(1, found.size()));
    auto changed = std::make_shared<Analysis>(analysis);
    changed->decoder = decoding.options;
    for (std::size_t exit = 0; exit < found.size(); ++exit) {
        cancel.check();
        const auto start = std::chrono::steady_clock::now();
        auto result = std::make_shared<ExitResult>(*analysis.exits[exit]);
        take(*result, std::move(found[exit]), *analysis.tokenizer);
        relate(*result, exit > 0 ? changed->exits[exit - 1].get() : nullptr);
        result->scores.clear();
        result->decodeSeconds = share + secondsSince(start);
        changed->exits[exit] = std::move(result);
    }
    const auto scored = withScores(*changed, specsIn(analysis));
    return withReference(*scored, scored->reference, normalisationOf(scored->normalisation));
}

} // namespace offramp
