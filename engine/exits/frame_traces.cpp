// SPDX-License-Identifier: GPL-3.0-or-later
#include "exits/frame_traces.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <limits>
#include <span>

namespace offramp {

namespace {

/// e^x for −88 ≤ x ≤ 0 within 2e-7 relative, written so that compilers make vector code of a loop over it; 0
/// below −87.7, where floats lose their precision.
///
/// x = n ln 2 + r with |r| ≤ ln 2 / 2; e^r by its Taylor polynomial to r⁷ (the next term is below 6e-9); 2ⁿ
/// by the exponent's bits, which are 0, and so is the number, at n = −127. Adding 1.5·2²³ to n rounds it and
/// leaves it in the low bits.
inline float expOf(float x) {
    constexpr float toInteger = 12582912.0F;
    constexpr float ln2High = 0.693359375F; // ln 2 in two parts, the first exact times small integers
    constexpr float ln2Low = -2.12194440e-4F;
    const float shifted = x * 1.44269504F + toInteger;
    const float n = shifted - toInteger;
    const float r = (x - n * ln2High) - n * ln2Low;
    float e = 1.0F / 5040;
    e = e * r + 1.0F / 720;
    e = e * r + 1.0F / 120;
    e = e * r + 1.0F / 24;
    e = e * r + 1.0F / 6;
    e = e * r + 0.5F;
    e = e * r + 1.0F;
    e = e * r + 1.0F;
    const std::uint32_t exponent = (std::bit_cast<std::uint32_t>(shifted) + 127U) << 23U;
    return e * std::bit_cast<float>(exponent);
}

constexpr std::size_t block = 32;
/// The running sums are kept in as many lanes as a vector register may have.
constexpr std::size_t lanes = 8;

/// Adds −p ln p of a block of classes.
void addTerms(const float* logProbs, std::array<double, lanes>& sums) {
    std::array<float, block> terms;
    for (std::size_t k = 0; k < block; ++k) {
        const float value =
            logProbs[k] < -88.0F ? -88.0F : logProbs[k]; // −∞ would make NaN of 0 · −∞; NaN stays
        terms[k] = expOf(value) * value;
    }
    for (std::size_t k = 0; k < block; k += lanes) {
        for (std::size_t lane = 0; lane < lanes; ++lane)
            sums[lane] -= static_cast<double>(terms[k + lane]);
    }
}

/// −Σ p ln p.
double entropyOf(std::span<const float> row) {
    std::array<double, lanes> sums{};
    const std::size_t whole = row.size() / block * block;
    for (std::size_t i = 0; i < whole; i += block)
        addTerms(row.data() + i, sums);
    std::array<float, block> rest;
    rest.fill(-std::numeric_limits<float>::infinity());
    std::copy(row.begin() + static_cast<std::ptrdiff_t>(whole), row.end(), rest.begin());
    if (whole < row.size()) addTerms(rest.data(), sums);
    double sum = 0;
    for (const double lane : sums)
        sum += lane;
    return sum < 0 ? 0 : sum;
}

struct Top {
    std::int32_t argmax = 0;
    float first = 0;
    float second = 0; ///< −∞ where V = 1
};

Top topOf(std::span<const float> row) {
    Top top{0, row[0], -std::numeric_limits<float>::infinity()};
    for (std::size_t c = 1; c < row.size(); ++c) {
        if (row[c] <= top.second) continue;
        if (row[c] > top.first) {
            top = {static_cast<std::int32_t>(c), row[c], top.first};
        } else {
            top.second = row[c];
        }
    }
    return top;
}

void trace(std::span<const float> row, FrameTraces& traces) {
    const double entropy = entropyOf(row);
    const Top top = std::isnan(entropy) ? Top{0, std::nanf(""), 0} : topOf(row);
    traces.entropy.push_back(static_cast<float>(entropy));
    traces.maxProbability.push_back(std::exp(top.first));
    traces.margin.push_back(static_cast<float>(std::exp(double{top.first}) - std::exp(double{top.second})));
    traces.argmax.push_back(top.argmax);
}

} // namespace

FrameTraces traceFrames(const Matrix& logProbs, int blank) {
    FrameTraces traces;
    traces.classes = logProbs.cols();
    const std::int64_t frames = logProbs.cols() > 0 ? logProbs.rows() : 0;
    for (std::vector<float>* series : {&traces.entropy, &traces.maxProbability, &traces.margin}) {
        series->reserve(static_cast<std::size_t>(frames));
    }
    traces.argmax.reserve(static_cast<std::size_t>(frames));
    for (std::int64_t t = 0; t < frames; ++t)
        trace(logProbs.row(t), traces);
    if (blank < 0 || blank >= logProbs.cols()) return traces;
    for (std::int64_t t = 0; t < frames; ++t)
        traces.blankProbability.push_back(std::exp(logProbs(t, blank)));
    return traces;
}

} // namespace offramp
