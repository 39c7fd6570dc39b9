// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/import/entropy_scales.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

namespace offramp::detail {

namespace {

/// A scale, and what nats are divided by there.
struct Scale {
    std::string_view id;
    double (*unit)(double classes);
};

constexpr std::array<Scale, 3> scales{{
    {"entropy_paper",
     [](double classes) {
         return classes;
     }},
    {"entropy_nats",
     [](double /*classes*/) {
         return 1.0;
     }},
    {"entropy_normalised",
     [](double classes) {
         return std::log(classes);
     }},
}};

constexpr double rounding = 1e-4; ///< relative

const Scale* scaleOf(const MeasureSpec& spec) {
    const auto* const found = std::ranges::find(scales, spec.measure->id, &Scale::id);
    return found == scales.end() ? nullptr : found;
}

} // namespace

void addEntropyScales(Scores& scores, std::int64_t classes) {
    const auto count = static_cast<double>(classes);
    const Scores given = scores;
    for (const Score& score : given) {
        const Scale* const scale = scaleOf(score.spec);
        if (scale == nullptr) continue;
        for (const Scale& other : scales) {
            const MeasureSpec spec{&measureOf(other.id), score.spec.parameters};
            if (findScore(scores, spec) != nullptr) continue;
            const auto value = score.value
                                   ? std::optional(*score.value * scale->unit(count) / other.unit(count))
                                   : std::nullopt;
            scores.push_back({spec, value});
        }
    }
}

std::optional<double> largestEntropy(const MeasureSpec& spec, std::int64_t classes) {
    const Scale* const scale = scaleOf(spec);
    const auto count = static_cast<double>(classes);
    return scale != nullptr ? std::optional(std::log(count) / scale->unit(count) * (1 + rounding))
                            : std::nullopt;
}

} // namespace offramp::detail
