// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exits/distributions.h"
#include "exits/scores.h"

#include <cmath>
#include <optional>
#include <utility>

namespace offramp::test {

/// An exit made of its log-probabilities, with what measures look at; blank 0. Stays where it is.
struct ExitOf {
    explicit ExitOf(Matrix given, const ExitOf* before = nullptr, int blank = 0)
        : logProbs(std::move(given)), traces(traceFrames(logProbs, blank)) {
        evidence.logProbs = &logProbs;
        evidence.traces = &traces;
        evidence.blank = blank;
        evidence.previous = before != nullptr ? &before->evidence : nullptr;
    }
    ExitOf(const ExitOf&) = delete;
    ExitOf& operator=(const ExitOf&) = delete;

    /// Of a measure in its text form.
    [[nodiscard]] std::optional<double> operator[](std::string_view spec) const {
        return evaluate(parseMeasureSpec(spec), evidence);
    }

    Matrix logProbs;
    FrameTraces traces;
    ExitEvidence evidence;
};

[[nodiscard]] inline bool near(std::optional<double> value, double expected, double tolerance = 1e-6) {
    return value && std::abs(*value - expected) <= tolerance;
}

} // namespace offramp::test
