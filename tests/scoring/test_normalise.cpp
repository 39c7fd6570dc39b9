// SPDX-License-Identifier: GPL-3.0-or-later
#include "scoring/normalise.h"
#include "support/support.h"

#include <QtTest>

using namespace offramp;

class TestNormalise : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void textsBecomeWords_data();
    void textsBecomeWords();
    void normalisingTwiceChangesNothing_data();
    void normalisingTwiceChangesNothing();
    void brokenUtf8PartsWords();
    void unknownIdentifiersNameTheKnown();
    void basicIsTheDefault();
};

void TestNormalise::textsBecomeWords_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("none");
    QTest::addColumn<QString>("basic");
    QTest::addColumn<QString>("letters");
    const auto row = [](const char* name, const char* text, const char* none, const char* basic,
                        const char* letters) {
        QTest::newRow(name) << text << none << basic << letters;
    };
    row("nothing", "", "", "", "");
    row("white space only", " \t\n\u00A0", "", "", "");
    row("white space", "  one\ttwo \u3000 three\n", "one two three", "one two three", "one two three");
    row("case and marks", "Hello, World!", "Hello, World!", "hello world", "hello world");
    row("apostrophe", "It's", "It's", "it's", "its");
    row("typographic apostrophe", "It\u2019s", "It\u2019s", "it's", "its");
    row("Ukrainian apostrophe", "П\u02BCять", "П\u02BCять", "п'ять", "пять");
    row("quotes", "'tis \u2018so\u2019 dogs'", "'tis \u2018so\u2019 dogs'", "tis so dogs", "tis so dogs");
    row("two apostrophes", "a''b", "a''b", "a b", "a b");
    row("hyphen and dash", "twenty-one \u2013 or so\u2014no", "twenty-one \u2013 or so\u2014no",
        "twenty one or so no", "twenty one or so no");
    row("only marks", "... ! \u2014", "... ! \u2014", "", "");
    row("Cyrillic", "«Съешь ещё ЭТИХ булок…»", "«Съешь ещё ЭТИХ булок…»", "съешь ещё этих булок",
        "съешь ещё этих булок");
    row("Cyrillic with a mark of its own", "\u0418\u0306од", "\u0418\u0306од", "йод", "йод");
    row("accents", "ÇA, C'ÉTAIT où\u00A0?", "ÇA, C'ÉTAIT où ?", "ça c'était où", "ça cétait où");
    row("accents with marks of their own", "cafe\u0301", "cafe\u0301", "café", "café");
    row("Spanish", "¿Qué? ¡NIÑO!", "¿Qué? ¡NIÑO!", "qué niño", "qué niño");
    row("German", "STRASSE Straße ÖL", "STRASSE Straße ÖL", "strasse straße öl", "strasse straße öl");
    row("Greek sigma", "ΟΔΟΣ οδος", "ΟΔΟΣ οδος", "οδοσ οδοσ", "οδοσ οδοσ");
    row("Turkish İ", "İstanbul", "İstanbul", "istanbul", "istanbul");
    row("digits and symbols", "$3.50 + 7%", "$3.50 + 7%", "3 50 7", "3 50 7");
    row("soft hyphen, byte-order mark", "\uFEFFco\u00ADop", "\uFEFFco\u00ADop", "coop", "coop");
    row("Hindi keeps its vowel signs", "हिन्दी।", "हिन्दी।", "हिन्दी", "हिन्दी");
    row("Chinese", "你好，世界。", "你好，世界。", "你好 世界", "你好 世界");
}

void TestNormalise::textsBecomeWords() {
    QFETCH(QString, text);
    QFETCH(QString, none);
    QFETCH(QString, basic);
    QFETCH(QString, letters);
    const auto by = [&](std::string_view id) {
        return QString::fromStdString(normalised(text.toStdString(), normalisationOf(id)));
    };
    QCOMPARE(by("none"), none);
    QCOMPARE(by("basic"), basic);
    QCOMPARE(by("letters"), letters);
}

void TestNormalise::normalisingTwiceChangesNothing_data() {
    textsBecomeWords_data();
}

void TestNormalise::normalisingTwiceChangesNothing() {
    QFETCH(QString, text);
    for (const Normalisation& normalisation : normalisations()) {
        const std::string once = normalised(text.toStdString(), normalisation);
        QCOMPARE(normalised(once, normalisation), once);
        for (const std::u32string& word : normalisation.words(once))
            QVERIFY(!word.empty());
    }
}

void TestNormalise::brokenUtf8PartsWords() {
    QCOMPARE(normalised("a\xFFz", normalisationOf("none")), std::string("a\uFFFDz"));
    QCOMPARE(normalised("a\xFFz", normalisationOf("basic")), std::string("a z")); // U+FFFD is a symbol
}

void TestNormalise::unknownIdentifiersNameTheKnown() {
    QCOMPARE(test::errorOf([] { (void)normalisationOf("whisper"); }),
             std::string("whisper: is no text normalisation. Choose one of none, basic, letters."));
    for (const Normalisation& normalisation : normalisations()) {
        QCOMPARE(normalisationOf(normalisation.id).name, normalisation.name);
        QVERIFY(normalisation.explanation.ends_with("."));
    }
}

void TestNormalise::basicIsTheDefault() {
    QCOMPARE(defaultNormalisation().id, std::string_view("basic"));
}

QTEST_GUILESS_MAIN(TestNormalise)
#include "test_normalise.moc"
