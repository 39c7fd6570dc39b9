// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/results/results.h"
#include "scoring/calibration.h"
#include "scoring/roc.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace offramp {

// What a measure's values at one exit tell about the errors there. All look at the utterances that have a
// reference and a value; all throw Error if the decoder has no values of the measure.

/// An utterance's value and its word error rate.
struct ScatterPoint {
    std::uint32_t utterance = 0;
    double value = 0;
    double wer = 0; ///< a fraction; may exceed 1
};

struct MeasureScatter {
    std::vector<ScatterPoint> points;
    /// Of value and error rate (correlation.h). A measure that tells right from wrong has a positive one if
    /// low is good, a negative one if high is.
    std::optional<double> pearson;
    std::optional<double> spearman;
};

/// Utterances whose reference is empty and that have errors have no rate, so no point.
[[nodiscard]] MeasureScatter scatterOf(const CorpusResults& results, const DecoderResults& decoder,
                                       const MeasureSpec& spec, std::size_t exit,
                                       std::span<const std::uint32_t> selection);

/// True if the measure runs from 0 to 1 whatever the model, so that it can be read as a confidence: itself
/// where high is good, 1 less it where low is.
[[nodiscard]] bool isConfidence(const Measure& measure);

/// The reliability diagram with its expected calibration error, `bins` of equal width. Correct is an
/// utterance without a word error. Nothing where the measure is no confidence (isConfidence).
[[nodiscard]] std::optional<Reliability> reliabilityOf(const CorpusResults& results,
                                                       const DecoderResults& decoder, const MeasureSpec& spec,
                                                       std::size_t exit, std::size_t bins,
                                                       std::span<const std::uint32_t> selection);

/// How well the measure tells utterances without a word error from the others. The points' confidence is the
/// measure's value, negative where low is good. Nothing where all are right, or none is.
[[nodiscard]] std::optional<Roc> rocOf(const CorpusResults& results, const DecoderResults& decoder,
                                       const MeasureSpec& spec, std::size_t exit,
                                       std::span<const std::uint32_t> selection);

} // namespace offramp
