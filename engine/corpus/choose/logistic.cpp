// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/choose/logistic.h"

#include <algorithm>
#include <cmath>

namespace offramp {

namespace {

constexpr int mostSteps = 100;
constexpr int mostHalvings = 40;
constexpr double gradientGoal = 1e-9; ///< of the mean loss

/// ln(1 + eˣ)
double softplus(double x) {
    return x > 0 ? x + std::log1p(std::exp(-x)) : std::log1p(std::exp(x));
}

double sigmoid(double x) {
    return x >= 0 ? 1 / (1 + std::exp(-x)) : std::exp(x) / (1 + std::exp(x));
}

/// Mean and spread of each feature; a spread of 0 where it doesn't vary.
struct Standard {
    std::vector<double> means;
    std::vector<double> spreads;
};

Standard standardOf(std::span<const double> rows, std::size_t features) {
    Standard standard{std::vector<double>(features, 0), std::vector<double>(features, 0)};
    const std::size_t all = rows.size() / features;
    const auto count = static_cast<double>(all);
    for (std::size_t at = 0; at < rows.size(); ++at)
        standard.means[at % features] += rows[at] / count;
    for (std::size_t at = 0; at < rows.size(); ++at) {
        const double off = rows[at] - standard.means[at % features];
        standard.spreads[at % features] += off * off / count;
    }
    for (std::size_t i = 0; i < features; ++i) {
        const double spread = std::sqrt(standard.spreads[i]);
        // Below this it is the rounding of the mean.
        standard.spreads[i] = spread > 1e-12 * (1 + std::abs(standard.means[i])) ? spread : 0;
    }
    return standard;
}

/// The penalised fit of standardised rows, each with a 1 at its end for the bias.
class Newton {
public:
    Newton(std::vector<double> rows, std::size_t width, std::span<const std::uint8_t> targets, double ridge)
        : rows_(std::move(rows)), width_(width), targets_(targets), ridge_(ridge), at_(width, 0) {}

    void run() {
        double loss = lossAt(at_);
        for (steps = 0; steps < mostSteps; ++steps) {
            gather();
            const double count = static_cast<double>(targets_.size());
            converged = std::ranges::all_of(
                gradient_, [&](double each) { return std::abs(each) <= gradientGoal * count; });
            if (converged || !solve()) return;
            if (!descend(loss)) {
                converged = true; // nothing that doubles could still improve
                return;
            }
        }
    }

    [[nodiscard]] const std::vector<double>& weights() const { return at_; }
    [[nodiscard]] double meanLogLoss() const {
        double sum = 0;
        for (std::size_t i = 0; i < targets_.size(); ++i)
            sum += lossOfRow(i, at_);
        return sum / static_cast<double>(targets_.size());
    }

    int steps = 0;
    bool converged = false;

private:
    [[nodiscard]] double product(std::size_t row, const std::vector<double>& weights) const {
        double sum = 0;
        for (std::size_t i = 0; i < width_; ++i)
            sum += rows_[row * width_ + i] * weights[i];
        return sum;
    }

    [[nodiscard]] double lossOfRow(std::size_t row, const std::vector<double>& weights) const {
        const double x = product(row, weights);
        return targets_[row] != 0 ? softplus(-x) : softplus(x);
    }

    [[nodiscard]] double lossAt(const std::vector<double>& weights) const {
        double sum = 0;
        for (std::size_t i = 0; i < targets_.size(); ++i)
            sum += lossOfRow(i, weights);
        for (std::size_t i = 0; i + 1 < width_; ++i)
            sum += ridge_ / 2 * weights[i] * weights[i];
        return sum;
    }

    /// Gradient and Hessian where we stand.
    void gather() {
        gradient_.assign(width_, 0);
        hessian_.assign(width_ * width_, 0);
        for (std::size_t row = 0; row < targets_.size(); ++row) {
            const double p = sigmoid(product(row, at_));
            const double* x = &rows_[row * width_];
            for (std::size_t i = 0; i < width_; ++i) {
                gradient_[i] += (p - targets_[row]) * x[i];
                for (std::size_t j = 0; j <= i; ++j)
                    hessian_[i * width_ + j] += p * (1 - p) * x[i] * x[j];
            }
        }
        for (std::size_t i = 0; i + 1 < width_; ++i) {
            gradient_[i] += ridge_ * at_[i];
            hessian_[i * width_ + i] += ridge_;
        }
    }

