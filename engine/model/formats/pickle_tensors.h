// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/formats/pickle.h"

#include <optional>

namespace offramp {

/// The tensor of (storage, offset, shape, strides, …), of the storage's type or of the one named `typeName`
/// ("torch.float32"). Throws Error if it doesn't lie within its storage.
[[nodiscard]] PickleRef pickleTensor(Pickle& pickle, const std::vector<PickleRef>& arguments,
                                     const std::optional<std::string>& typeName, const std::string& subject);

} // namespace offramp
