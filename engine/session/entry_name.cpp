// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/entry_name.h"

#include "base/error.h"
#include "model/formats/text.h"

#include <algorithm>

namespace offramp::detail {

namespace {

constexpr std::size_t longest = 4096;

bool isPlainPart(std::string_view part) {
    const auto isBad = [](char letter) {
        return static_cast<unsigned char>(letter) < ' ' || letter == '\\' || letter == '\x7f';
    };
    return !part.empty() && part != "." && part != ".." && std::ranges::none_of(part, isBad);
}

} // namespace

bool isPlainEntry(std::string_view name) {
    if (name.size() > longest) return false;
    for (std::size_t begin = 0; begin <= name.size();) {
        const std::size_t end = std::min(name.find('/', begin), name.size());
        if (!isPlainPart(name.substr(begin, end - begin))) return false;
        begin = end + 1;
    }
    return true;
}

void checkEntry(const std::string& name, const std::string& subject) {
    if (isPlainEntry(name)) return;
    throw Error(subject, msg("names {0}, which could lie outside of it", printable(name)),
                msg("Open it only if you know who made it, and ask them for another copy"));
}

} // namespace offramp::detail
