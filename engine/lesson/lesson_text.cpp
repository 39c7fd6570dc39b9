// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"
#include "lesson/lesson.h"
#include "lesson/text_parts.h"

#include <algorithm>

namespace offramp {

namespace {

constexpr std::string_view opening = "{{";
constexpr std::string_view closing = "}}";

/// Throws Error about the line.
LessonText::Part valueIn(std::string_view text, const std::filesystem::path& file, int line) {
    try {
        auto value = std::make_shared<const LessonExpression>(LessonExpression::parse(withoutEnds(text)));
        if (value->kind() == LessonValue::Kind::truth)
            throw Error("", msg("“{0}” is a condition, which has nothing to show", value->text()),
                        msg("Write if(condition, \"…\", \"…\")"));
        return {{}, Written<std::shared_ptr<const LessonExpression>>{std::move(value), line}};
    } catch (const Error& error) {
        throw atLessonLine(error, file, line);
    }
}

} // namespace

LessonText parseLessonText(std::string_view markdown, const std::filesystem::path& file, int line) {
    LessonText text;
    std::size_t at = 0;
    while (true) {
        const std::size_t begin = markdown.find(opening, at);
        const std::string_view before =
            markdown.substr(at, begin == std::string_view::npos ? begin : begin - at);
        line += static_cast<int>(std::count(before.begin(), before.end(), '\n'));
        if (begin == std::string_view::npos) {
            text.parts.push_back({std::string(before), {}});
            return text;
        }
        const std::size_t end = markdown.find(closing, begin);
        const std::string_view inside = markdown.substr(begin + opening.size(), end - begin - opening.size());
        if (end == std::string_view::npos || inside.find('\n') != std::string_view::npos)
            throw Error(lessonPlace(file, line), msg("{{ isn't closed in its line"),
                        msg("Write the value as {{taken}}, in one line"));
        LessonText::Part part = valueIn(inside, file, line);
        part.markdown = std::string(before);
        text.parts.push_back(std::move(part));
        at = end + closing.size();
    }
}

std::string LessonText::markdown(const std::function<std::string(const LessonExpression&)>& shown) const {
    std::string text;
    for (const Part& part : parts) {
        text += part.markdown;
        if (part.value) text += shown(*part.value->value);
    }
    return text;
}

} // namespace offramp
