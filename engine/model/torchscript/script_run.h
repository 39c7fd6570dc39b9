// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/model.h"
#include "model/torchscript/script_module.h"

#include <memory>

namespace offramp {

/// A ScriptModel's run. It can be cancelled between exits if the module has steps, else before and after the
/// whole.
class ScriptModelRun : public ModelRun {
public:
    /// `model` must outlive it.
    ScriptModelRun(const Model& model, std::shared_ptr<const ScriptModule> module,
                   std::shared_ptr<const Matrix> input, const RunOptions& options);
    [[nodiscard]] std::optional<ExitOutput> next(const CancelToken& cancel) override;

private:
    const Model& model_;
    std::shared_ptr<const ScriptModule> module_;
    std::shared_ptr<const Matrix> input_;
    int threads_;
    std::unique_ptr<ScriptRun> run_;
    int exit_ = 0;
    double seconds_ = 0;
};

} // namespace offramp
