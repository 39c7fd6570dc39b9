// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/cancel.h"
#include "base/matrix.h"
#include "model/description.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace offramp {

/// What one exit gave.
struct ExitOutput {
    int index = 0; ///< 0 … exits − 1
    std::shared_ptr<const Matrix>
        logProbs; ///< [T × V], natural logarithm; each row sums to 1 as probabilities
    std::shared_ptr<const Matrix>
        hidden; ///< [T × d], the encoder's state that the exit's head saw; on request
    /// What a run that is read back knows instead: each frame's cosine of that state with the exit before's,
    /// [T]. Empty of a model that runs.
    std::vector<float> hiddenCosines;
    double seconds = 0; ///< wall time from the run's start to here, without the time between calls of next()
    std::optional<std::int64_t> macs; ///< multiply-accumulates from the run's start to here
    std::optional<double> modelScore; ///< a score that the model itself brings for this exit
};

struct RunOptions {
    int threads = 0;         ///< 0: one for each core
    bool keepHidden = false; ///< fill ExitOutput::hidden
};

/// A model at work on one input. Asks for nothing ahead: an exit that is not asked for is not computed.
class ModelRun {
public:
    ModelRun() = default;
    virtual ~ModelRun() = default;
    ModelRun(const ModelRun&) = delete;
    ModelRun& operator=(const ModelRun&) = delete;

    /// Computes up to the next exit; nothing after the last. Throws Cancelled within a layer of the token's
    /// cancel(); the run is then over.
    [[nodiscard]] virtual std::optional<ExitOutput> next(const CancelToken& cancel) = 0;
};

/// A loaded early-exit model: immutable, so that several threads may run it at once.
class Model {
public:
    Model() = default;
    virtual ~Model() = default;
    Model(const Model&) = delete;
    Model& operator=(const Model&) = delete;

    [[nodiscard]] virtual const ModelDescription& description() const = 0;

    /// Frames that an exit gives for `inputFrames` rows of input; 0 if they are too few for one.
    [[nodiscard]] virtual std::int64_t outputFrames(std::int64_t inputFrames) const = 0;
    /// The longest input it takes, in rows; nothing if there is no limit but memory.
    [[nodiscard]] virtual std::optional<std::int64_t> maximumInputFrames() const { return std::nullopt; }
    /// Multiply-accumulates from the input to exit `exit`'s log-probabilities, the heads of all earlier exits
    /// included, for `inputFrames` rows of input. Nothing if it is not known.
    [[nodiscard]] virtual std::optional<std::int64_t> macs(int exit, std::int64_t inputFrames) const = 0;

    /// Begins a run on `input`: features [N × mels], or a waveform as [samples × 1] if the model takes one.
    /// `input` is shared, not copied. Throws Error if its width or length doesn't suit the model.
    [[nodiscard]] virtual std::unique_ptr<ModelRun> start(std::shared_ptr<const Matrix> input,
                                                          const RunOptions& options) const = 0;
};

} // namespace offramp
