// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/analysis.h"
#include "analysis/judge.h"

#include <optional>
#include <string>

namespace offramp {

/// What an expression of a lesson comes to.
struct LessonValue {
    enum class Kind {
        number,   ///< without a unit, or in its measure's
        count,    ///< words, an exit's number …
        fraction, ///< shown as a percentage
        macs,     ///< multiply-accumulates
        seconds,
        text,
        truth ///< 1 or 0
    };

    Kind kind = Kind::number;
    std::optional<double> number; ///< nothing: undefined; of a text always
    std::string text;             ///< of Kind::text alone

    bool operator==(const LessonValue&) const = default;
};

/// What a lesson speaks of while it is shown.
struct LessonSubject {
    const Analysis& analysis;
    const Judgement* judgement = nullptr; ///< of the policy in force; null: there is none yet
};

/// The value in English and in the C locale, as "12.5 %", "0.035", "1.9 GMAC"; "–" for what is undefined. A
/// window shows numbers in its own language.
[[nodiscard]] std::string textOf(const LessonValue& value);

} // namespace offramp
