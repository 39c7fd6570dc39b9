// SPDX-License-Identifier: GPL-3.0-or-later
#include "exits/frame_kernels.h"
#include "exits/frame_pooling.h"
#include "exits/frame_series.h"
#include "exits/measure_table.h"

#include <array>

namespace offramp {

namespace {

using namespace detail;

Value entropyNats(const ExitEvidence& evidence, const MeasureParameters& parameters) {
    return pooled(entropySeries(evidence, parameters), Direction::lowIsGood, parameters);
}

/// The entropy over `unit`, which is 0 only where V = 1; the entropy is then 0 as well, on every scale.
Value entropyIn(const ExitEvidence& evidence, const MeasureParameters& parameters,
                double (*unit)(double classes)) {
    const Value nats = entropyNats(evidence, parameters);
    if (!nats) return nats;
    const double divisor = unit(static_cast<double>(evidence.traces->classes));
    return divisor > 0 ? *nats / divisor : 0.0;
}

Value entropyPaper(const ExitEvidence& evidence, const MeasureParameters& parameters) {
    return entropyIn(evidence, parameters, [](double classes) { return classes; });
}

Value entropyNormalised(const ExitEvidence& evidence, const MeasureParameters& parameters) {
    return entropyIn(evidence, parameters, [](double classes) { return std::log(classes); });
}

/// Two ways to the same numbers: from a frame, or from frames' ln Σ p^α.
struct OfOrder {
    double (*row)(std::span<const float>, double);
    void (*sums)(std::span<double>, double, std::int64_t);
};

bool hasSums(const ExitEvidence& evidence, const MeasureParameters& parameters) {
    const MeasureParameters standard;
    return !evidence.logPowerSums.empty() && parameters.alpha == standard.alpha &&
           parameters.temperature == standard.temperature;
}

Value ofOrder(const ExitEvidence& evidence, const MeasureParameters& parameters, const OfOrder& confidence) {
    std::vector<double> numbers;
    if (hasSums(evidence, parameters)) {
        numbers = atFramesKept(evidence, parameters, evidence.logPowerSums);
        confidence.sums(numbers, parameters.alpha, evidence.traces->classes);
    } else {
        numbers = seriesOf(evidence, parameters,
                           [&](std::span<const float> row) { return confidence.row(row, parameters.alpha); });
    }
    return pooled(std::move(numbers), Direction::highIsGood, parameters);
}

Value tsallis(const ExitEvidence& evidence, const MeasureParameters& parameters) {
    return ofOrder(evidence, parameters, {rowTsallis, tsallisFrom});
}

Value renyi(const ExitEvidence& evidence, const MeasureParameters& parameters) {
    return ofOrder(evidence, parameters, {rowRenyi, renyiFrom});
}

double paperUnit(std::int64_t classes) {
    return std::log(static_cast<double>(classes)) / static_cast<double>(classes);
}

Range paperRange(std::int64_t classes, int /*exits*/) {
    return {0, paperUnit(classes)};
}

double paperStart(std::int64_t classes) {
    return startingShare * paperUnit(classes);
}

constexpr unsigned orderParameters = frameParameters | bits(Parameter::alpha);

constexpr std::array<Measure, 5> table{{
    {.id = "entropy_normalised",
     .name = "Entropy, normalised",
     .brief = "Entropy",
     .explanation = "How evenly an exit spreads its probability over the classes, averaged over frames, as a "
                    "share of the most even spread there is; comparable across vocabularies.",
     .formula = "−Σ_t Σ_c p ln p / (T · ln V)",
     .typeset = R"(-\frac{1}{T \ln V} \sum_t \sum_c p_{t,c} \ln p_{t,c})",
     .source = "Shannon's entropy over its maximum, ln V",
     .unit = "",
     .group = MeasureGroup::entropy,
     .direction = Direction::lowIsGood,
     .parameters = frameParameters,
     .range = unitRange,
     .startingThreshold = nearZero,
     .evaluate = entropyNormalised},
    {.id = "entropy_paper",
     .name = "Entropy, paper scale",
     .brief = "Entropy/V",
     .explanation =
         "The average frame entropy divided by the number of classes, as Wright et al. define it; a "
         "threshold does not transfer between vocabularies.",
     .formula = "−Σ_t Σ_c p ln p / (T · V)",
     .typeset = R"(-\frac{1}{T V} \sum_t \sum_c p_{t,c} \ln p_{t,c})",
     .source = "Wright et al. 2023, arXiv 2309.09546",
     .unit = "",
     .group = MeasureGroup::entropy,
     .direction = Direction::lowIsGood,
     .parameters = frameParameters,
     .range = paperRange,
     .startingThreshold = paperStart,
     .evaluate = entropyPaper},
    {.id = "entropy_nats",
     .name = "Entropy, nats per frame",
     .brief = "Entropy, nats",
     .explanation = "The average entropy of a frame's probabilities, in nats.",
     .formula = "−Σ_t Σ_c p ln p / T",
     .typeset = R"(-\frac{1}{T} \sum_t \sum_c p_{t,c} \ln p_{t,c})",
     .source = "Shannon 1948, natural logarithm",
     .unit = "nats",
     .group = MeasureGroup::entropy,
     .direction = Direction::lowIsGood,
     .parameters = frameParameters,
     .range = natsRange,
     .startingThreshold = nearZeroNats,
     .evaluate = entropyNats},
    {.id = "tsallis",
     .name = "Confidence by Tsallis entropy",
     .brief = "Tsallis",
     .explanation =
         "How far a frame's Tsallis entropy of order α is from its maximum, averaged over frames; a "
         "small α lets unlikely classes count for more.",
     .formula = "Σ_t (V^(1−α) − Σ_c p^α) / (V^(1−α) − 1) / T",
     .typeset = R"(\frac{1}{T} \sum_t \frac{V^{1-\alpha} - \sum_c p_{t,c}^{\alpha}}{V^{1-\alpha} - 1})",
     .source = "Laptev and Ginsburg 2022, arXiv 2212.08703, linear form",
     .unit = "",
     .group = MeasureGroup::entropy,
     .direction = Direction::highIsGood,
     .parameters = orderParameters,
     .range = unitRange,
     .startingThreshold = startAt<930>,
     .evaluate = tsallis},
    {.id = "renyi",
     .name = "Confidence by Rényi entropy",
     .brief = "Rényi",
     .explanation = "How far a frame's Rényi entropy of order α is from its maximum, averaged over frames; a "
                    "large α looks at the most probable class alone.",
     .formula = "Σ_t (1 + log_V(Σ_c p^α) / (α − 1)) / T",
     .typeset =
         R"(\frac{1}{T} \sum_t \left( 1 + \frac{\ln \sum_c p_{t,c}^{\alpha}}{(\alpha - 1) \ln V} \right))",
     .source = "Laptev and Ginsburg 2022, arXiv 2212.08703, linear form",
     .unit = "",
     .group = MeasureGroup::entropy,
     .direction = Direction::highIsGood,
     .parameters = orderParameters,
     .range = unitRange,
     .startingThreshold = startAt<790>,
     .evaluate = renyi},
}};

} // namespace

std::span<const Measure> entropyMeasures() {
    return table;
}

} // namespace offramp
