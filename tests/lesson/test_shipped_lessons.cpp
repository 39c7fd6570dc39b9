// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/analyze.h"
#include "common/demo.h"
#include "common/lessons.h"
#include "lesson/check.h"
#include "lesson/read_lesson.h"
#include "model/open.h"
#include "support/support.h"

#include <QTemporaryDir>
#include <QtTest>

#include <map>

using namespace offramp;

/// The lessons that ship: every step, value and claim, of the demo's real model and recordings.
class TestShippedLessons : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyValueIsThereAndEveryClaimIsTrue_data();
    void everyValueIsThereAndEveryClaimIsTrue();
    void theyAreFoundByName();

private:
    [[nodiscard]] const std::shared_ptr<const Analysis>& analysisOf(const std::filesystem::path& audio);
    void checkText(const LessonText& text, const LessonSubject& subject, int step);

    QTemporaryDir dir_;
    std::unique_ptr<const Recogniser> recogniser_;
    std::map<std::filesystem::path, std::shared_ptr<const Analysis>> analyses_;
};

void TestShippedLessons::initTestCase() {
    qputenv("XDG_CACHE_HOME", dir_.path().toUtf8());
    try {
        (void)makeDemoRecordings(demoFolder());
    } catch (const Error& error) {
        QSKIP(error.what());
    }
    recogniser_ = std::make_unique<const Recogniser>(openModel(demoModel()));
}

const std::shared_ptr<const Analysis>& TestShippedLessons::analysisOf(const std::filesystem::path& audio) {
    auto& analysis = analyses_[audio];
    if (!analysis) {
        AnalyzeOptions options;
        std::filesystem::path text = audio;
        QFile file(QString::fromStdString(text.replace_extension(".txt").string()));
        if (file.open(QIODevice::ReadOnly)) options.reference = file.readAll().trimmed().toStdString();
        analysis = analyze(*recogniser_, audio, options);
    }
    return analysis;
}

void TestShippedLessons::everyValueIsThereAndEveryClaimIsTrue_data() {
    QTest::addColumn<QString>("name");
    for (const ShippedLesson& lesson : shippedLessons())
        QTest::newRow(lesson.name.c_str()) << QString::fromStdString(lesson.name);
}

void TestShippedLessons::checkText(const LessonText& text, const LessonSubject& subject, int step) {
    (void)text.markdown([&](const LessonExpression& value) {
        const std::string shown = textOf(value.evaluate(subject));
        if (shown == "–" || shown.empty())
            QTest::qFail(("step " + std::to_string(step) + ": " + value.text()).c_str(), __FILE__, __LINE__);
        return shown;
    });
}

void TestShippedLessons::everyValueIsThereAndEveryClaimIsTrue() {
    QFETCH(QString, name);
    const Lesson lesson = readLesson(lessonFile(name.toStdString()), lessonPlaces());
    checkLesson(lesson, recogniser_->description());
    QVERIFY(lesson.steps.size() >= 5);
    int questions = 0;
    for (std::size_t step = 0; step < lesson.steps.size(); ++step) {
        const LessonSettings settings = settingsAt(lesson, step);
        const auto& analysis = analysisOf(settings.recording->value);
        const Judgement judgement = judge(*analysis, policyOf(settings, recogniser_->description().classes));
        const LessonSubject subject{*analysis, &judgement};
        for (const LessonClaim* claim : untrueClaims(lesson.steps[step], subject))
            QTest::qFail((lessonPlace(lesson.file, claim->line) + ": " + claim->condition.text()).c_str(),
                         __FILE__, __LINE__);
        checkText(lesson.steps[step].text, subject, static_cast<int>(step) + 1);
        for (const LessonQuestion& question : lesson.steps[step].questions) {
            checkText(question.question, subject, static_cast<int>(step) + 1);
            checkText(question.answer, subject, static_cast<int>(step) + 1);
            ++questions;
        }
    }
    QVERIFY(questions >= 3);
}

void TestShippedLessons::theyAreFoundByName() {
    QCOMPARE(shippedLessons().size(), std::size_t{3});
    for (const ShippedLesson& lesson : shippedLessons()) {
        QCOMPARE(lessonFile(lesson.name), lesson.file);
        QCOMPARE(lessonFile(lesson.file.string()), lesson.file);
        QVERIFY(lesson.title != lesson.name);
    }
    const std::string refusal = test::errorOf([] { (void)lessonFile("no-such-lesson"); });
    QVERIFY2(refusal.find("when-deeper-is-worse") != std::string::npos, refusal.c_str());
}

QTEST_GUILESS_MAIN(TestShippedLessons)
#include "test_shipped_lessons.moc"
