// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/dump.h"

#include "model/formats/safetensors.h"

#include <string>
#include <vector>

namespace offramp {

namespace {

TensorToWrite tensorOf(std::string name, const Matrix& matrix) {
    return {std::move(name), DType::f32, {matrix.rows(), matrix.cols()}, matrix.data()};
}

} // namespace

void dumpAnalysis(const Analysis& analysis, const std::filesystem::path& path) {
    std::vector<TensorToWrite> tensors{tensorOf("features", *analysis.features)};
    for (const auto& exit : analysis.exits) {
        std::string name = "exit.";
        name.append(std::to_string(exit->output.index)).append(".log_probs");
        tensors.push_back(tensorOf(std::move(name), *exit->output.logProbs));
    }
    writeSafetensors(path, tensors);
}

} // namespace offramp
