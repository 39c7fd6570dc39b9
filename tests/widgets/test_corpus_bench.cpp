// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/corpus_bench.h"
#include "bench/corpus_view.h"
#include "bench/scatter_plot.h"
#include "bench/scatter_view.h"
#include "bench/trade_off_view.h"
#include "bench/utterance_table.h"
#include "bench/utterance_view.h"
#include "corpus/made_results.h"
#include "message/message_bar.h"
#include "support/made_corpus.h"

#include <QSignalSpy>
#include <QTabWidget>
#include <QtTest>

using namespace offramp;

class TestCorpusBench : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { bench_.reset(); }
    void aStepSweepsNothing();
    void onlyTheViewInSightIsTold();
    void theDecoderIsTheMeasuresOwn();
    void whatCannotBeDecidedIsTold();
    void plotsAndTableSelectTheSame();
    void pickingAPointPicksTheThreshold();
    void activatingARowOpensItsUtterance();
    void comparedMeasuresHaveCurves();
    void otherFilesHaveCurves();
    void aBandIsOnRequest();
    void theScopeIsWhatFiguresAreOver();
    void onlyTheLastRequestCounts();
    void policiesWithoutAThresholdHaveNoCurve();
    void controlsHaveNames();

private:
    std::shared_ptr<const CorpusResults> results_ = test::madeCorpus(300);
    std::unique_ptr<CorpusBench> bench_;
};

namespace {

Policy entropyBelow(double threshold) {
    return Policy::common("entropy_normalised", threshold);
}

} // namespace

void TestCorpusBench::init() {
    bench_ = std::make_unique<CorpusBench>();
    bench_->resize(1280, 800);
    bench_->show();
    bench_->setResults(results_);
    bench_->setPolicy(entropyBelow(0.012));
    for (int turn = 0; turn < 10; ++turn) // layouts follow one another
        QCoreApplication::processEvents();
}

void TestCorpusBench::aStepSweepsNothing() {
    TradeOffPlot& plot = bench_->tradeOff().plot();
    const int sweeps = bench_->sweeps();
    const int replots = plot.replots();
    const int sorts = bench_->utterances().utterances().sorts();
    for (int step = 0; step < 20; ++step) {
        bench_->setPolicy(entropyBelow(0.005 + 0.001 * step));
        QCoreApplication::processEvents();
        const ExitsTaken expected =
            decideAll(*results_, results_->decoders[0], entropyBelow(0.005 + 0.001 * step));
        QCOMPARE(bench_->step()->taken, expected);
        QCOMPARE(bench_->utterances().utterances().step(), bench_->step());
    }
    QCOMPARE(bench_->sweeps(), sweeps);
    QCOMPARE(plot.replots(), replots);
    QCOMPARE(bench_->utterances().utterances().sorts(), sorts);
    const auto before = bench_->step();
    bench_->setPolicy(entropyBelow(0.005 + 0.001 * 19)); // the same
    QCOMPARE(bench_->step(), before);
}

void TestCorpusBench::onlyTheViewInSightIsTold() {
    std::vector<CorpusView*> views;
    for (int tab = 0; tab < bench_->tabs().count(); ++tab)
        views.push_back(qobject_cast<CorpusView*>(bench_->tabs().widget(tab)));
    QCOMPARE(views.size(), std::size_t(8));
    QCOMPARE(views[0]->refreshes(), 2); // once without a corpus
    for (std::size_t tab = 1; tab < views.size(); ++tab)
        QCOMPARE(views[tab]->refreshes(), 0);
    bench_->tabs().setCurrentIndex(1);
    QVERIFY(views[1]->refreshes() >= 1);
    auto* scatter = qobject_cast<ScatterView*>(views[1]);
    QCOMPARE(scatter->plot().scatter().points.size(), results_->utterances.size());
}

void TestCorpusBench::theDecoderIsTheMeasuresOwn() {
    QCOMPARE(bench_->subject().decoder->name, std::string("greedy"));
    bench_->setPolicy(Policy::common("nbest_posterior", 0.8));
    QCOMPARE(bench_->subject().decoder->name, std::string("beam"));
    QVERIFY(bench_->step());
    bench_->setPolicy(entropyBelow(0.012));
    QCOMPARE(bench_->subject().decoder->name, std::string("greedy"));
}

