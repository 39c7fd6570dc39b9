// SPDX-License-Identifier: GPL-3.0-or-later
#include "lesson/made_analysis.h"
#include "lesson/read_lesson.h"
#include "lesson_panel/lesson_markdown.h"
#include "lesson_panel/lesson_panel.h"
#include "message/message_bar.h"

#include <QAccessible>
#include <QPushButton>
#include <QtTest>

using namespace offramp;

class TestLessonPanel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void valuesAreShownByLocale();
    void whatAValueSaysIsNoMarkdown();
    void valuesWaitForTheirRecording();
    void valuesFollowTheStrategy();
    void answersAreHiddenUntilTheyAreAskedFor();
    void stepsAreWantedByButtonsAndKeys();
    void aClaimThatIsntTrueIsTold();
    void anErrorTakesTheLessonsPlace();
    void nothingIsLoaded();
    void everyControlHasANameAndIsReached();

private:
    static std::shared_ptr<const Lesson> lesson(const std::string& more = {}) {
        LessonPlaces places;
        places.demoRecordings = {"numbers"};
        return std::make_shared<const Lesson>(
            parseLesson("---\ntitle: Numbers\n---\n## One\nHeard {{text(1)}}; exit {{taken}}.\n"
                        "```offramp\nrecording: demo/numbers\n```\n" +
                            more +
                            "### Question\nWhy {{errors(1)}}?\n### Answer\nSecret {{errors(3)}}.\n"
                            "### Question\nReally?\n### Answer\nHidden.\n## Two\nEnd.\n",
                        "/lessons/numbers.md", places));
    }
    static Judgement judged(double threshold) {
        return judge(*test::madeAnalysis(), Policy::common("entropy_normalised", threshold));
    }
    static QString text(const LessonPanel& panel) { return panel.browser().toPlainText(); }
    static QPushButton* button(const LessonPanel& panel, const QString& label) {
        for (auto* found : panel.findChildren<QPushButton*>())
            if (found->text().remove(u'&') == label) return found;
        return nullptr;
    }
};

void TestLessonPanel::valuesAreShownByLocale() {
    const QLocale before;
    QLocale::setDefault(QLocale(QLocale::German));
    const auto shown = [](LessonValue::Kind kind, std::optional<double> number) {
        QTextDocument document;
        document.setMarkdown(valueMarkdown({kind, number, {}}));
        return document.toPlainText(); // a space that doesn't break is a space there
    };
    QCOMPARE(shown(LessonValue::Kind::number, 0.0348), QStringLiteral("0,0348"));
    QCOMPARE(shown(LessonValue::Kind::fraction, 0.25), QStringLiteral("25 %"));
    QCOMPARE(shown(LessonValue::Kind::count, 3.0), QStringLiteral("3"));
    QCOMPARE(shown(LessonValue::Kind::macs, 1.25e9), QStringLiteral("1,3 GMAC"));
    QCOMPARE(shown(LessonValue::Kind::seconds, 4.5), QStringLiteral("4,50 s"));
    QCOMPARE(shown(LessonValue::Kind::number, std::nullopt), QStringLiteral("–"));
    QLocale::setDefault(before);
}

void TestLessonPanel::whatAValueSaysIsNoMarkdown() {
    const std::string heard = "*one* `two` | [three](x) <b>four</b> # _5_ \\";
    QTextDocument document;
    document.setMarkdown(valueMarkdown({LessonValue::Kind::text, std::nullopt, heard}));
    QCOMPARE(document.toPlainText(), QString::fromStdString(heard));
}

void TestLessonPanel::valuesWaitForTheirRecording() {
    LessonPanel panel;
    panel.setLesson(lesson());
    QVERIFY(text(panel).contains(QStringLiteral("Heard …; exit ….")));
    panel.setSubject(test::madeAnalysis(), std::nullopt);
    QVERIFY(text(panel).contains(QStringLiteral("Heard won too; exit –.")));
}

void TestLessonPanel::valuesFollowTheStrategy() {
    LessonPanel panel;
    panel.setLesson(lesson());
    panel.setSubject(test::madeAnalysis(), judged(0.15));
    QVERIFY(text(panel).contains(QStringLiteral("exit 2.")));
    panel.setSubject(test::madeAnalysis(), judged(0.5));
    QVERIFY(text(panel).contains(QStringLiteral("exit 1.")));
}

