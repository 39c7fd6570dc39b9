// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/formats/tensor.h"

#include <filesystem>
#include <string>
#include <vector>

namespace offramp {

/// The tensors of a file that torch.save or torch.jit.save wrote.
struct TorchFile {
    enum class Format { zip, legacy, torchScript };

    Format format = Format::zip;
    TensorMap tensors; ///< tensors that share a storage in PyTorch share its memory here
    std::string under; ///< the checkpoint's entry that holds them, "model.state_dict"; mostly empty
    std::vector<std::string> skipped; ///< entries beside the tensors that are none
};

/// Reads a state dict, or a checkpoint with one within, in PyTorch's zip format or the one before
/// version 1.6. Runs nothing (see pickle.h). Each storage that the tensors need is read once (zip) or mapped
/// (legacy). Throws Error with a sentence for anything else: other kinds of file, whole pickled modules,
/// damaged files.
[[nodiscard]] TorchFile readTorchFile(const std::filesystem::path& path);

/// Reads a TorchScript archive's parameters and buffers by the path of attributes to each
/// ("encoder.0.weight"), without LibTorch and without its code.
[[nodiscard]] TorchFile readTorchScriptTensors(const std::filesystem::path& path);

} // namespace offramp
