// SPDX-License-Identifier: GPL-3.0-or-later
#include "lesson/value.h"

#include <array>
#include <cmath>
#include <cstdio>

namespace offramp {

namespace {

std::string formatted(const char* format, double number) {
    std::array<char, 64> text{};
    const int length = std::snprintf(text.data(), text.size(), format, number);
    return {text.data(), static_cast<std::size_t>(length)};
}

} // namespace

std::string textOf(const LessonValue& value) {
    if (value.kind == LessonValue::Kind::text) return value.text;
    if (!value.number) return "–";
    const double number = *value.number;
    switch (value.kind) {
    case LessonValue::Kind::fraction:
        return formatted("%.0f %%", number * 100);
    case LessonValue::Kind::macs:
        return formatted("%.3g GMAC", number * 1e-9);
    case LessonValue::Kind::seconds:
        return formatted("%.3g s", number);
    case LessonValue::Kind::truth:
        return number != 0 ? "true" : "false";
    case LessonValue::Kind::number:
    case LessonValue::Kind::count:
    case LessonValue::Kind::text:
        break;
    }
    return formatted("%.3g", number);
}

} // namespace offramp
