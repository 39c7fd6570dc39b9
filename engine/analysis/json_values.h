// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scoring/align.h"

#include <nlohmann/json.hpp>

#include <cmath>
#include <optional>

namespace offramp::detail {

// How the files that we write put values, all alike.

using Json = nlohmann::ordered_json;

template <typename T>
[[nodiscard]] Json orNull(const std::optional<T>& value) {
    return value ? Json(*value) : Json(nullptr);
}

/// Undefined is null; JSON has no infinity.
[[nodiscard]] inline Json valueJson(const std::optional<double>& value) {
    if (value && std::isinf(*value)) return *value > 0 ? "inf" : "-inf";
    return orNull(value);
}

[[nodiscard]] inline Json countsJson(const ErrorCounts& counts) {
    return {{"hits", counts.hits},
            {"substitutions", counts.substitutions},
            {"insertions", counts.insertions},
            {"deletions", counts.deletions},
            {"reference_length", counts.referenceLength()}};
}

} // namespace offramp::detail
