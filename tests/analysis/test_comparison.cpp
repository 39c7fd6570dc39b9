// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/comparison.h"
#include "analysis/shipped.h"

#include <QtTest>

using namespace offramp;

class TestComparison : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void marksFollowTheAlignment_data();
    void marksFollowTheAlignment();
    void withoutReferenceTheLastExitIsTheMeasure();
    void unfinishedWithoutReferenceComparesNothing();
    void againstTheReferenceNothingIsAlignedAgain();
    void whatIsComparedIsSharedLater();
    void aComparisonWithSomethingElseIsNotShared();
};

namespace {

Hypothesis heard(const QString& text) {
    Hypothesis hypothesis;
    hypothesis.text = text.toStdString();
    for (const QString& word : text.split(u' ', Qt::SkipEmptyParts)) {
        Word made;
        made.text = word.toStdString();
        hypothesis.words.push_back(made);
    }
    return hypothesis;
}

Analysis analysisOf(const QStringList& texts, std::optional<std::string> reference) {
    Analysis analysis;
    analysis.normalisation = "basic";
    analysis.macs.resize(static_cast<std::size_t>(texts.size()));
    for (const QString& text : texts) {
        auto exit = std::make_shared<ExitResult>();
        exit->hypothesis = heard(text);
        analysis.exits.push_back(exit);
    }
    return *withReference(analysis, std::move(reference), defaultNormalisation());
}

/// "= ~two + [four]": same, substituted for "two", inserted, "four" missing there.
QString drawn(const ExitComparison& comparison) {
    QStringList parts;
    for (std::size_t i = 0; i <= comparison.words.size(); ++i) {
        for (const std::string& word : comparison.missing[i])
            parts.append(QStringLiteral("[%1]").arg(QString::fromStdString(word)));
        if (i == comparison.words.size()) break;
        const WordMark& mark = comparison.words[i];
        const QString expected = QString::fromStdString(mark.expected);
        parts.append(mark.type == WordMark::Type::same       ? QStringLiteral("=")
                     : mark.type == WordMark::Type::inserted ? u'+' + expected
                                                             : u'~' + expected);
    }
    return parts.join(u' ');
}

} // namespace

void TestComparison::marksFollowTheAlignment_data() {
    QTest::addColumn<QString>("reference");
    QTest::addColumn<QString>("hypothesis");
    QTest::addColumn<QString>("marks");
    QTest::newRow("same") << "one two"
                          << "One, two!"
                          << "= =";
    QTest::newRow("substitution") << "one two three"
                                  << "one too three"
                                  << "= ~two =";
    QTest::newRow("insertion, at the front of equals") << "one two"
                                                       << "one one two"
                                                       << "+ = =";
    QTest::newRow("deletion within") << "one two three"
                                     << "one three"
                                     << "= [two] =";
    QTest::newRow("deletion at the end") << "one two"
                                         << "one"
                                         << "= [two]";
    QTest::newRow("nothing heard") << "one two"
                                   << ""
                                   << "[one] [two]";
    QTest::newRow("nothing said") << ""
                                  << "one"
                                  << "+";
    QTest::newRow("one word of two normalised ones") << "twenty won"
                                                     << "twenty-one"
                                                     << "~won";
    QTest::newRow("a word that the normalisation drops") << "one two"
                                                         << "one — two"
                                                         << "= = =";
}

void TestComparison::marksFollowTheAlignment() {
    QFETCH(QString, reference);
    QFETCH(QString, hypothesis);
    const Comparison comparison = compare(analysisOf({hypothesis}, reference.toStdString()));
    QCOMPARE(comparison.with, Comparison::With::reference);
    QTEST(drawn(*comparison.exits.at(0)), "marks");
}

void TestComparison::withoutReferenceTheLastExitIsTheMeasure() {
    const Comparison comparison = compare(analysisOf({"one to", "one two"}, std::nullopt));
    QCOMPARE(comparison.with, Comparison::With::lastExit);
    QCOMPARE(drawn(*comparison.exits.at(0)), "= ~two");
    QCOMPARE(drawn(*comparison.exits.at(1)), "= =");
    QCOMPARE(comparison.exits.at(0)->rates.words.errors(), 1);
    QCOMPARE(comparison.fromLast, (std::vector<std::int64_t>{1, 0}));
}

void TestComparison::unfinishedWithoutReferenceComparesNothing() {
    Analysis analysis = analysisOf({"one to", "one two"}, std::nullopt);
    analysis.exits.pop_back();
    const Comparison comparison = compare(analysis);
    QCOMPARE(comparison.with, Comparison::With::nothing);
    QVERIFY(!comparison.exits.at(0));
    QVERIFY(comparison.fromLast.empty());
}

void TestComparison::againstTheReferenceNothingIsAlignedAgain() {
    Analysis analysis = analysisOf({"one two", "one two"}, "one two");
    // Errors that no alignment of these texts has: they are seen only if they are taken as they are.
    auto changed = std::make_shared<ExitResult>(*analysis.exits[0]);
    changed->errors->alignment[1].type = Edit::Type::substitution;
    changed->errors->words = {1, 1, 0, 0};
    analysis.exits[0] = changed;
    const Comparison comparison = compare(analysis);
    QCOMPARE(drawn(*comparison.exits.at(0)), "= ~two");
    QCOMPARE(comparison.exits.at(0)->rates.wer(), std::optional(0.5));
    QCOMPARE(comparison.fromLast, (std::vector<std::int64_t>{0, 0})); // of the words alone
}

void TestComparison::whatIsComparedIsSharedLater() {
    const Analysis whole = analysisOf({"one to", "on two", "one two"}, "one two");
    Comparison comparison;
    for (std::size_t exits = 0; exits <= whole.exits.size(); ++exits) {
        Analysis part = whole;
        part.exits.resize(exits);
        const Comparison previous = std::move(comparison);
        comparison = compare(part, &previous);
        QCOMPARE(comparison.exits.size(), exits);
        for (std::size_t exit = 0; exit + 1 < exits; ++exit)
            QVERIFY(comparison.exits[exit] != nullptr && comparison.exits[exit] == previous.exits[exit]);
    }
    QCOMPARE(drawn(*comparison.exits.at(0)), "= ~two");
    QCOMPARE(drawn(*comparison.exits.at(1)), "~one =");
    QCOMPARE(drawn(*comparison.exits.at(2)), "= =");
    QCOMPARE(comparison.fromLast, (std::vector<std::int64_t>{1, 1, 0}));
}

void TestComparison::aComparisonWithSomethingElseIsNotShared() {
    const Analysis said = analysisOf({"one to", "one two"}, "one to");
    const Comparison withText = compare(said);
    const Comparison withLast =
        compare(*withReference(said, std::nullopt, defaultNormalisation()), &withText);
    QCOMPARE(withLast.with, Comparison::With::lastExit);
    QCOMPARE(drawn(*withText.exits.at(0)), "= =");
    QCOMPARE(drawn(*withLast.exits.at(0)), "= ~two");
}

QTEST_GUILESS_MAIN(TestComparison)
#include "test_comparison.moc"
