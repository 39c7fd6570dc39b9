// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace offramp::detail {

/// Floats as a results file keeps them: IEEE 754 single precision, little-endian, all first bytes of the
/// numbers, then all second ones and so on, as a zlib stream (RFC 1950). To the bit.
[[nodiscard]] std::string packFloats(std::span<const float> values);
/// Unpacks exactly values.size() floats; false if the bytes hold others.
[[nodiscard]] bool unpackFloats(std::span<const std::byte> packed, std::span<float> values);

} // namespace offramp::detail
