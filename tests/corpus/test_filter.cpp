// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/explore/filter.h"
#include "corpus/made_results.h"

#include <QtTest>

#include <algorithm>
#include <random>

using namespace offramp;

namespace {

const CorpusResults& small() {
    static const CorpusResults results = [] {
        CorpusResults made = test::smallResults();
        made.columns = {"speaker", "split", "signal to noise", "words"};
        const std::vector<std::string> noise{"10", "2.5", "", "loud", "-1"};
        for (std::size_t u = 0; u < 5; ++u) {
            made.utterances[u].columns.push_back(noise[u]);
            made.utterances[u].columns.push_back("w" + std::to_string(u));
        }
        return made;
    }();
    return results;
}

/// The names of those that pass, with exits 2 1 3 3 2 taken.
QString passing(std::string_view expression) {
    const ExitsTaken taken{1, 0, 2, 2, 1};
    const Filter filter(small(), small().decoders[0], expression);
    QString names;
    for (const std::uint32_t u : filter.apply(everything(small()), taken))
        names += QString::fromStdString(small().utterances[u].id);
    return names;
}

struct Refusal {
    std::size_t position = std::string::npos;
    QString text;
};

Refusal refusal(std::string_view expression) {
    try {
        (void)Filter(small(), small().decoders[0], expression);
    } catch (const FilterError& error) {
        return {error.position(), error.what()};
    }
    return {};
}

} // namespace

class TestFilter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void conditionsAreTrueOf_data();
    void conditionsAreTrueOf();
    void whatIsWrongIsPointedAt_data();
    void whatIsWrongIsPointedAt();
    void theExitTakenCounts();
    void namesAreListed();
    void everyListedNameCanBeUsed();
    void depthIsBounded();
    void blocksAreJoined();
};

void TestFilter::conditionsAreTrueOf_data() {
    QTest::addColumn<QString>("expression");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* expression, const char* expected) {
        QTest::newRow(expression) << expression << expected;
    };
    row("", "abcde");
    row("  \t", "abcde");
    // errors of 2 1 0 / 4, 0 0 1 / 2, 2 1 1 / 3, no reference, 0 1 0 / 0
    row("wer_2 > 0.4", "ac");
    row("wer_6 == 0.5", "b");
    row("wer_4 >= 0", "abc"); // e's rate is undefined, d has no reference
    row("errors_4 == 1", "ace");
    row("errors_6 < errors_2", "ac");
    row("wer_2 > 0.2 and exit == 3", "c");
    row("exit == 2", "ae");
    row("layer == 6", "cd");
    row("wer == 0.25 or errors == 0", "ab"); // a 1 of 4 at exit 2; b none at exit 1
    row("words == 0", "e");
    row("words / 2 == 2", "a");
    row("duration < 1.5", "bd"); // e's isn't known
    row("1.5 <= duration", "ac");
    row("seconds > 0.4 - 0.05", "ac"); // .2·2, .1·1, .3·1.5, .3·.5
    row("gmacs == 4", "a");
    row("entropy_normalised_2 < 0.4", "ab");                   // c's is undefined
    row("entropy_normalised < .1", "be");                      // .10, .08, .15, .30, .03
    row("max_probability_2 - entropy_normalised_2 > 0", "ab"); // d: .5 − .5
    row("id == 'a'", "a");
    row("id != \"a\"", "bcde");
    row("id > 'b'", "cde");
    row("audio ~ 'B.WAV'", "b");
    row("text_2 == 'five six'", "b");
    row("text ~ 'NIGHT'", "");
    row("text_2 ~ 'NIGHT'", "c");
    row("text ~ 'zero' or text ~ 'oh'", "de");
    row("text_2 == ''", "de");
    row("reference ~ ','", "a");
    row("reference == ''", "e"); // d has none
    row("speaker == \"ann\"", "ab");
    row("speaker != 'ann'", "cde");
    row("speaker in ('ann', \"bob\") and split == 'clean'", "ac");
    row("speaker not in ('ann')", "cde");
    row("exit in (1, 2)", "abe");
    row("exit not in (1, 2)", "cd");
    row("`signal to noise` > 2", "ab"); // "10", "2.5"; empty and "loud" are no numbers
    row("`signal to noise` == 10", "a");
    row("`signal to noise` == '10'", "a");
    row("`signal to noise` in (-1, 2.5)", "be");
    row("-`signal to noise` == 1", "e");
    row("speaker == split", "");
    row("words == 4", "a");      // ours
    row("`words` == 'w4'", "e"); // the column
    row("`wer_2` > 0.4", "ac");  // no such column
    row("not wer_2 > 0.4", "bde");
    row("not (wer_2 > 0.4 or id == 'b')", "de");
    row("not not id == 'a'", "a");
    row("wer_2 != 0.5", "bce"); // d has none; e nothing said, nothing heard: 0
    row("defined(wer_2)", "abce");
    row("not defined(wer_2)", "d");
    row("defined(entropy_normalised_2) and defined(speaker)", "abd");
    row("defined(`signal to noise`)", "abde");
    row("words / errors_2 > 0", "ac"); // by 0 is undefined
    row("id == 'a' or id == 'b' and id == 'c'", "a");
    row("(id == 'a' or id == 'b') and id == 'b'", "b");
    row("1 + 2 * 3 == 7 and 2 - 1 - 1 == 0 and 8 / 2 / 2 == 2 and -2 * -2 == 4", "abcde");
    row("2 * (1 + 2) == 6 AND NOT id == 'a'", "bcde");
    row("text_4 ~ reference", "bce"); // a's is written otherwise; "oh" contains nothing
    row("id == 'it\\'s'", "");
    row("1e-1 < wer_4", "ac");
}

