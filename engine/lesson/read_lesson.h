// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lesson/lesson.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace offramp {

/// Reads a lesson. Throws Error, with FILE:LINE as its subject, for what can't be read, what isn't there, and
/// expressions that ask for what there isn't: a lesson is whole or isn't read. `places.lessonFolder` is the
/// file's own, whatever it is.
[[nodiscard]] Lesson readLesson(const std::filesystem::path& file, const LessonPlaces& places);

/// The same from the lesson's text.
[[nodiscard]] Lesson parseLesson(std::string_view text, const std::filesystem::path& file,
                                 const LessonPlaces& places);

/// The title alone, for a list of lessons; the file's name where it can't be read.
[[nodiscard]] std::string lessonTitle(const std::filesystem::path& file);

} // namespace offramp
