// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/label_places.h"
#include "bench/step_text.h"
#include "bench/trade_off_figures.h"
#include "bench/trade_off_plot.h"
#include "corpus/made_results.h"
#include "theme/theme.h"

#include <QSignalSpy>
#include <QtTest>

using namespace offramp;

class TestTradeOffPlot : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void curvesAreThoseOfTheSweep();
    void aRandomExitIsAMeanOfTheFixed();
    void areasAreOverTheSharedRange();
    void theCurrentPointDrawsNoCurve();
    void aChangeIsOneReplot();
    void aHiddenPlotWaits();
    void aClickPicksTheNearestThreshold();
    void arrowsWalkAlongTheCurve();
    void theReadOutTellsThePoint();
    void anAxisThatIsNotKnownSaysSo();
    void aBandHasTheCurvesPoints();
    void aBandIsSeenWhole();
    void labelsByHand();
    void namesLieOnNoOther();
    void gatesAndTemperaturesHaveCurves();
    void linesDifferByPatternToo();
    void themesRecolour();
};

namespace {

OperatingPoint pointOf(double layer, std::int64_t errors, std::vector<std::int64_t> histogram) {
    OperatingPoint point;
    point.utterances = 10;
    point.averageLayer = layer;
    point.words = {100 - errors, errors, 0, 0};
    point.histogram = std::move(histogram);
    return point;
}

/// Two exits, after the layers 2 and 4, with 40 and 20 of 100 words wrong.
TradeOffFigures figures() {
    TradeOffFigures made;
    const std::vector<SweepPoint> points{
        {0.1, pointOf(4, 20, {0, 10})}, {0.2, pointOf(3, 24, {5, 5})}, {0.3, pointOf(2, 40, {10, 0})}};
    made.curves.push_back({"Entropy", std::make_shared<const std::vector<SweepPoint>>(points)});
    made.exits = {{"exit 1", pointOf(2, 40, {10, 0})}, {"exit 2", pointOf(4, 20, {0, 10})}};
    made.oracles = {{"oracle", pointOf(2.5, 15, {7, 3})}};
    return made;
}

std::unique_ptr<TradeOffPlot> shown(TradeOffFigures made = figures()) {
    auto plot = std::make_unique<TradeOffPlot>();
    plot->resize(600, 400);
    plot->show();
    plot->setFigures(std::move(made));
    QCoreApplication::processEvents();
    return plot;
}

} // namespace

void TestTradeOffPlot::curvesAreThoseOfTheSweep() {
    auto results = std::make_shared<CorpusResults>(test::smallResults());
    const CorpusSubject subject{results, &results->decoders[0],
                                std::make_shared<const Selection>(everything(*results))};
    const TradeOffFigures found = tradeOffFigures(
        {subject, Policy::common("entropy_normalised", 0.5), {specOf("max_probability")}, {}});
    QCOMPARE(found.curves.size(), std::size_t(2));
    QCOMPARE(found.exits.size(), std::size_t(3));
    QCOMPARE(*found.exits[0].point.wer(), 4.0 / 9); // a 2, b 0, c 2, e 0 of 9 words
    QCOMPARE(*found.exits[2].point.wer(), 2.0 / 9); // a 0, b 1, c 1, e 0
    QCOMPARE(found.oracles.size(), std::size_t(2));
    QCOMPARE(*found.oracles[0].point.wer(), 1.0 / 9); // a 0, b 0, c 1, e 0
    const auto& points = *found.curves[0].points;
    QCOMPARE(points.front().point.averageLayer, 6.0); // no exit passes
    // All defined ones do: c has no value at the first exit and goes on to the second, (2+2+4+2+2)/5.
    QCOMPARE(points.back().point.averageLayer, 12.0 / 5);
    // Nothing is swept that the file has no values of.
    QCOMPARE(tradeOffFigures({subject, Policy::common("margin", 0.5), {}, {}}).curves.size(), std::size_t(0));
    QCOMPARE(tradeOffFigures({}).exits.size(), std::size_t(0));
}

