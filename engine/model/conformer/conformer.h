// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/conformer/weights.h"
#include "model/model.h"

#include <memory>

namespace offramp {

/// The early-exit Conformer-CTC of Wright et al. (arXiv 2309.09546): two strided convolutions (four feature
/// frames to one), sinusoidal positions, groups of Conformer layers (Gulati et al. 2020, absolute positions)
/// with a linear head after each group.
class ConformerModel : public Model {
public:
    ConformerModel(ModelDescription description, ConformerWeights weights);

    [[nodiscard]] const ModelDescription& description() const override { return description_; }
    /// T₁ = ⌊(N−3)/2⌋ + 1, T = ⌊(T₁−3)/2⌋ + 1; 0 below 7 rows.
    [[nodiscard]] std::int64_t outputFrames(std::int64_t inputFrames) const override;
    [[nodiscard]] std::optional<std::int64_t> maximumInputFrames() const override;
    [[nodiscard]] std::optional<std::int64_t> macs(int exit, std::int64_t inputFrames) const override;
    [[nodiscard]] std::unique_ptr<ModelRun> start(std::shared_ptr<const Matrix> input,
                                                  const RunOptions& options) const override;

private:
    ModelDescription description_;
    ConformerWeights weights_;
};

} // namespace offramp
