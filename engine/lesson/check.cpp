// SPDX-License-Identifier: GPL-3.0-or-later
#include "lesson/check.h"

#include "base/error.h"

namespace offramp {

namespace {

class StepCheck {
public:
    StepCheck(const Lesson& lesson, const ModelDescription& model) : lesson_(lesson), model_(model) {}

    void exit(int number, int line) const {
        if (number <= static_cast<int>(model_.exits.size())) return;
        throw Error(lessonPlace(lesson_.file, line),
                    msg("the model “{0}” has no exit {1}", model_.name, number),
                    msg("It has {0}", model_.exits.size()));
    }

    void text(const LessonText& text) const {
        for (const LessonText::Part& part : text.parts)
            if (part.value) exit(part.value->value->deepestExit(), part.value->line);
    }

    void policy(const LessonSettings& settings, int otherwise) const {
        const int line = settings.policy       ? settings.policy->line
                         : settings.thresholds ? settings.thresholds->line
                         : settings.measure    ? settings.measure->line
                                               : otherwise;
        try {
            checkPolicy(policyOf(settings, model_.classes), static_cast<int>(model_.exits.size()));
        } catch (const Error& error) {
            throw atLessonLine(error, lesson_.file, line);
        }
    }

private:
    const Lesson& lesson_;
    const ModelDescription& model_;
};

} // namespace

void checkStep(const Lesson& lesson, std::size_t step, const ModelDescription& model) {
    const StepCheck check(lesson, model);
    const LessonStep& each = lesson.steps[step];
    const LessonSettings settings = settingsAt(lesson, step);
    if (settings.exit) check.exit(settings.exit->value.value_or(0), settings.exit->line);
    if (settings.reveal) check.exit(settings.reveal->value.value_or(0), settings.reveal->line);
    check.policy(settings, each.line);
    check.text(each.text);
    for (const LessonQuestion& question : each.questions) {
        check.text(question.question);
        check.text(question.answer);
    }
    for (const LessonClaim& claim : each.claims)
        check.exit(claim.condition.deepestExit(), claim.line);
}

void checkLesson(const Lesson& lesson, const ModelDescription& model) {
    for (std::size_t step = 0; step < lesson.steps.size(); ++step)
        if (settingsAt(lesson, step).model->value == lesson.model) checkStep(lesson, step, model);
}

std::vector<const LessonClaim*> untrueClaims(const LessonStep& step, const LessonSubject& subject) {
    std::vector<const LessonClaim*> untrue;
    for (const LessonClaim& claim : step.claims)
        if (claim.condition.evaluate(subject).number.value_or(0) == 0) untrue.push_back(&claim);
    return untrue;
}

} // namespace offramp
