// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/matrix.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

namespace offramp {

/// A TorchScript module at work on one input. Exits are asked for in order, from 0 on.
class ScriptRun {
public:
    ScriptRun() = default;
    virtual ~ScriptRun() = default;
    ScriptRun(const ScriptRun&) = delete;
    ScriptRun& operator=(const ScriptRun&) = delete;

    /// Exit `exit`'s output [T × V] as the module gives it. Throws Error if the module fails or gives
    /// something else.
    [[nodiscard]] virtual std::shared_ptr<const Matrix> next(int exit) = 0;
};

/// A loaded TorchScript module, with Torch kept out of sight (its headers take ten seconds to compile).
class ScriptModule {
public:
    /// Loads the archive for the CPU and looks at its methods. Throws Error.
    ScriptModule(const std::filesystem::path& path, bool takesWaveform, int exits);
    ~ScriptModule();
    ScriptModule(const ScriptModule&) = delete;
    ScriptModule& operator=(const ScriptModule&) = delete;

    [[nodiscard]] std::int64_t parameterCount() const;
    /// Whether it computes one exit at a time (methods `start` and `step`), or all at once.
    [[nodiscard]] bool hasSteps() const;

    /// `input` is features [frames × mels] or a waveform [samples × 1]; it is copied.
    [[nodiscard]] std::unique_ptr<ScriptRun> start(const Matrix& input, int threads) const;

    struct Parts; ///< Torch's side of it

private:
    std::unique_ptr<const Parts> parts_;
};

/// "1.13.0"
[[nodiscard]] std::string libTorchVersion();

} // namespace offramp
