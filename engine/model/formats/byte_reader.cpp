// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/formats/byte_reader.h"

#include "base/error.h"

#include <algorithm>

namespace offramp {

std::span<const std::byte> ByteReader::take(std::uint64_t count) {
    if (count > remaining()) {
        throw Error(subject_, msg("is cut off: {0} bytes are missing at the least", count - remaining()),
                    msg("Fetch or export the file again"));
    }
    const auto taken = bytes_.subspan(position_, count);
    position_ += count;
    return taken;
}

std::string_view ByteReader::takeText(std::uint64_t count) {
    const auto taken = take(count);
    return {reinterpret_cast<const char*>(taken.data()), taken.size()};
}

std::string_view ByteReader::takeLine() {
    const auto rest = bytes_.subspan(position_);
    const auto end = std::ranges::find(rest, std::byte('\n'));
    const std::string_view line = takeText(static_cast<std::uint64_t>(end - rest.begin()));
    (void)take(1);
    return line;
}

std::uint64_t ByteReader::takeUnsigned(std::size_t width) {
    return littleEndian(take(width));
}

std::uint64_t littleEndian(std::span<const std::byte> bytes) {
    std::uint64_t number = 0;
    for (std::size_t i = bytes.size(); i-- > 0;)
        number = number << 8U | std::to_integer<std::uint64_t>(bytes[i]);
    return number;
}

} // namespace offramp
