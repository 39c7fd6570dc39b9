// SPDX-License-Identifier: GPL-3.0-or-later
#include "strategy/threshold_scale.h"

#include "measures/measure_texts.h"
#include "text/engine_text.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace offramp {

namespace {

constexpr std::array<const char*, 3> entropies{"entropy_normalised", "entropy_nats", "entropy_paper"};

bool isEntropy(const Measure& measure) {
    return std::any_of(entropies.begin(), entropies.end(), [&](const char* id) { return measure.id == id; });
}

/// The round number that is a quarter beyond a size > 0, or the next.
double roundBeyond(double size) {
    const double wanted = size * 1.25;
    const double power = std::pow(10, std::floor(std::log10(wanted)));
    for (const double step : {1.0, 1.5, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0})
        if (step * power >= wanted) return step * power;
    return 10 * power;
}

/// As far as the numbers go to either side of 0, and a little further.
Range around(std::span<const double> numbers) {
    Range range{0, 0};
    for (const double number : numbers) {
        if (!std::isfinite(number)) continue;
        range.low = std::min(range.low, number);
        range.high = std::max(range.high, number);
    }
    if (range.low < 0) range.low = -roundBeyond(-range.low);
    if (range.high > 0) range.high = roundBeyond(range.high);
    return range;
}

struct Equivalents {
    Q_DECLARE_TR_FUNCTIONS(offramp::Equivalents)

public:
    static QString one(const Measure& measure, double threshold) {
        const QString number = numberText(threshold);
        if (measure.id == "entropy_nats") return tr("= %1\u00a0nats").arg(number);
        if (measure.id == "entropy_paper") return tr("= %1 on the paper's scale").arg(number);
        return tr("= %1 normalised").arg(number);
    }
};

} // namespace

ThresholdScale scaleOf(const Measure& measure, std::int64_t classes, int exits,
                       std::span<const double> numbers) {
    const Range most = measure.range(classes, exits);
    ThresholdScale scale{most, measure.direction, measure.inclusive, isWhole(measure)};
    const bool open = !std::isfinite(most.low) || !std::isfinite(most.high);
    if (!open && !(most.low < 0 && most.high > 0)) return scale;
    std::vector<double> all(numbers.begin(), numbers.end());
    all.push_back(measure.startingThreshold(classes));
    scale.range = around(all);
    scale.range.low = std::max(scale.range.low, most.low);
    scale.range.high = std::min(scale.range.high, most.high);
    return scale;
}

std::optional<double> converted(double threshold, const Measure& from, const Measure& to,
                                std::int64_t classes) {
    if (!isEntropy(from) || !isEntropy(to) || classes < 2) return std::nullopt;
    return threshold * to.range(classes, 1).high / from.range(classes, 1).high;
}

QString equivalentsText(double threshold, const Measure& measure, std::int64_t classes) {
    QStringList texts;
    for (const char* id : entropies) {
        const Measure& other = measureOf(id);
        const auto same = converted(threshold, measure, other, classes);
        if (same && &other != &measure) texts.append(Equivalents::one(other, *same));
    }
    return texts.join(u' ');
}

} // namespace offramp
