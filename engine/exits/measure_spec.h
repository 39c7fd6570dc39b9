// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exits/measure.h"

#include <string>
#include <string_view>

namespace offramp {

/// A measure and how it is taken: what a threshold belongs to. A value.
struct MeasureSpec {
    const Measure* measure = nullptr; ///< one of measures()
    MeasureParameters parameters{};

    bool operator==(const MeasureSpec&) const = default;
};

/// A measure with its default parameters. Throws Error, naming those that there are, if there is none of that
/// identifier.
[[nodiscard]] MeasureSpec specOf(std::string_view id);

/// Reads the text form: an identifier, then a colon and the parameters that differ from the defaults,
/// "tsallis:alpha=0.5,mask=nonblank,pool=min,temperature=1.5". Keys: alpha; mask (all, nonblank, blankbelow,
/// emitting); blank (the probability of mask=blankbelow); pool (mean, min, quantile); quantile (the share of
/// pool=quantile); temperature. Throws Error that names what is wrong and what there is.
[[nodiscard]] MeasureSpec parseMeasureSpec(std::string_view text);

/// The canonical text form: parameters in the order above, only those that differ from the defaults, numbers
/// as short as they can be read back to the digit. parseMeasureSpec(textOf(spec)) == spec.
[[nodiscard]] std::string textOf(const MeasureSpec& spec);

/// Throws Error if there is no measure, a parameter is outside its range, or one is set that the measure
/// hasn't (or that its mask or pooling doesn't use).
void checkSpec(const MeasureSpec& spec);

} // namespace offramp
