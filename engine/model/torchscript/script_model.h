// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/bundle/model_json.h"
#include "model/model.h"
#include "model/torchscript/script_module.h"

#include <memory>

namespace offramp {

/// A TorchScript module as a model.
class ScriptModel : public Model {
public:
    /// Loads the module and tries it on two seconds of zeros, so that one that breaks the agreement is
    /// refused here and not in the middle of an analysis. Throws Error.
    ScriptModel(const std::filesystem::path& path, ModelJson json);

    [[nodiscard]] const ModelDescription& description() const override { return json_.description; }
    /// From the frame shift; the module may give a frame more or less.
    [[nodiscard]] std::int64_t outputFrames(std::int64_t inputFrames) const override;
    /// From the polynomials that model.json brings; nothing without them.
    [[nodiscard]] std::optional<std::int64_t> macs(int exit, std::int64_t inputFrames) const override;
    [[nodiscard]] std::unique_ptr<ModelRun> start(std::shared_ptr<const Matrix> input,
                                                  const RunOptions& options) const override;

private:
    [[nodiscard]] double secondsPerRow() const;
    [[nodiscard]] std::int64_t inputWidth() const;
    void probe();
    void checkClasses(std::int64_t classes, int exit);

    ModelJson json_;
    std::shared_ptr<const ScriptModule> module_;
};

} // namespace offramp