void TestLessonPanel::answersAreHiddenUntilTheyAreAskedFor() {
    LessonPanel panel;
    panel.show();
    panel.setLesson(lesson());
    panel.setSubject(test::madeAnalysis(), judged(0.15));
    QVERIFY(text(panel).contains(QStringLiteral("Why 2?")));
    QVERIFY(!text(panel).contains(QStringLiteral("Secret")));
    QPushButton* show = button(panel, QStringLiteral("Show the answer"));
    show->setFocus();
    QTest::keyClick(show, Qt::Key_Space);
    QVERIFY(text(panel).contains(QStringLiteral("Secret 0.")));
    QVERIFY(!text(panel).contains(QStringLiteral("Hidden")));
    QVERIFY(panel.revealAnswer());
    QVERIFY(text(panel).contains(QStringLiteral("Hidden")));
    QVERIFY(!panel.revealAnswer());
    QVERIFY(!show->isEnabled());
    panel.setStep(1);
    QVERIFY(!show->isVisible()); // it has no question
    panel.setStep(0);
    QVERIFY(!text(panel).contains(QStringLiteral("Secret"))); // hidden again
}

void TestLessonPanel::stepsAreWantedByButtonsAndKeys() {
    LessonPanel panel;
    panel.show();
    panel.setLesson(lesson());
    const QSignalSpy wanted(&panel, &LessonPanel::stepWanted);
    QPushButton* back = button(panel, QStringLiteral("Back"));
    QPushButton* next = button(panel, QStringLiteral("Next"));
    QVERIFY(!back->isEnabled());
    next->setFocus();
    QTest::keyClick(next, Qt::Key_Space);
    QCOMPARE(wanted.back().front().toInt(), 1);
    QCOMPARE(panel.step(), 0); // who leads decides
    panel.setStep(1);
    QVERIFY(text(panel).contains(QStringLiteral("End.")));
    QVERIFY(!next->isEnabled());
    back->click();
    QCOMPARE(wanted.back().front().toInt(), 0);
    const QSignalSpy left(&panel, &LessonPanel::leaveWanted);
    button(panel, QStringLiteral("Leave the lesson"))->click();
    QCOMPARE(left.size(), 1);
}

void TestLessonPanel::aClaimThatIsntTrueIsTold() {
    LessonPanel panel;
    panel.setLesson(
        lesson("```offramp\nexpect: errors(1) < errors(2)\nexpect: errors(2) > errors(3)\n```\n"));
    QVERIFY(!text(panel).contains(QStringLiteral("Not so here")));
    panel.setSubject(test::madeAnalysis(), judged(0.15)); // 2, 1 and 0 errors
    QVERIFY(text(panel).contains(QStringLiteral("errors(1) < errors(2)")));
    QVERIFY(!text(panel).contains(QStringLiteral("errors(2) > errors(3)")));
}

void TestLessonPanel::anErrorTakesTheLessonsPlace() {
    LessonPanel panel;
    panel.show();
    panel.setLesson(lesson());
    panel.showError(QStringLiteral("numbers.md:3: the lesson has no step."));
    QVERIFY(!panel.lesson());
    QVERIFY(!panel.browser().isVisible());
    const auto* message = panel.findChild<MessageBar*>();
    QVERIFY(message->isVisible());
    QVERIFY(message->text().contains(QStringLiteral(":3:")));
    QVERIFY(button(panel, QStringLiteral("Close"))->isVisible());
    panel.setLesson(lesson());
    QVERIFY(!message->isVisible());
}

void TestLessonPanel::nothingIsLoaded() {
    LessonBrowser browser;
    QVERIFY(!browser.loadResource(QTextDocument::ImageResource, QUrl(QStringLiteral("file:///etc/hostname")))
                 .isValid());
}

void TestLessonPanel::everyControlHasANameAndIsReached() {
    LessonPanel panel;
    panel.show();
    panel.setLesson(lesson());
    panel.setStep(1);
    panel.setStep(0);
    int reached = 0;
    for (QWidget* next = panel.nextInFocusChain(); next != &panel; next = next->nextInFocusChain()) {
        if (!next->isVisible() || (next->focusPolicy() & Qt::TabFocus) == 0) continue;
        ++reached;
        QVERIFY2(!QAccessible::queryAccessibleInterface(next)->text(QAccessible::Name).isEmpty(),
                 next->metaObject()->className());
    }
    QCOMPARE(reached, 6); // the text, the answer, back, next, once more, leave
}

QTEST_MAIN(TestLessonPanel)
#include "test_lesson_panel.moc"