void TestCorpusBench::whatCannotBeDecidedIsTold() {
    auto* message = bench_->findChild<MessageBar*>();
    QVERIFY(!message->isVisible());
    bench_->setPolicy(Policy::common("margin", 0.5)); // no decoder has it
    QVERIFY(!bench_->step());
    QVERIFY(message->isVisible());
    QVERIFY(message->text().contains(QStringLiteral("margin"), Qt::CaseInsensitive));
    bench_->setPolicy(entropyBelow(0.012));
    QVERIFY(bench_->step() && !message->isVisible());
    bench_->setDecoder("beam"); // asked for, and it has no entropies
    QVERIFY(!bench_->step() && message->isVisible());
    bench_->setDecoder({});
    QVERIFY(bench_->step());
}

void TestCorpusBench::plotsAndTableSelectTheSame() {
    bench_->tabs().setCurrentIndex(1);
    QCoreApplication::processEvents();
    auto* scatter = bench_->findChild<ScatterPlot*>();
    QSignalSpy changes(bench_.get(), &CorpusBench::selectionChanged);
    const Selection some = scatter->within(scatter->area().adjusted(0, 0, -scatter->area().width() / 2, 0));
    QVERIFY(some.size() > 3);
    Q_EMIT scatter->selectionPicked(some);
    QCOMPARE(bench_->utterances().utterances().selected(), some);
    QCOMPARE(bench_->selected(), some);
    QCOMPARE(changes.size(), 1);
    bench_->utterances().table().selectNone();
    QVERIFY(bench_->selected().empty());
    QCOMPARE(changes.size(), 2);
    bench_->setSelected({5, 7});
    QCOMPARE(changes.size(), 2); // not by the user
    QCOMPARE(bench_->utterances().utterances().selected(), (Selection{5, 7}));
}

void TestCorpusBench::pickingAPointPicksTheThreshold() {
    QSignalSpy picked(bench_.get(), &CorpusBench::thresholdPicked);
    TradeOffPlot& plot = bench_->tradeOff().plot();
    plot.setFocus();
    QTest::keyClick(&plot, Qt::Key_Right);
    QCOMPARE(picked.size(), 1);
    const double threshold = picked[0][0].toDouble();
    const double layer = bench_->step()->point.averageLayer;
    bench_->setPolicy(entropyBelow(threshold)); // as the strategy panel would
    QVERIFY(bench_->step()->point.averageLayer >= layer);
}

void TestCorpusBench::activatingARowOpensItsUtterance() {
    QSignalSpy opened(bench_.get(), &CorpusBench::utteranceActivated);
    UtteranceTable& table = bench_->utterances().table();
    table.setCurrentIndex(table.model()->index(4, 2));
    QTest::keyClick(&table, Qt::Key_Return);
    QCOMPARE(opened.size(), 1);
    QCOMPARE(opened[0][0].toInt(), 4);
}

void TestCorpusBench::comparedMeasuresHaveCurves() {
    TradeOffView& view = bench_->tradeOff();
    QCOMPARE(view.plot().figures().curves.size(), std::size_t(1));
    view.compare(specOf("max_probability"), true);
    view.compare(specOf("nbest_posterior"), true);
    QCOMPARE(view.plot().figures().curves.size(), std::size_t(3));
    bench_->setPolicy(Policy::common("max_probability", 0.9));
    QCOMPARE(view.plot().figures().curves.size(), std::size_t(2)); // itself and the posterior
    view.compare(specOf("nbest_posterior"), false);
    QCOMPARE(view.plot().figures().curves.size(), std::size_t(1));
}

void TestCorpusBench::otherFilesHaveCurves() {
    auto other = std::make_shared<CorpusResults>(*test::madeCorpus(200, 2));
    other->source = "other.offramp";
    bench_->setOtherFiles({{other, everything(*other)}});
    const auto& curves = bench_->tradeOff().plot().figures().curves;
    QCOMPARE(curves.size(), std::size_t(2));
    QCOMPARE(curves[0].name, QStringLiteral("made"));
    QCOMPARE(curves[1].name, QStringLiteral("other"));
    QCOMPARE(curves[1].points->front().point.utterances, std::size_t(200));
}

