// SPDX-License-Identifier: GPL-3.0-or-later
#include "lesson/expression.h"
#include "lesson/made_analysis.h"
#include "support/support.h"

#include <QtTest>

using namespace offramp;

/// What stands between {{ and }}.
class TestExpression : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void values_data();
    void values();
    void conditions_data();
    void conditions();
    void whatIsUndefined_data();
    void whatIsUndefined();
    void errorsSayWhatIsWrong_data();
    void errorsSayWhatIsWrong();
    void theDeepestExitIsKnownBeforeAnyRun();
    void everyNameHasAUse();
    void deepParenthesesAreRefused();
};

namespace {

LessonValue valueOf(const QString& text) {
    const auto analysis = test::madeAnalysis();
    // Below 0.15: exit 2 is the first; half of the computation is saved.
    const Judgement judgement = judge(*analysis, Policy::common("entropy_normalised", 0.15));
    return LessonExpression::parse(text.toStdString()).evaluate({*analysis, &judgement});
}

} // namespace

void TestExpression::values_data() {
    QTest::addColumn<QString>("expression");
    QTest::addColumn<QString>("shown");
    const auto row = [](const char* expression, const char* shown) {
        QTest::newRow(expression) << QString::fromUtf8(expression) << QString::fromUtf8(shown);
    };
    row("taken", "2");
    row("last", "3");
    row("best", "3");
    row("saved", "50 %"); // (400 − 200) / 400
    row("threshold", "0.15");
    row("reference", "one two");
    row("recording", "numbers");
    row("model", "Three");
    row("text(1)", "won too");
    row("text(taken)", "one too");
    row("word(3, 2)", "two");
    row("name(last)", "layer 8");
    row("layer(2)", "4");
    row("wer(2)", "50 %"); // one of two words
    row("errors(1)", "2");
    row("words(1)", "2");
    row("differences(1, 3)", "2");
    row("cer(3)", "0 %");
    row("entropy_normalised(1)", "0.3");
    row("max_probability(taken + 1)", "0.875");
    row("value(1)", "0.3");
    row("macs(1) * 1e7", "1 GMAC"); // 100 · 10⁷ keeps its unit
    row("macs(3) / macs(1)", "4");
    row("seconds(2)", "1 s");
    row("entropy_at(3, 0.05)", "2");         // the second frame, [0.04, 0.08)
    row("probability_at(1, 0.039)", "0.25"); // the first
    row("taken_by(\"max_probability\", 0.8)", "3");
    row("saved_by(\"max_probability\", 0.6)", "50 %");
    row("percent(1 / 4)", "25 %");
    row("1 + 2 * 3 - 4 / 2", "5");
    row("(1 + 2) * -3", "-9");
    row("10 - 2 - 3", "5"); // from the left
    row("if(wer(1) > wer(2), \"worse\", \"no worse\")", "worse");
    row("if(1 == 2, macs(1), macs(3)) * 1e7", "4 GMAC");
    row("\"so\"", "so");
}

void TestExpression::values() {
    QFETCH(QString, expression);
    QTEST(QString::fromStdString(textOf(valueOf(expression))), "shown");
}

void TestExpression::conditions_data() {
    QTest::addColumn<QString>("expression");
    QTest::addColumn<bool>("holds");
    QTest::newRow("less") << "1 < 2" << true;
    QTest::newRow("at most") << "2 <= 2" << true;
    QTest::newRow("more") << "errors(1) > errors(2)" << true;
    QTest::newRow("at least") << "1 >= 2" << false;
    QTest::newRow("same texts") << "word(2, 1) == word(3, 1)" << true;
    QTest::newRow("other texts") << "text(1) != text(2)" << true;
    QTest::newRow("undefined is nothing") << "wer(9) < 1" << false;
    QTest::newRow("nor the opposite") << "wer(9) >= 1" << false;
    QTest::newRow("nor different") << "wer(9) != 1" << false;
}

void TestExpression::conditions() {
    QFETCH(QString, expression);
    QFETCH(bool, holds);
    const LessonValue value = valueOf(expression);
    QCOMPARE(value.kind, LessonValue::Kind::truth);
    QCOMPARE(*value.number != 0, holds);
}

