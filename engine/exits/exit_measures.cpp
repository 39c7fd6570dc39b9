// SPDX-License-Identifier: GPL-3.0-or-later
#include "exits/frame_kernels.h"
#include "exits/frame_pooling.h"
#include "exits/frame_series.h"
#include "exits/measure_table.h"

#include <algorithm>
#include <array>
#include <numbers>

namespace offramp {

namespace {

using namespace detail;

Value patience(const ExitEvidence& evidence, const MeasureParameters& /*parameters*/) {
    return evidence.timesUnchanged ? Value(*evidence.timesUnchanged) : std::nullopt;
}

Value known(const Value& value) {
    return value && !std::isnan(*value) ? value : std::nullopt;
}

Value softPatience(const ExitEvidence& evidence, const MeasureParameters& /*parameters*/) {
    return known(evidence.textDistance);
}

Value klPrevious(const ExitEvidence& evidence, const MeasureParameters& parameters) {
    return pooled(seriesWithPrevious(evidence, parameters, rowKl), Direction::lowIsGood, parameters);
}

Value jsPrevious(const ExitEvidence& evidence, const MeasureParameters& parameters) {
    return pooled(seriesWithPrevious(evidence, parameters, rowJs), Direction::lowIsGood, parameters);
}

Value hiddenCosine(const ExitEvidence& evidence, const MeasureParameters& parameters) {
    if (evidence.traces == nullptr || std::ssize(evidence.hiddenCosines) != evidence.traces->frames())
        return std::nullopt;
    return pooled(atFramesKept(evidence, parameters, evidence.hiddenCosines), Direction::highIsGood,
                  parameters);
}

Value normalisedEntropy(const ExitEvidence& evidence, const MeasureParameters& parameters) {
    const Value nats = pooled(entropySeries(evidence, parameters), Direction::lowIsGood, parameters);
    if (!nats) return nats;
    return evidence.traces->classes > 1 ? *nats / std::log(static_cast<double>(evidence.traces->classes))
                                        : 0.0;
}

Value entropyDrop(const ExitEvidence& evidence, const MeasureParameters& parameters) {
    if (evidence.previous == nullptr) return std::nullopt;
    const Value before = normalisedEntropy(*evidence.previous, parameters);
    const Value now = normalisedEntropy(evidence, parameters);
    return before && now ? Value(*before - *now) : std::nullopt;
}

Value modelScore(const ExitEvidence& evidence, const MeasureParameters& /*parameters*/) {
    return known(evidence.modelScore);
}

Range patienceRange(std::int64_t /*classes*/, int exits) {
    return {0, static_cast<double>(std::max(0, exits - 1))};
}
Range jsRange(std::int64_t /*classes*/, int /*exits*/) {
    return {0, std::numbers::ln2};
}
Range signedRange(std::int64_t /*classes*/, int /*exits*/) {
    return {-1, 1};
}
Range anyRange(std::int64_t /*classes*/, int /*exits*/) {
    return {-infinity, infinity};
}

constexpr std::array<Measure, 7> table{{
    {.id = "patience",
     .name = "Patience",
     .brief = "Patience",
     .explanation = "How often in a row the text stayed the same as at the exit before; 0 at the first exit.",
     .formula = "the largest n with ŷ^m = ŷ^(m−1) = … = ŷ^(m−n)",
     .typeset = R"(\max n : \hat{y}^{m-k} = \hat{y}^{m-k-1} \text{ for } k = 0, 1, \text{…}, n - 1)",
     .source = "Zhou et al. 2020, arXiv 2006.04152; for speech Berrebbi et al. 2023, arXiv 2211.08989",
     .unit = "",
     .group = MeasureGroup::betweenExits,
     .direction = Direction::highIsGood,
     .inclusive = true,
     .range = patienceRange,
     .startingThreshold = startAt<1000>,
     .evaluate = patience},
    {.id = "soft_patience",
     .name = "Change of the text",
     .brief = "Text change",
     .explanation =
         "The edit distance of the text to that of the exit before, in characters, by the longer's "
         "length.",
     .formula = "d(ŷ^m, ŷ^(m−1)) / max(|ŷ^m|, |ŷ^(m−1)|)",
     .typeset = R"(\frac{d(\hat{y}^{m}, \hat{y}^{m-1})}{\max(|\hat{y}^{m}|, |\hat{y}^{m-1}|)})",
     .source = "After Zhou et al. 2020, arXiv 2006.04152, with Levenshtein's distance",
     .unit = "",
     .group = MeasureGroup::betweenExits,
     .direction = Direction::lowIsGood,
     .inclusive = true,
     .needs = bits(Need::previousExit),
     .range = unitRange,
     .startingThreshold = startAt<50>,
     .evaluate = softPatience},
    {.id = "kl_previous",
     .name = "Divergence from the previous exit, Kullback–Leibler",
     .brief = "KL",
     .explanation =
         "How much a frame's probabilities tell that those of the exit before didn't, averaged over "
         "frames; infinite where the exit before ruled a class out that has a probability now.",
     .formula = "Σ_t Σ_c p^m ln(p^m / p^(m−1)) / T",
     .typeset = R"(\frac{1}{T} \sum_t \sum_c p^{m}_{t,c} \ln \frac{p^{m}_{t,c}}{p^{m-1}_{t,c}})",
     .source = "Kullback and Leibler 1951, of consecutive exits",
     .unit = "nats",
     .group = MeasureGroup::betweenExits,
     .direction = Direction::lowIsGood,
     .parameters = frameParameters,
     .needs = bits(Need::previousExit),
     .range = fromZero,
     .startingThreshold = startAt<360>,
     .evaluate = klPrevious},
    {.id = "js_previous",
     .name = "Divergence from the previous exit, Jensen–Shannon",
     .brief = "JS",
     .explanation =
         "How different a frame's probabilities are from those of the exit before, the same both ways, "
         "averaged over frames.",
     .formula = "Σ_t (KL(p^m ‖ q) + KL(p^(m−1) ‖ q)) / (2T), q = (p^m + p^(m−1)) / 2",
     .typeset = R"(\frac{1}{2T} \sum_t \left( \text{KL}(p^{m}_t, q_t) + \text{KL}(p^{m-1}_t, q_t) \right),)"
                R"( q_t = \frac{p^{m}_t + p^{m-1}_t}{2})",
     .source = "Lin 1991, of consecutive exits",
     .unit = "nats",
     .group = MeasureGroup::betweenExits,
     .direction = Direction::lowIsGood,
     .parameters = frameParameters,
     .needs = bits(Need::previousExit),
     .range = jsRange,
     .startingThreshold = startAt<73>,
     .evaluate = jsPrevious},
    {.id = "hidden_cosine",
     .name = "Cosine with the previous exit's hidden state",
     .brief = "Cosine",
     .explanation =
         "How much the hidden state points the way it did at the exit before, averaged over frames.",
     .formula = "Σ_t h^m · h^(m−1) / (|h^m| |h^(m−1)|) / T",
     .typeset = R"(\frac{1}{T} \sum_t \text{cos} \left( h^{m}_t, h^{m-1}_t \right))",
     .source = "Schuster et al. 2022, arXiv 2207.07061",
     .unit = "",
     .group = MeasureGroup::betweenExits,
     .direction = Direction::highIsGood,
     .parameters = bits(Parameter::mask) | bits(Parameter::pool),
     .needs = bits(Need::previousExit) | bits(Need::hidden),
     .range = signedRange,
     .startingThreshold = startAt<520>,
     .evaluate = hiddenCosine},
    {.id = "entropy_drop",
     .name = "Drop of the entropy",
     .brief = "Entropy drop",
     .explanation =
         "By how much the normalised entropy fell since the exit before; small, or negative, where "
         "going on makes the model no surer.",
     .formula = "H^(m−1) − H^m, normalised entropies",
     .typeset = R"(H^{m-1} - H^{m}, H^{m} = -\frac{1}{T \ln V} \sum_t \sum_c p^{m}_{t,c} \ln p^{m}_{t,c})",
     .source = "Difference of Shannon's normalised entropy between consecutive exits",
     .unit = "",
     .group = MeasureGroup::betweenExits,
     .direction = Direction::lowIsGood,
     .parameters = frameParameters,
     .needs = bits(Need::previousExit),
     .range = signedRange,
     .startingThreshold = startAt<9>,
     .evaluate = entropyDrop},
    {.id = "model_score",
     .name = "Score of the model itself",
     .brief = "Model's score",
     .explanation =
         "A score that the model brings for each exit, low where it is sure, such as the entropy of "
         "DAISY's self-supervised heads in nats per frame.",
     .formula = "as the model gives it",
     .typeset = R"(\text{as the model gives it})",
     .source = "Lin et al. 2024, arXiv 2406.05464",
     .unit = "",
     .group = MeasureGroup::model,
     .direction = Direction::lowIsGood,
     .needs = bits(Need::modelScore),
     .range = anyRange,
     .startingThreshold = startAt<100>,
     .evaluate = modelScore},
}};

} // namespace

std::span<const Measure> exitMeasures() {
    return table;
}

} // namespace offramp
