// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lesson/settings.h"

#include <filesystem>
#include <string>
#include <vector>

namespace offramp {

/// A lesson that ships with Offramp.
struct ShippedLesson {
    std::string name; ///< "what-is-an-early-exit"
    std::string title;
    std::filesystem::path file;
};

/// In the order in which they are best read. Reads their titles. Throws Error if they are gone.
[[nodiscard]] std::vector<ShippedLesson> shippedLessons();

/// The file of a lesson that ships, by its name, or else of that path. Throws Error, naming those that ship,
/// if there is neither.
[[nodiscard]] std::filesystem::path lessonFile(const std::string& nameOrPath);

/// What a lesson may name: the demo's model and recordings, which need not have been made yet. Throws Error
/// if the recipe is gone.
[[nodiscard]] LessonPlaces lessonPlaces();

} // namespace offramp
