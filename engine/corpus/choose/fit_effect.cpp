// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/choose/fit_effect.h"

#include "corpus/explore/measure_column.h"
#include "corpus/explore/measure_quality.h"
#include "exits/gate.h"

#include <cmath>

namespace offramp {

namespace {

constexpr std::size_t bins = 15; ///< as Guo et al. 2017 have it

/// Whether the exit will do, of one utterance.
using Suffices = bool (*)(const ErrorCounts& here, const ErrorCounts& last);

bool isRight(const ErrorCounts& here, const ErrorCounts& /*last*/) {
    return here.errors() == 0;
}

bool isNoWorse(const ErrorCounts& here, const ErrorCounts& last) {
    return here.errors() <= last.errors();
}

/// `sureness(utterance)`: NaN where it is undefined.
template <typename Sureness>
std::vector<JudgedConfidence> judged(const CorpusResults& results, const DecoderResults& decoder,
                                     std::size_t exit, std::span<const std::uint32_t> selection,
                                     Suffices suffices, const Sureness& sureness) {
    std::vector<JudgedConfidence> all;
    for (const std::uint32_t utterance : selection) {
        const double sure = sureness(utterance);
        if (!results.utterances[utterance].reference || std::isnan(sure)) continue;
        all.push_back({sure, suffices(decoder.words[results.at(utterance, exit)],
                                      decoder.words[results.at(utterance, results.exits() - 1)])});
    }
    return all;
}

Telling tellingOf(const std::vector<JudgedConfidence>& judged, bool confidence) {
    Telling telling{judged.size(), std::nullopt, std::nullopt};
    if (confidence) telling.calibrationError = reliability(judged, bins).expectedError;
    if (const auto roc = receiverOperatingCharacteristic(judged)) telling.area = roc->area;
    return telling;
}

Telling ofMeasure(const CorpusResults& results, const DecoderResults& decoder, const MeasureSpec& spec,
                  std::size_t exit, std::span<const std::uint32_t> selection, Suffices suffices) {
    const auto values = valuesOf(results, decoder, spec);
    const bool low = spec.measure->direction == Direction::lowIsGood;
    const bool confidence = isConfidence(*spec.measure);
    const double atZero = low && confidence ? 1 : 0;
    const auto sureness = [&](std::uint32_t utterance) {
        const double value = values[results.at(utterance, exit)];
        return low ? atZero - value : value;
    };
    return tellingOf(judged(results, decoder, exit, selection, suffices, sureness), confidence);
}

Telling ofGate(const CorpusResults& results, const DecoderResults& decoder, const GateRule& gate,
               std::size_t exit, std::span<const std::uint32_t> selection) {
    std::vector<std::span<const double>> features;
    for (const MeasureSpec& spec : gate.features)
        features.push_back(valuesOf(results, decoder, spec));
    const auto sureness = [&](std::uint32_t utterance) {
        return gateProbability(gate.exits[exit],
                               [&](std::size_t i) { return features[i][results.at(utterance, exit)]; });
    };
    return tellingOf(judged(results, decoder, exit, selection, isNoWorse, sureness), true);
}

} // namespace

std::vector<FitEffect> temperatureEffect(const CorpusResults& results, const DecoderResults& decoder,
                                         const MeasureSpec& measure, const Policy& fitted,
                                         std::span<const std::uint32_t> selection) {
    std::vector<FitEffect> effects;
    for (std::size_t exit = 0; exit < results.exits(); ++exit) {
        const MeasureSpec tempered = specsOf(fitted, static_cast<int>(exit)).front();
        effects.push_back({ofMeasure(results, decoder, measure, exit, selection, isRight),
                           ofMeasure(results, decoder, tempered, exit, selection, isRight)});
    }
    return effects;
}

std::vector<FitEffect> gateEffect(const CorpusResults& results, const DecoderResults& decoder,
                                  const MeasureSpec& measure, const GateRule& gate,
                                  std::span<const std::uint32_t> selection) {
    std::vector<FitEffect> effects;
    for (std::size_t exit = 0; exit < results.exits(); ++exit)
        effects.push_back({ofMeasure(results, decoder, measure, exit, selection, isNoWorse),
                           ofGate(results, decoder, gate, exit, selection)});
    return effects;
}

} // namespace offramp
