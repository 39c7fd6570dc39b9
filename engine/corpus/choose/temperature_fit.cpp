// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/choose/temperature_fit.h"

#include "base/error.h"
#include "base/workers.h"
#include "corpus/choose/golden_section.h"
#include "corpus/choose/seeded.h"
#include "decode/text_forward.h"
#include "exits/frame_kernels.h"

#include <algorithm>
#include <cmath>

namespace offramp {

namespace {

constexpr double precision = 1e-3; ///< of ln T

/// What the temperatures are fitted by.
struct Drawn {
    std::vector<Spellings> spellings;
    std::vector<std::vector<std::shared_ptr<const Matrix>>> logProbs; ///< [utterances][exits]
};

class Drawing {
public:
    Drawing(const Tokenizer& tokenizer, const TemperatureFitOptions& options, TemperatureFit& fit)
        : speller_(tokenizer), options_(options), fit_(fit),
          normalisation_(options.normalisation != nullptr ? *options.normalisation : defaultNormalisation()) {
    }

    Drawn draw(std::span<const std::uint32_t> selection, const TraceSource& source,
               const CancelToken& cancel) {
        std::vector<std::uint32_t> order(selection.begin(), selection.end());
        Seeded(options_.seed).shuffle(order);
        Drawn drawn;
        for (const std::uint32_t each : order) {
            if (drawn.spellings.size() == options_.mostUtterances || values_ >= options_.mostValues) break;
            cancel.check();
            if (auto utterance = source(each)) {
                take(std::move(*utterance), drawn);
            } else {
                ++fit_.withoutTraces;
            }
        }
        return drawn;
    }

private:
    void take(TracedUtterance utterance, Drawn& drawn) {
        auto spellings = speller_.spell(utterance.reference);
        if (!spellings) spellings = speller_.spell(normalised(utterance.reference, normalisation_));
        if (!spellings) {
            ++fit_.unspelled;
            return;
        }
        for (const auto& exit : utterance.logProbs)
            values_ += static_cast<std::size_t>(exit->size());
        drawn.spellings.push_back(std::move(*spellings));
        drawn.logProbs.push_back(std::move(utterance.logProbs));
    }

    TextSpeller speller_;
    const TemperatureFitOptions& options_;
    TemperatureFit& fit_;
    const Normalisation& normalisation_;
    std::size_t values_ = 0;
};

Matrix tempered(const Matrix& logProbs, double temperature) {
    Matrix result(logProbs.rows(), logProbs.cols());
    for (std::int64_t t = 0; t < logProbs.rows(); ++t)
        temper(logProbs.row(t), temperature, result.row(t));
    return result;
}

/// The mean loss at one exit, by temperature.
class ExitLoss {
public:
    ExitLoss(const Drawn& drawn, std::size_t exit, const Tokenizer& tokenizer, Workers& workers,
             const CancelToken& cancel)
        : drawn_(drawn), exit_(exit), tokenizer_(tokenizer), workers_(workers), cancel_(cancel),
          losses_(drawn.spellings.size()) {}

    double at(double temperature) {
        const auto count = static_cast<std::int64_t>(losses_.size());
        workers_.run(count, 1, [&](std::int64_t begin, std::int64_t end, int /*thread*/) {
            for (auto i = static_cast<std::size_t>(begin); i < static_cast<std::size_t>(end); ++i)
                losses_[i] = cancel_.isCancelled() ? 0 : lossOf(i, temperature);
        });
        cancel_.check();
        double sum = 0;
        std::size_t possible = 0;
        for (const double loss : losses_) {
            if (!std::isfinite(loss)) continue;
            sum += loss;
            ++possible;
        }
        return possible > 0 ? sum / static_cast<double>(possible) : 0;
    }

private:
    [[nodiscard]] double lossOf(std::size_t i, double temperature) const {
        const Matrix& logProbs = *drawn_.logProbs[i][exit_];
        return -textForward(tempered(logProbs, temperature), drawn_.spellings[i], tokenizer_);
    }

    const Drawn& drawn_;
    std::size_t exit_;
    const Tokenizer& tokenizer_;
    Workers& workers_;
    const CancelToken& cancel_;
    std::vector<double> losses_;
};

ExitTemperature fitExit(ExitLoss& loss, const TemperatureFitOptions& options) {
    ExitTemperature exit;
    exit.before = loss.at(1);
    const double low = std::log(options.least);
    const double high = std::log(options.most);
    const double best = smallestAt([&](double log) { return loss.at(std::exp(log)); }, low, high, precision);
    exit.temperature = std::clamp(std::exp(best), options.least, options.most);
    exit.after = loss.at(exit.temperature);
    exit.atLimit = best - low < 2 * precision || high - best < 2 * precision;
    if (exit.after < exit.before) return exit;
    return {1, exit.before, exit.before, false}; // nothing is better than what there is
}

void checkOptions(const TemperatureFitOptions& options) {
    if (options.least > 0 && options.least < options.most && options.most <= 100) return;
    throw Error("the temperatures", msg("{0} to {1} is no range to look in", options.least, options.most),
                msg("Give numbers above 0, at most 100"));
}

} // namespace

std::vector<double> TemperatureFit::temperatures() const {
    std::vector<double> all;
    for (const ExitTemperature& exit : exits)
        all.push_back(exit.temperature);
    return all;
}

TemperatureFit fitTemperatures(std::span<const std::uint32_t> selection, const TraceSource& source,
                               const Tokenizer& tokenizer, const TemperatureFitOptions& options,
                               const CancelToken& cancel) {
    checkOptions(options);
    TemperatureFit fit;
    const Drawn drawn = Drawing(tokenizer, options, fit).draw(selection, source, cancel);
    fit.utterances = drawn.spellings.size();
    if (fit.utterances == 0)
        throw Error("the temperatures", msg("no utterance has frame traces and a reference to fit them by"),
                    msg("Run the corpus with traces kept, on utterances with references in the model's "
                        "alphabet"));
    Workers workers(options.threads);
    for (std::size_t exit = 0; exit < drawn.logProbs.front().size(); ++exit) {
        ExitLoss loss(drawn, exit, tokenizer, workers, cancel);
        fit.exits.push_back(fitExit(loss, options));
    }
    return fit;
}

} // namespace offramp
