// SPDX-License-Identifier: GPL-3.0-or-later
// The beam search with a lexicon, a language model, or both, beside a scorer that looks at everything.
#include "base/error.h"
#include "base/files.h"
#include "brute_force.h"
#include "decode/beam_decoder.h"
#include "decode/language_model.h"
#include "decode/lexicon.h"
#include "sentencepiece_writer.h"
#include "small_words.h"
#include "support/support.h"

#include <QTemporaryDir>
#include <QtTest>

#include <sstream>

using namespace offramp;
using namespace offramp::test;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

/// blank, a, b, space
std::shared_ptr<const Tokenizer> spelled() {
    TokenizerSpec spec;
    spec.tokens = {"@", "a", "b", " "};
    spec.space = 3;
    return std::make_shared<const Tokenizer>(spec, 4, "m");
}

BeamOptions wide(bool logAdd) {
    BeamOptions options;
    options.beamSize = 20000;
    options.nbest = 20000;
    options.beamThreshold = infinity;
    options.logAdd = logAdd;
    return options;
}

/// What the words of a whole text score, </s> too; `model` may be null.
double languageOf(const Words& words, const SmallModel* model, const BeamOptions& options) {
    double total = 0;
    std::string before = "<s>";
    for (const std::string& word : words) {
        total += options.wordScore;
        if (!model) continue;
        total += options.lmWeight * model->score(before, word);
        if (!model->knows(word) && std::isfinite(options.unkScore)) total += options.unkScore;
        before = word;
    }
    return model ? total + options.lmWeight * model->score(before, "</s>") : total;
}

Words split(const std::string& text) {
    std::istringstream stream(text);
    Words words;
    for (std::string word; stream >> word;)
        words.push_back(word);
    return words;
}

struct Expected {
    std::vector<int> tokens;
    std::string text;
    double acoustic = 0;
    double language = 0;
};

void compare(const NBest& found, std::vector<Expected> expected) {
    QCOMPARE(found.entries.size(), expected.size());
    std::stable_sort(expected.begin(), expected.end(), [](const Expected& a, const Expected& b) {
        return a.acoustic + a.language > b.acoustic + b.language;
    });
    std::multimap<std::pair<std::vector<int>, std::string>, Expected> byText;
    for (const Expected& one : expected)
        byText.emplace(std::pair(one.tokens, one.text), one);
    for (std::size_t at = 0; at < expected.size(); ++at) {
        const NBestEntry& entry = found.entries[at];
        QVERIFY(std::abs(entry.score - expected[at].acoustic - expected[at].language) < 1e-4);
        QVERIFY(at == 0 || entry.score <= found.entries[at - 1].score);
        const auto [first, last] = byText.equal_range({idsOf(entry.hypothesis), entry.hypothesis.text});
        const auto same = std::find_if(first, last, [&](const auto& one) {
            return std::abs(one.second.acoustic - entry.acoustic) < 1e-9 &&
                   std::abs(one.second.language - entry.language) < 1e-4;
        });
        QVERIFY(same != last);
        byText.erase(same);
    }
}

std::string joined(const Words& words) {
    std::string text;
    for (const std::string& word : words)
        text += (text.empty() ? "" : " ") + word;
    return text;
}

std::vector<Lexicon::Entry> randomLexicon(std::mt19937& random, bool spaces) {
    std::vector<Lexicon::Entry> entries;
    for (int i = 0; i < 6; ++i) {
        Lexicon::Entry entry{std::string("w").append(std::to_string(random() % 5)), {}};
        for (unsigned left = 1 + random() % 3; left > 0; --left)
            entry.spelling.push_back(1 + static_cast<int>(random() % 2));
        if (spaces) entry.spelling.push_back(3);
        entries.push_back(std::move(entry));
    }
    return entries;
}

} // namespace

class TestBeamWords : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void wordsScoreAtTheirEnds();
    void withoutALexicon();
    void withoutALexiconInPieces();
    void withALexicon_data();
    void withALexicon();
    void aLexiconsWordsHaveTheirTokens();
    void homophonesAreBothThere();
    void unfinishedWordsAreALastResort();
    void theModelDecides();
    void prunedSearchesFindNothingBetter();
    void decodersAreOpenedByName();
    void aForeignLexiconIsRefused();

private:
    [[nodiscard]] std::shared_ptr<const LanguageModel> read(const std::string& text) const {
        writeFile(path("lm.arpa"), text);
        return readArpa(path("lm.arpa"));
    }
    [[nodiscard]] std::filesystem::path path(const char* name) const {
        return std::filesystem::path(folder_.path().toStdString()) / name;
    }

    QTemporaryDir folder_;
};