void TestTradeOffPlot::aRandomExitIsAMeanOfTheFixed() {
    const TradeOffFigures made = figures();
    const auto places = randomPlaces(*made.curves[0].points, made.exits, CostAxis::averageLayer);
    QCOMPARE(places.size(), std::size_t(3));
    QCOMPARE(places[1], QPointF(3, 30)); // half of (2, 40) and half of (4, 20)
    QVERIFY(randomPlaces(*made.curves[0].points, made.exits, CostAxis::gmacs).empty()); // not known
}

void TestTradeOffPlot::areasAreOverTheSharedRange() {
    TradeOffFigures made = figures();
    // From layer 3 on, 24 % to 20 %: another curve that reaches less far.
    made.curves.push_back({"Other", std::make_shared<const std::vector<SweepPoint>>(std::vector<SweepPoint>{
                                        {1, pointOf(4, 10, {0, 10})}, {2, pointOf(3, 30, {5, 5})}})});
    const auto plot = shown(made);
    QCOMPARE(*plot->areaRange(), (Range{3, 4}));
    QVERIFY(std::abs(*plot->areas()[0] - 0.22) < 1e-12); // (24 + 20) / 2
    QVERIFY(std::abs(*plot->areas()[1] - 0.20) < 1e-12); // (30 + 10) / 2
    const auto alone = shown();
    // From 2 to 4: (40 + 24) / 2 and (24 + 20) / 2, over 2.
    QVERIFY(std::abs(*alone->areas()[0] - 0.27) < 1e-12);
}

void TestTradeOffPlot::theCurrentPointDrawsNoCurve() {
    const auto plot = shown();
    const int replots = plot->replots();
    const QImage before = plot->grab().toImage();
    plot->setCurrent(pointOf(3, 24, {5, 5}), 0.2);
    QCoreApplication::processEvents();
    QCOMPARE(plot->replots(), replots);
    QVERIFY(plot->grab().toImage() != before); // but it is seen
}

void TestTradeOffPlot::aChangeIsOneReplot() {
    const auto plot = shown();
    const int replots = plot->replots();
    plot->setFigures(figures());
    plot->setAxis(CostAxis::averageLayer);
    QCoreApplication::processEvents();
    QCOMPARE(plot->replots(), replots + 1);
}

void TestTradeOffPlot::aHiddenPlotWaits() {
    TradeOffPlot plot;
    QCoreApplication::processEvents(); // QCustomPlot's own first
    const int replots = plot.replots();
    plot.setFigures(figures());
    QCoreApplication::processEvents();
    QCOMPARE(plot.replots(), replots);
    plot.show();
    QCoreApplication::processEvents();
    QVERIFY(plot.replots() > replots);
}

void TestTradeOffPlot::aClickPicksTheNearestThreshold() {
    const auto plot = shown();
    QSignalSpy picked(plot.get(), &TradeOffPlot::thresholdPicked);
    QTest::mouseClick(plot.get(), Qt::LeftButton, {}, (plot->placeOf(1) + QPointF(3, 4)).toPoint());
    QCOMPARE(picked.size(), 1);
    QCOMPARE(picked[0][0].toDouble(), 0.2);
    QTest::mousePress(plot.get(), Qt::LeftButton, {}, plot->placeOf(1).toPoint());
    QTest::mouseMove(plot.get(), plot->placeOf(2).toPoint());
    QTest::mouseRelease(plot.get(), Qt::LeftButton, {}, plot->placeOf(2).toPoint());
    QVERIFY(picked.size() >= 2); // the drag; the press was on what is picked already
    QCOMPARE(picked.last()[0].toDouble(), 0.3);
    QCOMPARE(plot->nearest(plot->placeOf(0)), std::optional<std::size_t>(0));
}

void TestTradeOffPlot::arrowsWalkAlongTheCurve() {
    const auto plot = shown();
    plot->setCurrent(pointOf(3, 24, {5, 5}), 0.21); // between two points
    QSignalSpy picked(plot.get(), &TradeOffPlot::thresholdPicked);
    const auto press = [&](Qt::Key key) {
        QTest::keyClick(plot.get(), key);
        return picked.isEmpty() ? -1.0 : picked.takeLast()[0].toDouble();
    };
    QCOMPARE(press(Qt::Key_Right), 0.1);  // to more layers
    QCOMPARE(press(Qt::Key_Right), -1.0); // there is no more
    QCOMPARE(press(Qt::Key_Left), 0.2);
    QCOMPARE(press(Qt::Key_Home), 0.3);
    QCOMPARE(press(Qt::Key_End), 0.1);
    QVERIFY(plot->accessibleDescription().contains(QStringLiteral("0.1")));
}

