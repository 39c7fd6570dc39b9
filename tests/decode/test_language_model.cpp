// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/files.h"
#include "decode/language_model.h"
#include "support/support.h"

#include <QTemporaryDir>
#include <QtTest>

#include <cmath>
#include <functional>
#include <map>
#include <numbers>
#include <random>

using namespace offramp;
using namespace offramp::test;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

/// Three orders; logarithms to the base 10. "a b" has no back-off weight, "b" none either.
const std::string trigrams = "\\data\\\n"
                             "ngram 1=5\n"
                             "ngram 2=3\n"
                             "ngram 3=1\n"
                             "\n"
                             "\\1-grams:\n"
                             "-99\t<s>\t-0.5\n"
                             "-1.0\t</s>\n"
                             "-2.0\t<unk>\t-0.25\n"
                             "-0.7\ta\t-0.3\n"
                             "-0.8\tb\n"
                             "\n"
                             "\\2-grams:\n"
                             "-0.4\t<s> a\t-0.1\n"
                             "-0.6\ta b\n"
                             "-0.2\tb </s>\n"
                             "\n"
                             "\\3-grams:\n"
                             "-0.05\t<s> a b\n"
                             "\n"
                             "\\end\\\n";

std::string replaced(std::string text, const std::string& what, const std::string& by) {
    const std::size_t at = text.find(what);
    return at == std::string::npos ? std::string("nothing to replace") : text.replace(at, what.size(), by);
}

} // namespace

class TestLanguageModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void backOffIsByHand();
    void unknownWords();
    void everyOrder_data();
    void everyOrder();
    void fiveOrdersAgreeWithTheDefinition();
    void layoutIsFree_data();
    void layoutIsFree();
    void errorsNameTheLine_data();
    void errorsNameTheLine();
    void cutOffAnywhereIsRefused();

private:
    [[nodiscard]] std::filesystem::path write(const std::string& text) const {
        const std::filesystem::path path = std::filesystem::path(folder_.path().toStdString()) / "lm.arpa";
        writeFile(path, text);
        return path;
    }
    [[nodiscard]] std::shared_ptr<const LanguageModel> read(const std::string& text) const {
        return readArpa(write(text));
    }

    QTemporaryDir folder_;
};

/// log10 of what `words` have one after another behind <s>.
static std::vector<double> scores(const LanguageModel& model, const std::vector<std::string>& words) {
    std::vector<double> all;
    LanguageModel::History history = model.begin();
    for (const std::string& word : words)
        all.push_back(model.score(history, model.find(word), history) / std::numbers::ln10);
    all.push_back(model.end(history) / std::numbers::ln10);
    return all;
}

static bool areNear(const std::vector<double>& a, const std::vector<double>& b) {
    bool near = a.size() == b.size();
    for (std::size_t i = 0; near && i < a.size(); ++i)
        near = std::abs(a[i] - b[i]) < 1e-6;
    return near;
}

// "a b" behind <s>: P(a | <s>) = −0.4; P(b | <s> a) = −0.05; then </s>: "a b </s>" isn't there and "a b" has
// the weight 0, so P(</s> | b) = −0.2.
// "b a": no "<s> b": −0.5 − 0.8 = −1.3; no "b a", weight 0: −0.7; no "a </s>": −0.3 − 1 = −1.3.
// "a a": −0.4; neither "<s> a a" (weight −0.1) nor "a a" (−0.3): −0.1 − 0.3 − 0.7 = −1.1; then −0.3 − 1.
void TestLanguageModel::backOffIsByHand() {
    const auto model = read(trigrams);
    QCOMPARE(model->order(), 3);
    QCOMPARE(model->words(), std::size_t{5});
    QVERIFY(areNear(scores(*model, {"a", "b"}), {-0.4, -0.05, -0.2}));
    QVERIFY(areNear(scores(*model, {"b", "a"}), {-1.3, -0.7, -1.3}));
    QVERIFY(areNear(scores(*model, {"a", "a"}), {-0.4, -1.1, -1.3}));
    QVERIFY(areNear(scores(*model, {}), {-1.5}));
}

// <unk> is a word like others: −0.5 − 2; then its weight, −0.25 − 0.7. Without <unk>: 10^−100, and what comes
// behind has no history.
void TestLanguageModel::unknownWords() {
    const auto model = read(trigrams);
    QVERIFY(!model->knows("zebra"));
    QVERIFY(model->knows("a"));
    QVERIFY(areNear(scores(*model, {"zebra", "a"}), {-2.5, -0.95, -1.3}));
    QVERIFY(areNear(scores(*read(replaced(trigrams, "<unk>", "<UNK>")), {"zebra"}), {-2.5, -1.25}));
    const auto closed = read(replaced(trigrams, "<unk>", "other"));
    QCOMPARE(closed->unknown(), noNgram);
    QVERIFY(areNear(scores(*closed, {"zebra", "a"}), {-100.5, -0.7, -1.3}));
}