// One frame each for a, space, b: P = 1. Two words of score 3, a space of −0.5: 5.5.
void TestBeamWords::wordsScoreAtTheirEnds() {
    Matrix logProbs(3, 4, static_cast<float>(-infinity));
    logProbs(0, 1) = logProbs(1, 3) = logProbs(2, 2) = 0;
    BeamOptions options = wide(false);
    options.wordScore = 3;
    options.silScore = -0.5;
    const NBest found = BeamDecoder(spelled(), nullptr, nullptr, options).decode(logProbs, {});
    QCOMPARE(found.entries.size(), std::size_t{1});
    QCOMPARE(found.entries[0].hypothesis.text, std::string("a b"));
    QCOMPARE(found.entries[0].language, 5.5);
    QCOMPARE(found.entries[0].acoustic, 0.0);
    QCOMPARE(found.entries[0].score, 5.5);
}

void TestBeamWords::withoutALexicon() {
    std::mt19937 random(1);
    for (int round = 0; round < 80; ++round) {
        const SmallModel model({"a", "b", "ab", "aa"}, random, round % 4 != 0);
        const auto tokenizer = spelled();
        BeamOptions options = wide(round % 2 == 0);
        options.lmWeight = 0.5 * (round % 4);
        options.wordScore = round % 3 == 0 ? 1.5 : -0.5;
        options.silScore = round % 5 == 0 ? 0 : 0.7;
        options.unkScore = round % 3 == 1 ? -1.5 : -infinity;
        const bool hasModel = options.lmWeight > 0;
        const Matrix logProbs = randomLogProbs(1 + round % 5, 4, 0.1, random);
        std::vector<Expected> expected;
        for (const auto& [tokens, sums] : allSequences(logProbs, *tokenizer)) {
            const std::string text = tokenizer->text(tokens);
            const double spaces = static_cast<double>(std::count(tokens.begin(), tokens.end(), 3));
            expected.push_back(
                {tokens, text, options.logAdd ? sums.sum : sums.best,
                 languageOf(split(text), hasModel ? &model : nullptr, options) + spaces * options.silScore});
        }
        const BeamDecoder decoder(tokenizer, nullptr, read(model.text()), options);
        compare(decoder.decode(logProbs, {}), expected);
        if (QTest::currentTestFailed()) return;
    }
}

void TestBeamWords::withoutALexiconInPieces() {
    std::mt19937 random(2);
    TokenizerSpec spec;
    spec.type = TokenizerSpec::Type::sentencePiece;
    using Type = SentencePieceModel::Type;
    spec.sentencePieceModel = piece("<blank>", Type::control) + piece("<unk>", Type::unknown) + piece("▁A") +
                              piece("b") + piece("▁") + piece("b▁a");
    spec.lowercase = true;
    const auto tokenizer = std::make_shared<const Tokenizer>(spec, 6, "m");
    for (int round = 0; round < 60; ++round) {
        const SmallModel model({"a", "b", "ab", "bb", "\u2047"}, random);
        BeamOptions options = wide(round % 2 == 0);
        options.wordScore = 0.25 * (round % 5) - 0.5;
        options.silScore = 0.1;
        options.unkScore = round % 3 == 1 ? 0.5 : -infinity;
        const Matrix logProbs = randomLogProbs(1 + round % 5, 6, 0.1, random);
        std::vector<Expected> expected;
        for (const auto& [tokens, sums] : allSequences(logProbs, *tokenizer)) {
            const std::string text = tokenizer->text(tokens);
            const double spaces = static_cast<double>(std::count(tokens.begin(), tokens.end(), 4));
            expected.push_back({tokens, text, options.logAdd ? sums.sum : sums.best,
                                languageOf(split(text), &model, options) + spaces * options.silScore});
        }
        const BeamDecoder decoder(tokenizer, nullptr, read(model.text()), options);
        compare(decoder.decode(logProbs, {}), expected);
        if (QTest::currentTestFailed()) return;
    }
}

void TestBeamWords::withALexicon_data() {
    QTest::addColumn<bool>("spaces");
    QTest::addColumn<bool>("hasModel");
    QTest::addColumn<bool>("unknowns");
    for (int i = 0; i < 8; ++i) {
        QTest::addRow("%s, %s, %s", i % 2 != 0 ? "spelled with spaces" : "without",
                      i / 2 % 2 != 0 ? "model" : "none", i / 4 != 0 ? "unknown words" : "known")
            << (i % 2 != 0) << (i / 2 % 2 != 0) << (i / 4 != 0);
    }
}

