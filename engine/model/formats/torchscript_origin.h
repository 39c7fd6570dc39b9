// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

namespace offramp {

/// What wrote a TorchScript archive, as far as it tells: "PyTorch 2.3.0 (archive format 10)". The version
/// itself is only known from an extra file "pytorch_version", which docs/torchscript.md asks for.
[[nodiscard]] std::string torchScriptOrigin(const std::filesystem::path& path);

} // namespace offramp
