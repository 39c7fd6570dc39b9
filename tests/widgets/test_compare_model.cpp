// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/evidence.h"
#include "analysis/judge.h"
#include "analysis/shipped.h"
#include "compare/compare_model.h"
#include "compare/policy_text.h"
#include "measures/measure_texts.h"

#include <QAbstractItemModelTester>
#include <QtTest>

using namespace offramp;

class TestCompareModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyMeasureHasARowThatAgreesWithTheJudge();
    void aStepOfTheThresholdDecidesOneRow();
    void nothingIsEvaluated();
    void anotherModelKeepsWhatFits();
    void theCurrentStrategyIsTold();
    void parametersAndOtherPoliciesGetRowsOfTheirOwn();
    void scoresThatAreNotStoredAreAskedFor();
    void undefinedMeasuresSayWhy();
    void oraclesNeedAReference();
    void growingAnalysesWait();
    void stoppedAnalysesSayNothingOfWhatIsBehind();
    void policiesAreNamedInWords();
};

namespace {

using Shared = std::shared_ptr<const Analysis>;

/// measures(), then patience 1 and 2, the last exit and two oracles.
int plainRows() {
    return static_cast<int>(measures().size()) + 5;
}

std::shared_ptr<const Comparison> comparisonOf(const Shared& analysis) {
    return std::make_shared<const Comparison>(compare(*analysis));
}

void show(CompareModel& model, const Shared& analysis) {
    model.setAnalysis(analysis, comparisonOf(analysis));
}

/// The murmur's exits with a reference that the last exit gets right but for one more word.
Shared scored() {
    const Shared& plain = test::murmurAnalysis();
    return withReference(*plain, plain->exits.back()->hypothesis.text + " more", normalisationOf("basic"));
}

int rowOf(const CompareModel& model, const char* id) {
    for (int row = 0; row < model.rowCount(); ++row) {
        const ThresholdRule* rule = thresholdRule(model.policyOf(row));
        if (rule != nullptr && rule->spec == specOf(id)) return row;
    }
    return -1;
}

QString text(const CompareModel& model, int row, int column) {
    return model.index(row, column).data().toString();
}

QString spoken(const CompareModel& model, int row, int column) {
    return model.index(row, column).data(Qt::AccessibleTextRole).toString();
}

} // namespace

void TestCompareModel::everyMeasureHasARowThatAgreesWithTheJudge() {
    CompareModel model;
    const QAbstractItemModelTester tester(&model);
    QCOMPARE(model.rowCount(), 0);
    const Shared analysis = scored();
    show(model, analysis);
    QCOMPARE(model.rowCount(), plainRows());
    int undefined = 0;
    for (int row = 0; row < model.rowCount(); ++row) {
        const Judgement expected = judge(*analysis, model.policyOf(row));
        const int exit = *expected.decision.exit;
        const auto at = static_cast<std::size_t>(exit);
        if (!model.index(row, CompareModel::exitColumn).data(CompareModel::sortRole).isValid()) {
            ++undefined;
            QVERIFY(expected.decision.fellThrough);
            continue;
        }
        QCOMPARE(text(model, row, CompareModel::exitColumn), QString::number(exit + 1));
        QCOMPARE(text(model, row, CompareModel::layerColumn).toStdString(), analysis->model->exits[at].name);
        const auto number = [&](int column) {
            return model.index(row, column).data(CompareModel::sortRole).toDouble();
        };
        QCOMPARE(number(CompareModel::savedColumn), *expected.macs.savedFraction());
        QCOMPARE(number(CompareModel::werColumn), *analysis->exits[at]->errors->wer());
        QCOMPARE(number(CompareModel::errorsColumn),
                 static_cast<double>(analysis->exits[at]->errors->words.errors()));
        QCOMPARE(number(CompareModel::differColumn),
                 static_cast<double>(comparisonOf(analysis)->fromLast[at]));
        const Step& step = expected.decision.steps[at];
        if (!step.checks.empty()) QCOMPARE(number(CompareModel::valueColumn), *step.checks[0].value);
        const QString value = text(model, row, CompareModel::valueColumn);
        QCOMPARE(value.startsWith(u'✗'), !step.checks.empty() && expected.decision.fellThrough);
    }
    QVERIFY(undefined >= 3 && undefined < 8); // no N best, no score of the model's own
    model.setAnalysis(nullptr, nullptr);
    QCOMPARE(model.rowCount(), 0);
}

