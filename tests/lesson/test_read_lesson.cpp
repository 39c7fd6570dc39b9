// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/files.h"
#include "lesson/check.h"
#include "lesson/made_analysis.h"
#include "lesson/read_lesson.h"
#include "support/support.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace offramp;

/// The format of lessons: what is read, and where what is broken is told.
class TestReadLesson : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aWholeLesson();
    void settingsStayUntilOthersComeInTheirPlace();
    void policiesInWords_data();
    void policiesInWords();
    void brokenLessonsNameTheLine_data();
    void brokenLessonsNameTheLine();
    void aBrokenStrategyIsThatFilesFault();
    void codeIsLeftAlone();
    void windowsLineEndsAndAByteOrderMark();
    void whatTheModelHasNot();
    void claimsThatArentTrue();
    void aTitleForAList();

private:
    [[nodiscard]] Lesson parse(const std::string& text) const {
        return parseLesson(text, dir_.filePath(QStringLiteral("a.md")).toStdString(), places_);
    }
    [[nodiscard]] std::string path(const char* name) const {
        return dir_.filePath(QString::fromUtf8(name)).toStdString();
    }

    QTemporaryDir dir_;
    LessonPlaces places_;
};

namespace {

/// A lesson of one step with these lines of settings, which begin at line 6.
std::string withSettings(const std::string& lines) {
    return "---\ntitle: T\n---\n## S\n```offramp\n" + lines + "\n```\n";
}

std::string shown(const LessonText& text) {
    return text.markdown([](const LessonExpression& value) { return "<" + value.text() + ">"; });
}

} // namespace

void TestReadLesson::initTestCase() {
    places_.demoModel = path("demo-model");
    places_.demoFolder = path("demo");
    places_.demoRecordings = {"digits-1", "digits-2"};
    writeFile(path("own.wav"), "sound");
    writeFile(path("own-model"), "model");
}

void TestReadLesson::aWholeLesson() {
    const Lesson lesson = parse("---\ntitle: Two exits\nlanguage: de\nauthor: A. Teacher\n"
                                "model: own-model\n---\n\n## One\n\nIt heard {{text(1)}}, and\n"
                                "{{ wer(1) }} is wrong.\n\n```offramp\nrecording: demo/digits-2\n"
                                "measure: max_probability\nthreshold: 0.9, 0.8\nviews: ladder, entropy\n"
                                "panel: compare\nexit: 2\nreveal: 1\nrange: 0.5-2\nexpect: wer(1) > 0\n```\n"
                                "### Question\nWhy?\n### Answer\nBecause {{taken}}.\n"
                                "### Question\nReally?\n### Answer\nYes.\n## Two\nText\n");
    QCOMPARE(lesson.title, std::string("Two exits"));
    QCOMPARE(lesson.language, std::string("de"));
    QCOMPARE(lesson.author, std::string("A. Teacher"));
    QCOMPARE(lesson.model, std::filesystem::path(path("own-model")));
    QVERIFY(lesson.usesDemo);
    QCOMPARE(lesson.steps.size(), std::size_t{2});
    const LessonStep& one = lesson.steps[0];
    QCOMPARE(one.title, std::string("One"));
    QCOMPARE(one.line, 8);
    QCOMPARE(QString::fromStdString(shown(one.text)).simplified(),
             QStringLiteral("It heard <text(1)>, and <wer(1)> is wrong."));
    QCOMPARE(one.settings.recording->value, places_.demoFolder / "digits-2.wav");
    QCOMPARE(one.settings.recording->line, 14);
    QCOMPARE(one.settings.thresholds->value, (std::vector<double>{0.9, 0.8}));
    QCOMPARE(one.settings.views->value, (std::vector<std::string>{"ladder", "entropy"}));
    QCOMPARE(one.settings.panel->value, std::string("compare"));
    QCOMPARE(one.settings.exit->value, std::optional(2));
    QCOMPARE(one.settings.reveal->value, std::optional(1));
    QCOMPARE(one.settings.range->value, std::optional(Stretch{0.5, 2}));
    QCOMPARE(one.claims.size(), std::size_t{1});
    QCOMPARE(one.claims[0].line, 22);
    QCOMPARE(one.questions.size(), std::size_t{2});
    QCOMPARE(QString::fromStdString(shown(one.questions[0].answer)).simplified(),
             QStringLiteral("Because <taken>."));
    QVERIFY(lesson.steps[1].questions.empty());
    QVERIFY(!lesson.steps[1].settings.recording);
}

