// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/formats/tensor.h"

#include <filesystem>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace offramp {

/// A safetensors file (https://huggingface.co/docs/safetensors): a length, a JSON header, numbers without
/// gaps.
struct SafetensorsFile {
    TensorMap tensors; ///< views of the mapped file
    std::map<std::string, std::string> metadata;
};

/// Maps the file and looks at every entry of its header: types and shapes, that the tensors lie within the
/// file side by side without gap or overlap, no name twice. Throws Error that names the file, the tensor and
/// the reason.
[[nodiscard]] SafetensorsFile readSafetensors(const std::filesystem::path& path);
/// The same of bytes that `owner` keeps; `subject` names them in errors.
[[nodiscard]] SafetensorsFile readSafetensors(std::span<const std::byte> bytes,
                                              const std::shared_ptr<const void>& owner,
                                              const std::filesystem::path& subject);

struct TensorToWrite {
    std::string name;
    DType type = DType::f32;
    std::vector<std::int64_t> shape;
    const void* data = nullptr; ///< without gaps; must live until the file is written
};

/// Writes a file whose bytes depend on the arguments alone. Wide types come first (in the order given within
/// a width), so that every tensor is aligned to its type's size; the numbers begin at a multiple of eight
/// bytes. Throws Error if the file can't be written, a name comes twice or a name or metadata is no UTF-8.
void writeSafetensors(const std::filesystem::path& path, const std::vector<TensorToWrite>& tensors,
                      const std::map<std::string, std::string>& metadata = {});
/// Those bytes. `subject` names them in errors.
[[nodiscard]] std::string safetensorsBytes(const std::vector<TensorToWrite>& tensors,
                                           const std::filesystem::path& subject,
                                           const std::map<std::string, std::string>& metadata = {});

} // namespace offramp
