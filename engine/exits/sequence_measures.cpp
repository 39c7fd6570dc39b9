// SPDX-License-Identifier: GPL-3.0-or-later
#include "exits/measure_table.h"
#include "exits/posteriors.h"

#include <algorithm>
#include <array>
#include <vector>

namespace offramp {

namespace {

using namespace detail;

/// A hypothesis of probability 0 is none, and one alone has the posterior 1 whatever it is.
bool comparesHypotheses(std::span<const RankedHypothesis> nBest) {
    const auto usable = [](const RankedHypothesis& one) {
        return one.score < infinity;
    }; // no NaN either
    return std::all_of(nBest.begin(), nBest.end(), usable) &&
           std::count_if(nBest.begin(), nBest.end(),
                         [](const RankedHypothesis& one) { return one.score > -infinity; }) > 1;
}

/// Softmax of the scores over τ; empty where there aren't at least two hypotheses.
std::vector<double> posteriors(const ExitEvidence& evidence, const MeasureParameters& parameters) {
    if (!comparesHypotheses(evidence.nBest)) return {};
    std::vector<double> scores;
    for (const RankedHypothesis& one : evidence.nBest)
        scores.push_back(one.score);
    return posteriorsOf(scores, parameters.temperature);
}

Value nBestPosterior(const ExitEvidence& evidence, const MeasureParameters& parameters) {
    const std::vector<double> shares = posteriors(evidence, parameters);
    return shares.empty() ? std::nullopt : Value(shares.front());
}

Value expectedWer(const ExitEvidence& evidence, const MeasureParameters& parameters) {
    const std::vector<double> shares = posteriors(evidence, parameters);
    if (shares.empty()) return std::nullopt;
    double edits = 0;
    double words = 0;
    for (std::size_t k = 0; k < shares.size(); ++k) {
        edits += shares[k] * static_cast<double>(evidence.nBest[k].wordEdits);
        words += shares[k] * static_cast<double>(evidence.nBest[k].words);
    }
    if (words > 0) return edits / words;
    return edits > 0 ? std::nullopt : Value(0.0);
}

Value over(std::optional<double> logProbability, std::int64_t length) {
    if (!logProbability || std::isnan(*logProbability) || length < 1) return std::nullopt;
    return *logProbability / static_cast<double>(length);
}

Value pathScoreFrame(const ExitEvidence& evidence, const MeasureParameters& /*parameters*/) {
    return over(evidence.pathLogProbability, evidence.traces != nullptr ? evidence.traces->frames() : 0);
}

Value pathScoreToken(const ExitEvidence& evidence, const MeasureParameters& /*parameters*/) {
    return over(evidence.pathLogProbability, evidence.tokens.value_or(0));
}

Value ctcForward(const ExitEvidence& evidence, const MeasureParameters& /*parameters*/) {
    return over(evidence.forwardLogProbability, evidence.tokens.value_or(0));
}

constexpr std::array<Measure, 5> table{{
    {.id = "nbest_posterior",
     .name = "Posterior among the N best",
     .brief = "Posterior",
     .explanation =
         "The best hypothesis's share of the probability of the N best; with a single hypothesis it "
         "would be 1 whatever was heard, so it is undefined there.",
     .formula = "exp(s₁/τ) / Σ_k exp(s_k/τ)",
     .typeset = R"(\frac{e^{s_1 / \tau}}{\sum_{k=1}^{N} e^{s_k / \tau}})",
     .source = "Wright et al. 2023, arXiv 2309.09546",
     .unit = "",
     .group = MeasureGroup::sequence,
     .direction = Direction::highIsGood,
     .parameters = bits(Parameter::temperature),
     .needs = bits(Need::nBest),
     .range = unitRange,
     .startingThreshold = startAt<500>,
     .evaluate = nBestPosterior},
    {.id = "path_score_frame",
     .name = "Path score per frame",
     .brief = "Path/frame",
     .explanation = "The log-probability of the hypothesis's path, divided by the number of frames.",
     .formula = "ln P(path) / T",
     .typeset = R"(\frac{1}{T} \ln P(\hat{\pi} | x))",
     .source = "Graves et al. 2006, best path, length-normalised",
     .unit = "nats",
     .group = MeasureGroup::sequence,
     .direction = Direction::highIsGood,
     .range = logRange,
     .startingThreshold = startAt<-54>,
     .evaluate = pathScoreFrame},
    {.id = "path_score_token",
     .name = "Path score per token",
     .brief = "Path/token",
     .explanation = "The log-probability of the hypothesis's path, divided by the number of its tokens; "
                    "undefined where it has none.",
     .formula = "ln P(path) / |ŷ|",
     .typeset = R"(\frac{1}{|\hat{y}|} \ln P(\hat{\pi} | x))",
     .source = "Graves et al. 2006, best path, length-normalised",
     .unit = "nats",
     .group = MeasureGroup::sequence,
     .direction = Direction::highIsGood,
     .range = logRange,
     .startingThreshold = startAt<-200>,
     .evaluate = pathScoreToken},
    {.id = "ctc_forward",
     .name = "Forward probability per token",
     .brief = "Forward/token",
     .explanation =
         "The log-probability of the hypothesis over all its CTC paths, divided by the number of its "
         "tokens; undefined where it has none.",
     .formula = "ln P(ŷ|x) / |ŷ|",
     .typeset = R"(\frac{1}{|\hat{y}|} \ln P(\hat{y} | x))",
     .source = "Graves et al. 2006, forward algorithm, length-normalised",
     .unit = "nats",
     .group = MeasureGroup::sequence,
     .direction = Direction::highIsGood,
     .needs = bits(Need::forward),
     .range = logRange,
     .startingThreshold = startAt<-40>,
     .evaluate = ctcForward},
    {.id = "expected_wer",
     .name = "Expected word error rate",
     .brief = "Expected WER",
     .explanation =
         "The word errors that the best hypothesis would have on average, were each of the N best what "
         "was said with its posterior, over the words there would be; undefined with a single one.",
     .formula = "Σ_k P_k · d(ŷ₁, ŷ_k) / Σ_k P_k · |ŷ_k|",
     .typeset = R"(\frac{\sum_k P_k d(\hat{y}_1, \hat{y}_k)}{\sum_k P_k |\hat{y}_k|})",
     .source = "Goel and Byrne 2000, Bayes risk over the N best",
     .unit = "",
     .group = MeasureGroup::sequence,
     .direction = Direction::lowIsGood,
     .parameters = bits(Parameter::temperature),
     .needs = bits(Need::nBest),
     .range = fromZero,
     .startingThreshold = startAt<85>,
     .evaluate = expectedWer},
}};

} // namespace

std::span<const Measure> sequenceMeasures() {
    return table;
}

} // namespace offramp