void TestCompareModel::aStepOfTheThresholdDecidesOneRow() {
    CompareModel model;
    show(model, scored());
    QCOMPARE(model.decisions(), plainRows());
    model.setPolicy(defaultPolicy()); // its row's threshold already
    QCOMPARE(model.decisions(), plainRows());
    QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    for (const double threshold : {0.02, 0.01, 0.005})
        model.setPolicy(Policy::common("entropy_normalised", threshold));
    QCOMPARE(model.decisions(), plainRows() + 3);
    for (const auto& change : changes) {
        QCOMPARE(change[0].toModelIndex().row(), rowOf(model, "entropy_normalised"));
        QCOMPARE(change[1].toModelIndex().row(), rowOf(model, "entropy_normalised"));
    }
    model.setPolicy(Policy::common("margin", 0.5)); // the threshold used last stays with its measure
    QCOMPARE(model.decisions(), plainRows() + 4);
    QCOMPARE(*thresholdRule(model.policyOf(rowOf(model, "entropy_normalised"))),
             (ThresholdRule{specOf("entropy_normalised"), {0.005}}));
    show(model, scored());
    QCOMPARE(model.decisions(), 2 * plainRows() + 4);
}

/// What a measure would be taken from is gone, and all the values are there.
void TestCompareModel::nothingIsEvaluated() {
    const Shared whole = scored();
    auto bare = std::make_shared<Analysis>(*whole);
    for (auto& result : bare->exits) {
        auto emptied = std::make_shared<ExitResult>(*result);
        emptied->output.logProbs = nullptr;
        emptied->traces = {};
        emptied->emissions.clear();
        result = emptied;
    }
    QVERIFY(!evaluate(specOf("margin"), AnalysisEvidence(*bare).exits()[0])); // that is how it would show
    CompareModel model;
    CompareModel expected;
    show(model, bare);
    show(expected, whole);
    for (CompareModel* each : {&model, &expected})
        each->setPolicy(Policy::common("margin", 0.5));
    for (int row = 0; row < model.rowCount(); ++row)
        for (int column = 0; column < CompareModel::columns; ++column)
            QCOMPARE(text(model, row, column), text(expected, row, column));
}

void TestCompareModel::anotherModelKeepsWhatFits() {
    CompareModel model;
    const QAbstractItemModelTester tester(&model);
    const Shared analysis = scored();
    show(model, analysis);
    model.setPolicy(Policy::common("margin", 0.5));
    model.setPolicy(Policy::perExit("tsallis", {0.1, 0.2, 0.3, 0.4, 0.5, 0.6}));
    model.setPolicy({FixedExit{4}, {}});
    // The same recording by a model of which only the first three exits exist.
    auto shorter = std::make_shared<Analysis>(*analysis);
    auto description = std::make_shared<ModelDescription>(*analysis->model);
    description->exits.resize(3);
    shorter->model = description;
    shorter->macs.resize(3);
    shorter->exits.resize(3);
    show(model, shorter);
    QCOMPARE(model.rowCount(), plainRows() + 1);
    QCOMPARE(model.currentRow(), -1); // exit 5 is another model's
    QCOMPARE(thresholdRule(model.policyOf(rowOf(model, "margin")))->thresholds, std::vector<double>{0.5});
    QCOMPARE(thresholdRule(model.policyOf(rowOf(model, "tsallis")))->thresholds, std::vector<double>{0.1});
    QCOMPARE(std::get<FixedExit>(model.policyOf(plainRows()).rule).exit, 2); // as fitted() does
}

void TestCompareModel::theCurrentStrategyIsTold() {
    CompareModel model;
    model.setPolicy(Policy::common("margin", 0.5)); // before there is anything to compare
    show(model, scored());
    const int margin = rowOf(model, "margin");
    QCOMPARE(model.currentRow(), margin);
    for (int row = 0; row < model.rowCount(); ++row) {
        const QModelIndex mark = model.index(row, CompareModel::markColumn);
        QCOMPARE(mark.data().toString(), row == margin ? QStringLiteral("▶") : QStringLiteral("▷"));
        QCOMPARE(mark.data(CompareModel::takenRole).toBool(), row == margin);
        QCOMPARE(mark.data(Qt::FontRole).value<QFont>().bold(), row == margin);
    }
    QVERIFY(spoken(model, margin, CompareModel::measureColumn).contains(QStringLiteral("current")));
    QVERIFY(spoken(model, margin, CompareModel::markColumn).contains(QStringLiteral("current")));
    const int last = plainRows() - 3;
    model.setPolicy({FixedExit{5}, {}});
    QCOMPARE(model.currentRow(), last);
    QVERIFY(text(model, last, CompareModel::measureColumn).contains(QStringLiteral("baseline")));
}

