// SPDX-License-Identifier: GPL-3.0-or-later
#include "lesson/lesson.h"

#include <utility>

namespace offramp {

LessonSettings settingsAt(const Lesson& lesson, std::size_t step) {
    LessonSettings settings;
    settings.model = {lesson.model, 0};
    for (std::size_t i = 0; i <= step && i < lesson.steps.size(); ++i)
        settings = overlaid(std::move(settings), lesson.steps[i].settings);
    return settings;
}

std::string lessonPlace(const std::filesystem::path& file, int line) {
    return file.string() + ":" + std::to_string(line);
}

Error atLessonLine(const Error& error, const std::filesystem::path& file, int line) {
    std::string place = lessonPlace(file, line);
    if (!error.subject().empty()) place += ": " + error.subject();
    return {std::move(place), error.reason(), error.remedy()};
}

} // namespace offramp
