// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/matrix.h"
#include "model/formats/safetensors.h"

#include <filesystem>
#include <string>
#include <vector>

namespace offramp::test {

/// What an independent implementation computed for a recording.
struct Golden {
    Matrix features;              ///< [frames × mels]
    std::vector<Matrix> logProbs; ///< an exit each, [T × V]
};

[[nodiscard]] Golden readGolden(const std::filesystem::path& path);
/// The greedy texts of every exit of recording `name`, from the greedy.json beside the golden files.
[[nodiscard]] std::vector<std::string> goldenTexts(const std::filesystem::path& folder,
                                                   const std::string& name);
[[nodiscard]] Matrix toMatrix(const Tensor& tensor);

/// The largest absolute difference of two matrices of log-probabilities, where below −20 the probabilities
/// are compared. Infinite if the shapes differ.
[[nodiscard]] double largestDifference(const Matrix& a, const Matrix& b);

} // namespace offramp::test
