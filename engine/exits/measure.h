// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exits/evidence.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace offramp {

enum class Direction { lowIsGood, highIsGood };

/// The kinds that lists of measures are grouped by, in the order of the lists.
enum class MeasureGroup { entropy, probability, sequence, betweenExits, model };

/// The values that a measure can take; ±∞ where there is no bound.
struct Range {
    double low = 0;
    double high = 1;

    bool operator==(const Range&) const = default;
};

/// The frames that a frame measure looks at. Which they are is told by the model's own probabilities,
/// whatever the temperature. A model without a blank keeps all frames under nonBlank and blankBelow.
enum class FrameMask {
    all,
    nonBlank,   ///< without those whose most probable class is the blank
    blankBelow, ///< without those whose blank has a probability above MeasureParameters::maskThreshold
    emitting    ///< only those where a token of the hypothesis begins
};

/// How a frame measure makes one number of its frames' numbers.
enum class Pooling {
    mean,
    minimum, ///< the least sure frame: the smallest of a confidence, the largest of an entropy
    quantile ///< MeasureParameters::quantile, counted from the least sure frame
};

/// What can be set of a measure. A measure reads those alone that it has (Measure::has).
struct MeasureParameters {
    double alpha = 0.33; ///< the order of a Tsallis or Rényi entropy, above 0, at most 100; 1 is Shannon's
    FrameMask mask = FrameMask::all;
    double maskThreshold = 0.95; ///< of FrameMask::blankBelow, 0 … 1
    Pooling pool = Pooling::mean;
    /// Of Pooling::quantile, 0 (the least sure frame) … 1 (the surest). Between two frames linearly, at q(n −
    /// 1) of n frames counted from 0 (Hyndman and Fan's type 7, NumPy's default).
    double quantile = 0.1;
    /// Above 0, at most 100. Of log-probabilities: ℓ/τ, made to sum to 1 again. Of an N-best list: its scores
    /// over τ.
    double temperature = 1;

    bool operator==(const MeasureParameters&) const = default;
};

enum class Parameter : unsigned { alpha = 1, mask = 2, pool = 4, temperature = 8 };

/// What a measure is undefined without.
enum class Need : unsigned {
    previousExit = 1, ///< undefined at the first exit
    nBest = 2,
    forward = 4, ///< the forward probability of the hypothesis
    hidden = 8,  ///< hidden states (RunOptions::keepHidden)
    modelScore = 16
};

/// A number that tells how sure an exit is. Texts are English, for translation by whoever shows them.
struct Measure {
    std::string_view id; ///< stable, for files and the command line
    std::string_view name;
    std::string_view brief;       ///< the name in a few letters, for a column's header
    std::string_view explanation; ///< one sentence
    std::string_view formula;     ///< as plain text
    std::string_view typeset;     ///< the formula for typesetting, as TeX mathematics
    std::string_view source;      ///< where it comes from
    std::string_view unit;        ///< "nats"; empty for a pure number
    MeasureGroup group = MeasureGroup::entropy;
    Direction direction = Direction::lowIsGood;
    bool inclusive = false;  ///< a value equal to the threshold passes too
    unsigned parameters = 0; ///< those that it has, Parameter's bits
    unsigned needs = 0;      ///< Need's bits
    /// For V ≥ 1 classes and a model of `exits` ≥ 1 exits.
    Range (*range)(std::int64_t classes, int exits) = nullptr;
    /// A threshold to begin with, for V ≥ 1 classes.
    double (*startingThreshold)(std::int64_t classes) = nullptr;
    /// Nothing where it is undefined: no frames (or none that the mask leaves), evidence missing, or evidence
    /// that is no number (NaN). The parameters are valid (checkSpec).
    std::optional<double> (*evaluate)(const ExitEvidence& evidence,
                                      const MeasureParameters& parameters) = nullptr;

    [[nodiscard]] bool has(Parameter parameter) const {
        return (parameters & static_cast<unsigned>(parameter)) != 0;
    }
    [[nodiscard]] bool has(Need need) const { return (needs & static_cast<unsigned>(need)) != 0; }
};

/// All measures, in the order in which they are listed: group after group.
[[nodiscard]] std::span<const Measure> measures();
/// Null if there is none of that identifier.
[[nodiscard]] const Measure* findMeasure(std::string_view id);
/// Throws Error, naming those that there are, if there is none of that identifier.
[[nodiscard]] const Measure& measureOf(std::string_view id);

/// A low measure passes below its threshold, a high one above, strictly (Wright et al. 2023), or also at the
/// threshold where the measure is inclusive. Undefined never passes.
[[nodiscard]] bool passes(Direction direction, std::optional<double> value, double threshold,
                          bool inclusive = false);
[[nodiscard]] bool passes(const Measure& measure, std::optional<double> value, double threshold);

} // namespace offramp
