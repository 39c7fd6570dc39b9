// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/shipped.h"
#include "hypotheses/hypotheses_model.h"
#include "text/listed_measures.h"

#include <QAbstractItemModelTester>
#include <QTextDocument>
#include <QtTest>

using namespace offramp;

class TestHypothesesModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rowsAreTheExits();
    void differencesAreMarkedWithoutColours();
    void growingAnalysesHaveRowsForWhatComes();
    void theExitTakenIsTold();
};

namespace {

using Shared = std::shared_ptr<const Analysis>;

std::shared_ptr<const Comparison> comparisonOf(const Shared& analysis) {
    return std::make_shared<const Comparison>(compare(*analysis));
}

QString cell(const HypothesesModel& model, int exit, int column) {
    return model.index(model.rowOf(exit), column).data().toString();
}

} // namespace

void TestHypothesesModel::rowsAreTheExits() {
    const QLocale locale;
    HypothesesModel model;
    const QAbstractItemModelTester tester(&model);
    QCOMPARE(model.rowCount(), 0);
    const Shared& analysis = test::murmurAnalysis();
    model.setAnalysis(analysis, comparisonOf(analysis));
    QCOMPARE(model.rowCount(), 6);
    QCOMPARE(cell(model, 0, HypothesesModel::exitColumn), QStringLiteral("1"));
    QCOMPARE(cell(model, 5, HypothesesModel::layerColumn), QStringLiteral("layer 12"));
    QCOMPARE(cell(model, 5, HypothesesModel::werColumn), QStringLiteral("0.0\u00a0%"));
    for (std::size_t exit = 0; exit < 6; ++exit) {
        const ExitResult& result = *analysis->exits[exit];
        const int at = static_cast<int>(exit);
        QCOMPARE(cell(model, at, HypothesesModel::textColumn).toStdString(), result.hypothesis.text);
        for (std::size_t score = 0; score < listedMeasures().size(); ++score) {
            const double shown =
                locale.toDouble(cell(model, at, HypothesesModel::firstScore + static_cast<int>(score)));
            QVERIFY(std::abs(shown - *valueOf(result.scores, listedMeasures().at(score)->id)) <=
                    0.006 * std::abs(shown));
        }
    }
    model.setAnalysis(nullptr, nullptr);
    QCOMPARE(model.rowCount(), 0);
}

void TestHypothesesModel::differencesAreMarkedWithoutColours() {
    auto analysis = std::make_shared<Analysis>(*test::murmurAnalysis());
    auto exit = std::make_shared<ExitResult>(*analysis->exits[0]);
    exit->hypothesis = {};
    exit->hypothesis.text = "won <b> two three";
    for (const char* word : {"won", "<b>", "two", "three"}) {
        exit->hypothesis.words.emplace_back();
        exit->hypothesis.words.back().text = word;
    }
    analysis->exits[0] = exit;
    const Shared scored = withReference(*analysis, "one two three four", normalisationOf("none"));
    HypothesesModel model;
    model.setAnalysis(scored, comparisonOf(scored));
    const QString marked = model.index(model.rowOf(0), HypothesesModel::textColumn)
                               .data(HypothesesModel::markedTextRole)
                               .toString();
    QTextDocument document;
    document.setHtml(marked);
    const QString plain = document.toPlainText();
    QCOMPARE(plain, QStringLiteral("+won <b>(one) two three [four]")); // "<b>" is text, not markup
}

void TestHypothesesModel::growingAnalysesHaveRowsForWhatComes() {
    auto part = std::make_shared<Analysis>(*test::murmurAnalysis());
    part->exits.resize(2);
    part->finished = false;
    HypothesesModel model;
    const QAbstractItemModelTester tester(&model);
    model.setAnalysis(part, comparisonOf(part));
    QCOMPARE(model.rowCount(), 6);
    QCOMPARE(cell(model, 4, HypothesesModel::textColumn), QStringLiteral("…"));
    QCOMPARE(cell(model, 0, HypothesesModel::werColumn), QStringLiteral("–"));
    QVERIFY(!cell(model, 4, HypothesesModel::macsColumn).isEmpty());
}

void TestHypothesesModel::theExitTakenIsTold() {
    const Shared& analysis = test::murmurAnalysis();
    HypothesesModel model;
    model.setAnalysis(analysis, comparisonOf(analysis));
    QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    model.setTaken(2);
    QCOMPARE(changes.size(), 1);
    model.setTaken(2);
    QCOMPARE(changes.size(), 1);
    model.setTaken(4);
    QCOMPARE(changes.size(), 3);
    for (int exit = 0; exit < 6; ++exit)
        QCOMPARE(model.index(model.rowOf(exit), 0).data(HypothesesModel::takenRole).toBool(), exit == 4);
    QVERIFY(model.index(model.rowOf(4), 0)
                .data(Qt::AccessibleTextRole)
                .toString()
                .contains(QStringLiteral("taken")));
}

QTEST_MAIN(TestHypothesesModel)
#include "test_hypotheses_model.moc"