void TestReadLesson::settingsStayUntilOthersComeInTheirPlace() {
    const Lesson lesson =
        parse("---\ntitle: T\n---\n## A\n```offramp\nrecording: demo/digits-1\nrange: 0-1\n"
              "measure: margin\nthreshold: 0.5\n```\n## B\n```offramp\npolicy: patience 2\n```\n"
              "## C\n```offramp\nthreshold: 0.25\nrecording: demo/digits-2\n```\n"
              "## D\n```offramp\nmeasure: max_probability\n```\n");
    QCOMPARE(lesson.model, places_.demoModel);
    QCOMPARE(policyOf(settingsAt(lesson, 0), 32), Policy::common("margin", 0.5));
    QCOMPARE(policyOf(settingsAt(lesson, 1), 32), (Policy{PatienceRule{2}, {}}));
    QCOMPARE(settingsAt(lesson, 1).range->value, std::optional(Stretch{0, 1}));
    // A threshold behind another strategy is the default measure's.
    QCOMPARE(policyOf(settingsAt(lesson, 2), 32), Policy::common("entropy_normalised", 0.25));
    QVERIFY(!settingsAt(lesson, 2).range); // it was of another recording
    // A measure alone begins with its own threshold, not with one of another scale.
    const double own = measureOf("max_probability").startingThreshold(32);
    QCOMPARE(policyOf(settingsAt(lesson, 3), 32), Policy::common("max_probability", own));
    QCOMPARE(policyOf(LessonSettings(), 32), defaultPolicy());
}

void TestReadLesson::policiesInWords_data() {
    QTest::addColumn<QString>("words");
    QTest::addColumn<Policy>("policy");
    QTest::newRow("default") << "default" << defaultPolicy();
    QTest::newRow("patience") << "patience 3" << Policy{PatienceRule{3}, {}};
    QTest::newRow("fixed") << "fixed 2" << Policy{FixedExit{1}, {}}; // counted from 1
    QTest::newRow("random") << "random 7" << Policy{RandomExit{7, {}}, {}};
    QTest::newRow("oracle") << "oracle" << Policy{OracleRule{OracleRule::Kind::fewestErrors}, {}};
    QTest::newRow("oracle last") << "oracle last"
                                 << Policy{OracleRule{OracleRule::Kind::noWorseThanLast}, {}};
}

void TestReadLesson::policiesInWords() {
    QFETCH(QString, words);
    const Lesson lesson = parse(withSettings("recording: demo/digits-1\npolicy: " + words.toStdString()));
    QTEST(lesson.steps[0].settings.policy->value, "policy");
}

void TestReadLesson::brokenLessonsNameTheLine_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("line");
    QTest::addColumn<QString>("part");
    const auto row = [](const char* name, const std::string& text, int line, const char* part) {
        QTest::newRow(name) << QString::fromStdString(text) << line << QString::fromUtf8(part);
    };
    const std::string head = "---\ntitle: T\n---\n";                                     // three lines
    const std::string step = head + "## S\n```offramp\nrecording: demo/digits-1\n```\n"; // seven
    row("empty", "", 1, "begins with a line “---”");
    row("no front matter", "## S\n", 1, "begins with a line “---”");
    row("front matter left open", "---\ntitle: T\n", 1, "isn't closed");
    row("no title", "---\nauthor: A\n---\n", 3, "no title");
    row("no colon", "---\ntitle T\n---\n", 2, "name: value");
    row("unknown key", "---\ntitle: T\ncolour: red\n---\n", 3, "title, language, author and model");
    row("key twice", "---\ntitle: T\ntitle: U\n---\n", 3, "twice");
    row("model that isn't there", "---\ntitle: T\nmodel: nowhere\n---\n", 3, "isn't there");
    row("no step", head, 3, "no step");
    row("text before", head + "\nHello\n", 5, "before the first step");
    row("heading of one", head + "# S\n", 4, "two #");
    row("step without title", head + "## \n", 4, "no title");
    row("no recording", head + "## S\ntext\n", 4, "which recording");
    row("value that isn't closed", step + "a\n{{taken\n}}\n", 9, "isn't closed");
    row("unknown value", step + "\nfine {{taken}}\nand {{tken}}\n", 10, "there is no “tken”");
    row("condition as a value", step + "{{1 < 2}}\n", 8, "if(condition");
    row("value in an answer", step + "### Question\nq\n### Answer\n{{wer(0)}}\n", 11, "counted from 1");
    row("question without answer", step + "### Question\nq\n", 8, "has no answer");
    row("question without text", step + "### Question\n### Answer\na\n", 8, "no text");
    row("answer without question", step + "### Answer\na\n", 8, "without a question");
    row("answer without text", step + "### Question\nq\n### Answer\n\n", 11, "no text");
    row("two questions, one answer", step + "### Question\nq\n### Question\nr\n### Answer\na\n", 8,
        "has no answer");
    row("code left open", step + "```\ncode\n", 8, "isn't closed by ```");
    row("settings left open", head + "## S\n```offramp\nrecording: demo/digits-1\n", 5, "aren't closed");
    row("settings in an answer", step + "### Question\nq\n### Answer\na\n```offramp\n```\n", 12,
        "before its questions");
    row("unknown setting", withSettings("colour: red"), 6, "recording, measure");
    row("setting twice", withSettings("exit: 1\nexit: 2"), 7, "twice");
    row("setting without value", withSettings("exit:"), 6, "no value");
    row("unknown recording", withSettings("recording: demo/nothing"), 6, "digits-1, digits-2");
    row("recording that isn't there", withSettings("recording: other.wav"), 6, "isn't there");
    row("unknown measure", withSettings("recording: own.wav\nmeasure: sureness"), 7, "sureness");
    row("no number", withSettings("threshold: low"), 6, "no number");
    row("unknown policy", withSettings("policy: guess"), 6, "patience 2");
    row("policy and threshold", withSettings("policy: oracle\nthreshold: 1"), 7, "Leave one out");
    row("unknown view", withSettings("views: ladder, sky"), 6, "spectrogram");
    row("unknown panel", withSettings("panel: door"), 6, "hypotheses");
    row("no exit", withSettings("exit: first"), 6, "taken");
    row("exit 0", withSettings("exit: 0"), 6, "taken");
    row("no stretch", withSettings("range: 2-1"), 6, "0.5-2");
    row("claim that is none", withSettings("expect: wer(1)"), 6, "no condition");
    row("broken claim", withSettings("expect: wer(1) >"), 6, "breaks off");
}

