// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/bench_charts.h"
#include "figure/chart_figure.h"
#include "figure/column_figure.h"
#include "figure/figure_caption.h"
#include "figure/figure_renderer.h"
#include "figure/stable_pdf.h"
#include "figure/trace_part.h"
#include "support/made_figure.h"
#include "support/support.h"

#include <QXmlStreamReader>
#include <QtTest>
#include <QtWidgets>

#include <cmath>

using namespace offramp;

namespace {

/// A text of an SVG and where it is on the page.
struct PlacedText {
    QString text;
    QRectF box;
};

/// As QSvgGenerator writes them: the group before a text has its transform.
QList<PlacedText> textsOf(const QByteArray& svg, const FigureSpec& spec) {
    QList<PlacedText> texts;
    QTransform transform;
    QXmlStreamReader reader(svg);
    while (!reader.atEnd()) {
        if (reader.readNext() != QXmlStreamReader::StartElement) continue;
        const auto attributes = reader.attributes();
        const QString matrix = attributes.value(QLatin1String("transform")).toString();
        if (matrix.startsWith(QLatin1String("matrix("))) {
            const QStringList m = matrix.mid(7).chopped(1).split(u',');
            transform = {m[0].toDouble(), m[1].toDouble(), m[2].toDouble(),
                         m[3].toDouble(), m[4].toDouble(), m[5].toDouble()};
        }
        if (reader.name() != QLatin1String("text")) continue;
        QFont font(spec.family.isEmpty() ? figureFamily() : spec.family);
        font.setPixelSize(attributes.value(QLatin1String("font-size")).toInt());
        font.setBold(attributes.value(QLatin1String("font-weight")).toInt() > 500);
        font.setHintingPreference(QFont::PreferNoHinting);
        const QPointF at(attributes.value(QLatin1String("x")).toDouble(),
                         attributes.value(QLatin1String("y")).toDouble());
        const QString text = reader.readElementText();
        const QFontMetricsF metrics(font);
        // What has ink: letters are lower than a line's height.
        const QRectF ink = metrics.tightBoundingRect(text).translated(at);
        texts.append({text, transform.mapRect(ink)});
    }
    return texts;
}

/// Which texts of a figure meet, or leave the page; empty: none.
QString clashesOf(const FigureSpec& spec, const FigureContent& content) {
    const auto texts = textsOf(figureFile(spec, content, FigureFormat::svg), spec);
    const QRectF page(QPointF(0, 0), figureSize(spec, content) * unitsPerMillimetre);
    for (qsizetype i = 0; i < texts.size(); ++i) {
        if (!page.contains(texts[i].box)) return texts[i].text + QStringLiteral(" leaves the page");
        for (qsizetype k = 0; k < i; ++k)
            if (texts[i].box.intersects(texts[k].box))
                return texts[k].text + QStringLiteral(" meets ") + texts[i].text;
    }
    return texts.isEmpty() ? QStringLiteral("no text") : QString();
}

FigureSpec everyView() {
    FigureSpec spec;
    spec.views.clear();
    for (int view = 0; view < figureViewNames().size(); ++view)
        spec.views.push_back(static_cast<FigureView>(view));
    spec.title = true;
    return spec;
}

FigureChart madeChart() {
    FigureChart chart;
    chart.title = "Made up";
    chart.x = {"Average exit layer", 1, 13, true, {}};
    chart.y = {"Word error rate, %", 5, 35, false, {}};
    chart.lines.push_back({"entropy", {{2, 30}, {6, 12}, {12, 10}}, {}});
    ChartMarks marks{"always the same exit", {}, {}, ChartMarks::Shape::square, {}};
    for (int exit = 1; exit <= 6; ++exit) {
        marks.points.emplace_back(2.0 * exit, 30.0 / exit + 5);
        marks.labels.append(QStringLiteral("exit %1").arg(exit));
    }
    chart.marks.push_back(marks);
    chart.current = QPointF(6, 12);
    return chart;
}

} // namespace

class TestFigureLayout : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void plotsStandAboveOneAnother();
    void aGivenHeightIsFilled();
    void whatIsTooSmallIsRefused();
    void valuesOutsideTheirRangesAreRefused();
    void whatThereIsNotIsLeftOut();
    void textsDoNotMeet_data();
    void textsDoNotMeet();
    void chartTextsDoNotMeet_data();
    void chartTextsDoNotMeet();
    void ticksAreRound();
    void tracesAreCutAtTheEnds();
    void tracesArePartedWhereAValueIsNone();
    void denseTracesKeepTheirExtremes();
    void printTellsExitsByPatterns();
    void aStretchIsShownAlone();
    void captionsSayWhatIsShown();
    void benchPlotsBecomeCharts();
    void presetsAreAsSaid();
};

