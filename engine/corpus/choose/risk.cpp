// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/choose/risk.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace offramp {

namespace {

/// Sums of losses differ from what they are on paper by less; n·R = 3 must not be rounded up to 4.
constexpr double rounding = 1e-9;

/// The word error rate; infinite where words were heard and none was said.
double rateOf(const ErrorCounts& counts) {
    return counts.rate().value_or(HUGE_VAL);
}

/// a·ln(a/b), 0 at a = 0.
double relativeEntropy(double a, double b) {
    return a > 0 ? a * std::log(a / b) : 0;
}

} // namespace

double lossOf(Loss loss, const ErrorCounts& exit, const ErrorCounts& last) {
    const double rate = rateOf(exit);
    if (loss == Loss::wer) return std::min(1.0, rate);
    const double before = rateOf(last);
    return rate > before ? std::min(1.0, rate - before) : 0;
}

double conformalBound(std::int64_t utterances, double epsilon, double bound) {
    const auto n = static_cast<double>(utterances);
    return ((n + 1) * epsilon - bound) / n;
}

HoeffdingBentkus::HoeffdingBentkus(std::int64_t utterances, double epsilon)
    : utterances_(static_cast<double>(utterances)), epsilon_(epsilon) {
    binomial_.reserve(static_cast<std::size_t>(utterances) + 1);
    const double yes = std::log(epsilon);
    const double no = std::log1p(-epsilon);
    double choices = 0; // ln of the binomial coefficient
    double sum = 0;
    for (std::int64_t k = 0; k <= utterances; ++k) {
        const auto successes = static_cast<double>(k);
        sum += std::exp(choices + successes * yes + (utterances_ - successes) * no);
        binomial_.push_back(std::min(sum, 1.0));
        choices += std::log((utterances_ - successes) / (successes + 1));
    }
}

double HoeffdingBentkus::pValue(double mean) const {
    const double below = std::clamp(mean, 0.0, epsilon_);
    const double divergence = relativeEntropy(below, epsilon_) + relativeEntropy(1 - below, 1 - epsilon_);
    const double hoeffding = std::exp(-utterances_ * divergence);
    const double losses = std::clamp(std::ceil(utterances_ * mean - rounding), 0.0, utterances_);
    const double bentkus = std::numbers::e * binomial_[static_cast<std::size_t>(losses)];
    return std::min({hoeffding, bentkus, 1.0});
}

} // namespace offramp
