// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/results/results.h"
#include "exits/policy.h"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace offramp {

/// How well a number tells whether an exit will do, over utterances that have a reference and a value of it.
struct Telling {
    std::size_t utterances = 0;
    std::optional<double> calibrationError; ///< expected (calibration.h), 15 bins; nothing: no confidence
    std::optional<double> area;             ///< under the ROC curve; nothing where all are alike
};

/// What a fit changes at one exit.
struct FitEffect {
    Telling before; ///< of the measure as it was
    Telling after;  ///< of what was fitted
};

/// Of temperatures, for each exit: `measure` beside itself at `fitted`'s temperature there, both as a
/// confidence that the exit has no word error. Throws Error if the decoder lacks values of either.
[[nodiscard]] std::vector<FitEffect> temperatureEffect(const CorpusResults& results,
                                                       const DecoderResults& decoder,
                                                       const MeasureSpec& measure, const Policy& fitted,
                                                       std::span<const std::uint32_t> selection);

/// Of a gate, for each exit: `measure` beside the gate's probability, both as a confidence that the exit has
/// no more word errors than the last, which is what a gate is fitted to. Throws Error likewise.
[[nodiscard]] std::vector<FitEffect> gateEffect(const CorpusResults& results, const DecoderResults& decoder,
                                                const MeasureSpec& measure, const GateRule& gate,
                                                std::span<const std::uint32_t> selection);

} // namespace offramp
