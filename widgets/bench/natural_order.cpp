// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/natural_order.h"

#include <charconv>
#include <cmath>

namespace offramp {

namespace {

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

int lower(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 'A' && byte <= 'Z' ? byte - 'A' + 'a' : byte;
}

/// Takes a run of digits off the front, without its leading zeros.
std::string_view takeDigits(std::string_view& text) {
    std::size_t end = 0;
    while (end < text.size() && isDigit(text[end]))
        ++end;
    std::string_view digits = text.substr(0, end);
    text.remove_prefix(end);
    while (digits.size() > 1 && digits.front() == '0')
        digits.remove_prefix(1);
    return digits;
}

} // namespace

int compareNaturally(std::string_view a, std::string_view b) {
    const std::string_view wholeA = a;
    const std::string_view wholeB = b;
    while (!a.empty() && !b.empty()) {
        if (isDigit(a.front()) && isDigit(b.front())) {
            const std::string_view x = takeDigits(a);
            const std::string_view y = takeDigits(b);
            if (x.size() != y.size()) return x.size() < y.size() ? -1 : 1;
            if (const int order = x.compare(y); order != 0) return order;
            continue;
        }
        const int order = lower(a.front()) - lower(b.front());
        if (order != 0) return order;
        a.remove_prefix(1);
        b.remove_prefix(1);
    }
    if (a.empty() != b.empty()) return a.empty() ? -1 : 1;
    return wholeA.compare(wholeB); // "a1" and "A01"
}

std::optional<double> asNumber(std::string_view text) {
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size() || std::isnan(number)) return std::nullopt;
    return number;
}

} // namespace offramp
