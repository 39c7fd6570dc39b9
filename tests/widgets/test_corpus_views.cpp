// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/error_plot.h"
#include "bench/errors_view.h"
#include "bench/exits_chart.h"
#include "bench/exits_view.h"
#include "bench/measure_choice.h"
#include "bench/overthinking_view.h"
#include "bench/reliability_plot.h"
#include "bench/reliability_view.h"
#include "bench/roc_plot.h"
#include "bench/roc_view.h"
#include "bench/scatter_plot.h"
#include "bench/scatter_view.h"
#include "corpus/made_results.h"
#include "support/made_corpus.h"
#include "table/table_view.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QtTest>

using namespace offramp;

class TestCorpusViews : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theHistogramIsOfTheExitsTaken();
    void groupsHaveARowEach();
    void barsAreChosenByMouseAndKeys();
    void theScatterIsOfTheExitChosen();
    void aFrameSelects();
    void aStepMovesTheThresholdAlone();
    void anotherMeasureIsWorkedOutAnew();
    void aHiddenViewWaits();
    void reliabilityIsOfConfidencesAlone();
    void aCurveForEachExit();
    void overthinkingCountsAndShows();
    void errorsAreByKind();
    void confusionsAreThoseOfTheExit();
    void viewsWithoutACorpusAreEmpty();
};

namespace {

CorpusSubject subjectOf(std::shared_ptr<const CorpusResults> results) {
    const DecoderResults* decoder = &results->decoders[0];
    auto all = std::make_shared<const Selection>(everything(*results));
    return {std::move(results), decoder, std::move(all)};
}

CorpusSubject small() {
    return subjectOf(std::make_shared<CorpusResults>(test::smallResults()));
}

std::shared_ptr<const CorpusStep> stepOf(const CorpusSubject& subject, const Policy& policy) {
    auto step = std::make_shared<CorpusStep>();
    step->policy = policy;
    step->taken = decideAll(*subject.results, *subject.decoder, step->policy);
    step->point = operatingPoint(*subject.results, *subject.decoder, step->taken, *subject.scope);
    return step;
}

std::shared_ptr<const CorpusStep> stepOf(const CorpusSubject& subject, double threshold) {
    return stepOf(subject, Policy::common("entropy_normalised", threshold));
}

template <typename View>
std::unique_ptr<View> shown(const CorpusSubject& subject, double threshold = 0.11) {
    auto view = std::make_unique<View>();
    view->resize(500, 400);
    view->show();
    view->setSubject(subject);
    view->setStep(stepOf(subject, threshold));
    QCoreApplication::processEvents();
    return view;
}

} // namespace

/// At .11: a 2, b 1, c 3, d 3, e 2.
void TestCorpusViews::theHistogramIsOfTheExitsTaken() {
    const auto view = shown<ExitsView>(small());
    QCOMPARE(view->chart().rows().size(), std::size_t(1));
    QCOMPARE(view->chart().rows()[0].counts, (std::vector<std::int64_t>{1, 2, 2}));
    const QString text = view->chart().textAt(view->chart().barOf(0, 1).center());
    QVERIFY2(text.contains(QStringLiteral("2 of 5")) && text.contains(QStringLiteral("40.0")),
             qUtf8Printable(text));
}

void TestCorpusViews::groupsHaveARowEach() {
    const auto view = shown<ExitsView>(small());
    view->grouping().setCurrentIndex(view->grouping().findText(QStringLiteral("by speaker")));
    const auto& rows = view->chart().rows(); // ann, bob, and e's, which isn't known
    QCOMPARE(rows.size(), std::size_t(3));
    QCOMPARE(rows[0].name, QStringLiteral("ann"));
    QCOMPARE(rows[0].counts, (std::vector<std::int64_t>{1, 1, 0}));
    QCOMPARE(rows[1].counts, (std::vector<std::int64_t>{0, 0, 2}));
    QCOMPARE(rows[2].name, QStringLiteral("not known"));
    QVERIFY(rows[0].note.contains(QStringLiteral("3.00"))); // layers 4 and 2
    view->grouping().setCurrentIndex(view->grouping().findText(QStringLiteral("by length")));
    QCOMPARE(view->chart().rows().size(), std::size_t(5)); // each its own
}

void TestCorpusViews::barsAreChosenByMouseAndKeys() {
    const CorpusSubject subject = small();
    const auto view = shown<ExitsView>(subject);
    QSignalSpy picked(view.get(), &CorpusView::selectionPicked);
    QTest::mouseClick(&view->chart(), Qt::LeftButton, {}, view->chart().barOf(0, 1).center());
    QCOMPARE(picked.takeLast()[0].value<Selection>(), (Selection{0, 4}));
    QTest::keyClick(&view->chart(), Qt::Key_Down);
    QVERIFY(view->chart().accessibleDescription().contains(QStringLiteral("layer 6")));
    QTest::keyClick(&view->chart(), Qt::Key_Return);
    QCOMPARE(picked.takeLast()[0].value<Selection>(), (Selection{2, 3}));
    view->grouping().setCurrentIndex(view->grouping().findText(QStringLiteral("by speaker")));
    QTest::mouseClick(&view->chart(), Qt::LeftButton, {}, view->chart().barOf(1, 2).center());
    QCOMPARE(picked.takeLast()[0].value<Selection>(), (Selection{2, 3})); // bob's
}