void TestTradeOffPlot::theReadOutTellsThePoint() {
    const auto plot = shown();
    const QString text = plot->readOut(plot->placeOf(1) + QPointF(2, 0));
    QVERIFY2(text.startsWith(QStringLiteral("Entropy\nthreshold 0.2\n")), qUtf8Printable(text));
    QVERIFY(text.contains(QStringLiteral("24.00")));
    QVERIFY(plot->readOut(plot->area().topRight() + QPointF(-2, 2)).isEmpty());
}

void TestTradeOffPlot::anAxisThatIsNotKnownSaysSo() {
    const auto plot = shown();
    QVERIFY(plot->emptyText().isEmpty());
    plot->setAxis(CostAxis::seconds);
    QVERIFY(!plot->emptyText().isEmpty());
    plot->setAxis(CostAxis::averageLayer);
    QVERIFY(plot->emptyText().isEmpty());
    plot->setFigures({});
    QVERIFY(!plot->emptyText().isEmpty());
    QVERIFY(!plot->nearest({10, 10}));
    QTest::keyClick(plot.get(), Qt::Key_Right); // nothing happens
}

void TestTradeOffPlot::aBandHasTheCurvesPoints() {
    auto results = std::make_shared<CorpusResults>(test::randomResults(200, 3, 5));
    const CorpusSubject subject{results, &results->decoders[0],
                                std::make_shared<const Selection>(everything(*results))};
    const MeasureSpec spec = specOf("entropy_normalised");
    TradeOffFigures found = tradeOffFigures({subject, Policy::common(spec, 0.5), {}, {}});
    const auto& points = *found.curves[0].points;
    const WerBand band = werBand(subject, Policy::common(spec, 0.5), points, {});
    QCOMPARE(band.lower.size(), points.size());
    QCOMPARE(band.upper.size(), points.size());
    for (std::size_t i = 0; i < points.size(); ++i)
        QVERIFY(band.lower[i] <= *points[i].point.wer() && *points[i].point.wer() <= band.upper[i]);
    found.band = band;
    const auto plot = shown(found);
    const auto without = shown(tradeOffFigures({subject, Policy::common(spec, 0.5), {}, {}}));
    QVERIFY(plot->grab().toImage() != without->grab().toImage());
}

void TestTradeOffPlot::aBandIsSeenWhole() {
    TradeOffFigures made = figures(); // 20 % to 40 %
    made.band = WerBand{0.95, {0.05, 0.2, 0.3}, {0.35, 0.3, 0.7}};
    const auto plot = shown(made);
    QVERIFY(plot->yAxis->range().lower < 5 && plot->yAxis->range().upper > 70);
    made.band->upper[2] = std::nan(""); // not known there
    plot->setFigures(made);
    QVERIFY(plot->yAxis->range().upper > 40 && plot->yAxis->range().upper < 50);
}

void TestTradeOffPlot::labelsByHand() {
    const QRectF area(0, 0, 200, 200);
    const QSizeF size(40, 10);
    const MarkLabel below{{100, 100}, size, true};
    // Three at the same mark: to the lower left, a line lower, a line higher.
    QCOMPARE(labelPlaces({below, below, below}, area),
             (std::vector<QRectF>{{60, 100, 40, 10}, {60, 110, 40, 10}, {60, 90, 40, 10}}));
    // To the upper right, but neither over the right edge nor over the upper one.
    QCOMPARE(labelPlaces({{{180, 100}, size, false}, {{10, 5}, size, false}}, area),
             (std::vector<QRectF>{{160, 90, 40, 10}, {10, 5, 40, 10}}));
    QVERIFY(labelPlaces({}, area).empty());
}

