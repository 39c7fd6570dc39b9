// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/lessons.h"

#include "base/error.h"
#include "common/demo.h"
#include "common/paths.h"
#include "corpus/recipe.h"
#include "lesson/read_lesson.h"

#include <array>

namespace offramp {

namespace {

constexpr std::array names{"what-is-an-early-exit", "entropy-or-posterior", "when-deeper-is-worse"};

} // namespace

std::vector<ShippedLesson> shippedLessons() {
    std::vector<ShippedLesson> lessons;
    for (const char* name : names) {
        const auto file = resource(std::filesystem::path("lessons") / (std::string(name) + ".md"));
        lessons.push_back({name, lessonTitle(file), file});
    }
    return lessons;
}

std::filesystem::path lessonFile(const std::string& nameOrPath) {
    std::string known;
    for (const ShippedLesson& lesson : shippedLessons()) {
        if (lesson.name == nameOrPath) return lesson.file;
        known.append(known.empty() ? "" : ", ").append(lesson.name);
    }
    std::error_code failure;
    if (std::filesystem::is_regular_file(nameOrPath, failure)) return std::filesystem::absolute(nameOrPath);
    throw Error(nameOrPath, msg("there is no such lesson"), msg("Those that ship are {0}", known));
}

LessonPlaces lessonPlaces() {
    LessonPlaces places;
    places.demoModel = demoModel();
    places.demoFolder = demoFolder();
    for (const Recipe::Utterance& utterance : readRecipe(resource("demo/digits.json")).utterances)
        places.demoRecordings.push_back(utterance.name);
    return places;
}

} // namespace offramp
