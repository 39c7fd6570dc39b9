// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/explore/measure_quality.h"

#include "corpus/explore/measure_column.h"
#include "scoring/correlation.h"

#include <cmath>

namespace offramp {

namespace {

/// Calls `visit(utterance, value, errors)` for those that have a reference and a value.
template <typename Visit>
void forEachScored(const CorpusResults& results, const DecoderResults& decoder, const MeasureSpec& spec,
                   std::size_t exit, std::span<const std::uint32_t> selection, const Visit& visit) {
    const std::span<const double> values = valuesOf(results, decoder, spec);
    for (const std::uint32_t utterance : selection) {
        const std::size_t at = results.at(utterance, exit);
        if (!results.utterances[utterance].reference || std::isnan(values[at])) continue;
        visit(utterance, values[at], decoder.words[at]);
    }
}

std::vector<JudgedConfidence> judged(const CorpusResults& results, const DecoderResults& decoder,
                                     const MeasureSpec& spec, std::size_t exit,
                                     std::span<const std::uint32_t> selection, double atZero) {
    const double sign = spec.measure->direction == Direction::lowIsGood ? -1 : 1;
    std::vector<JudgedConfidence> all;
    forEachScored(results, decoder, spec, exit, selection,
                  [&](std::uint32_t /*utterance*/, double value, const ErrorCounts& errors) {
                      all.push_back({atZero + sign * value, errors.errors() == 0});
                  });
    return all;
}

} // namespace

MeasureScatter scatterOf(const CorpusResults& results, const DecoderResults& decoder, const MeasureSpec& spec,
                         std::size_t exit, std::span<const std::uint32_t> selection) {
    MeasureScatter scatter;
    std::vector<double> values;
    std::vector<double> rates;
    forEachScored(results, decoder, spec, exit, selection,
                  [&](std::uint32_t utterance, double value, const ErrorCounts& errors) {
                      const std::optional<double> rate = errors.rate();
                      if (!rate) return;
                      scatter.points.push_back({utterance, value, *rate});
                      values.push_back(value);
                      rates.push_back(*rate);
                  });
    scatter.pearson = pearson(values, rates);
    scatter.spearman = spearman(values, rates);
    return scatter;
}

bool isConfidence(const Measure& measure) {
    constexpr std::int64_t classes = 1000; // so many that no other bound comes to 1 by chance
    constexpr int exits = 1000;
    const Range range = measure.range(classes, exits);
    return range.low >= 0 && range.low < 1 && range.high == 1;
}

std::optional<Reliability> reliabilityOf(const CorpusResults& results, const DecoderResults& decoder,
                                         const MeasureSpec& spec, std::size_t exit, std::size_t bins,
                                         std::span<const std::uint32_t> selection) {
    if (!isConfidence(*spec.measure)) return std::nullopt;
    const double atZero = spec.measure->direction == Direction::lowIsGood ? 1 : 0;
    return reliability(judged(results, decoder, spec, exit, selection, atZero), bins);
}

std::optional<Roc> rocOf(const CorpusResults& results, const DecoderResults& decoder, const MeasureSpec& spec,
                         std::size_t exit, std::span<const std::uint32_t> selection) {
    return receiverOperatingCharacteristic(judged(results, decoder, spec, exit, selection, 0));
}

} // namespace offramp