void TestCorpusBench::aBandIsOnRequest() {
    TradeOffView& view = bench_->tradeOff();
    QVERIFY(!view.plot().figures().band);
    view.bandBox().setCurrentIndex(view.bandBox().findText(QStringLiteral("by speaker")));
    QVERIFY(view.plot().figures().band);
    QCOMPARE(view.plot().figures().band->lower.size(), view.plot().figures().curves[0].points->size());
    bench_->setPolicy(Policy::common("max_probability", 0.9)); // another curve has its own
    QVERIFY(view.plot().figures().band);
    view.bandBox().setCurrentIndex(0);
    QVERIFY(!view.plot().figures().band);
}

void TestCorpusBench::theScopeIsWhatFiguresAreOver() {
    Selection half;
    for (std::uint32_t utterance = 0; utterance < 150; ++utterance)
        half.push_back(utterance);
    bench_->setScope(half);
    QCOMPARE(bench_->step()->point.utterances, std::size_t(150));
    QCOMPARE(bench_->tradeOff().plot().figures().exits[0].point.utterances, std::size_t(150));
    QCOMPARE(bench_->utterances().utterances().rowCount(), 300); // the table shows the others too
}

void TestCorpusBench::onlyTheLastRequestCounts() {
    struct Job {
        std::function<void()> work;
        std::function<void()> done;
    };
    std::vector<Job> jobs;
    bench_->setBackground([&jobs](std::function<void()> work, std::function<void()> done) {
        jobs.push_back({std::move(work), std::move(done)});
    });
    const auto name = [this] {
        return bench_->tradeOff().plot().figures().curves.at(0).name;
    };
    const QString before = name();
    bench_->setPolicy(Policy::common("max_probability", 0.9));
    QVERIFY(!jobs.empty());
    const std::size_t first = jobs.size() - 1;
    QVERIFY(bench_->step()); // a step waits for no curve
    QCOMPARE(name(), before);
    jobs[first].work();
    bench_->setPolicy(entropyBelow(0.01));
    bench_->setPolicy(Policy::common("max_probability", 0.8));
    jobs[first].done(); // too late
    QCOMPARE(name(), before);
    for (std::size_t job = first + 1; job < jobs.size(); ++job) {
        jobs[job].work();
        jobs[job].done();
    }
    QVERIFY(name() != before);
    bench_->setPolicy(entropyBelow(0.01));
    bench_.reset();
    jobs.back().work();
    jobs.back().done(); // nobody is there any more
}

void TestCorpusBench::policiesWithoutAThresholdHaveNoCurve() {
    bench_->setPolicy(Policy{FixedExit{2}, {}});
    QVERIFY(bench_->tradeOff().plot().figures().curves.empty());
    QCOMPARE(bench_->tradeOff().plot().figures().exits.size(), std::size_t(6));
    QVERIFY(bench_->tradeOff().plot().emptyText().isEmpty()); // the exits are there
    QCOMPARE(bench_->step()->point.averageLayer, 6.0);
    bench_->setResults(nullptr);
    QVERIFY(!bench_->step());
    QVERIFY(!bench_->tradeOff().plot().emptyText().isEmpty());
}

void TestCorpusBench::controlsHaveNames() {
    for (const QWidget* widget : bench_->findChildren<QWidget*>()) {
        if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible()) continue;
        const auto* button = qobject_cast<const QAbstractButton*>(widget);
        const bool named =
            !widget->accessibleName().isEmpty() || (button != nullptr && !button->text().isEmpty()) ||
            qobject_cast<const QTabBar*>(widget) != nullptr || qobject_cast<const QLabel*>(widget) != nullptr;
        QVERIFY2(named, widget->metaObject()->className());
    }
}

QTEST_MAIN(TestCorpusBench)
#include "test_corpus_bench.moc"
