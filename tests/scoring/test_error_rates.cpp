// SPDX-License-Identifier: GPL-3.0-or-later
#include "scoring/error_rates.h"

#include <QtTest>

using namespace offramp;

class TestErrorRates : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void handComputedRates();
    void charactersAreCodePoints();
    void normalisationDecidesWhatCounts();
    void emptyTexts();
    void differentWordsAreTheWordErrors();
};

void TestErrorRates::handComputedRates() {
    const ErrorRates rates = scoreText("wo five  two", "two five", defaultNormalisation());
    QCOMPARE(rates.referenceWords, (std::vector<std::string>{"wo", "five", "two"}));
    QCOMPARE(rates.hypothesisWords, (std::vector<std::string>{"two", "five"}));
    // wo → two, five = five, two missing: 2 errors of 3 words
    QVERIFY(rates.words == (ErrorCounts{1, 1, 0, 1}));
    QCOMPARE(rates.wer(), std::optional(2.0 / 3));
    QCOMPARE(rates.alignment.size(), std::size_t(3));
    // "wo five two" (11 characters) → "two five": + t, wo five kept (7), " two" missing (4): 5 errors of 11
    QVERIFY(rates.characters == (ErrorCounts{7, 0, 1, 4}));
    QCOMPARE(rates.cer(), std::optional(5.0 / 11));
}

void TestErrorRates::charactersAreCodePoints() {
    // и → е: one of 6 letters, however many bytes they have
    const ErrorRates rates = scoreText("привет", "превет", defaultNormalisation());
    QVERIFY(rates.characters == (ErrorCounts{5, 1, 0, 0}));
    QCOMPARE(rates.wer(), std::optional(1.0));
    QCOMPARE(rates.referenceWords.front(), std::string("привет"));
}

void TestErrorRates::normalisationDecidesWhatCounts() {
    const char* reference = "It\u2019s a Law.";
    QCOMPARE(scoreText(reference, "it's a law", normalisationOf("basic")).wer(), std::optional(0.0));
    QCOMPARE(scoreText(reference, "its a law", normalisationOf("letters")).wer(), std::optional(0.0));
    QCOMPARE(scoreText(reference, "its a law", normalisationOf("basic")).wer(), std::optional(1.0 / 3));
    QCOMPARE(scoreText(reference, "it's a law", normalisationOf("none")).wer(), std::optional(2.0 / 3));
}

void TestErrorRates::emptyTexts() {
    const ErrorRates both = scoreText("", " ", defaultNormalisation());
    QCOMPARE(both.wer(), std::optional(0.0));
    QCOMPARE(both.cer(), std::optional(0.0));
    const ErrorRates nothingHeard = scoreText("a bc", "", defaultNormalisation());
    QCOMPARE(nothingHeard.wer(), std::optional(1.0));
    QVERIFY(nothingHeard.characters == (ErrorCounts{0, 0, 0, 4})); // a, space, b, c
    const ErrorRates nothingSaid = scoreText("", "a bc", defaultNormalisation());
    QVERIFY(!nothingSaid.wer() && !nothingSaid.cer());
    QVERIFY(nothingSaid.words == (ErrorCounts{0, 0, 2, 0}));
}

void TestErrorRates::differentWordsAreTheWordErrors() {
    QCOMPARE(differentWords("wo five  two", "two five", defaultNormalisation()), 2); // as above
    QCOMPARE(differentWords("two five", "wo five  two", defaultNormalisation()), 2);
    QCOMPARE(differentWords("It\u2019s a Law.", "its a law", normalisationOf("letters")), 0);
    QCOMPARE(differentWords("", "a bc", defaultNormalisation()), 2);
}

QTEST_GUILESS_MAIN(TestErrorRates)
#include "test_error_rates.moc"
