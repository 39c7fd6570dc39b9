// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/analysis.h"
#include "exits/policy.h"

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace offramp {

/// What a lesson's author wrote, and in which of its lines.
template <typename Value>
struct Written {
    Value value{};
    int line = 0;

    bool operator==(const Written&) const = default;
};

/// What a step sets; what it doesn't set stays as the step before left it.
struct LessonSettings {
    std::optional<Written<std::filesystem::path>> model;
    std::optional<Written<std::filesystem::path>> recording;
    std::optional<Written<MeasureSpec>> measure;
    std::optional<Written<std::vector<double>>> thresholds; ///< one for all exits, or one for each
    std::optional<Written<Policy>> policy;                  ///< excludes the two above
    std::optional<Written<std::vector<std::string>>> views; ///< of lessonViews()
    std::optional<Written<std::string>> panel;              ///< of lessonPanels()
    std::optional<Written<std::optional<int>>> exit;        ///< looked at, from 1; nothing: the one taken
    std::optional<Written<std::optional<int>>> reveal;      ///< the exits shown, from the first; nothing: all
    std::optional<Written<std::optional<Stretch>>> range;   ///< seconds in view; nothing: all

    bool operator==(const LessonSettings&) const = default;
};

/// The views and the panels that a lesson can show, by the names that the window has for them.
[[nodiscard]] std::span<const std::string_view> lessonViews();
[[nodiscard]] std::span<const std::string_view> lessonPanels();

/// `later` over `earlier`. A policy takes the place of a measure and thresholds, and these of a policy.
[[nodiscard]] LessonSettings overlaid(LessonSettings earlier, const LessonSettings& later);

/// The policy that they come to for a model of `classes` ≥ 1 classes: a measure without a threshold begins
/// with its own, a threshold without a measure is the default policy's.
[[nodiscard]] Policy policyOf(const LessonSettings& settings, std::int64_t classes);

/// Where the demo's files are, and what a lesson may call its recordings.
struct LessonPlaces {
    std::filesystem::path demoModel;
    std::filesystem::path demoFolder; ///< of the recordings, NAME.wav
    std::vector<std::string> demoRecordings;
    std::filesystem::path lessonFolder; ///< what other paths are relative to
};

/// Reads one setting, "threshold" and "0.035", into `settings`. Throws Error without a subject for a name
/// that there isn't, one that is there already, and what can't be used.
void readSetting(LessonSettings& settings, std::string_view name, const Written<std::string_view>& value,
                 const LessonPlaces& places);

/// The path of "demo" or "demo/…" or of a file beside the lesson. Throws Error where it isn't there.
[[nodiscard]] std::filesystem::path lessonModel(std::string_view value, const LessonPlaces& places);

} // namespace offramp
