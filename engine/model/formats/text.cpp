// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/formats/text.h"

#include "base/utf8.h"

namespace offramp {

std::string printable(std::string_view name) {
    constexpr std::size_t longest = 120;
    // A code point has at most four bytes, so a long name need not be decoded to its end.
    std::u32string text = decodeUtf8(name.substr(0, 4 * longest + 4));
    if (text.size() > longest) {
        text.resize(longest - 1);
        text += U'…';
    }
    for (char32_t& c : text) {
        const bool control = c < 0x20 || (c >= 0x7f && c < 0xa0);
        if (control) c = U'\ufffd';
    }
    return encodeUtf8(text);
}

} // namespace offramp
