// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/results/trace_codec.h"

#include "base/error.h"

#include <bit>
#include <zlib.h>

namespace offramp::detail {

namespace {

/// Log-probabilities are noise but for their upper bytes: harder work makes them hardly smaller.
constexpr int effort = 1;
constexpr std::size_t width = sizeof(float);

std::vector<unsigned char> shuffled(std::span<const float> values) {
    std::vector<unsigned char> bytes(values.size() * width);
    for (std::size_t i = 0; i < values.size(); ++i) {
        const auto bits = std::bit_cast<std::uint32_t>(values[i]);
        for (std::size_t byte = 0; byte < width; ++byte)
            bytes[byte * values.size() + i] = static_cast<unsigned char>(bits >> (8 * byte));
    }
    return bytes;
}

void unshuffle(std::span<const unsigned char> bytes, std::span<float> values) {
    for (std::size_t i = 0; i < values.size(); ++i) {
        std::uint32_t bits = 0;
        for (std::size_t byte = 0; byte < width; ++byte)
            bits |= static_cast<std::uint32_t>(bytes[byte * values.size() + i]) << (8 * byte);
        values[i] = std::bit_cast<float>(bits);
    }
}

} // namespace

std::string packFloats(std::span<const float> values) {
    const std::vector<unsigned char> bytes = shuffled(values);
    uLongf size = ::compressBound(static_cast<uLong>(bytes.size()));
    std::string packed(size, '\0');
    const int status = ::compress2(reinterpret_cast<Bytef*>(packed.data()), &size, bytes.data(),
                                   static_cast<uLong>(bytes.size()), effort);
    if (status != Z_OK) throw Error("frame traces", msg("cannot be compressed (zlib: {0})", status));
    packed.resize(size);
    return packed;
}

bool unpackFloats(std::span<const std::byte> packed, std::span<float> values) {
    std::vector<unsigned char> bytes(values.size() * width);
    auto size = static_cast<uLongf>(bytes.size());
    unsigned char none = 0; // zlib wants a place even for nothing
    const int status =
        ::uncompress(bytes.empty() ? &none : bytes.data(), &size,
                     reinterpret_cast<const Bytef*>(packed.data()), static_cast<uLong>(packed.size()));
    if (status != Z_OK || size != bytes.size()) return false;
    unshuffle(bytes, values);
    return true;
}

} // namespace offramp::detail