void TestLanguageModel::everyOrder_data() {
    QTest::addColumn<int>("order");
    for (int order = 1; order <= 5; ++order)
        QTest::addRow("%d", order) << order;
}

/// One n-gram of each length, "a a …", with −n / 10 and the weight −1 / 100. P(a | four times a) is the
/// longest's.
void TestLanguageModel::everyOrder() {
    QFETCH(int, order);
    std::string head = "\\data\\\n";
    std::string body;
    std::string words;
    for (int n = 1; n <= order; ++n) {
        const std::string number = std::to_string(n);
        words += n == 1 ? "a" : " a";
        head += "ngram " + number + "=1\n";
        body += "\n\\" + number + "-grams:\n-0." + number + "\t" + words + (n < order ? "\t-0.01\n" : "\n");
    }
    const auto model = read(head + body + "\n\\end\\\n");
    QCOMPARE(model->order(), order);
    // Neither <s> nor </s>: the first is P(a), each further one has a longer n-gram; the end is free.
    std::vector<double> expected;
    for (int n = 1; n <= 6; ++n)
        expected.push_back(-0.1 * std::min(n, order));
    expected.push_back(0);
    QVERIFY(areNear(scores(*model, {"a", "a", "a", "a", "a", "a"}), expected));
}

/// Random models of five orders over three words, beside the recursive definition.
void TestLanguageModel::fiveOrdersAgreeWithTheDefinition() {
    std::mt19937 random(1);
    using Ngram = std::vector<std::string>;
    struct Weights {
        double probability = 0;
        double backoff = 0;
    };
    const Ngram vocabulary{"<s>", "</s>", "x"};
    for (int round = 0; round < 20; ++round) {
        std::map<Ngram, Weights> all;
        std::vector<Ngram> last{{}};
        std::string head = "\\data\\\n";
        std::string body;
        for (int n = 1; n <= 5; ++n) {
            std::vector<Ngram> next;
            body.append("\\").append(std::to_string(n)).append("-grams:\n");
            for (const Ngram& context : last) {
                for (const std::string& word : vocabulary) {
                    if (n > 1 && random() % 3 == 0) continue;
                    Ngram ngram = context;
                    ngram.push_back(word);
                    const Weights weights{-0.001 * static_cast<double>(random() % 3000),
                                          0.001 * (static_cast<double>(random() % 2000) - 1500)};
                    body += std::to_string(weights.probability);
                    for (const std::string& part : ngram)
                        body += (&part == &ngram.front() ? "\t" : " ") + part;
                    if (n < 5) body.append("\t").append(std::to_string(weights.backoff));
                    body.append("\n");
                    all[ngram] = weights;
                    next.push_back(ngram);
                }
            }
            head.append("ngram ")
                .append(std::to_string(n))
                .append("=")
                .append(std::to_string(next.size()))
                .append("\n");
            last = next;
        }
        const auto model = read(head + "\n" + body + "\\end\\\n");
        const std::function<double(Ngram, const std::string&)> define = [&](Ngram context,
                                                                            const std::string& word) {
            Ngram ngram = context;
            ngram.push_back(word);
            if (const auto found = all.find(ngram); found != all.end()) return found->second.probability;
            const auto weight = all.find(context);
            const double backoff = weight != all.end() ? weight->second.backoff : 0;
            context.erase(context.begin());
            return backoff + define(context, word);
        };
        LanguageModel::History history = model->begin();
        Ngram said{"<s>"};
        for (int step = 0; step < 40; ++step) {
            const std::string& word = vocabulary[random() % 3];
            const double found = model->score(history, model->find(word), history) / std::numbers::ln10;
            const Ngram context(said.end() - std::min<std::ptrdiff_t>(4, std::ssize(said)), said.end());
            QVERIFY(std::abs(found - define(context, word)) < 1e-5);
            said.push_back(word);
        }
    }
}

void TestLanguageModel::layoutIsFree_data() {
    QTest::addColumn<QString>("text");
    QString windows = QString::fromStdString(trigrams);
    QTest::newRow("lines end as on Windows") << windows.replace("\n", "\r\n");
    QTest::newRow("words before it") << "made by hand\n\nngram 1=7\n" + QString::fromStdString(trigrams);
    QTest::newRow("byte order mark") << "\xEF\xBB\xBF" + QString::fromStdString(trigrams);
    QTest::newRow("no last line end") << QString::fromStdString(trigrams).chopped(1);
    QTest::newRow("blanks") << QString::fromStdString(trigrams).replace("\t", "  ").replace("a b", "a\tb");
    QTest::newRow("no empty lines") << QString::fromStdString(trigrams)
                                           .replace("\n\n\\2", "\n\\2")
                                           .replace("\n\n\\3", "\n\\3")
                                           .replace("\n\n\\end", "\n\\end");
}