void TestFigureLayout::plotsStandAboveOneAnother() {
    const ColumnFigure figure(everyView(), test::madeUtterance());
    const auto& areas = figure.areas();
    QCOMPARE(areas.size(), std::size_t(8));
    for (std::size_t i = 1; i < areas.size(); ++i) {
        QCOMPARE(areas[i].left(), areas[0].left());
        QCOMPARE(areas[i].right(), areas[0].right());
        QVERIFY(areas[i].top() > areas[i - 1].bottom());
    }
    QVERIFY(areas[0].width() > 0.7 * figure.size().width()); // the labels don't take the page
    QVERIFY(areas.back().bottom() < figure.size().height());
}

/// Plots share what is there beyond the texts as they would naturally: 4, 5.5 lines …
void TestFigureLayout::aGivenHeightIsFilled() {
    FigureSpec spec;
    spec.views = {FigureView::waveform, FigureView::entropy};
    const ColumnFigure natural(spec, test::madeUtterance());
    spec.height = 150;
    const ColumnFigure high(spec, test::madeUtterance());
    QVERIFY(std::abs(high.size().height() - 150 * unitsPerMillimetre) < 1e-6);
    const double below = natural.size().height() - natural.areas()[1].bottom();
    QVERIFY(std::abs(high.size().height() - high.areas()[1].bottom() - below) < 1e-6);
    QVERIFY(std::abs(high.areas()[0].height() / high.areas()[1].height() - 4 / 5.5) < 1e-6);
}

void TestFigureLayout::whatIsTooSmallIsRefused() {
    FigureSpec spec = everyView();
    spec.height = 60;
    const auto make = [&] {
        const ColumnFigure made(spec, test::madeUtterance());
    };
    const std::string error = test::errorOf(make);
    QVERIFY2(error.find("mm at least") != std::string::npos, error.c_str());
    // What it says is needed is enough, and a little less isn't.
    const auto words = QString::fromStdString(error).split(u' ');
    const int needed = words[words.indexOf(QStringLiteral("mm")) - 1].toInt();
    spec.height = needed;
    QVERIFY(test::errorOf(make).empty());
    spec.height = needed - 1.5;
    QVERIFY(!test::errorOf(make).empty());
    spec.height.reset();
    spec.width = 20;
    spec.fontSize = 14;
    QVERIFY(test::errorOf(make).find("mm at least") != std::string::npos);
}

void TestFigureLayout::valuesOutsideTheirRangesAreRefused() {
    const auto refuses = [](auto change) {
        FigureSpec spec;
        change(spec);
        return !test::errorOf([&] { checkFigure(spec); }).empty();
    };
    checkFigure({});
    QVERIFY(refuses([](FigureSpec& spec) { spec.width = 19.9; }));
    QVERIFY(refuses([](FigureSpec& spec) { spec.width = std::nan(""); }));
    QVERIFY(refuses([](FigureSpec& spec) { spec.height = 2000.1; }));
    QVERIFY(refuses([](FigureSpec& spec) { spec.fontSize = 2; }));
    QVERIFY(refuses([](FigureSpec& spec) { spec.lineWidth = 0; }));
    QVERIFY(refuses([](FigureSpec& spec) { spec.dpi = 2401; }));
    QVERIFY(refuses([](FigureSpec& spec) { spec.range = TimeRange{1, 1}; }));
}

void TestFigureLayout::whatThereIsNotIsLeftOut() {
    UtteranceFigure content = test::madeUtterance();
    content.analysis.reset(); // the sound alone, as at a run's start
    content.comparison.reset();
    content.judgement.reset();
    const ColumnFigure sound(everyView(), content);
    QCOMPARE(sound.areas().size(), std::size_t(2));
    content.peaks.reset();
    QVERIFY(!test::errorOf([&] { const ColumnFigure none(everyView(), content); }).empty());
    FigureSpec spec;
    spec.views.clear();
    QVERIFY(!test::errorOf([&] { const ColumnFigure none(spec, test::madeUtterance()); }).empty());
}

void TestFigureLayout::textsDoNotMeet_data() {
    QTest::addColumn<int>("preset");
    QTest::addColumn<int>("theme");
    for (int preset = 0; preset < 4; ++preset)
        for (int theme = 0; theme < 3; ++theme)
            QTest::addRow("%s %s", qPrintable(figurePresetNames().at(preset)),
                          qPrintable(figureThemeNames().at(theme)))
                << preset << theme;
}

void TestFigureLayout::textsDoNotMeet() {
    QFETCH(const int, preset);
    QFETCH(const int, theme);
    FigureSpec spec;
    if (static_cast<FigurePreset>(preset) != FigurePreset::slide) spec = everyView();
    applyPreset(spec, static_cast<FigurePreset>(preset));
    spec.theme = static_cast<FigureTheme>(theme);
    const QString clashes = clashesOf(spec, test::madeUtterance());
    QVERIFY2(clashes.isEmpty(), qPrintable(clashes));
}

