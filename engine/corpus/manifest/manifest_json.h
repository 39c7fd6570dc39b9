// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/manifest/manifest.h"

#include <string>

namespace offramp {

/// A manifest as JSON: docs/manifests.md explains the keys.
[[nodiscard]] std::string manifestJson(const Manifest& manifest);

} // namespace offramp
