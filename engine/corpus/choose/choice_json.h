// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/choose/compare.h"
#include "corpus/choose/gate_fit.h"
#include "corpus/choose/temperature_fit.h"
#include "corpus/choose/threshold.h"

#include <optional>
#include <span>
#include <string>

namespace offramp {

/// A choice with all that led to it, for a file.
struct ChoiceReport {
    const CorpusResults* results = nullptr;
    const DecoderResults* decoder = nullptr; ///< of `results`
    Policy family;                           ///< whose threshold was chosen
    std::optional<Target> target;            ///< nothing: only fitted
    Split split;
    std::optional<ThresholdChoice> choice;
    std::optional<TemperatureFit> temperatures;
    std::optional<GateFit> gate;
    std::size_t fittedOn = 0; ///< utterances of the calibration part that were given to the fit
};

/// JSON text, `version` 1; docs/choosing.md has every key. Where nothing was chosen "threshold" is null.
[[nodiscard]] std::string choiceJson(const ChoiceReport& report);

/// Likewise, of compareResults().
[[nodiscard]] std::string comparisonJson(std::span<const ComparedResults> sides,
                                         const ResultsComparison& comparison, const CompareOptions& options);

} // namespace offramp