void TestBeamWords::withALexicon() {
    QFETCH(bool, spaces);
    QFETCH(bool, hasModel);
    QFETCH(bool, unknowns);
    std::mt19937 random(3);
    for (int round = 0; round < 40; ++round) {
        const SmallModel model({"w0", "w1", "w2", "w3"}, random); // w4 is unknown to it
        const std::vector<Lexicon::Entry> entries = randomLexicon(random, spaces);
        BeamOptions options = wide(round % 2 == 0);
        options.lmWeight = hasModel ? 1.5 : 0;
        options.wordScore = 0.5 * (round % 3) - 0.5;
        options.silScore = round % 5 == 0 ? 0 : -0.3;
        options.unkScore = unknowns ? -0.8 : -infinity;
        const Matrix logProbs = randomLogProbs(1 + round % 5, 4, 0.1, random);
        std::vector<Expected> expected;
        const Parser parser(entries, options, 3);
        BeamOptions known =
            options; // a word that the lexicon has, but not the model, is none that is unknown
        known.unkScore = -infinity;
        for (const auto& [tokens, sums] : allSequences(logProbs, *spelled())) {
            const double count = static_cast<double>(std::count(tokens.begin(), tokens.end(), 3));
            for (const Parser::Reading& reading : parser.readings(tokens)) {
                double language = languageOf(reading.words, hasModel ? &model : nullptr, known);
                if (reading.unknowns > 0)
                    language += reading.unknowns * (options.unkScore - options.wordScore);
                expected.push_back({tokens, joined(reading.words), options.logAdd ? sums.sum : sums.best,
                                    language + count * options.silScore});
            }
        }
        if (expected.empty()) continue;
        const BeamDecoder decoder(spelled(), std::make_shared<const Lexicon>(entries), read(model.text()),
                                  options);
        compare(decoder.decode(logProbs, {}), expected);
        if (QTest::currentTestFailed()) return;
    }
}

// "ab" and "b", spelled with a space at the end, which the last word lacks; a space comes first.
void TestBeamWords::aLexiconsWordsHaveTheirTokens() {
    Matrix logProbs(7, 4, static_cast<float>(-infinity));
    const std::vector<int> path{3, 1, 1, 2, 3, 0, 2};
    for (std::size_t t = 0; t < path.size(); ++t)
        logProbs(static_cast<std::int64_t>(t), path[t]) = -0.5;
    const std::vector<Lexicon::Entry> entries{{"AB", {1, 2, 3}}, {"B", {2, 3}}};
    const BeamDecoder decoder(spelled(), std::make_shared<const Lexicon>(entries), nullptr, {});
    const NBest found = decoder.decode(logProbs, {});
    QCOMPARE(found.entries.size(), std::size_t{1});
    const Hypothesis& heard = found.entries[0].hypothesis;
    QCOMPARE(heard.text, std::string("AB B"));
    QCOMPARE(idsOf(heard), (std::vector<int>{3, 1, 2, 3, 2}));
    QCOMPARE(heard.words.size(), std::size_t{2});
    QCOMPARE(heard.words[0].firstToken, std::size_t{1});
    QCOMPARE(heard.words[0].endToken, std::size_t{3});
    QCOMPARE(heard.words[0].start, 1);
    QCOMPARE(heard.words[0].end, 4);
    QCOMPARE(heard.words[0].logProbability, -0.5);
    QCOMPARE(heard.words[1].firstToken, std::size_t{4});
    QCOMPARE(heard.words[1].start, 6);
    QCOMPARE(heard.words[1].end, 7);
    QCOMPARE(heard.logProbability, -3.5);
}

// Equal in score: in the lexicon's order.
void TestBeamWords::homophonesAreBothThere() {
    Matrix logProbs(1, 4, static_cast<float>(-infinity));
    logProbs(0, 1) = 0;
    const std::vector<Lexicon::Entry> entries{{"eight", {1}}, {"ate", {1}}};
    BeamOptions options;
    options.nbest = 5;
    const BeamDecoder decoder(spelled(), std::make_shared<const Lexicon>(entries), nullptr, options);
    const NBest found = decoder.decode(logProbs, {});
    QCOMPARE(found.entries.size(), std::size_t{2});
    QCOMPARE(found.entries[0].hypothesis.text, std::string("eight"));
    QCOMPARE(found.entries[1].hypothesis.text, std::string("ate"));
    QCOMPARE(found.entries[0].score, found.entries[1].score);
}

