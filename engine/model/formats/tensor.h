// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace offramp {

enum class DType { f16, bf16, f32, f64, u8, i8, i16, i32, i64, boolean };

[[nodiscard]] std::size_t sizeOf(DType type);
/// "F32", as safetensors names it.
[[nodiscard]] std::string nameOf(DType type);

/// A view of numbers that a file or a buffer holds, and a share in keeping that alive.
struct Tensor {
    DType type = DType::f32;
    std::vector<std::int64_t> shape;   ///< each ≥ 0
    std::vector<std::int64_t> strides; ///< in elements, each ≥ 0; of shape's length
    const std::byte* data = nullptr;   ///< the first element; need not be aligned
    std::shared_ptr<const void> owner;

    [[nodiscard]] std::int64_t count() const;
    /// Row after row without gaps.
    [[nodiscard]] bool isContiguous() const;
    /// "[256, 80, 3]"
    [[nodiscard]] std::string shapeText() const;
};

/// "[256, 80, 3]"
[[nodiscard]] std::string textOf(const std::vector<std::int64_t>& shape);
/// The product of a shape's dimensions; nothing if one is negative or the product is more than 2^62.
[[nodiscard]] std::optional<std::int64_t> countOf(const std::vector<std::int64_t>& shape);
/// The strides of a tensor without gaps.
[[nodiscard]] std::vector<std::int64_t> contiguousStrides(const std::vector<std::int64_t>& shape);

/// Tensors by name, in the names' order.
using TensorMap = std::map<std::string, Tensor>;

/// Floats without gaps that are either the file's own bytes or a converted copy.
struct FloatView {
    const float* data = nullptr;
    std::int64_t count = 0;
    std::shared_ptr<const void> owner;
};

/// `tensor` as 32-bit floats: the same bytes if it is aligned contiguous F32, else a converted copy (F16,
/// BF16, F64 and integers are converted, strides followed).
[[nodiscard]] FloatView asFloats(const Tensor& tensor);

} // namespace offramp
