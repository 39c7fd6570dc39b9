// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/message.h"

#include <filesystem>
#include <map>
#include <string>

namespace offramp {

enum class FileKind {
    bundle, ///< a folder with model.json, or that model.json
    safetensors,
    torchZip,    ///< torch.save since PyTorch 1.6
    torchLegacy, ///< torch.save before it
    torchTar,    ///< torch.save of 2016; not readable
    torchScript, ///< torch.jit.save
    unknown,
};

/// What a file is by its content, whatever its name; and how to say so where another kind is wanted.
struct DetectedFile {
    FileKind kind = FileKind::unknown;
    Message reason; ///< "is an ONNX model"
    Message remedy;
};

/// Looks at the file's beginning, and at a zip archive's list of entries. Throws Error if it can't be opened
/// or is a zip archive that is cut off.
[[nodiscard]] DetectedFile detectFile(const std::filesystem::path& path);

/// Throws the Error that says what a file of an unwanted kind is; `otherwise` is the remedy if the kind
/// brings none.
[[noreturn]] void refuseKind(const std::filesystem::path& path, const DetectedFile& detected,
                             const Message& otherwise);

/// The extra files of a TorchScript archive (`_extra_files` of torch.jit.save) by name, without LibTorch.
/// Throws Error if it is no TorchScript archive or an extra file is larger than 16 MB.
[[nodiscard]] std::map<std::string, std::string> readTorchScriptExtra(const std::filesystem::path& path);

} // namespace offramp
