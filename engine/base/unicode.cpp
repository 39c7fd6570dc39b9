// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/unicode.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <utility>

namespace offramp {

namespace {

struct LowerRun {
    char32_t first;
    char32_t last;
    std::uint8_t step;
    std::int32_t delta;
};

struct Run {
    char32_t first;
    char32_t last;
};

struct Composition {
    char16_t letter;
    char16_t mark;
    char16_t whole;
};

#include "base/unicode_tables.inc"

/// The run that ends at `point` or is the first to end behind it; null if all end before.
template <typename R>
const R* runAt(std::span<const R> runs, char32_t point) {
    const auto at = std::lower_bound(runs.begin(), runs.end(), point,
                                     [](const R& run, char32_t value) { return run.last < value; });
    return at != runs.end() && at->first <= point ? &*at : nullptr;
}

char32_t composedOf(char32_t letter, char32_t mark) {
    const auto before = [](const Composition& entry, const std::pair<char32_t, char32_t>& key) {
        return std::pair<char32_t, char32_t>(entry.letter, entry.mark) < key;
    };
    const auto* const at =
        std::lower_bound(compositions.begin(), compositions.end(), std::pair(letter, mark), before);
    return at != compositions.end() && at->letter == letter && at->mark == mark ? at->whole : 0;
}

} // namespace

char32_t toLower(char32_t point) {
    if (point < 0x80) return point >= U'A' && point <= U'Z' ? point + 0x20 : point;
    const LowerRun* run = runAt<LowerRun>(lowerRuns, point);
    if (run == nullptr || (point - run->first) % run->step != 0) return point;
    return static_cast<char32_t>(static_cast<std::int32_t>(point) + run->delta);
}

bool isWhiteSpace(char32_t point) {
    return point == 0x20 || (point >= 0x09 && point <= 0x0D) || point == 0x85 || point == 0xA0 ||
           point == 0x1680 || (point >= 0x2000 && point <= 0x200A) || point == 0x2028 || point == 0x2029 ||
           point == 0x202F || point == 0x205F || point == 0x3000;
}

bool isPunctuationOrSymbol(char32_t point) {
    return runAt<Run>(signRuns, point) != nullptr;
}

bool isInvisible(char32_t point) {
    const bool control = point < 0x20 || (point >= 0x7F && point < 0xA0);
    return (control && !isWhiteSpace(point)) || runAt<Run>(formatRuns, point) != nullptr;
}

std::u32string composed(std::u32string_view text) {
    std::u32string whole;
    whole.reserve(text.size());
    for (const char32_t point : text) {
        const char32_t joined = whole.empty() || point < 0x300 ? 0 : composedOf(whole.back(), point);
        if (joined != 0) {
            whole.back() = joined;
        } else {
            whole += point;
        }
    }
    return whole;
}

} // namespace offramp