void TestCompareModel::parametersAndOtherPoliciesGetRowsOfTheirOwn() {
    CompareModel model;
    const QAbstractItemModelTester tester(&model);
    show(model, scored());
    const int tsallis = rowOf(model, "tsallis");
    model.setPolicy(Policy::common("tsallis:alpha=0.5", 0.9));
    QCOMPARE(model.rowCount(), plainRows() + 1);
    QCOMPARE(model.currentRow(), tsallis + 1);
    QVERIFY(text(model, tsallis + 1, CompareModel::measureColumn).startsWith(QStringLiteral("Tsallis (α ")));
    QVERIFY(model.index(tsallis + 1, CompareModel::measureColumn)
                .data(Qt::ToolTipRole)
                .toString()
                .startsWith(nameOf(parseMeasureSpec("tsallis:alpha=0.5"))));
    model.setPolicy(Policy::common("tsallis:alpha=0.6", 0.9)); // takes that row's place
    QCOMPARE(model.rowCount(), plainRows() + 1);
    const CombinedRule both{CombinedRule::Mode::any,
                            {{{specOf("entropy_normalised"), {0.01}}, {specOf("patience"), {2}}}}};
    model.setPolicy({both, {}});
    QCOMPARE(model.rowCount(), plainRows() + 2);
    QCOMPARE(model.currentRow(), plainRows() + 1);
    model.setPolicy({RandomExit{7, {}}, {}}); // likewise
    QCOMPARE(model.rowCount(), plainRows() + 2);
    QCOMPARE(text(model, model.currentRow(), CompareModel::exitColumn).toInt(),
             drawExit({7, {}}, "murmur.flac", 6) + 1);
    model.setPolicy(Policy::common("tsallis", 0.8)); // what was used before can be taken up again
    QCOMPARE(model.rowCount(), plainRows() + 2);
    QCOMPARE(model.currentRow(), tsallis);
}

/// What isn't among the stored scores is asked for, and nothing is said of it until it is there.
void TestCompareModel::scoresThatAreNotStoredAreAskedFor() {
    CompareModel model;
    show(model, scored());
    QVERIFY(model.untaken().empty());
    const int tsallis = rowOf(model, "tsallis");
    const Policy used = Policy::common("tsallis:alpha=0.6", 0.9);
    model.setPolicy(used);
    model.setPolicy(defaultPolicy());
    QCOMPARE(model.untaken(), (std::vector<Policy>{used}));
    QVERIFY(!model.index(tsallis + 1, CompareModel::valueColumn).data(CompareModel::sortRole).isValid());
    for (const int column : {CompareModel::exitColumn, CompareModel::valueColumn, CompareModel::savedColumn,
                             CompareModel::differColumn})
        QCOMPARE(text(model, tsallis + 1, column), QStringLiteral("…"));
    // Either measure would do, but where the other stops isn't known: no exit is told by one alone.
    const CombinedRule both{CombinedRule::Mode::any,
                            {{{parseMeasureSpec("margin:temperature=2"), {0.1}}, {specOf("patience"), {1}}}}};
    model.setPolicy({both, {}});
    QCOMPARE(text(model, model.currentRow(), CompareModel::exitColumn), QStringLiteral("…"));
    QCOMPARE(model.untaken(), (std::vector<Policy>{used, {both, {}}}));
    auto growing = std::make_shared<Analysis>(*scored());
    growing->finished = false;
    show(model, growing);
    QVERIFY(model.untaken().empty());
    show(model, withScores(*withScores(*scored(), used), {both, {}}));
    QVERIFY(model.untaken().empty());
    QCOMPARE(text(model, model.currentRow(), CompareModel::exitColumn), QStringLiteral("1"));
}

