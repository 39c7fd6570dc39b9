// SPDX-License-Identifier: GPL-3.0-or-later
#include "exits/frame_kernels.h"
#include "exits/frame_pooling.h"
#include "exits/frame_series.h"
#include "exits/measure_table.h"

#include <algorithm>
#include <array>

namespace offramp {

namespace {

using namespace detail;

double maximumOf(std::span<const float> row) {
    return std::isnan(rowEntropy(row)) ? std::nan("") : std::exp(double{rowTop(row).first});
}

double marginOf(std::span<const float> row) {
    const RowTop top = rowTop(row);
    return std::isnan(rowEntropy(row)) ? std::nan("")
                                       : std::exp(double{top.first}) - std::exp(double{top.second});
}

/// From the traces where the temperature is 1.
std::vector<double> series(const ExitEvidence& evidence, const MeasureParameters& parameters,
                           std::vector<float> FrameTraces::*trace, double (*number)(std::span<const float>)) {
    return parameters.temperature == 1 ? traceSeries(evidence, parameters, trace)
                                       : seriesOf(evidence, parameters, number);
}

std::vector<double> maxima(const ExitEvidence& evidence, const MeasureParameters& parameters) {
    return series(evidence, parameters, &FrameTraces::maxProbability, maximumOf);
}

Value maxProbability(const ExitEvidence& evidence, const MeasureParameters& parameters) {
    return pooled(maxima(evidence, parameters), Direction::highIsGood, parameters);
}

Value maxProbabilityRescaled(const ExitEvidence& evidence, const MeasureParameters& parameters) {
    const Value maximum = maxProbability(evidence, parameters);
    if (!maximum) return maximum;
    const auto classes = static_cast<double>(evidence.traces->classes);
    return classes > 1 ? std::clamp((classes * *maximum - 1) / (classes - 1), 0.0, 1.0) : 1.0;
}

Value expLogMaxProbability(const ExitEvidence& evidence, const MeasureParameters& parameters) {
    std::vector<double> logs = maxima(evidence, parameters);
    for (double& value : logs)
        value = std::log(value);
    const Value log = pooled(std::move(logs), Direction::highIsGood, parameters);
    return log ? Value(std::exp(*log)) : log;
}

Value margin(const ExitEvidence& evidence, const MeasureParameters& parameters) {
    return pooled(series(evidence, parameters, &FrameTraces::margin, marginOf), Direction::highIsGood,
                  parameters);
}

Range maximumRange(std::int64_t classes, int /*exits*/) {
    return {1 / static_cast<double>(classes), 1};
}

double maximumStart(std::int64_t classes) {
    return 1 - 0.047 * (1 - 1 / static_cast<double>(classes));
}

constexpr std::array<Measure, 4> table{{
    {.id = "max_probability",
     .name = "Mean maximum probability",
     .brief = "Max p",
     .explanation = "The probability of each frame's most probable class, averaged over frames.",
     .formula = "Σ_t max_c p / T",
     .typeset = R"(\frac{1}{T} \sum_t \max_c p_{t,c})",
     .source = "Hendrycks and Gimpel 2017, arXiv 1610.02136, per frame",
     .unit = "",
     .group = MeasureGroup::probability,
     .direction = Direction::highIsGood,
     .parameters = frameParameters,
     .range = maximumRange,
     .startingThreshold = maximumStart,
     .evaluate = maxProbability},
    {.id = "max_probability_rescaled",
     .name = "Maximum probability, rescaled",
     .brief = "Max p, scaled",
     .explanation = "The mean maximum probability, stretched so that even probabilities give 0; comparable "
                    "across vocabularies.",
     .formula = "Σ_t (V · max_c p − 1) / (V − 1) / T",
     .typeset = R"(\frac{1}{T} \sum_t \frac{V \max_c p_{t,c} - 1}{V - 1})",
     .source = "Laptev and Ginsburg 2022, arXiv 2212.08703, of the maximum",
     .unit = "",
     .group = MeasureGroup::probability,
     .direction = Direction::highIsGood,
     .parameters = frameParameters,
     .range = unitRange,
     .startingThreshold = startAt<953>,
     .evaluate = maxProbabilityRescaled},
    {.id = "exp_log_max_probability",
     .name = "Geometric mean of the maximum probability",
     .brief = "Max p, geom.",
     .explanation = "The geometric mean, over frames, of the most probable class's probability, in which one "
                    "unsure frame counts for more than in the arithmetic mean.",
     .formula = "exp(Σ_t max_c ln p / T)",
     .typeset = R"(\text{exp} \left( \frac{1}{T} \sum_t \max_c \ln p_{t,c} \right))",
     .source = "The greedy path's probability, to the power 1/T",
     .unit = "",
     .group = MeasureGroup::probability,
     .direction = Direction::highIsGood,
     .parameters = frameParameters,
     .range = maximumRange,
     .startingThreshold = startAt<950>,
     .evaluate = expLogMaxProbability},
    {.id = "margin",
     .name = "Margin",
     .brief = "Margin",
     .explanation = "By how much the most probable class of a frame leads the second, averaged over frames.",
     .formula = "Σ_t (p₁ − p₂) / T",
     .typeset = R"(\frac{1}{T} \sum_t \left( p_{t,1} - p_{t,2} \right))",
     .source = "Schuster et al. 2022, arXiv 2207.07061, per frame",
     .unit = "",
     .group = MeasureGroup::probability,
     .direction = Direction::highIsGood,
     .parameters = frameParameters,
     .range = unitRange,
     .startingThreshold = startAt<910>,
     .evaluate = margin},
}};

} // namespace

std::span<const Measure> probabilityMeasures() {
    return table;
}

} // namespace offramp
