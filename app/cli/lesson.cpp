// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/analyze.h"
#include "analysis/reference.h"
#include "commands.h"
#include "common/demo.h"
#include "common/lessons.h"
#include "lesson/check.h"
#include "lesson/read_lesson.h"
#include "model/open.h"

#include <iostream>
#include <map>

namespace offramp::cli {

namespace {

namespace fs = std::filesystem;

/// Goes through a lesson without a window: what the panel would show, and which claims don't hold.
class Walk {
public:
    explicit Walk(Lesson lesson) : lesson_(std::move(lesson)) {}

    int run() {
        if (lesson_.usesDemo) (void)makeDemoRecordings(demoFolder());
        std::cout << "# " << lesson_.title << "\n";
        for (std::size_t step = 0; step < lesson_.steps.size(); ++step)
            showStep(step);
        return holds_ ? done : inputFailed;
    }

private:
    const Recogniser& recogniserFor(const fs::path& model) {
        auto& recogniser = recognisers_[model];
        if (!recogniser) recogniser = std::make_unique<const Recogniser>(openModel(model));
        return *recogniser;
    }

    const Analysis& analysisOf(const Recogniser& recogniser, const fs::path& audio) {
        auto& analysis = analyses_[{&recogniser, audio}];
        if (analysis) return *analysis;
        AnalyzeOptions options;
        options.reference = findReference(audio);
        analysis = analyze(recogniser, audio, options);
        return *analysis;
    }

    void showStep(std::size_t at) {
        const LessonStep& step = lesson_.steps[at];
        const LessonSettings settings = settingsAt(lesson_, at);
        const Recogniser& recogniser = recogniserFor(settings.model->value);
        checkStep(lesson_, at, recogniser.description());
        const Analysis& analysis = analysisOf(recogniser, settings.recording->value);
        const Judgement judgement = judge(analysis, policyOf(settings, recogniser.description().classes));
        const LessonSubject subject{analysis, &judgement};
        std::cout << "\n## " << step.title << "\n" << shown(step.text, subject);
        for (const LessonQuestion& question : step.questions)
            std::cout << "\n### Question\n"
                      << shown(question.question, subject) << "\n### Answer\n"
                      << shown(question.answer, subject);
        for (const LessonClaim* claim : untrueClaims(step, subject)) {
            std::cerr << "offramp-cli: " << lessonPlace(lesson_.file, claim->line) << ": it is not so that "
                      << claim->condition.text() << ".\n";
            holds_ = false;
        }
    }

    [[nodiscard]] static std::string shown(const LessonText& text, const LessonSubject& subject) {
        return text.markdown(
            [&subject](const LessonExpression& value) { return textOf(value.evaluate(subject)); });
    }

    Lesson lesson_;
    std::map<fs::path, std::unique_ptr<const Recogniser>> recognisers_;
    std::map<std::pair<const Recogniser*, fs::path>, std::shared_ptr<const Analysis>> analyses_;
    bool holds_ = true;
};

int listLessons() {
    for (const ShippedLesson& lesson : shippedLessons())
        std::cout << lesson.name << "  " << lesson.title << "\n";
    return done;
}

} // namespace

void addLesson(CLI::App& app, Action& action) {
    CLI::App* command = app.add_subcommand(
        "lesson",
        "Go through a lesson (docs/lessons.md) and check it: every value is computed and printed, and "
        "a claim that isn't true is told. Without a lesson: list those that ship");
    auto lesson = std::make_shared<std::string>();
    command->add_option("LESSON", *lesson, "A lesson's file, or the name of one that ships");
    command->callback([=, &action] {
        action = [=] {
            if (lesson->empty()) return listLessons();
            return Walk(readLesson(lessonFile(*lesson), lessonPlaces())).run();
        };
    });
}

} // namespace offramp::cli
