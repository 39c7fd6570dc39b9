// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"
#include "decode/sentencepiece_writer.h"
#include "decode/tokenizer.h"
#include "support/support.h"

#include <QtTest>

#include <cstdlib>

using namespace offramp;
using test::errorOf;

namespace {

/// @ a b é | ' with | as the space, and $ to be ignored.
TokenizerSpec characters() {
    TokenizerSpec spec;
    spec.tokens = {"@", "a", "b", "é", "|", "'", "$"};
    spec.space = 4;
    spec.ignore = {6};
    return spec;
}

TokenizerSpec sentencePieces(bool lowercase = false) {
    TokenizerSpec spec;
    spec.type = TokenizerSpec::Type::sentencePiece;
    spec.sentencePieceModel = test::handmadeModel();
    spec.blank = test::handmadeBlank;
    spec.lowercase = lowercase;
    return spec;
}

std::string textOf(const TokenizerSpec& spec, int classes, const std::vector<int>& ids) {
    return Tokenizer(spec, classes, "m").text(ids);
}

std::string charactersText(const std::vector<int>& ids) {
    return textOf(characters(), 7, ids);
}
std::string piecesText(const std::vector<int>& ids) {
    return textOf(sentencePieces(), test::handmadeSize, ids);
}

/// Tokens of `lengths` frames without gaps.
std::vector<Token> tokensOf(const Tokenizer& tokenizer, const std::vector<int>& ids,
                            const std::vector<int>& lengths, const std::vector<double>& logProbabilities) {
    std::vector<Token> tokens;
    std::int64_t frame = 0;
    for (std::size_t i = 0; i < ids.size(); ++i) {
        tokens.push_back({ids[i], tokenizer.name(ids[i]), frame, frame + lengths[i], logProbabilities[i]});
        frame += lengths[i];
    }
    return tokens;
}

} // namespace

class TestTokenizer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void charactersBecomeText();
    void piecesBecomeText();
    void piecesAreLowered();
    void namesAreReadable();
    void wordsHaveSpansAndMeans();
    void piecesWithSpacesWithinServeTwoWords();
    void piecesWithoutTextBelongToNoWordOfTheirOwn();
    void nothingMakesNothing();
    void specsThatDoNotFitAreRefused_data();
    void specsThatDoNotFitAreRefused();
    void brokenModelsAreRefused();
    void brokenModelsNeverCrash();
};

void TestTokenizer::charactersBecomeText() {
    QCOMPARE(charactersText({1, 2, 4, 3, 5}), std::string("ab é'"));
    QCOMPARE(charactersText({4, 1, 4, 4, 2, 4}),
             std::string("a  b"));                             // spaces within are kept, at the ends not
    QCOMPARE(charactersText({1, 6, 0, 2}), std::string("ab")); // ignored and blank show nothing
    QCOMPARE(charactersText({4, 4}), std::string());
    QCOMPARE(charactersText({}), std::string());
}

void TestTokenizer::piecesBecomeText() {
    QCOMPARE(piecesText({3, 5, 9, 3}), std::string("thes, the"));
    QCOMPARE(piecesText({1, 3, 4, 5, 2}), std::string("the s"));
    // ё is D1 91
    QCOMPARE(piecesText({3, test::handmadeByte(0xD1), test::handmadeByte(0x91), 5}), std::string("theёs"));
    // half a character is none
    QCOMPARE(piecesText({3, test::handmadeByte(0xD1), 5}), std::string("the\uFFFDs"));
    QCOMPARE(piecesText({3, 0, 5}), std::string("the ⁇ s"));
    QCOMPARE(piecesText({8, 6}), std::string("a b É"));
}

void TestTokenizer::piecesAreLowered() {
    const Tokenizer tokenizer(sentencePieces(true), test::handmadeSize, "m");
    QCOMPARE(tokenizer.text(std::vector{6, 7}), std::string("én"));
    // Ё is D0 81, ё D1 91: lowered once its bytes are joined
    QCOMPARE(tokenizer.text(std::vector{test::handmadeByte(0xD0), test::handmadeByte(0x81)}),
             std::string("ё"));
    QCOMPARE(tokenizer.name(6), std::string("▁é"));
    QCOMPARE(tokenizer.name(test::handmadeByte(0xD0)), std::string("<0xD0>"));
}