void TestReadLesson::brokenLessonsNameTheLine() {
    QFETCH(QString, text);
    QFETCH(int, line);
    QFETCH(QString, part);
    const QString error = QString::fromStdString(test::errorOf([&] { (void)parse(text.toStdString()); }));
    const QString place = QString::fromStdString(path("a.md")) + QStringLiteral(":%1: ").arg(line);
    QVERIFY2(error.startsWith(place), qPrintable(error));
    QVERIFY2(error.contains(part), qPrintable(error));
}

void TestReadLesson::aBrokenStrategyIsThatFilesFault() {
    writeFile(path("broken.json"), "{\n");
    const std::string error =
        test::errorOf([&] { (void)parse(withSettings("recording: own.wav\npolicy: broken.json")); });
    QVERIFY2(error.starts_with(path("broken.json") + ": "), error.c_str());
}

void TestReadLesson::codeIsLeftAlone() {
    const Lesson lesson = parse(withSettings("recording: own.wav") +
                                "~~~\n## no heading\n~~~\n```json\n# nor one\n```\nText\n");
    QCOMPARE(lesson.steps.size(), std::size_t{1});
    QVERIFY(shown(lesson.steps[0].text).find("## no heading") != std::string::npos);
    QVERIFY(shown(lesson.steps[0].text).find("# nor one") != std::string::npos);
}

void TestReadLesson::windowsLineEndsAndAByteOrderMark() {
    const Lesson lesson = parse("\xEF\xBB\xBF---\r\ntitle: T\r\n---\r\n## S\r\n```offramp\r\n"
                                "recording: own.wav\r\n```\r\nText {{taken}}\r\n");
    QCOMPARE(lesson.title, std::string("T"));
    QCOMPARE(QString::fromStdString(shown(lesson.steps[0].text)).simplified(),
             QStringLiteral("Text <taken>"));
}

void TestReadLesson::whatTheModelHasNot() {
    const auto model = test::madeAnalysis()->model; // three exits
    const auto refusal = [&](const std::string& text) {
        const Lesson lesson = parse(text);
        return test::errorOf([&] { checkLesson(lesson, *model); });
    };
    const std::string fine = withSettings("recording: own.wav\nexit: 3\nexpect: wer(3) < 1");
    QCOMPARE(refusal(fine + "{{wer(3)}}\n"), std::string());
    const std::string deep = refusal(fine + "\n{{wer(1)}}\n{{wer(4)}}\n");
    QVERIFY2(deep.starts_with(path("a.md") + ":12: "), deep.c_str()); // nine lines before, and two
    QVERIFY(deep.find("no exit 4") != std::string::npos);
    QVERIFY(refusal(withSettings("recording: own.wav\nreveal: 4")).starts_with(path("a.md") + ":7: "));
    QVERIFY(refusal(withSettings("recording: own.wav\npolicy: fixed 4")).starts_with(path("a.md") + ":7: "));
    QVERIFY(refusal(withSettings("recording: own.wav\nthreshold: 1, 2")).starts_with(path("a.md") + ":7: "));
    QVERIFY(
        refusal(withSettings("recording: own.wav\nexpect: wer(4) < 1")).starts_with(path("a.md") + ":7: "));
}

void TestReadLesson::claimsThatArentTrue() {
    const auto analysis = test::madeAnalysis();
    const Judgement judgement = judge(*analysis, defaultPolicy());
    const Lesson lesson = parse(withSettings(
        "recording: own.wav\nexpect: wer(1) > wer(2)\nexpect: wer(1) < wer(2)\nexpect: wer(9) > 0"));
    const auto untrue = untrueClaims(lesson.steps[0], {*analysis, &judgement});
    QCOMPARE(untrue.size(), std::size_t{2});
    QCOMPARE(untrue[0]->line, 8);
    QCOMPARE(untrue[1]->line, 9); // what is undefined isn't true
}

void TestReadLesson::aTitleForAList() {
    writeFile(path("named.md"), "---\nauthor: A\ntitle:  A name \n---\n");
    QCOMPARE(lessonTitle(path("named.md")), std::string("A name"));
    QCOMPARE(lessonTitle(path("missing.md")), std::string("missing"));
}

QTEST_APPLESS_MAIN(TestReadLesson)
#include "test_read_lesson.moc"