void TestFigureLayout::chartTextsDoNotMeet_data() {
    textsDoNotMeet_data();
}

void TestFigureLayout::chartTextsDoNotMeet() {
    QFETCH(const int, preset);
    QFETCH(const int, theme);
    FigureSpec spec;
    applyPreset(spec, static_cast<FigurePreset>(preset));
    spec.theme = static_cast<FigureTheme>(theme);
    spec.title = true;
    const QString clashes = clashesOf(spec, madeChart());
    QVERIFY2(clashes.isEmpty(), qPrintable(clashes));
}

void TestFigureLayout::ticksAreRound() {
    const std::vector<double> fifths = axisTicks(0, 1, 6);
    QCOMPARE(fifths.size(), std::size_t(6));
    for (std::size_t i = 0; i < fifths.size(); ++i)
        QVERIFY(std::abs(fifths[i] - 0.2 * static_cast<double>(i)) < 1e-12);
    QCOMPARE(axisTicks(0, 1, 3), (std::vector<double>{0, 0.5, 1}));
    QCOMPARE(axisTicks(-0.42, 0.42, 3), (std::vector<double>{0})); // by 0.2 they would be five
    QCOMPARE(axisTicks(-0.42, 0.42, 5).size(), std::size_t(5));
    QCOMPARE(axisTicks(3, 3, 4), std::vector<double>());
    QCOMPARE(axisTexts({0, 0.5, 1}), (QStringList{"0.0", "0.5", "1.0"}));
    QCOMPARE(axisTexts({0, 20, 40}), (QStringList{"0", "20", "40"}));
}

/// Frames of 0.1 s at 0.05, 0.15, 0.25 … with values 0, 1, 2 …: at 0.1 s the line is at 0.5.
void TestFigureLayout::tracesAreCutAtTheEnds() {
    const FigureStyle style{FigureSpec()};
    const TimeScale scale{{0.1, 0.3}, {0, 0, 1000, 100}};
    const ValueAxis axis(0, 10, 100, style);
    const auto lines = traceLines({0, 1, 2, 3, 4}, 0.1, scale, axis, 1);
    QCOMPARE(lines.size(), std::size_t(1));
    // y = 100 − value · 10; x = (time − 0.1) · 5000.
    const std::vector<QPointF> expected{{0, 95}, {250, 90}, {750, 80}, {1000, 75}};
    QCOMPARE(lines[0].size(), expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
        QVERIFY(std::abs(lines[0][i].x() - expected[i].x()) < 1e-6);
        QVERIFY(std::abs(lines[0][i].y() - expected[i].y()) < 1e-6);
    }
}

void TestFigureLayout::tracesArePartedWhereAValueIsNone() {
    const FigureStyle style{FigureSpec()};
    const TimeScale scale{{0, 0.7}, {0, 0, 700, 100}};
    const ValueAxis axis(0, 1, 100, style);
    const auto lines = traceLines({0, 1, 0, NAN, 1, 0, 1}, 0.1, scale, axis, 1);
    QCOMPARE(lines.size(), std::size_t(2));
    QCOMPARE(lines[0].size(), std::size_t(3));
    QCOMPARE(lines[1].size(), std::size_t(3));
}

/// One peak among 100 000 frames is still as high.
void TestFigureLayout::denseTracesKeepTheirExtremes() {
    const FigureStyle style{FigureSpec()};
    std::vector<float> values(100000, 0.25F);
    values[34567] = 0.9F;
    values[70000] = 0.05F;
    const TimeScale scale{{0, 1000}, {0, 0, 4000, 100}};
    const ValueAxis axis(0, 1, 100, style);
    const auto lines = traceLines(values, 0.01, scale, axis, 4);
    QCOMPARE(lines.size(), std::size_t(1));
    QVERIFY(lines[0].size() <= 1002); // two for each of 4000 / 8 columns
    double top = 100;
    double bottom = 0;
    for (const QPointF& point : lines[0]) {
        top = std::min(top, point.y());
        bottom = std::max(bottom, point.y());
    }
    QVERIFY(std::abs(top - 10) < 1e-4);    // 100 − 0.9 · 100
    QVERIFY(std::abs(bottom - 95) < 1e-4); // 100 − 0.05 · 100
}

