// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/formats/tensor.h"
#include "model/model.h"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace offramp::test {

/// A bundle's two parts, to be changed before they are written: models so small that a test can make many.
// NOLINTNEXTLINE(bugprone-exception-escape): nlohmann's move allocates in theory, and a test may die of that
struct TinyModel {
    nlohmann::ordered_json json; ///< model.json
    TensorMap tensors;

    /// Puts the values in the tensor's place; their number must be its count.
    void set(const std::string& name, const std::vector<float>& values);
    /// Makes a tensor anew, F32.
    void add(const std::string& name, std::vector<std::int64_t> shape, std::vector<float> values);
    /// The numbers of a tensor.
    [[nodiscard]] std::vector<float> values(const std::string& name) const;

    /// Writes model.json and weights.safetensors into `folder`, which it makes, and returns it.
    std::filesystem::path write(const std::filesystem::path& folder) const;
    /// The model itself, without files.
    [[nodiscard]] std::unique_ptr<Model> build() const;
};

/// What building `model` says with the JSON text `value` put at `pointer` ("/parameters/n_heads") of its
/// model.json: the error's text, or nothing.
[[nodiscard]] std::string errorWith(TinyModel model, const std::string& pointer, const std::string& value);

/// An early-exit Conformer with seeded random weights: 6 mels, width 8, 2 heads, feed-forward 12, kernel 3, 3
/// exits of 1 layer, 5 classes, 20 positions.
[[nodiscard]] TinyModel tinyConformer();

/// A QuartzNet with seeded random weights: 6 mels, 3 blocks of 8, 8 and 12 channels, 2 sub-blocks, exits
/// after the blocks 1 and 2 and at the end, 5 classes.
[[nodiscard]] TinyModel tinyQuartzNet();

/// A QuartzNet with seeded random weights and six exits, for long recordings: 20 mels, 5 blocks of 16
/// channels, an exit after each and one at the end, 29 characters. What it hears in noise has the pace of
/// speech: mostly blanks, and words of some letters.
[[nodiscard]] TinyModel sixExitQuartzNet();

} // namespace offramp::test
