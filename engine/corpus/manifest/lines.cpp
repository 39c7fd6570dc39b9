// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/manifest/lines.h"

#include "base/utf8.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace offramp {

namespace {
constexpr std::string_view blanks = " \t\r\n\v\f";
} // namespace

std::optional<Line> LineReader::next() {
    while (at_ < text_.size()) {
        const std::size_t end = std::min(text_.find('\n', at_), text_.size());
        std::string_view line = text_.substr(at_, end - at_);
        at_ = end + 1;
        ++number_;
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (line.find_first_not_of(blanks) != std::string_view::npos) return Line{number_, line};
    }
    return std::nullopt;
}

std::optional<Message> unreadable(std::string_view line) {
    if (line.find('\0') != std::string_view::npos) return msg("holds a zero byte, so it is no text");
    if (!isUtf8(line)) return msg("is not UTF-8");
    return std::nullopt;
}

std::string_view trimmed(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(blanks);
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

std::vector<std::string_view> fieldsOf(std::string_view line, std::size_t most) {
    std::vector<std::string_view> fields;
    for (line = trimmed(line); !line.empty(); line = trimmed(line)) {
        const bool last = fields.size() + 1 == most;
        const std::size_t end = last ? line.size() : std::min(line.find_first_of(blanks), line.size());
        fields.push_back(line.substr(0, end));
        line.remove_prefix(end);
    }
    return fields;
}

std::optional<double> numberOf(std::string_view text) {
    if (text.starts_with('+')) text.remove_prefix(1);
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool whole = error == std::errc() && end == text.data() + text.size() && !text.empty();
    return whole && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

std::string inLowerCase(std::string_view text) {
    std::string lower(text);
    for (char& letter : lower)
        if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
    return lower;
}

} // namespace offramp
