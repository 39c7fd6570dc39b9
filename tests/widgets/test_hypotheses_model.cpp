// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/evidence.h"
#include "analysis/shipped.h"
#include "hypotheses/hypotheses_model.h"

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
    void scoresHaveBriefHeadersAndSayWhatTheyAre();
    void undefinedScoresSayWhy();
    void whatThePolicyReadsHasItsColumn();
    void anotherThresholdChangesNothing();
    void rowsOfOneModelStay();
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
        for (const Measure& measure : measures()) {
            const QString text = cell(model, at, HypothesesModel::columnOf(measure));
            const auto value = valueOf(result.scores, measure.id);
            QCOMPARE(text == QStringLiteral("–"), !value.has_value());
            if (value) QVERIFY(std::abs(locale.toDouble(text) - *value) <= 0.006 * std::abs(*value));
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

void TestHypothesesModel::scoresHaveBriefHeadersAndSayWhatTheyAre() {
    HypothesesModel model;
    model.setAnalysis(test::murmurAnalysis(), nullptr);
    for (const Measure& measure : measures()) {
        const int column = HypothesesModel::columnOf(measure);
        QCOMPARE(model.measureAt(column), &measure);
        const auto header = [&](int role) {
            return model.headerData(column, Qt::Horizontal, role).toString();
        };
        QCOMPARE(header(Qt::DisplayRole).toStdString(), std::string(measure.brief));
        QCOMPARE(header(Qt::AccessibleTextRole).toStdString(), std::string(measure.name));
        const QString tip = header(Qt::ToolTipRole);
        QVERIFY(tip.startsWith(QString::fromStdString(std::string(measure.name))));
        QVERIFY(tip.contains(measure.direction == Direction::lowIsGood ? QStringLiteral(": low where")
                                                                       : QStringLiteral(": high where")));
    }
    // A header stands as its cells do.
    for (int column = 0; column < model.columnCount(); ++column)
        QCOMPARE(model.headerData(column, Qt::Horizontal, Qt::TextAlignmentRole),
                 model.index(0, column).data(Qt::TextAlignmentRole));
}

void TestHypothesesModel::undefinedScoresSayWhy() {
    HypothesesModel model;
    model.setAnalysis(test::murmurAnalysis(), nullptr);
    const int posterior = HypothesesModel::columnOf(measureOf("nbest_posterior"));
    QCOMPARE(cell(model, 5, posterior), QStringLiteral("–"));
    QVERIFY(model.index(0, posterior)
                .data(Qt::ToolTipRole)
                .toString()
                .contains(QStringLiteral("beam search in N-best")));
    QVERIFY(model.index(0, HypothesesModel::columnOf(measureOf("margin")))
                .data(Qt::ToolTipRole)
                .toString()
                .isEmpty());
}

void TestHypothesesModel::whatThePolicyReadsHasItsColumn() {
    HypothesesModel model;
    const QAbstractItemModelTester tester(&model);
    const Shared& analysis = test::murmurAnalysis();
    model.setAnalysis(analysis, comparisonOf(analysis));
    const int columns = model.columnCount();
    model.setPolicy(Policy::common("margin", 0.9)); // there is one
    QCOMPARE(model.columnCount(), columns);
    const Policy other = Policy::common("margin:mask=nonblank", 0.9);
    model.setPolicy(other);
    QCOMPARE(model.columnCount(), columns + 1);
    QVERIFY(model.isOfPolicy(columns));
    QCOMPARE(model.headerData(columns, Qt::Horizontal, Qt::DisplayRole).toString(),
             QStringLiteral("Margin, as set"));
    QVERIFY(model.headerData(columns, Qt::Horizontal, Qt::ToolTipRole)
                .toString()
                .startsWith(QStringLiteral("Margin (without blanks): high")));
    QCOMPARE(cell(model, 3, columns), QStringLiteral("…")); // not stored yet
    const Shared taken = withScores(*analysis, other);
    model.setAnalysis(taken, comparisonOf(taken));
    const double shown = QLocale().toDouble(cell(model, 3, columns));
    const double value = *valueOf(taken->exits[3]->scores, parseMeasureSpec("margin:mask=nonblank"));
    QVERIFY(std::abs(shown - value) <= 0.006 * value);
    // Each exit's own temperature: two measures, two columns.
    const CombinedRule both{CombinedRule::Mode::all,
                            {{{specOf("margin"), {0.9}}, {specOf("entropy_normalised"), {0.03}}}}};
    const Policy cooled{both, {1, 1.1, 1.2, 1.3, 1.4, 1.5}};
    model.setPolicy(cooled);
    QCOMPARE(model.columnCount(), columns + 2);
    const Shared all = withScores(*analysis, cooled);
    model.setAnalysis(all, comparisonOf(all));
    const double third = *valueOf(all->exits[2]->scores, parseMeasureSpec("margin:temperature=1.2"));
    QVERIFY(std::abs(QLocale().toDouble(cell(model, 2, columns)) - third) <= 0.006 * third);
    QVERIFY(model.headerData(columns, Qt::Horizontal, Qt::ToolTipRole)
                .toString()
                .startsWith(QStringLiteral("Margin, each exit with its temperature: high")));
    model.setPolicy(defaultPolicy());
    QCOMPARE(model.columnCount(), columns);
}

void TestHypothesesModel::anotherThresholdChangesNothing() {
    HypothesesModel model;
    model.setAnalysis(test::murmurAnalysis(), nullptr);
    model.setPolicy(Policy::common("margin:mask=nonblank", 0.9));
    const QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    const QSignalSpy headers(&model, &QAbstractItemModel::headerDataChanged);
    const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    model.setPolicy(Policy::common("margin:mask=nonblank", 0.8));
    QCOMPARE(changes.size() + headers.size() + resets.size(), 0);
}

void TestHypothesesModel::rowsOfOneModelStay() {
    HypothesesModel model;
    const QAbstractItemModelTester tester(&model);
    const Shared& analysis = test::murmurAnalysis();
    model.setAnalysis(analysis, nullptr);
    const QPersistentModelIndex kept = model.index(2, HypothesesModel::textColumn);
    const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    model.setAnalysis(analysis, comparisonOf(analysis));
    QCOMPARE(resets.size(), 0);
    QVERIFY(kept.isValid());
    model.setAnalysis(nullptr, nullptr);
    QCOMPARE(resets.size(), 1);
}

QTEST_MAIN(TestHypothesesModel)
#include "test_hypotheses_model.moc"