void TestFigureLayout::printTellsExitsByPatterns() {
    FigureSpec spec;
    spec.theme = FigureTheme::print;
    const FigureStyle style(spec);
    for (int exit = 0; exit < 6; ++exit)
        for (int other = 0; other < exit; ++other)
            QVERIFY(style.exitPen(exit, 6).dashPattern() != style.exitPen(other, 6).dashPattern() ||
                    style.exitPen(exit, 6).style() != style.exitPen(other, 6).style());
    QCOMPARE(style.exitPen(5, 6).style(), Qt::SolidLine);
}

void TestFigureLayout::aStretchIsShownAlone() {
    FigureSpec spec;
    spec.views = {FigureView::ladder};
    spec.range = TimeRange{0.8, 1.5}; // "cab" is at 0.96 to 1.28 s, "ab" at 0.32 to 0.56
    QStringList texts;
    for (const auto& placed : textsOf(figureFile(spec, test::madeUtterance(), FigureFormat::svg), spec))
        texts.append(placed.text);
    QVERIFY(texts.contains(QStringLiteral("cab")));
    QVERIFY(!texts.contains(QStringLiteral("ab")));
    QVERIFY(texts.contains(QStringLiteral("1.0")));
    QVERIFY(!texts.contains(QStringLiteral("0.5")));
    spec.range = TimeRange{5, 6}; // behind its end
    QVERIFY(!test::errorOf([&] { const ColumnFigure none(spec, test::madeUtterance()); }).empty());
}

void TestFigureLayout::captionsSayWhatIsShown() {
    const QString caption = figureCaption({}, test::madeUtterance());
    for (const char* part : {"From top to bottom: waveform; spectrogram (mel scale, 70 dB)", "rising",
                             "Made up", "ab cab", "0.035", "2 of 3", "layer 4", "saves 33", "0\u00a0%"})
        QVERIFY2(caption.contains(QString::fromUtf8(part)), qPrintable(caption));
    UtteranceFigure content = test::madeUtterance();
    content.judgement.reset();
    QVERIFY(!figureCaption({}, content).contains(QStringLiteral("measure")));
    QVERIFY(figureCaption({}, madeChart()).startsWith(QStringLiteral("Made up.")));
}

void TestFigureLayout::benchPlotsBecomeCharts() {
    ErrorCounts counts; // 1 + 2 + 3 errors in 10 reference words: 10 - 1 - 2 are right
    counts.hits = 7;
    counts.substitutions = 1;
    counts.deletions = 2;
    counts.insertions = 3;
    const FigureChart errors = errorsChart({counts});
    QCOMPARE(errors.bars.size(), std::size_t(3));
    QCOMPARE(errors.bars[0].bars[0].top, 10.0);
    QCOMPARE(errors.bars[1].bars[0].bottom, 10.0);
    QCOMPARE(errors.bars[1].bars[0].top, 30.0);
    QCOMPARE(errors.bars[2].bars[0].top, 60.0);
    QCOMPARE(errors.bars[2].bars[0].label, QStringLiteral("60.0\u00a0%"));
    const FigureChart exits = exitsChart({"1", "2"}, {3, 1});
    QCOMPARE(exits.bars[0].bars[0].top, 75.0);
    QCOMPARE(exits.bars[0].bars[1].label, QStringLiteral("1"));
    MeasureScatter scatter;
    scatter.points = {{0, 0.5, 0.25}, {1, INFINITY, 0.5}};
    QCOMPARE(scatterChart(scatter, "m", 0.4).marks[0].points, (std::vector<QPointF>{{0.5, 25}}));
    Roc roc;
    roc.points = {{1, 0, 0}, {0.5, 0.25, 0.75}, {0, 1, 1}};
    roc.area = 0.75;
    const FigureChart curves = rocChart({std::nullopt, roc});
    QCOMPARE(curves.lines.size(), std::size_t(2)); // and the diagonal
    QCOMPARE(curves.lines[0].points[1], QPointF(0.25, 0.75));
    QVERIFY(curves.lines[0].name.contains(QStringLiteral("exit 2")));
    for (const FigureChart& chart : {errors, exits, curves})
        QVERIFY(!figureImage({}, chart, 72).isNull());
    QVERIFY(!test::errorOf([] { const ChartFigure none({}, FigureChart()); }).empty());
}

void TestFigureLayout::presetsAreAsSaid() {
    FigureSpec spec;
    applyPreset(spec, FigurePreset::twoColumns);
    QCOMPARE(spec.width, 174.0);
    QVERIFY(!spec.height);
    applyPreset(spec, FigurePreset::slide);
    QVERIFY(std::abs(spec.width / *spec.height - 16.0 / 9) < 0.001);
    applyPreset(spec, FigurePreset::single);
    QCOMPARE(spec.width, 85.0);
    QVERIFY(!spec.height);
    QCOMPARE(spec.fontSize, 8.0);
}

QTEST_MAIN(TestFigureLayout)
#include "test_figure_layout.moc"