void TestExpression::whatIsUndefined_data() {
    QTest::addColumn<QString>("expression");
    for (const char* text : {"wer(4)", "1 / 0", "entropy_at(1, 0.08)", "entropy_at(1, -0.01)", "wer(1 + 0.5)",
                             "margin(1)", "2 * wer(4)", "macs(4)", "value(4)", "errors(taken + 5)"})
        QTest::newRow(text) << QString::fromUtf8(text);
}

void TestExpression::whatIsUndefined() {
    QFETCH(QString, expression);
    const LessonValue value = valueOf(expression);
    QVERIFY(!value.number);
    QCOMPARE(textOf(value), std::string("–"));
}

void TestExpression::errorsSayWhatIsWrong_data() {
    QTest::addColumn<QString>("expression");
    QTest::addColumn<QString>("part");
    const auto row = [](const char* expression, const char* part) {
        QTest::newRow(expression) << QString::fromUtf8(expression) << QString::fromUtf8(part);
    };
    row("", "nothing between {{ and }}");
    row("entrpy(1)", "there is no “entrpy”");
    row("wer", "lacks a “(”");
    row("wer(1", "lacks a “)”");
    row("wer(0)", "counted from 1");
    row("wer(1.5)", "is the number of no exit");
    row("wer(\"one\")", "told by its number");
    row("1 +", "breaks off");
    row("1 2", "can't be read");
    row("\"a\" + 1", "computes with what is no number");
    row("\"a\" < 1", "can't be compared");
    row("1 < 2 < 3", "can't be read");
    row("if(1, 2, 3)", "asks for a comparison");
    row("if(1 < 2, \"a\", 3)", "two texts or two numbers");
    row("taken_by(entropy_normalised, 1)", "in quotation marks");
    row("taken_by(\"entropy\", 1)", "entropy_normalised"); // the measures that there are
    row("`tsallis:alpha=-1`(1)", "alpha");
    row("\"open", "ends a text");
    row("`open", "second backtick");
    row("taken ; 1", "can't be read");
}

void TestExpression::errorsSayWhatIsWrong() {
    QFETCH(QString, expression);
    QFETCH(QString, part);
    const QString error = QString::fromStdString(
        test::errorOf([&] { (void)LessonExpression::parse(expression.toStdString()); }));
    QVERIFY2(error.contains(part), qPrintable(error));
}

void TestExpression::theDeepestExitIsKnownBeforeAnyRun() {
    QCOMPARE(LessonExpression::parse("wer(2) + differences(5, 3)").deepestExit(), 5);
    QCOMPARE(LessonExpression::parse("wer(taken)").deepestExit(), 0);
    QCOMPARE(LessonExpression::parse("word(2, 7)").deepestExit(), 2); // the other is a word's number
    QCOMPARE(LessonExpression::parse("entropy_normalised(4)").deepestExit(), 4);
}

/// Each is read and gives what its kind promises, and docs/lessons.md has it.
void TestExpression::everyNameHasAUse() {
    const auto analysis = test::madeAnalysis();
    const Judgement judgement = judge(*analysis, Policy::common("entropy_normalised", 0.15));
    QFile document(QString::fromStdString((test::sourceDir() / "docs/lessons.md").string()));
    QVERIFY(document.open(QIODevice::ReadOnly));
    const QString written = QString::fromUtf8(document.readAll());
    for (const LessonName& name : lessonNames()) {
        std::string use = name.use;
        QVERIFY2(written.contains(u'`' + QString::fromStdString(use) + u'`'), use.c_str());
        const auto put = [&use](const std::string& place, const std::string& argument) {
            for (std::size_t at = use.find(place, use.find('(')); at != std::string::npos;
                 at = use.find(place, at))
                use.replace(at, place.size(), argument);
        };
        put("exit", "1");
        put("seconds", "0");
        put("number", "1");
        put("\"measure\"", "\"max_probability\"");
        const auto expression = LessonExpression::parse(use);
        QCOMPARE(expression.evaluate({*analysis, &judgement}).kind, expression.kind());
        (void)expression.evaluate({*analysis, nullptr}); // without a judgement too
    }
}

void TestExpression::deepParenthesesAreRefused() {
    const std::string deep = std::string(100000, '(') + "1" + std::string(100000, ')');
    QVERIFY(!test::errorOf([&] { (void)LessonExpression::parse(deep); }).empty());
}

QTEST_APPLESS_MAIN(TestExpression)
#include "test_expression.moc"