void TestTokenizer::namesAreReadable() {
    TokenizerSpec spec = characters();
    spec.tokens[1] = "\xFF";
    QCOMPARE(Tokenizer(spec, 7, "m").name(1), std::string("\uFFFD"));
    QCOMPARE(Tokenizer(spec, 7, "m").name(4), std::string("|"));
    QCOMPARE(Tokenizer(spec, 7, "m").surface(4), std::string(" "));
    QCOMPARE(Tokenizer(spec, 7, "m").classes(), 7);
    QVERIFY(Tokenizer(spec, 7, "m").isIgnored(6));
    QVERIFY(!Tokenizer(spec, 7, "m").isIgnored(0));
}

void TestTokenizer::wordsHaveSpansAndMeans() {
    const Tokenizer tokenizer(characters(), 7, "m");
    // frames  0 1 2 3 | 4 | 5 | 6 7 8
    // token   a   b   | space | a
    const Hypothesis heard =
        tokenizer.assemble(tokensOf(tokenizer, {1, 2, 4, 1}, {1, 3, 2, 3}, {-1, -0.2, -5, -0.5}), -9);
    QCOMPARE(heard.text, std::string("ab a"));
    QCOMPARE(heard.logProbability, -9.0);
    QCOMPARE(heard.tokens.size(), std::size_t(4));
    QCOMPARE(heard.words.size(), std::size_t(2));
    QCOMPARE(heard.words[0].text, std::string("ab"));
    QCOMPARE(heard.words[0].start, 0);
    QCOMPARE(heard.words[0].end, 4);
    QCOMPARE(heard.words[0].logProbability, -0.4); // (−1·1 − 0.2·3) / 4 = −1.6 / 4
    QCOMPARE(heard.words[0].firstToken, std::size_t(0));
    QCOMPARE(heard.words[0].endToken, std::size_t(2));
    QCOMPARE(heard.words[1].text, std::string("a"));
    QCOMPARE(heard.words[1].start, 6);
    QCOMPARE(heard.words[1].end, 9);
    QCOMPARE(heard.words[1].logProbability, -0.5);
    QCOMPARE(heard.words[1].firstToken, std::size_t(3));
    QCOMPARE(heard.words[1].endToken, std::size_t(4));
}

void TestTokenizer::piecesWithSpacesWithinServeTwoWords() {
    const Tokenizer tokenizer(sentencePieces(), test::handmadeSize, "m");
    // ▁a▁b n: "a" and "bn"
    const Hypothesis heard = tokenizer.assemble(tokensOf(tokenizer, {8, 7}, {2, 2}, {-1, -3}), 0);
    QCOMPARE(heard.words.size(), std::size_t(2));
    QCOMPARE(heard.words[0].text, std::string("a"));
    QCOMPARE(heard.words[0].endToken, std::size_t(1));
    QCOMPARE(heard.words[0].logProbability, -1.0);
    QCOMPARE(heard.words[1].text, std::string("bn"));
    QCOMPARE(heard.words[1].firstToken, std::size_t(0));
    QCOMPARE(heard.words[1].endToken, std::size_t(2));
    QCOMPARE(heard.words[1].logProbability, -2.0); // (−1·2 − 3·2) / 4
}

void TestTokenizer::piecesWithoutTextBelongToNoWordOfTheirOwn() {
    const Tokenizer tokenizer(sentencePieces(), test::handmadeSize, "m");
    // <s> ▁the ▁ </s>
    const Hypothesis heard =
        tokenizer.assemble(tokensOf(tokenizer, {1, 3, 4, 2}, {1, 1, 1, 1}, {0, -1, 0, 0}), 0);
    QCOMPARE(heard.text, std::string("the"));
    QCOMPARE(heard.words.size(), std::size_t(1));
    QCOMPARE(heard.words[0].firstToken, std::size_t(1));
    QCOMPARE(heard.words[0].endToken, std::size_t(2));
    QCOMPARE(heard.words[0].start, 1);
}

void TestTokenizer::nothingMakesNothing() {
    const Tokenizer tokenizer(characters(), 7, "m");
    const Hypothesis silence = tokenizer.assemble({}, 0);
    QVERIFY(silence.words.empty() && silence.text.empty() && silence.tokens.empty());
    const Hypothesis spaces = tokenizer.assemble(tokensOf(tokenizer, {4, 4}, {1, 1}, {0, 0}), 0);
    QVERIFY(spaces.words.empty() && spaces.text.empty());
    QCOMPARE(spaces.tokens.size(), std::size_t(2));
}

