// SPDX-License-Identifier: GPL-3.0-or-later
#include "exits/frame_measures.h"

#include <array>
#include <cmath>

namespace offramp {

namespace {

using Series = std::vector<float> FrameTraces::*;

std::optional<double> mean(const ExitEvidence& evidence, Series series) {
    if (evidence.traces == nullptr || evidence.traces->frames() == 0) return std::nullopt;
    double sum = 0;
    for (const float value : evidence.traces->*series)
        sum += value;
    if (std::isnan(sum)) return std::nullopt;
    return sum / static_cast<double>(evidence.traces->frames());
}

/// The mean entropy over `unit`, which is 0 only where V = 1; the entropy is then 0 as well, on every scale.
std::optional<double> entropyIn(const ExitEvidence& evidence, double (*unit)(double classes)) {
    const std::optional<double> nats = mean(evidence, &FrameTraces::entropy);
    if (!nats) return nats;
    const double divisor = unit(static_cast<double>(evidence.traces->classes));
    return divisor > 0 ? *nats / divisor : 0.0;
}

std::optional<double> entropyPaper(const ExitEvidence& evidence) {
    return entropyIn(evidence, [](double classes) { return classes; });
}
std::optional<double> entropyNats(const ExitEvidence& evidence) {
    return mean(evidence, &FrameTraces::entropy);
}
std::optional<double> entropyNormalised(const ExitEvidence& evidence) {
    return entropyIn(evidence, [](double classes) { return std::log(classes); });
}
std::optional<double> maxProbability(const ExitEvidence& evidence) {
    return mean(evidence, &FrameTraces::maxProbability);
}

Range paperRange(std::int64_t classes) {
    return {0, std::log(static_cast<double>(classes)) / static_cast<double>(classes)};
}
Range natsRange(std::int64_t classes) {
    return {0, std::log(static_cast<double>(classes))};
}
Range unitRange(std::int64_t /*classes*/) {
    return {0, 1};
}
Range maximumRange(std::int64_t classes) {
    return {1 / static_cast<double>(classes), 1};
}

// A measure's members in the order in which measure.h declares them.
constexpr std::array<Measure, 4> table{{
    {"entropy_normalised", "Entropy, normalised",
     "How evenly an exit spreads its probability over the classes, averaged over frames, as a share of the "
     "most even "
     "spread there is; comparable across vocabularies.",
     "−Σ_t Σ_c p ln p / (T · ln V)", R"(-\frac{1}{T \ln V} \sum_t \sum_c p_{t,c} \ln p_{t,c})",
     "Shannon's entropy over its maximum, ln V", "", MeasureGroup::entropy, Direction::lowIsGood, unitRange,
     entropyNormalised},
    {"entropy_paper", "Entropy, paper scale",
     "The average frame entropy divided by the number of classes, as Wright et al. define it; a threshold "
     "does not "
     "transfer between vocabularies.",
     "−Σ_t Σ_c p ln p / (T · V)", R"(-\frac{1}{T V} \sum_t \sum_c p_{t,c} \ln p_{t,c})",
     "Wright et al. 2023, arXiv 2309.09546", "", MeasureGroup::entropy, Direction::lowIsGood, paperRange,
     entropyPaper},
    {"entropy_nats", "Entropy, nats per frame", "The average entropy of a frame's probabilities, in nats.",
     "−Σ_t Σ_c p ln p / T", R"(-\frac{1}{T} \sum_t \sum_c p_{t,c} \ln p_{t,c})",
     "Shannon 1948, natural logarithm", "nats", MeasureGroup::entropy, Direction::lowIsGood, natsRange,
     entropyNats},
    {"max_probability", "Mean maximum probability",
     "The probability of each frame's most probable class, averaged over frames.", "Σ_t max_c p / T",
     R"(\frac{1}{T} \sum_t \max_c p_{t,c})", "Hendrycks and Gimpel 2017, arXiv 1610.02136, per frame", "",
     MeasureGroup::probability, Direction::highIsGood, maximumRange, maxProbability},
}};

} // namespace

std::span<const Measure> frameMeasures() {
    return table;
}

} // namespace offramp