/// At the first exit: a (.30, 2/4) and b (.08, 0); c has no value, d no reference, e a rate of 0 (no words,
/// no error) at .60.
void TestCorpusViews::theScatterIsOfTheExitChosen() {
    const auto view = shown<ScatterView>(small());
    const auto& points = view->plot().scatter().points;
    QCOMPARE(points.size(), std::size_t(3));
    QCOMPARE(points[0].wer, 0.5);
    QVERIFY(view->text().contains(QStringLiteral("3 utt")));
    view->choice().exitBox().setCurrentIndex(2);
    QCOMPARE(view->plot().scatter().points.size(), std::size_t(4));
}

void TestCorpusViews::aFrameSelects() {
    const CorpusSubject subject = small();
    const auto view = shown<ScatterView>(subject);
    ScatterPlot& plot = view->plot();
    QSignalSpy picked(view.get(), &CorpusView::selectionPicked);
    const QPoint a = plot.placeOf(0)->toPoint();
    QVERIFY(!plot.placeOf(2));
    QTest::mousePress(&plot, Qt::LeftButton, {}, a - QPoint(12, 12));
    QTest::mouseMove(&plot, a);
    QTest::mouseRelease(&plot, Qt::LeftButton, {}, a + QPoint(12, 12));
    QCOMPARE(picked.takeLast()[0].value<Selection>(), Selection{0});
    view->setSelected({0});
    QTest::mouseClick(&plot, Qt::LeftButton, Qt::ControlModifier, plot.placeOf(1)->toPoint());
    QCOMPARE(picked.takeLast()[0].value<Selection>(), (Selection{0, 1}));
    QTest::keyClick(&plot, Qt::Key_Escape);
    QVERIFY(picked.takeLast()[0].value<Selection>().empty());
}

void TestCorpusViews::aStepMovesTheThresholdAlone() {
    const CorpusSubject subject = small();
    const auto view = shown<ScatterView>(subject);
    const int replots = view->plot().replots();
    const int refreshes = view->refreshes();
    const QImage before = view->plot().grab().toImage();
    view->setStep(stepOf(subject, 0.3));
    QCoreApplication::processEvents();
    QCOMPARE(view->plot().replots(), replots);
    QCOMPARE(view->refreshes(), refreshes);
    QVERIFY(view->plot().grab().toImage() != before);
    view->setSelected({0});
    QCoreApplication::processEvents();
    QCOMPARE(view->plot().replots(), replots + 1);
}

void TestCorpusViews::anotherMeasureIsWorkedOutAnew() {
    const CorpusSubject subject = small();
    const auto view = shown<ScatterView>(subject);
    const int refreshes = view->refreshes();
    view->setStep(stepOf(subject, Policy::common("max_probability", 0.9)));
    QCOMPARE(view->refreshes(), refreshes + 1);
    QCOMPARE(view->plot().scatter().points[0].value, 0.7); // 1 − .30
    view->choice().measureBox().setCurrentIndex(1);        // entropy, whatever the strategy looks at
    QCOMPARE(view->plot().scatter().points[0].value, 0.3);
    view->setStep(stepOf(subject, Policy::common("max_probability", 0.8)));
    QCOMPARE(view->plot().scatter().points[0].value, 0.3);
    view->choice().measureBox().setCurrentIndex(0);
    view->setStep(stepOf(subject, Policy{FixedExit{1}, {}}));
    QVERIFY(!view->plot().emptyText().isEmpty()); // it looks at none
}

void TestCorpusViews::aHiddenViewWaits() {
    RocView view;
    const CorpusSubject subject = small();
    view.setSubject(subject);
    view.setStep(stepOf(subject, 0.11));
    QCOMPARE(view.refreshes(), 0);
    view.show();
    QCOMPARE(view.refreshes(), 1);
    view.hide();
    view.setSubject(small());
    QCOMPARE(view.refreshes(), 1);
}

void TestCorpusViews::reliabilityIsOfConfidencesAlone() {
    const auto results = test::madeCorpus(400);
    const CorpusSubject subject = subjectOf(results);
    const auto view = shown<ReliabilityView>(subject);
    QVERIFY(view->plot().emptyText().isEmpty());
    QCOMPARE(view->plot().shown()->count, std::size_t(400));
    QVERIFY(view->text().contains(QStringLiteral("400")));
    auto patient = std::make_shared<CorpusResults>(test::smallResults());
    const CorpusSubject other = subjectOf(patient);
    view->setSubject(other);
    view->setStep(stepOf(other, Policy{PatienceRule{1}, {}}));
    QVERIFY(view->plot().emptyText().contains(QStringLiteral("0 to 1")));
    QVERIFY(!view->plot().shown());
}