void TestTradeOffPlot::namesLieOnNoOther() {
    TradeOffFigures made = figures();
    made.oracles = {{"oracle: fewest errors", pointOf(2.5, 15, {7, 3})},
                    {"oracle: as good as the last", pointOf(2.5, 15, {7, 3})},
                    {"another", pointOf(2.52, 15, {7, 3})}};
    const auto plot = shown(made);
    for (const QSize size : {QSize(600, 400), QSize(300, 220)}) {
        plot->resize(size);
        plot->replot();
        const std::vector<QRectF> labels = plot->labels();
        QCOMPARE(labels.size(), std::size_t(5));
        for (std::size_t one = 0; one < labels.size(); ++one)
            for (std::size_t other = 0; other < one; ++other) // texts; their frames may touch
                QVERIFY(!labels[one].adjusted(1, 1, -1, -1).intersects(labels[other].adjusted(1, 1, -1, -1)));
    }
}

/// A gate whose probability falls as the entropy rises decides as thresholds on the entropy do.
void TestTradeOffPlot::gatesAndTemperaturesHaveCurves() {
    auto results = std::make_shared<CorpusResults>(test::smallResults());
    const CorpusSubject subject{results, &results->decoders[0],
                                std::make_shared<const Selection>(everything(*results))};
    const GateRule gate{{specOf("entropy_normalised")}, {{{-1}, 0}, {{-1}, 0}, {{-1}, 0}}, 0.3};
    const auto family = sweptFamily({gate, {}});
    QCOMPARE(*commonThreshold({gate, {}}), 0.3);
    QCOMPARE(std::get<GateRule>(family->rule).threshold, 0.5);
    const auto layers = [&](const Policy& of) {
        std::vector<double> found;
        for (const SweepPoint& point : *tradeOffFigures({subject, of, {}, {}}).curves.at(0).points)
            found.push_back(point.point.averageLayer);
        found.erase(std::unique(found.begin(), found.end()), found.end());
        return found;
    };
    QCOMPARE(layers(*family), layers(Policy::common("entropy_normalised", 0.5)));
    // At a temperature of 1 for each exit it is the same curve, under another name.
    Policy tempered = Policy::common("entropy_normalised", 0.2);
    tempered.temperatures = {1, 1, 1};
    QVERIFY(!sweptMeasure(sweptFamily(tempered)));
    QCOMPARE(layers(*sweptFamily(tempered)), layers(Policy::common("entropy_normalised", 0.5)));
    tempered.temperatures = {2, 2, 2}; // no decoder has values of it
    QVERIFY(tradeOffFigures({subject, tempered, {}, {}}).curves.empty());
    const GateRule shorter{{specOf("entropy_normalised")}, {{{-1}, 0}}, 0.3};
    QVERIFY(tradeOffFigures({subject, Policy{shorter, {}}, {}, {}}).curves.empty());
    QVERIFY(!sweptFamily({FixedExit{1}, {}}));
    QVERIFY(*sweptFamily({BudgetRule{specOf("margin"), 4, 0.2}, {}}) == Policy::common("margin", 0.5));
}

void TestTradeOffPlot::linesDifferByPatternToo() {
    TradeOffFigures made = figures();
    for (int i = 0; i < 3; ++i)
        made.curves.push_back(made.curves[0]);
    const auto plot = shown(made);
    QList<QVector<qreal>> patterns;
    for (int i = 0; i < plot->plottableCount(); ++i)
        if (const auto* curve = qobject_cast<QCPCurve*>(plot->plottable(i));
            curve != nullptr && curve->name().contains(QStringLiteral("Entropy")))
            patterns.append(curve->pen().dashPattern());
    QCOMPARE(patterns.size(), 4);
    for (int i = 0; i < 4; ++i)
        for (int other = 0; other < i; ++other)
            QVERIFY(patterns[i] != patterns[other]);
}

void TestTradeOffPlot::themesRecolour() {
    const auto plot = shown();
    plot->setPalette(darkPalette());
    QCoreApplication::processEvents();
    const QImage dark = plot->grab().toImage();
    QVERIFY(qGray(dark.pixel(plot->area().center().toPoint() + QPoint(60, -60))) < 60);
    plot->setPalette(lightPalette());
    QCoreApplication::processEvents();
    const QImage light = plot->grab().toImage();
    QVERIFY(qGray(light.pixel(plot->area().center().toPoint() + QPoint(60, -60))) > 200);
}

QTEST_MAIN(TestTradeOffPlot)
#include "test_trade_off_plot.moc"