// All that can be heard is "a", of the one word "ab".
void TestBeamWords::unfinishedWordsAreALastResort() {
    Matrix logProbs(1, 4, static_cast<float>(-infinity));
    logProbs(0, 1) = -1;
    const std::vector<Lexicon::Entry> entries{{"ab", {1, 2}}};
    const BeamDecoder decoder(spelled(), std::make_shared<const Lexicon>(entries), nullptr, {});
    const NBest found = decoder.decode(logProbs, {});
    QCOMPARE(found.entries.size(), std::size_t{1});
    QCOMPARE(found.entries[0].hypothesis.text, std::string());
    QCOMPARE(found.entries[0].hypothesis.tokens.size(), std::size_t{1});
    QCOMPARE(found.entries[0].score, -1.0);
}

// a is a little more probable than b, but the model has b ten times as often.
void TestBeamWords::theModelDecides() {
    Matrix logProbs(1, 4, static_cast<float>(-infinity));
    logProbs(0, 1) = std::log(0.6F);
    logProbs(0, 2) = std::log(0.4F);
    const auto model = read("\\data\\\nngram 1=2\n\n\\1-grams:\n-1.0\ta\n0\tb\n\n\\end\\\n");
    BeamOptions options;
    options.lmWeight = 0.5; // half of ln 10 is 1.15, more than ln 0.6 − ln 0.4 = 0.41
    QCOMPARE(BeamDecoder(spelled(), nullptr, model, options).decode(logProbs, {}).entries[0].hypothesis.text,
             std::string("b"));
    options.lmWeight = 0.1; // 0.23 is less
    QCOMPARE(BeamDecoder(spelled(), nullptr, model, options).decode(logProbs, {}).entries[0].hypothesis.text,
             std::string("a"));
}

void TestBeamWords::prunedSearchesFindNothingBetter() {
    std::mt19937 random(4);
    int compared = 0;
    for (int round = 0; round < 60; ++round) {
        const SmallModel model({"w0", "w1", "w2", "w3", "w4"}, random);
        const auto lexicon = std::make_shared<const Lexicon>(randomLexicon(random, round % 2 == 0));
        const Matrix logProbs = randomLogProbs(6, 4, 0.1, random);
        BeamOptions options = wide(round % 3 == 0);
        options.wordScore = 0.5;
        const auto all = read(model.text());
        const NBest best = BeamDecoder(spelled(), lexicon, all, options).decode(logProbs, {});
        options.beamSize = 1 + round % 20;
        options.nbest = options.beamSize;
        options.beamThreshold = 20;
        const NBest pruned = BeamDecoder(spelled(), lexicon, all, options).decode(logProbs, {});
        std::map<std::pair<std::vector<int>, std::string>, double> scores;
        for (const NBestEntry& entry : best.entries)
            scores[{idsOf(entry.hypothesis), entry.hypothesis.text}] = entry.score;
        std::size_t finished = 0;
        for (std::size_t at = 0; at < pruned.entries.size(); ++at) {
            const NBestEntry& entry = pruned.entries[at];
            const auto same = scores.find({idsOf(entry.hypothesis), entry.hypothesis.text});
            if (same == scores.end()) continue;
            ++finished;
            QVERIFY(entry.score <= same->second + 1e-9);
            QVERIFY(entry.score <= best.entries[at].score + 1e-9);
        }
        QVERIFY(finished == 0 || finished == pruned.entries.size()); // none: only unfinished words were left
        if (finished > 0) ++compared;
    }
    QVERIFY(compared > 30);
}

void TestBeamWords::decodersAreOpenedByName() {
    std::mt19937 random(5);
    writeFile(path("words.txt"), "A a\n");
    writeFile(path("lm.arpa"), SmallModel({"A"}, random).text());
    DecoderOptions options;
    options.kind = DecoderOptions::Kind::beam;
    options.lexicon = path("words.txt");
    options.languageModel = path("lm.arpa");
    options.beam.nbest = 3;
    const auto decoder = openBeamDecoder(spelled(), options);
    QVERIFY(decoder->options() == options.beam);
    Matrix logProbs(1, 4, static_cast<float>(-infinity));
    logProbs(0, 1) = 0;
    const NBest found = decoder->decode(logProbs, {});
    QCOMPARE(found.entries[0].hypothesis.text, std::string("A"));
    QVERIFY(found.entries[0].language < 0);
    options.lexicon = path("nothing.txt");
    QVERIFY(errorOf([&] { (void)openBeamDecoder(spelled(), options); }).find("nothing.txt") !=
            std::string::npos);
}

void TestBeamWords::aForeignLexiconIsRefused() {
    const auto lexicon = std::make_shared<const Lexicon>(std::vector<Lexicon::Entry>{{"x", {4}}});
    QVERIFY(!errorOf([&] { (void)BeamDecoder(spelled(), lexicon, nullptr, {}); }).empty());
}

QTEST_GUILESS_MAIN(TestBeamWords)
#include "test_beam_words.moc"
