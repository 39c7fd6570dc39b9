// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace offramp {

/// An array as NumPy's .npy format has it (numpy.lib.format, version 1.0), in C order.
struct NpyArray {
    std::string name;
    std::string descr; ///< "<f4": little endian, float, 4 bytes; "<U5": texts of 5 code points
    std::vector<std::int64_t> shape;
    std::span<const std::byte> data;   ///< the numbers, in this machine's order of bytes as `descr` says
    std::shared_ptr<const void> owner; ///< keeps them
};

/// `values` are kept by `owner`, or copied where it is null.
[[nodiscard]] NpyArray npyArray(std::string name, std::span<const float> values,
                                std::vector<std::int64_t> shape, std::shared_ptr<const void> owner = {});
[[nodiscard]] NpyArray npyArray(std::string name, std::span<const double> values,
                                std::vector<std::int64_t> shape);
[[nodiscard]] NpyArray npyArray(std::string name, std::span<const std::int32_t> values,
                                std::vector<std::int64_t> shape);
/// Texts [n], UTF-8.
[[nodiscard]] NpyArray npyArray(std::string name, const std::vector<std::string>& texts);
/// One text, without a dimension.
[[nodiscard]] NpyArray npyArray(std::string name, const std::string& text);

/// What stands before the numbers; its length is a multiple of 64.
[[nodiscard]] std::string npyHeader(const NpyArray& array);

/// A zip archive of NAME.npy, stored as numpy.savez() does, without the time of writing: the same arrays give
/// the same bytes. Throws Error where memory is out.
void writeNpz(std::ostream& out, std::span<const NpyArray> arrays);

} // namespace offramp
