// SPDX-License-Identifier: GPL-3.0-or-later
#include "exits/frame_kernels.h"

#include "base/vector_clones.h"
#include "exits/fast_exp.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>

namespace offramp {

namespace {

constexpr float minusInfinity = -std::numeric_limits<float>::infinity();
constexpr std::size_t block = 32;
/// The running sums are kept in as many lanes as a vector register may have.
constexpr std::size_t lanes = 8;

using Block = std::array<float, block>;

class Sum {
public:
    void add(const Block& terms) {
        for (std::size_t k = 0; k < block; k += lanes) {
            for (std::size_t lane = 0; lane < lanes; ++lane)
                lanes_[lane] += static_cast<double>(terms[k + lane]);
        }
    }
    [[nodiscard]] double total() const {
        double sum = 0;
        for (const double lane : lanes_)
            sum += lane;
        return sum;
    }

private:
    std::array<double, lanes> lanes_{};
};

/// The classes behind the last whole block, filled up with probabilities of 0.
Block restOf(std::span<const float> row) {
    Block rest;
    rest.fill(minusInfinity);
    const std::size_t whole = row.size() / block * block;
    std::copy(row.begin() + static_cast<std::ptrdiff_t>(whole), row.end(), rest.begin());
    return rest;
}

/// Σ term(ℓ), for a term that is 0 at −∞.
template <typename Term>
double sumOver(std::span<const float> row, Term term) {
    Sum sum;
    const auto addBlock = [&](const float* values) {
        Block terms;
        for (std::size_t k = 0; k < block; ++k)
            terms[k] = term(values[k]);
        sum.add(terms);
    };
    const std::size_t whole = row.size() / block * block;
    for (std::size_t i = 0; i < whole; i += block)
        addBlock(row.data() + i);
    if (whole < row.size()) addBlock(restOf(row).data());
    return sum.total();
}

/// Σ term(ℓ_p, ℓ_q), for a term that is 0 where both are −∞.
template <typename Term>
double sumOver(std::span<const float> p, std::span<const float> q, Term term) {
    Sum sum;
    const auto addBlock = [&](const float* ps, const float* qs) {
        Block terms;
        for (std::size_t k = 0; k < block; ++k)
            terms[k] = term(ps[k], qs[k]);
        sum.add(terms);
    };
    const std::size_t whole = p.size() / block * block;
    for (std::size_t i = 0; i < whole; i += block)
        addBlock(p.data() + i, q.data() + i);
    if (whole < p.size()) addBlock(restOf(p).data(), restOf(q).data());
    return sum.total();
}

float largest(std::span<const float> row) {
    std::array<float, lanes> most;
    most.fill(minusInfinity);
    const std::size_t whole = row.size() / lanes * lanes;
    for (std::size_t i = 0; i < whole; i += lanes) {
        for (std::size_t lane = 0; lane < lanes; ++lane)
            most[lane] = row[i + lane] > most[lane] ? row[i + lane] : most[lane];
    }
    for (std::size_t i = whole; i < row.size(); ++i)
        most[0] = row[i] > most[0] ? row[i] : most[0];
    return *std::max_element(most.begin(), most.end());
}

/// Within this of α = 1 what is left of Σ p^α − 1 would be rounding.
constexpr double nearShannon = 0.05;

/// Σ p^α − Σ p = Σ p (e^((α−1)ℓ) − 1): exact near α = 1, where the sums themselves are almost equal.
double powerExcessNearShannon(std::span<const float> row, double alpha) {
    double sum = 0;
    for (const float value : row) {
        const double log = value;
        if (log != minusInfinity) sum += std::exp(log) * std::expm1((alpha - 1) * log);
    }
    return sum;
}

double shannonConfidence(std::span<const float> row) {
    return 1 - rowEntropy(row) / std::log(static_cast<double>(row.size()));
}

/// Σ p^α − 1 of the even distribution.
double tsallisOfUniform(double alpha, std::int64_t classes) {
    return std::expm1((1 - alpha) * std::log(static_cast<double>(classes)));
}

/// ln(1 + u) for 0 ≤ u ≤ 1 within 2e-8: 2 artanh(s), s = u/(2 + u) ≤ 1/3, by its series to s¹³.
inline float log1pOf(float u) {
    const float s = u / (2.0F + u);
    const float square = s * s;
    float series = 1.0F / 13;
    series = series * square + 1.0F / 11;
    series = series * square + 1.0F / 9;
    series = series * square + 1.0F / 7;
    series = series * square + 1.0F / 5;
    series = series * square + 1.0F / 3;
    series = series * square + 1.0F;
    return 2.0F * s * series;
}

/// ½ (p ln(p/m) + q ln(q/m)), m = (p + q)/2. With the larger e^a, the smaller e^(a−d) and u = e^−d:
/// ln m = a + ln(1 + u) − ln 2.
inline float jsTerm(float p, float q) {
    constexpr float none = -1e3F; // so that no difference of two infinities is made
    const float first = atLeast(none, p);
    const float second = atLeast(none, q);
    const float greater = first < second ? second : first;
    const float difference = first < second ? second - first : first - second;
    const float u = fastExp(atLeast(leastExponent, -difference));
    const float above = std::numbers::ln2_v<float> - log1pOf(u); // a − ln m
    return 0.5F * fastExp(atLeast(leastExponent, greater)) * (above + u * (above - difference));
}

} // namespace

OFFRAMP_VECTOR_CLONES double rowEntropy(std::span<const float> row) {
    const double sum = sumOver(row, [](float value) {
        const float log = atLeast(leastExponent, value); // −∞ would make NaN of 0 · −∞
        return fastExp(log) * log;
    });
    return sum > 0 ? 0 : 0 - sum;
}

RowTop rowTop(std::span<const float> row) {
    RowTop top{0, row[0], minusInfinity};
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

OFFRAMP_VECTOR_CLONES void temper(std::span<const float> row, double temperature, std::span<float> tempered) {
    const float most = largest(row);
    const auto scale = static_cast<float>(1 / temperature);
    for (std::size_t c = 0; c < row.size(); ++c)
        tempered[c] = (row[c] - most) * scale;
    const double sum = sumOver(tempered, [](float value) { return fastExp(atLeast(leastExponent, value)); });
    const auto log = static_cast<float>(std::log(sum));
    for (float& value : tempered)
        value -= log;
}

/// The largest p^α is taken out so that no order is too high. The scale is applied in single precision.
OFFRAMP_VECTOR_CLONES double rowLogPowerSum(std::span<const float> row, double alpha) {
    const float most = largest(row);
    const auto order = static_cast<float>(alpha);
    const double sum =
        sumOver(row, [=](float value) { return fastExp(atLeast(leastExponent, order * (value - most))); });
    return alpha * most + std::log(sum);
}

bool ordersFromSum(double alpha, std::int64_t classes) {
    return std::abs(alpha - 1) >= nearShannon && classes > 1;
}

void tsallisFrom(std::span<double> logPowerSums, double alpha, std::int64_t classes) {
    const double uniform = tsallisOfUniform(alpha, classes);
    for (double& value : logPowerSums)
        value = std::clamp(1 - std::expm1(value) / uniform, 0.0, 1.0);
}

void renyiFrom(std::span<double> logPowerSums, double alpha, std::int64_t classes) {
    const double most = (1 - alpha) * std::log(static_cast<double>(classes));
    for (double& value : logPowerSums)
        value = std::clamp(1 - value / most, 0.0, 1.0);
}

double rowTsallis(std::span<const float> row, double alpha) {
    if (row.size() < 2) return 1;
    if (alpha == 1) return std::clamp(shannonConfidence(row), 0.0, 1.0);
    const double excess = ordersFromSum(alpha, std::ssize(row)) ? std::expm1(rowLogPowerSum(row, alpha))
                                                                : powerExcessNearShannon(row, alpha);
    return std::clamp(1 - excess / tsallisOfUniform(alpha, std::ssize(row)), 0.0, 1.0);
}

double rowRenyi(std::span<const float> row, double alpha) {
    if (row.size() < 2) return 1;
    if (alpha == 1) return std::clamp(shannonConfidence(row), 0.0, 1.0);
    double log = ordersFromSum(alpha, std::ssize(row)) ? rowLogPowerSum(row, alpha)
                                                       : std::log1p(powerExcessNearShannon(row, alpha));
    renyiFrom({&log, 1}, alpha, std::ssize(row));
    return log;
}

OFFRAMP_VECTOR_CLONES double rowKl(std::span<const float> p, std::span<const float> q) {
    bool infinite = false;
    for (std::size_t c = 0; c < p.size(); ++c)
        infinite |= q[c] == minusInfinity && p[c] > minusInfinity;
    if (infinite) return std::numeric_limits<double>::infinity();
    constexpr float none = -1e30F; // 0 · (ln 0 − ln 0) is 0
    const double sum = sumOver(p, q, [](float first, float second) {
        const float log = atLeast(leastExponent, first);
        return fastExp(log) * (log - atLeast(none, second));
    });
    return sum < 0 ? 0 : sum;
}

OFFRAMP_VECTOR_CLONES double rowJs(std::span<const float> p, std::span<const float> q) {
    const double sum = sumOver(p, q, [](float first, float second) { return jsTerm(first, second); });
    return std::clamp(sum, 0.0, std::numbers::ln2);
}

} // namespace offramp