void TestFilter::conditionsAreTrueOf() {
    QFETCH(QString, expression);
    QFETCH(QString, expected);
    QCOMPARE(passing(expression.toStdString()), expected);
}

void TestFilter::whatIsWrongIsPointedAt_data() {
    QTest::addColumn<QString>("expression");
    QTest::addColumn<int>("position");
    QTest::addColumn<QString>("says");
    const auto row = [](const char* expression, int position, const char* says) {
        QTest::newRow(expression) << expression << position << says;
    };
    row("wer_12 > 0.2", 0,
        "at character 1 stands wer_12, a name that there isn't. Perhaps one of these is "
        "meant: wer_2");
    row("xyzzy == 1", 0, "Use a name such as wer");
    row("id == 'é' and wer_2 >", 22, "at character 22 a value is expected");
    row("wer_2", 0, "at character 1 a condition is expected");
    row("wer_2 > 0 and exit", 14, "at character 15 a condition is expected");
    row("not exit", 4, "a condition is expected");
    row("id > 3", 3, "at character 4 a number is compared with a text");
    row("id + 1 == 2", 0, "a number is expected");
    row("1 + id == 2", 4, "a number is expected");
    row("-id == 1", 1, "a number is expected");
    row("exit ~ 3", 5, "~ needs a text on either side");
    row("(exit == 1", 10, "at character 11 ) is expected");
    row("exit == 1)", 9, "an operator or the end is expected");
    row("exit == 1 exit", 10, "an operator or the end is expected");
    row("1 < exit < 3", 9, "a second comparison follows a first");
    row("exit in 3", 8, "( is expected");
    row("exit in (1, )", 12, "a number or a text in quotes is expected");
    row("exit in ('a')", 0, "what can't be in this set");
    row("id in (1)", 0, "what can't be in this set");
    row("speaker in (1, 'a')", 0, "what can't be in this set");
    row("exit = 3", 5, "at character 6 stands =, which means nothing here. Use ==");
    row("exit == 3 && 1 == 1", 10, "stands &");
    row("id == 'a", 6, "what begins with ' at character 7 has no end");
    row("`a", 0, "has no end");
    row("3x == 1", 0, "a number that can't be read");
    row("1.2.3 == 1", 0, "a number that can't be read");
    row("1e999 == 1", 0, "a number that can't be read");
    row("defined(3)", 8, "a name is expected");
    row("(id == 'a') == 1", 12, "or what is no value");
    row("and", 0, "a value is expected");
    row("()", 1, "a value is expected");
}

void TestFilter::whatIsWrongIsPointedAt() {
    QFETCH(QString, expression);
    QFETCH(int, position);
    QFETCH(QString, says);
    const Refusal refused = refusal(expression.toStdString());
    QVERIFY2(refused.text.contains(says), qPrintable(refused.text));
    QCOMPARE(static_cast<int>(refused.position), position);
}

void TestFilter::theExitTakenCounts() {
    const DecoderResults& greedy = small().decoders[0];
    const Filter filter(small(), greedy, "exit == 1 and wer < 1");
    QVERIFY(filter.readsExitTaken());
    QVERIFY(!Filter(small(), greedy, "wer_2 < 1").readsExitTaken());
    const Selection some{0, 1, 3};
    QVERIFY(filter.apply(some, ExitsTaken(5, 0)) == (Selection{0, 1}));
    QVERIFY(filter.apply(some, ExitsTaken(5, -1)).empty());
    QVERIFY(filter.apply(some, {}).empty());
    QVERIFY(Filter(small(), greedy, "text ~ ''").apply(some, {}).empty());
}

