// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/torchscript/script_run.h"

#include "base/error.h"

#include <chrono>
#include <cmath>
#include <thread>

namespace offramp {

namespace {

int threadsOf(const RunOptions& options) {
    const auto cores = static_cast<int>(std::thread::hardware_concurrency());
    return std::max(1, options.threads > 0 ? options.threads : cores);
}

/// Every row's probabilities must sum to 1; half precision and long rows are allowed their rounding.
void checkLogProbabilities(const Matrix& logProbs, const ModelDescription& model, int exit) {
    constexpr double tolerance = 1e-2;
    for (std::int64_t t = 0; t < logProbs.rows(); ++t) {
        double sum = 0;
        for (const float value : logProbs.row(t))
            sum += std::exp(static_cast<double>(value));
        if (std::abs(sum - 1) <= tolerance) continue; // false for NaN, too
        throw Error(
            model.path.string(),
            msg("gives no log-probabilities at exit {0} ({1}): the probabilities of frame {2} sum to {3}",
                exit + 1, model.exits[static_cast<std::size_t>(exit)].name, t, sum),
            msg("Let every exit end with log_softmax over the classes"));
    }
}

} // namespace

ScriptModelRun::ScriptModelRun(const Model& model, std::shared_ptr<const ScriptModule> module,
                               std::shared_ptr<const Matrix> input, const RunOptions& options)
    : model_(model), module_(std::move(module)), input_(std::move(input)), threads_(threadsOf(options)) {}

std::optional<ExitOutput> ScriptModelRun::next(const CancelToken& cancel) {
    cancel.check();
    const ModelDescription& description = model_.description();
    if (exit_ == static_cast<int>(description.exits.size())) return std::nullopt;
    const auto begin = std::chrono::steady_clock::now();
    if (!run_) run_ = module_->start(*input_, threads_);
    ExitOutput output;
    output.index = exit_++;
    output.logProbs = run_->next(output.index);
    cancel.check();
    checkLogProbabilities(*output.logProbs, description, output.index);
    seconds_ += std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    output.seconds = seconds_;
    output.macs = model_.macs(output.index, input_->rows());
    return output;
}

} // namespace offramp