    /// step = Hessian⁻¹ · gradient by Cholesky; false if the Hessian isn't positive definite.
    bool solve() {
        for (std::size_t i = 0; i < width_; ++i) {
            for (std::size_t j = 0; j <= i; ++j) {
                double sum = hessian_[i * width_ + j];
                for (std::size_t k = 0; k < j; ++k)
                    sum -= hessian_[i * width_ + k] * hessian_[j * width_ + k];
                if (i != j) {
                    hessian_[i * width_ + j] = sum / hessian_[j * width_ + j];
                } else if (sum > 0) {
                    hessian_[i * width_ + i] = std::sqrt(sum);
                } else {
                    return false;
                }
            }
        }
        substitute();
        return true;
    }

    void substitute() {
        step_ = gradient_;
        for (std::size_t i = 0; i < width_; ++i) {
            for (std::size_t k = 0; k < i; ++k)
                step_[i] -= hessian_[i * width_ + k] * step_[k];
            step_[i] /= hessian_[i * width_ + i];
        }
        for (std::size_t i = width_; i-- > 0;) {
            for (std::size_t k = i + 1; k < width_; ++k)
                step_[i] -= hessian_[k * width_ + i] * step_[k];
            step_[i] /= hessian_[i * width_ + i];
        }
    }

    /// Takes the step, halved until it leads down; false if none does.
    bool descend(double& loss) {
        double share = 1;
        for (int halving = 0; halving < mostHalvings; ++halving, share /= 2) {
            std::vector<double> there = at_;
            for (std::size_t i = 0; i < width_; ++i)
                there[i] -= share * step_[i];
            const double then = lossAt(there);
            if (!(then < loss)) continue;
            at_ = std::move(there);
            loss = then;
            return true;
        }
        return false;
    }

    std::vector<double> rows_;
    std::size_t width_;
    std::span<const std::uint8_t> targets_;
    double ridge_;
    std::vector<double> at_;
    std::vector<double> gradient_;
    std::vector<double> hessian_; ///< its lower half, then its Cholesky factor
    std::vector<double> step_;
};

std::vector<double> standardised(std::span<const double> rows, std::size_t features,
                                 const Standard& standard) {
    std::vector<double> whole;
    whole.reserve(rows.size() + rows.size() / features);
    for (std::size_t at = 0; at < rows.size(); ++at) {
        const std::size_t i = at % features;
        const double spread = standard.spreads[i];
        whole.push_back(spread > 0 ? (rows[at] - standard.means[i]) / spread : 0);
        if (i + 1 == features) whole.push_back(1);
    }
    return whole;
}

/// All of one kind: the bias alone, as if half an utterance more of each had been seen.
Logistic constantFit(std::size_t features, std::size_t positives, std::size_t count) {
    Logistic fit;
    fit.weights.assign(features, 0);
    const double others = static_cast<double>(count - positives);
    fit.bias = std::log((static_cast<double>(positives) + 0.5) / (others + 0.5));
    if (count > 0) fit.logLoss = positives > 0 ? softplus(-fit.bias) : softplus(fit.bias);
    return fit;
}

} // namespace

Logistic fitLogistic(std::span<const double> rows, std::size_t features,
                     std::span<const std::uint8_t> targets, double ridge) {
    const auto positives = static_cast<std::size_t>(std::ranges::count(targets, std::uint8_t{1}));
    if (positives == 0 || positives == targets.size())
        return constantFit(features, positives, targets.size());
    const Standard standard = standardOf(rows, features);
    Newton newton(standardised(rows, features, standard), features + 1, targets, ridge);
    newton.run();
    Logistic fit;
    fit.bias = newton.weights().back();
    for (std::size_t i = 0; i < features; ++i) {
        const double spread = standard.spreads[i];
        fit.weights.push_back(spread > 0 ? newton.weights()[i] / spread : 0);
        fit.bias -= fit.weights.back() * standard.means[i];
    }
    fit.logLoss = newton.meanLogLoss();
    fit.steps = newton.steps;
    fit.converged = newton.converged;
    return fit;
}

} // namespace offramp