void TestFilter::namesAreListed() {
    const auto names = filterNames(small(), small().decoders[0]);
    const auto find = [&](const std::string& name) {
        const auto found = std::ranges::find(names, name, &FilterName::name);
        return found == names.end() ? nullptr : &*found;
    };
    QVERIFY(find("wer_6") != nullptr && find("wer_8") == nullptr);
    QCOMPARE(find("wer_6")->description.text(), std::string("word error rate after layer 6"));
    QCOMPARE(find("text")->kind, FilterName::Kind::text);
    QCOMPARE(find("speaker")->kind, FilterName::Kind::column);
    QVERIFY(find("`signal to noise`") != nullptr);
    QCOMPARE(find("words")->kind, FilterName::Kind::number);
    QCOMPARE(find("`words`")->kind, FilterName::Kind::column);
    // id, audio, duration, words, reference; exit, layer; 6 and 3 measures, taken and after each of three
    // layers; 4 columns
    QCOMPARE(names.size(), std::size_t(5 + 2 + 4 * (6 + 3) + 4));
}

void TestFilter::everyListedNameCanBeUsed() {
    CorpusResults results = test::randomResults(30, 3, 1);
    results.columns = {"in", "2nd", "a`b\\c", ""};
    for (CorpusUtterance& utterance : results.utterances) {
        utterance.columns = {"1", "2", "3", "4"};
        utterance.audio = "sound.wav";
    }
    results.decoders[0].scores[0].spec = parseMeasureSpec("tsallis:alpha=0.5,pool=min");
    for (const FilterName& name : filterNames(results, results.decoders[0])) {
        const std::string literal = name.kind == FilterName::Kind::number ? " >= 0" : " >= ''";
        const Filter filter(results, results.decoders[0], name.name + literal);
        const Selection all = everything(results);
        QVERIFY2(!filter.apply(all, ExitsTaken(30, 1)).empty(), name.name.c_str());
    }
}

void TestFilter::depthIsBounded() {
    const auto nested = [](int depth) {
        return std::string(std::size_t(depth), '(') + "exit == 2" + std::string(std::size_t(depth), ')');
    };
    QCOMPARE(passing(nested(150)), QString("ae"));
    QVERIFY(refusal(nested(100000)).text.contains("nested more than 200 levels deep"));
    QVERIFY(refusal(std::string(100000, '-') + "1 == 1").text.contains("nested"));
    std::string nots;
    std::string sums = "0";
    std::string ors = "exit == 2";
    for (int i = 0; i < 150; ++i) {
        nots += "not ";
        sums += " + 1";
        ors += " or exit == 7";
    }
    QCOMPARE(passing(nots + "exit == 2"), QString("ae")); // an even number
    QCOMPARE(passing(sums + " == 150"), QString("abcde"));
    QCOMPARE(passing(ors), QString("ae"));
    QVERIFY(refusal(ors + ors.substr(9)).text.contains("nested"));
}

void TestFilter::blocksAreJoined() {
    // more rows than a block has, and against a loop over the rows
    const CorpusResults results = test::randomResults(1000, 4, 8);
    const DecoderResults& greedy = results.decoders[0];
    const auto& entropies = greedy.find(specOf("entropy_normalised"))->values;
    std::mt19937 random(2);
    ExitsTaken taken(1000);
    Selection selection;
    Selection expected;
    for (std::uint32_t u = 0; u < 1000; ++u) {
        taken[u] = static_cast<std::int16_t>(random() % 4);
        if (random() % 3 == 0) continue;
        selection.push_back(u);
        const double entropy = entropies[results.at(u, 1)];
        const bool easy = results.utterances[u].columns[1] == "clean" && entropy < 0.5;
        if (easy || (taken[u] == 3 && !(results.utterances[u].duration < 10))) expected.push_back(u);
    }
    const Filter filter(results, greedy,
                        "split == 'clean' and entropy_normalised_4 < 0.5 or exit == 4 and not duration < 10");
    QVERIFY(filter.apply(selection, taken) == expected);
    QVERIFY(expected.size() > 100);
}

QTEST_GUILESS_MAIN(TestFilter)
#include "test_filter.moc"
