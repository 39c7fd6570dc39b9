// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/unicode.h"

#include <QtTest>

using namespace offramp;

class TestUnicode : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void lettersAreLowered_data();
    void lettersAreLowered();
    void pointsAreSorted();
    void marksAreComposed();
};

void TestUnicode::lettersAreLowered_data() {
    QTest::addColumn<quint32>("point");
    QTest::addColumn<quint32>("lower");
    const auto row = [](const char* name, char32_t point, char32_t lower) {
        QTest::newRow(name) << quint32(point) << quint32(lower);
    };
    row("A", U'A', U'a');
    row("Z", U'Z', U'z');
    row("@ before A", U'@', U'@');
    row("[ behind Z", U'[', U'[');
    row("z", U'z', U'z');
    row("É", U'É', U'é');
    row("× is no letter, amid letters", U'×', U'×');
    row("ß", U'ß', U'ß');
    row("ẞ", U'ẞ', U'ß');
    row("Ā, each second", U'Ā', U'ā');
    row("ā, between those", U'ā', U'ā');
    row("İ", U'İ', U'i');
    row("Ÿ", U'Ÿ', U'ÿ');
    row("Ω", U'Ω', U'ω');
    row("Ά", U'Ά', U'ά');
    row("Ж", U'Ж', U'ж');
    row("Ё", U'Ё', U'ё');
    row("Ґ", U'Ґ', U'ґ');
    row("Ա", U'Ա', U'ա');
    row("Ạ", U'Ạ', U'ạ');
    row("𐐀, beyond U+FFFF", U'𐐀', U'𐐨');
    row("字", U'字', U'字');
    row("the last point", 0x10FFFF, 0x10FFFF);
}

void TestUnicode::lettersAreLowered() {
    QFETCH(quint32, point);
    QFETCH(quint32, lower);
    QCOMPARE(quint32(toLower(point)), lower);
}

void TestUnicode::pointsAreSorted() {
    for (const char32_t point : std::u32string(U".,;:!?-–—«»„“”…()[]{}¿¡、。$€+=<>|~^`©№'’")) {
        QVERIFY2(isPunctuationOrSymbol(point), qPrintable(QString::number(point, 16)));
        QVERIFY(!isWhiteSpace(point) && !isInvisible(point));
    }
    for (const char32_t point : std::u32string(U"aZ09éßжЯωあ字ה\u0301\u0308\u05B0\u093F")) {
        QVERIFY2(!isPunctuationOrSymbol(point), qPrintable(QString::number(point, 16)));
        QVERIFY(!isWhiteSpace(point) && !isInvisible(point));
    }
    for (const char32_t point :
         std::u32string(U" \t\n\r\v\f\u0085\u00A0\u1680\u2000\u200A\u2028\u202F\u205F\u3000")) {
        QVERIFY2(isWhiteSpace(point), qPrintable(QString::number(point, 16)));
        QVERIFY(!isPunctuationOrSymbol(point) && !isInvisible(point));
    }
    const std::u32string invisible{0, 0x1F, 0x7F, 0xAD, 0x200B, 0x200D, 0xFEFF, 0x2066};
    for (const char32_t point : invisible) {
        QVERIFY2(isInvisible(point), qPrintable(QString::number(point, 16)));
        QVERIFY(!isPunctuationOrSymbol(point) && !isWhiteSpace(point));
    }
}

void TestUnicode::marksAreComposed() {
    QVERIFY(composed(U"").empty());
    QVERIFY(composed(U"\u0301") == U"\u0301");
    QVERIFY(composed(U"cafe\u0301") == U"café");
    QVERIFY(composed(U"\u0438\u0306") == U"й");
    QVERIFY(composed(U"e\u0302\u0301") == U"ế"); // e + ̂ is ê, ê + ́ is ế
    QVERIFY(composed(U"x\u0301y") == U"x\u0301y");
    QVERIFY(composed(U"\u304B\u3099") == U"が");
    QVERIFY(composed(U"é") == U"é");
}

QTEST_GUILESS_MAIN(TestUnicode)
#include "test_unicode.moc"