void TestCompareModel::undefinedMeasuresSayWhy() {
    CompareModel model;
    show(model, scored());
    const auto why = [&](const char* id) {
        const int row = rowOf(model, id);
        const QString value = spoken(model, row, CompareModel::valueColumn);
        const QString tip = model.index(row, CompareModel::exitColumn).data(Qt::ToolTipRole).toString();
        return value.startsWith(QStringLiteral("undefined: ")) && value.endsWith(tip) ? tip : QString();
    };
    QVERIFY(why("nbest_posterior").contains(QStringLiteral("N best of a beam search")));
    QVERIFY(why("expected_wer").contains(QStringLiteral("beam search")));
    QVERIFY(why("model_score").contains(QStringLiteral("no score of its own")));
    QVERIFY(why("margin").isEmpty());
    auto one = std::make_shared<Analysis>(*scored());
    auto description = std::make_shared<ModelDescription>(*one->model);
    description->exits.resize(1);
    one->model = description;
    one->macs.resize(1);
    one->exits.resize(1);
    show(model, one);
    QVERIFY(why("kl_previous").contains(QStringLiteral("exit before the first")));
    QCOMPARE(text(model, rowOf(model, "kl_previous"), CompareModel::valueColumn),
             QStringLiteral("undefined"));
}

void TestCompareModel::oraclesNeedAReference() {
    CompareModel model;
    const Shared plain = withReference(*scored(), std::nullopt, normalisationOf("basic"));
    show(model, plain);
    QVERIFY(!model.hasReference());
    const int oracle = plainRows() - 1;
    QVERIFY(spoken(model, oracle, CompareModel::valueColumn).contains(QStringLiteral("reference")));
    QCOMPARE(text(model, 0, CompareModel::werColumn), QStringLiteral("–"));
    QVERIFY(text(model, 0, CompareModel::differColumn) != QStringLiteral("–"));
    show(model, scored());
    QVERIFY(model.hasReference());
    QVERIFY(text(model, oracle, CompareModel::exitColumn).toInt() > 0);
}

void TestCompareModel::growingAnalysesWait() {
    auto part = std::make_shared<Analysis>(*scored());
    part->exits.resize(2);
    part->finished = false;
    CompareModel model;
    show(model, part);
    model.setPolicy(Policy::common("entropy_normalised", 0)); // nothing passes
    QCOMPARE(text(model, model.currentRow(), CompareModel::exitColumn), QStringLiteral("…"));
    QCOMPARE(text(model, rowOf(model, "model_score"), CompareModel::valueColumn), QStringLiteral("…"));
    part = std::make_shared<Analysis>(*part);
    part->exits.clear();
    show(model, part);
    QCOMPARE(text(model, model.currentRow(), CompareModel::exitColumn), QStringLiteral("…"));
    show(model, scored());
    QCOMPARE(text(model, model.currentRow(), CompareModel::exitColumn), QStringLiteral("6"));
}

void TestCompareModel::stoppedAnalysesSayNothingOfWhatIsBehind() {
    auto part = std::make_shared<Analysis>(*scored());
    part->exits.resize(2);
    CompareModel model;
    show(model, part);
    model.setPolicy(Policy::common("entropy_normalised", 0));
    const int row = model.currentRow();
    QCOMPARE(text(model, row, CompareModel::exitColumn), QStringLiteral("–"));
    QVERIFY(model.index(row, CompareModel::exitColumn)
                .data(Qt::ToolTipRole)
                .toString()
                .contains(QStringLiteral("stopped")));
    QVERIFY(!model.index(row, CompareModel::savedColumn).data(CompareModel::sortRole).isValid());
}

void TestCompareModel::policiesAreNamedInWords() {
    const QLocale locale;
    const QString space(QChar::Nbsp);
    QCOMPARE(thresholdText(defaultPolicy()), u'<' + space + locale.toString(0.035));
    QCOMPARE(thresholdText(Policy::common("soft_patience", 0.05)), u'≤' + space + locale.toString(0.05));
    QCOMPARE(thresholdText({PatienceRule{2}, {}}), QStringLiteral("≥") + space + QStringLiteral("2"));
    QCOMPARE(thresholdText(Policy::perExit("margin", {0.9, 0.5})),
             u'>' + space + locale.toString(0.5) + space + u'…' + space + locale.toString(0.9));
    QCOMPARE(thresholdText({FixedExit{1}, {}}), QString());
    QCOMPARE(policyText({FixedExit{1}, {}}), QStringLiteral("Always exit 2"));
    const MeasureSpec tsallis = parseMeasureSpec("tsallis:pool=min");
    QCOMPARE(policyText(Policy::common(tsallis, 0.9)), nameOf(tsallis));
    QCOMPARE(policyText(
                 {CombinedRule{CombinedRule::Mode::any, {{{specOf("margin"), {0.9}}, {tsallis, {1}}}}}, {}}),
             QStringLiteral("Margin or ") + nameAmid(tsallis));
}

QTEST_MAIN(TestCompareModel)
#include "test_compare_model.moc"
