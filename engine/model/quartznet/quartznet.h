// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/model.h"
#include "model/quartznet/weights.h"

#include <memory>

namespace offramp {

/// QuartzNet (Kriman et al., arXiv 1910.10261) with exit branches after some of its blocks; batch
/// normalisation folded into the convolutions.
class QuartzNetModel : public Model {
public:
    QuartzNetModel(ModelDescription description, QuartzNetWeights weights);

    [[nodiscard]] const ModelDescription& description() const override { return description_; }
    /// ⌈N/stride⌉
    [[nodiscard]] std::int64_t outputFrames(std::int64_t inputFrames) const override;
    [[nodiscard]] std::optional<std::int64_t> macs(int exit, std::int64_t inputFrames) const override;
    [[nodiscard]] std::unique_ptr<ModelRun> start(std::shared_ptr<const Matrix> input,
                                                  const RunOptions& options) const override;

private:
    ModelDescription description_;
    QuartzNetWeights weights_;
};

} // namespace offramp
