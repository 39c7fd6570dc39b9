// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/zip_writer.h"

#include <string>
#include <string_view>

/// Pieces of pickles, as PyTorch writes them (protocol 2).
namespace offramp::test {

inline std::string text(std::string_view value) {
    return 'X' + little(value.size(), 4) + std::string(value);
}

inline std::string integer(std::uint32_t value) {
    return 'J' + little(value, 4);
}

inline std::string global(std::string_view module, std::string_view name) {
    return std::string("c").append(module).append("\n").append(name).append("\n");
}

inline std::string integers(std::initializer_list<std::uint32_t> values) {
    std::string tuple = "(";
    for (const std::uint32_t value : values)
        tuple += integer(value);
    return tuple + 't';
}

/// A storage of `count` numbers under `key`.
inline std::string storage(std::string_view type, std::string_view key, std::uint32_t count) {
    return '(' + text("storage") + global("torch", type) + text(key) + text("cpu") + integer(count) + "tQ";
}

/// A tensor of a storage.
inline std::string tensor(const std::string& storage, std::uint32_t offset,
                          std::initializer_list<std::uint32_t> shape,
                          std::initializer_list<std::uint32_t> strides) {
    return global("torch._utils", "_rebuild_tensor_v2") + '(' + storage + integer(offset) + integers(shape) +
           integers(strides) + "\x89" + global("collections", "OrderedDict") + ")RtR";
}

/// A whole pickle of one value.
inline std::string pickled(const std::string& value) {
    return "\x80\x02" + value + '.';
}

/// {name: tensor [2, 3] of six floats in storage "0"}
inline std::string smallStateDict(std::string_view name = "linear.weight") {
    return global("collections", "OrderedDict") + ")R(" + text(name) +
           tensor(storage("FloatStorage", "0", 6), 0, {2, 3}, {3, 1}) + 'u';
}

} // namespace offramp::test