void TestTokenizer::specsThatDoNotFitAreRefused_data() {
    QTest::addColumn<int>("blank");
    QTest::addColumn<int>("space");
    QTest::addColumn<int>("ignored");
    QTest::addColumn<int>("classes");
    QTest::addColumn<QString>("says");
    QTest::newRow("as it is") << 0 << 4 << 6 << 7 << "";
    QTest::newRow("no space") << 0 << -1 << 6 << 7 << "";
    QTest::newRow("other classes") << 0 << 4 << 6 << 8
                                   << "m: its tokenizer has 7 tokens, but its output 8 classes.";
    QTest::newRow("blank below") << -1 << 4 << 6 << 7 << "blank is class -1, but the classes are 0 to 6";
    QTest::newRow("blank above") << 7 << 4 << 6 << 7 << "blank is class 7";
    QTest::newRow("space above") << 0 << 7 << 6 << 7 << "space is class 7";
    QTest::newRow("space below") << 0 << -2 << 6 << 7 << "space is class -2";
    QTest::newRow("ignored above") << 0 << 4 << 7 << 7 << "ignored token is class 7";
    QTest::newRow("blank is space") << 4 << 4 << 6 << 7 << "class 4 for both";
}

void TestTokenizer::specsThatDoNotFitAreRefused() {
    QFETCH(int, blank);
    QFETCH(int, space);
    QFETCH(int, ignored);
    QFETCH(int, classes);
    QFETCH(QString, says);
    TokenizerSpec spec = characters();
    spec.blank = blank;
    spec.space = space;
    spec.ignore = {ignored};
    const QString error = QString::fromStdString(errorOf([&] { Tokenizer(spec, classes, "m"); }));
    QCOMPARE(error.isEmpty(), says.isEmpty());
    QVERIFY2(error.contains(says), qPrintable(error));
}

void TestTokenizer::brokenModelsAreRefused() {
    const auto errorFor = [](const std::string& bytes) {
        return errorOf([&] { (void)readSentencePieceModel(bytes, "m"); });
    };
    const std::string sentence =
        "m: its tokenizer is no whole SentencePiece model. "
        "Get the tokenizer's .model file again; it may have been cut off on its way.";
    const std::string whole = test::handmadeModel();
    QCOMPARE(errorFor(whole), std::string());
    QCOMPARE(errorFor(""), sentence);
    QCOMPARE(errorFor("hello, this is no model"), sentence);
    QCOMPARE(errorFor(whole.substr(0, whole.size() - 1)), sentence);
    QCOMPARE(errorFor(test::piece("")), sentence);                // a piece without text
    QCOMPARE(errorFor(test::field(1, 5U)), sentence);             // a number where a piece should be
    QCOMPARE(errorFor(std::string(11, '\xFF')), sentence);        // a number without end
    QCOMPARE(errorFor(whole + std::string(1, '\x03')), sentence); // field 0
    QCOMPARE(errorFor(whole + std::string("\x4B", 1)), sentence); // field 9 of wire type 3, a group
    QCOMPARE(errorFor(test::field(1, test::field(1, "a") + test::field(3, 9U))), sentence); // type 9
    const std::string sizes = errorOf([] { Tokenizer(sentencePieces(), 256, "m"); });
    QVERIFY2(sizes.find("267 tokens, but its output 256 classes") != std::string::npos, sizes.c_str());
}

void TestTokenizer::brokenModelsNeverCrash() {
    const std::string whole = test::handmadeModel();
    int refused = 0;
    for (std::size_t length = 0; length < whole.size(); length += 7) {
        refused += static_cast<int>(
            !errorOf([&] { (void)readSentencePieceModel(whole.substr(0, length), "m"); }).empty());
    }
    QVERIFY(refused > 0);
    std::srand(1);
    for (int round = 0; round < 2000; ++round) {
        std::string bytes = whole;
        for (int k = 0; k < 3; ++k)
            bytes[static_cast<std::size_t>(std::rand()) % bytes.size()] = static_cast<char>(std::rand());
        try {
            const SentencePieceModel model = readSentencePieceModel(bytes, "m");
            QVERIFY(!model.pieces.empty());
        } catch (const Error& error) {
            QCOMPARE(error.subject(), std::string("m"));
        }
    }
}

QTEST_GUILESS_MAIN(TestTokenizer)
#include "test_tokenizer.moc"