void TestLanguageModel::layoutIsFree() {
    QFETCH(QString, text);
    QVERIFY(areNear(scores(*read(text.toStdString()), {"a", "b"}), {-0.4, -0.05, -0.2}));
}

void TestLanguageModel::errorsNameTheLine_data() {
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("by");
    QTest::addColumn<QString>("says");
    const auto row = [](const char* name, const char* what, const char* by, const char* says) {
        QTest::newRow(name) << what << by << says;
    };
    row("no data", "\\data\\", "data", "has no line \\data\\");
    row("no counts", "ngram 1=5\n", "\n", "line 2: says of no order");
    row("orders out of order", "ngram 1=5", "ngram 2=5", "line 2");
    row("a count that is none", "ngram 1=5", "ngram 1=5x", "line 2");
    row("a count below 0", "ngram 1=5", "ngram 1=-5", "line 2");
    row("a count larger than the file", "ngram 2=3", "ngram 2=4000000000", "line 3: says 4000000000");
    row("a count larger than any", "ngram 2=3", "ngram 2=99999999999999999999999", "line 3");
    row("order 6", "ngram 3=1\n", "ngram 3=1\nngram 4=1\nngram 5=1\nngram 6=1\n", "line 7: its order");
    row("fewer words", "ngram 1=5", "ngram 1=6", "line 13: there are fewer");
    row("more words", "ngram 1=5", "ngram 1=4", "line 11: \\2-grams: should stand here");
    row("more n-grams", "ngram 3=1", "ngram 3=0", "line 19: \\end\\ should stand here");
    row("a section is missing", "\\2-grams:", "\\3-grams:", "line 13: \\2-grams: should stand here");
    row("no end", "\\end\\\n", "", "ends where \\end\\ should stand");
    row("no number", "-0.7\ta", "minus\ta", "line 10: “minus” is no number");
    row("half a number", "-0.7\ta", "-0.7x\ta", "line 10: “-0.7x” is no number");
    row("NaN", "-0.7\ta", "nan\ta", "line 10");
    row("too large a number", "-0.7\ta", "-1e99\ta", "line 10");
    row("far too large a number", "-0.7\ta", "-1e9999\ta", "line 10");
    row("above 1", "-0.7\ta", "0.7\ta", "line 10: its probability is above 1");
    row("infinite", "-0.7\ta", "inf\ta", "line 10: its probability is above 1");
    row("infinite weight", "a\t-0.3", "a\t-inf", "line 10: its back-off weight");
    row("no weight", "a\t-0.3", "a\tc", "line 10: “c” is no number");
    row("words too many", "-0.6\ta b", "-0.6\ta b -1 c", "line 15: goes on");
    row("words too few", "-0.6\ta b", "-0.6\ta", "line 15: has too few words");
    row("no word", "-0.7\ta\t-0.3", "-0.7", "line 10: has no word");
    row("unknown word", "-0.6\ta b", "-0.6\ta c", "line 15: the word “c”");
    row("unknown context", "<s> a b", "b a b", "line 19: its first words");
    row("a word twice", "-0.8\tb", "-0.8\ta", "line 11: is there twice");
    row("an n-gram twice", "-0.2\tb </s>", "-0.2\ta b", "line 16: is there twice");
}

void TestLanguageModel::errorsNameTheLine() {
    QFETCH(QString, what);
    QFETCH(QString, by);
    QFETCH(QString, says);
    const std::string text = replaced(trigrams, what.toStdString(), by.toStdString());
    const QString error = QString::fromStdString(errorOf([&] { (void)read(text); }));
    QVERIFY2(error.contains("lm.arpa: " + says), qPrintable(error));
}

void TestLanguageModel::cutOffAnywhereIsRefused() {
    for (std::size_t length = 0; length < trigrams.size() - 1; ++length) {
        const std::string error = errorOf([&] { (void)read(trigrams.substr(0, length)); });
        QVERIFY2(!error.empty(), std::to_string(length).c_str());
    }
    QVERIFY(!errorOf([&] { (void)readArpa("/no/such/file.arpa"); }).empty());
    QVERIFY(scores(*read(replaced(trigrams, "-0.8\tb", "-inf\tb")), {"b"})[0] == -infinity);
}

QTEST_GUILESS_MAIN(TestLanguageModel)
#include "test_language_model.moc"