void TestCorpusViews::aCurveForEachExit() {
    const CorpusSubject subject = subjectOf(test::madeCorpus(400));
    const auto view = shown<RocView>(subject);
    QCOMPARE(view->plot().areas().size(), std::size_t(6));
    for (std::size_t exit = 0; exit < 6; ++exit) {
        const auto roc =
            rocOf(*subject.results, *subject.decoder, specOf("entropy_normalised"), exit, *subject.scope);
        QCOMPARE(view->plot().areas()[exit], std::optional(roc->area));
        QVERIFY(roc->area > 0.6); // made so
    }
}

/// Of smallResults(): the best earlier exit has fewer errors for b (0, not 1), as many for c and e.
void TestCorpusViews::overthinkingCountsAndShows() {
    const auto view = shown<OverthinkingView>(small());
    OverthinkingModel& model = view->model();
    const QAbstractItemModelTester tester(&model);
    QCOMPARE(model.rowCount(), 3); // the best, and two exits before the last
    const auto at = [&](int row, int column) {
        return model.index(row, column);
    };
    QVERIFY(
        at(0, OverthinkingModel::destructiveColumn).data().toString().startsWith(QStringLiteral("1 (25")));
    QCOMPARE(at(0, OverthinkingModel::destructiveWordsColumn).data().toString(), QStringLiteral("1"));
    QCOMPARE(*model.behind(at(0, OverthinkingModel::wastefulColumn)), (Selection{2, 4}));
    QCOMPARE(*model.behind(at(1, OverthinkingModel::neededColumn)), (Selection{0, 2}));
    QVERIFY(model.behind(at(1, OverthinkingModel::exitColumn)) == nullptr);
    QSignalSpy narrowed(view.get(), &CorpusView::narrowingPicked);
    view->table().setCurrentIndex(at(1, OverthinkingModel::destructiveColumn));
    QTest::keyClick(&view->table(), Qt::Key_Return);
    QCOMPARE(narrowed.size(), 1);
    QCOMPARE(narrowed[0][0].value<Selection>(), Selection{1});
    QCOMPARE(narrowed[0][1].toString(), QStringLiteral("destructive: exit 1"));
}

void TestCorpusViews::errorsAreByKind() {
    const CorpusSubject subject = small();
    const auto view = shown<ErrorsView>(subject);
    const QRectF area = view->plot().area();
    const QString text = view->plot().readOut({area.left() + area.width() / 6, area.center().y()});
    // Of the first exit: a two→too and four left out, c eight→ate and nine→night.
    QVERIFY2(text.contains(QStringLiteral("substitutions: 3")), qUtf8Printable(text));
    QVERIFY2(text.contains(QStringLiteral("deletions: 1")) && text.contains(QStringLiteral("words: 9")),
             qUtf8Printable(text));
}

void TestCorpusViews::confusionsAreThoseOfTheExit() {
    const CorpusSubject subject = small();
    const auto view = shown<ErrorsView>(subject);
    const QAbstractItemModelTester tester(&view->confusions());
    QCOMPARE(view->exitBox().currentIndex(), 2); // the last to begin with: six→sick, ten put in
    QCOMPARE(view->confusions().rowCount(), 2);
    view->exitBox().setCurrentIndex(0);
    QCOMPARE(view->confusions().rowCount(), 4);
    QSignalSpy narrowed(view.get(), &CorpusView::narrowingPicked);
    view->table().setCurrentIndex(view->confusions().index(0, 0));
    QTest::keyClick(&view->table(), Qt::Key_Return);
    QCOMPARE(narrowed.size(), 1);
    QCOMPARE(narrowed[0][0].value<Selection>(), view->confusions().confusionAt(0).utterances);
    QVERIFY(!narrowed[0][1].toString().isEmpty());
}

void TestCorpusViews::viewsWithoutACorpusAreEmpty() {
    std::vector<std::unique_ptr<CorpusView>> views;
    views.push_back(std::make_unique<ExitsView>());
    views.push_back(std::make_unique<ScatterView>());
    views.push_back(std::make_unique<ReliabilityView>());
    views.push_back(std::make_unique<RocView>());
    views.push_back(std::make_unique<OverthinkingView>());
    views.push_back(std::make_unique<ErrorsView>());
    for (const auto& view : views) {
        view->show();
        view->setSubject({});
        view->setStep(nullptr);
        view->setSubject(small());
        view->setSubject({});
        QCoreApplication::processEvents();
        for (const auto* plot : view->findChildren<CorpusPlot*>())
            QVERIFY(!plot->emptyText().isEmpty());
    }
}

QTEST_MAIN(TestCorpusViews)
#include "test_corpus_views.moc"
