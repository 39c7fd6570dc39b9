// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/files.h"
#include "decode/lexicon.h"
#include "decode/tokenizer.h"
#include "support/support.h"

#include <QTemporaryDir>
#include <QtTest>

#include <map>
#include <random>
#include <set>

using namespace offramp;
using namespace offramp::test;

namespace {

/// blank a b space $, of which $ is ignored
Tokenizer letters() {
    TokenizerSpec spec;
    spec.tokens = {"@", "a", "b", " ", "$"};
    spec.space = 3;
    spec.ignore = {4};
    return {spec, 5, "m"};
}

std::vector<int> wordsAt(const Lexicon& lexicon, const std::vector<int>& spelling) {
    int node = Lexicon::root;
    for (const int token : spelling) {
        node = lexicon.child(node, token);
        if (node < 0) return {-1};
    }
    const auto words = lexicon.wordsAt(node);
    return {words.begin(), words.end()};
}

} // namespace

class TestLexicon : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void wordsAreFoundByTheirSpellings();
    void spellingsMakeATrie();
    void randomLexiconsHoldWhatWasPutIn();
    void filesAreRead();
    void theSpaceHasAName();
    void errorsNameTheLine_data();
    void errorsNameTheLine();

private:
    [[nodiscard]] Lexicon read(const std::string& text, const Tokenizer& tokenizer) const {
        const std::filesystem::path path = std::filesystem::path(folder_.path().toStdString()) / "words.txt";
        writeFile(path, text);
        return readLexicon(path, tokenizer);
    }

    QTemporaryDir folder_;
};

void TestLexicon::wordsAreFoundByTheirSpellings() {
    const Lexicon lexicon({{"ab", {1, 2}}, {"b", {2}}, {"AB", {1, 2}}, {"ab", {2, 1, 1}}, {"ab", {1, 2}}});
    QCOMPARE(lexicon.words(), 3);
    QCOMPARE(lexicon.word(0), std::string("ab"));
    QCOMPARE(lexicon.word(2), std::string("AB"));
    QCOMPARE(wordsAt(lexicon, {1, 2}), (std::vector<int>{0, 2}));
    QCOMPARE(wordsAt(lexicon, {2}), (std::vector<int>{1}));
    QCOMPARE(wordsAt(lexicon, {2, 1, 1}), (std::vector<int>{0}));
    QCOMPARE(wordsAt(lexicon, {1}), (std::vector<int>{}));
    QCOMPARE(wordsAt(lexicon, {}), (std::vector<int>{}));
    QCOMPARE(wordsAt(lexicon, {3}), (std::vector<int>{-1}));
}

// root; a, b; ab, ba; baa
void TestLexicon::spellingsMakeATrie() {
    const Lexicon lexicon({{"ab", {1, 2}}, {"b", {2}}, {"baa", {2, 1, 1}}});
    QCOMPARE(lexicon.nodes(), 6);
    QCOMPARE(lexicon.firstChild(Lexicon::root), 1);
    QCOMPARE(lexicon.firstChild(1), 3);
    QCOMPARE(lexicon.token(1), 1);
    QCOMPARE(lexicon.token(2), 2);
    QVERIFY(lexicon.hasChildren(2));
    QVERIFY(!lexicon.hasChildren(3));
    QVERIFY(!lexicon.hasChildren(5));
    const Lexicon none({});
    QCOMPARE(none.nodes(), 1);
    QVERIFY(!none.hasChildren(Lexicon::root));
    QVERIFY(none.wordsAt(Lexicon::root).empty());
}

void TestLexicon::randomLexiconsHoldWhatWasPutIn() {
    std::mt19937 random(1);
    for (int round = 0; round < 50; ++round) {
        std::vector<Lexicon::Entry> entries;
        std::map<std::vector<int>, std::set<std::string>> bySpelling;
        for (int i = 0; i < 60; ++i) {
            Lexicon::Entry entry{std::string("w").append(std::to_string(random() % 30)), {}};
            for (unsigned left = 1 + random() % 5; left > 0; --left)
                entry.spelling.push_back(static_cast<int>(random() % 3));
            bySpelling[entry.spelling].insert(entry.word);
            entries.push_back(std::move(entry));
        }
        const Lexicon lexicon(entries);
        std::size_t words = 0;
        for (int node = 0; node < lexicon.nodes(); ++node)
            words += lexicon.wordsAt(node).size();
        for (const auto& [spelling, expected] : bySpelling) {
            std::set<std::string> found;
            for (const int word : wordsAt(lexicon, spelling))
                found.insert(lexicon.word(word));
            QCOMPARE(found, expected);
            words -= expected.size();
        }
        QCOMPARE(words, std::size_t{0}); // and nothing else
    }
}

void TestLexicon::filesAreRead() {
    const Lexicon lexicon = read("\xEF\xBB\xBF"
                                 "ab a b |\r\n"
                                 "\n"
                                 "  été\ta  b\ta\t \r\n"
                                 "ab b",
                                 letters());
    QCOMPARE(lexicon.words(), 2);
    QCOMPARE(lexicon.word(1), std::string("été"));
    QCOMPARE(wordsAt(lexicon, {1, 2, 3}), (std::vector<int>{0}));
    QCOMPARE(wordsAt(lexicon, {1, 2, 1}), (std::vector<int>{1}));
    QCOMPARE(wordsAt(lexicon, {2}), (std::vector<int>{0}));
}

// Unless a token is called "|" itself.
void TestLexicon::theSpaceHasAName() {
    TokenizerSpec spec;
    spec.tokens = {"@", "|", " "};
    spec.space = 2;
    const Lexicon bars = read("x |", Tokenizer(spec, 3, "m"));
    QCOMPARE(wordsAt(bars, {1}), (std::vector<int>{0}));
    spec.tokens = {"@", "_", "x"};
    spec.space = 1;
    const Lexicon named = read("x x _\ny x |", Tokenizer(spec, 3, "m"));
    QCOMPARE(wordsAt(named, {2, 1}), (std::vector<int>{0, 1}));
}

void TestLexicon::errorsNameTheLine_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("says");
    QTest::newRow("empty") << ""
                           << "holds no words";
    QTest::newRow("empty lines") << "\n \r\n\n"
                                 << "holds no words";
    QTest::newRow("no spelling") << "ab a b\n\nba\n"
                                 << "line 3: the word “ba” has no spelling";
    QTest::newRow("no such token") << "ab a b\nac a c\n"
                                   << "line 2: the model has no token “c”";
    QTest::newRow("upper case") << "ab A b\n"
                                << "line 1: the model has no token “A”";
    QTest::newRow("the blank") << "ab a @ b\n"
                               << "line 1: the token “@” is never part of a text";
    QTest::newRow("ignored") << "ab a b $\n"
                             << "line 1: the token “$” is never part of a text";
}

void TestLexicon::errorsNameTheLine() {
    QFETCH(QString, text);
    QFETCH(QString, says);
    const QString error = QString::fromStdString(errorOf([&] { (void)read(text.toStdString(), letters()); }));
    QVERIFY2(error.contains("words.txt: " + says), qPrintable(error));
}

QTEST_GUILESS_MAIN(TestLexicon)
#include "test_lexicon.moc"
