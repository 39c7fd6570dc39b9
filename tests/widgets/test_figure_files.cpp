// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/figure_renderer.h"
#include "figure/posteriors_part.h"
#include "figure/spectrogram_part.h"
#include "support/made_figure.h"
#include "support/support.h"

#include <QSvgRenderer>
#include <QTemporaryDir>
#include <QXmlStreamReader>
#include <QtTest>
#include <QtWidgets>

#include <cmath>

using namespace offramp;

namespace {

constexpr const char* folderVariable = "OFFRAMP_FIGURE_TEST_FOLDER";

/// All that there is, in a column.
FigureSpec wholeSpec() {
    FigureSpec spec;
    spec.views = {FigureView::waveform, FigureView::spectrogram, FigureView::ladder, FigureView::entropy,
                  FigureView::posteriorgram};
    return spec;
}

QByteArray fileOf(const FigureSpec& spec, FigureFormat format) {
    return figureFile(spec, test::madeUtterance(), format);
}

/// What an SVG has of an element.
struct SvgCount {
    QStringList texts;
    int lines = 0; ///< lines, polylines, polygons and paths
    QList<QImage> images;
    QString width;
    QString height;
    bool wellFormed = false;
};

SvgCount countSvg(const QByteArray& svg) {
    SvgCount count;
    QXmlStreamReader reader(svg);
    while (!reader.atEnd()) {
        if (reader.readNext() != QXmlStreamReader::StartElement) continue;
        const QString name = reader.name().toString();
        const auto attributes = reader.attributes();
        if (name == QLatin1String("svg")) {
            count.width = attributes.value(QLatin1String("width")).toString();
            count.height = attributes.value(QLatin1String("height")).toString();
        }
        if (QStringList{"path", "polyline", "polygon", "line", "rect"}.contains(name)) ++count.lines;
        if (name == QLatin1String("image")) {
            const QString link =
                attributes.value(QLatin1String("http://www.w3.org/1999/xlink"), QLatin1String("href"))
                    .toString();
            count.images.append(
                QImage::fromData(QByteArray::fromBase64(link.section(u',', 1).toLatin1()), "PNG"));
        }
        if (name == QLatin1String("text")) count.texts.append(reader.readElementText());
    }
    count.wellFormed = !reader.hasError();
    return count;
}

/// Of a PDF: what stands between two texts, from a place on; empty: they aren't there.
QByteArray between(const QByteArray& pdf, const QByteArray& begin, const QByteArray& end,
                   qsizetype from = 0) {
    const qsizetype first = pdf.indexOf(begin, from);
    const qsizetype last = first < 0 ? -1 : pdf.indexOf(end, first + begin.size());
    return last < 0 ? QByteArray() : pdf.mid(first + begin.size(), last - first - begin.size());
}

/// A stream by Qt is zlib's, without the length that qUncompress() wants first.
QByteArray inflated(const QByteArray& stream) {
    QByteArray withLength(4, '\0');
    withLength[1] = 0x40; // 4 MB is enough
    return qUncompress(withLength + stream);
}

/// The pictures of a PDF by size, their RGB bytes.
QList<std::pair<QSize, QByteArray>> picturesOf(const QByteArray& pdf) {
    QList<std::pair<QSize, QByteArray>> pictures;
    for (qsizetype at = pdf.indexOf("/Subtype /Image"); at >= 0;
         at = pdf.indexOf("/Subtype /Image", at + 1)) {
        const QSize size(between(pdf, "/Width ", "\n", at).trimmed().toInt(),
                         between(pdf, "/Height ", "\n", at).trimmed().toInt());
        pictures.append({size, inflated(between(pdf, "stream\n", "\nendstream", at))});
    }
    return pictures;
}

QByteArray rgbOf(const QImage& image) {
    QByteArray bytes;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x) {
            const QRgb pixel = image.pixel(x, y);
            bytes.append(static_cast<char>(qRed(pixel)));
            bytes.append(static_cast<char>(qGreen(pixel)));
            bytes.append(static_cast<char>(qBlue(pixel)));
        }
    return bytes;
}

/// The share of pixels of `one` that are far from all of `other` that touch the same place: edges may lie a
/// pixel beside, and colours may differ by rounding.
double farPixels(const QImage& one, const QImage& other) {
    constexpr int tolerance = 40;
    int far = 0;
    for (int y = 1; y + 1 < one.height(); ++y) {
        for (int x = 1; x + 1 < one.width(); ++x) {
            int nearest = 1000;
            for (int dy = -1; dy <= 1; ++dy)
                for (int dx = -1; dx <= 1; ++dx) {
                    const QRgb a = one.pixel(x, y);
                    const QRgb b = other.pixel(x + dx, y + dy);
                    nearest = std::min(nearest,
                                       std::max({std::abs(qRed(a) - qRed(b)), std::abs(qGreen(a) - qGreen(b)),
                                                 std::abs(qBlue(a) - qBlue(b))}));
                }
            far += nearest > tolerance ? 1 : 0;
        }
    }
    return static_cast<double>(far) / (one.width() * one.height());
}

} // namespace

class TestFigureFiles : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theSameBytesTwice_data();
    void theSameBytesTwice();
    void theSameBytesOnAnotherScreen();
    void writesForAnotherScreen();
    void pdfPagesHaveTheirSize();
    void pdfTablesAreTrue();
    void pdfHasEmbeddedFontsAndText();
    void pdfLinesAreVectors();
    void svgHasTextAndLines();
    void heatMapsAreLossless();
    void pngHasItsResolution();
    void printIsGrey();
    void svgAndPngLookAlike();
    void tooManyPixelsAreRefused();
    void fileNamesTellTheFormat();
};

void TestFigureFiles::theSameBytesTwice_data() {
    QTest::addColumn<int>("theme");
    QTest::addColumn<int>("format");
    for (int theme = 0; theme < 3; ++theme)
        for (int format = 0; format < 3; ++format)
            QTest::addRow("%s %s", qPrintable(figureThemeNames().at(theme)),
                          qPrintable(figureFormatNames().at(format)))
                << theme << format;
}

void TestFigureFiles::theSameBytesTwice() {
    QFETCH(const int, theme);
    QFETCH(const int, format);
    FigureSpec spec = wholeSpec();
    spec.theme = static_cast<FigureTheme>(theme);
    const QByteArray first = fileOf(spec, static_cast<FigureFormat>(format));
    if (theme == 0) QTest::qWait(1100); // another second, which a date would tell
    QVERIFY(first.size() > 1000);
    for (int run = 0; run < 6; ++run) {
        QHashSeed::resetRandomGlobalSeed(); // as in another process; a test has a seed of its own else
        QVERIFY(fileOf(spec, static_cast<FigureFormat>(format)) == first);
    }
}

/// What writesForAnotherScreen() writes is compared with what this process, on another screen, makes.
void TestFigureFiles::theSameBytesOnAnotherScreen() {
    const QTemporaryDir dir;
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QString::fromLatin1(folderVariable), dir.path());
    environment.insert(QStringLiteral("QT_SCALE_FACTOR"), QStringLiteral("2"));
    environment.insert(QStringLiteral("QT_FONT_DPI"), QStringLiteral("192"));
    environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
    process.setProcessEnvironment(environment);
    process.start(QCoreApplication::applicationFilePath(), {QStringLiteral("writesForAnotherScreen")});
    QVERIFY(process.waitForFinished(60000));
    QCOMPARE(process.exitCode(), 0);
    for (int format = 0; format < 3; ++format) {
        QFile written(dir.filePath(figureFormatNames().at(format)));
        QVERIFY(written.open(QIODevice::ReadOnly));
        QVERIFY2(written.readAll() == fileOf(wholeSpec(), static_cast<FigureFormat>(format)),
                 qPrintable(figureFormatNames().at(format)));
    }
}

void TestFigureFiles::writesForAnotherScreen() {
    const QString folder = qEnvironmentVariable(folderVariable);
    if (folder.isEmpty()) return; // it is for theSameBytesOnAnotherScreen()
    QVERIFY(qApp->devicePixelRatio() >= 2);
    for (int format = 0; format < 3; ++format) {
        QFile file(folder + u'/' + figureFormatNames().at(format));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(fileOf(wholeSpec(), static_cast<FigureFormat>(format)));
    }
}

/// 85 mm are 85 / 25.4 · 72 = 240.9449 points.
void TestFigureFiles::pdfPagesHaveTheirSize() {
    FigureSpec spec = wholeSpec();
    spec.height = 120; // 340.1575 points
    const QByteArray pdf = fileOf(spec, FigureFormat::pdf);
    const QList<QByteArray> box = between(pdf, "/MediaBox [", "]").split(' ');
    QCOMPARE(box.size(), 4);
    QVERIFY(std::abs(box[2].toDouble() - box[0].toDouble() - 240.9449) < 0.001);
    QVERIFY(std::abs(box[3].toDouble() - box[1].toDouble() - 340.1575) < 0.001);
    const QSizeF millimetres = figureSize(spec, test::madeUtterance());
    QVERIFY(std::abs(millimetres.width() - 85) < 1e-9);
    QVERIFY(std::abs(millimetres.height() - 120) < 1e-9);
}

/// Each entry in use points at the object of its number, and the end at the table.
void TestFigureFiles::pdfTablesAreTrue() {
    const QByteArray pdf = fileOf(wholeSpec(), FigureFormat::pdf);
    const qsizetype table = between(pdf, "startxref\n", "\n", pdf.size() - 64).trimmed().toLongLong();
    QVERIFY(pdf.mid(table).startsWith("xref\n0 "));
    const int entries = between(pdf, "xref\n0 ", "\n", table).trimmed().toInt();
    QVERIFY(entries > 8);
    const qsizetype first = pdf.indexOf('\n', table + 5) + 1;
    for (int i = 1; i < entries; ++i) {
        const QByteArray entry = pdf.mid(first + 20 * i, 20);
        const qsizetype at = entry.left(10).toLongLong();
        QVERIFY2(pdf.mid(at).startsWith(QByteArray::number(i) + " 0 obj"), entry.constData());
    }
    QVERIFY(!pdf.contains("/CreationDate"));
}

void TestFigureFiles::pdfHasEmbeddedFontsAndText() {
    const QByteArray pdf = fileOf(wholeSpec(), FigureFormat::pdf);
    const qsizetype fonts = pdf.count("/Type /FontDescriptor");
    QVERIFY(fonts > 0);
    QCOMPARE(pdf.count("/FontFile"), fonts); // each has its file
    QCOMPARE(pdf.count("/ToUnicode"), fonts);
    const QString pdftotext = QStandardPaths::findExecutable(QStringLiteral("pdftotext"));
    if (pdftotext.isEmpty()) QSKIP("needs pdftotext of poppler-utils");
    QProcess process;
    process.start(pdftotext, {QStringLiteral("-"), QStringLiteral("-")});
    process.write(pdf);
    process.closeWriteChannel();
    QVERIFY(process.waitForFinished());
    const QString text = QString::fromUtf8(process.readAllStandardOutput());
    for (const char* word : {"cab", "Time, s", "taken", "blank", "kHz"})
        QVERIFY2(text.contains(QLatin1String(word)), word);
}

/// Of the page's drawing operators: no picture but the heat maps and the legend's colours.
void TestFigureFiles::pdfLinesAreVectors() {
    FigureSpec spec = wholeSpec();
    spec.views = {FigureView::waveform, FigureView::ladder, FigureView::entropy};
    const QByteArray pdf = fileOf(spec, FigureFormat::pdf);
    QVERIFY(picturesOf(pdf).isEmpty());
    int segments = 0;
    for (qsizetype at = pdf.indexOf("stream\n"); at >= 0; at = pdf.indexOf("\nstream\n", at + 1)) {
        const QByteArray page = inflated(between(pdf, "stream\n", "\nendstream", at));
        segments = std::max(segments, static_cast<int>(page.count(" l\n")));
    }
    QVERIFY2(segments > 500, qPrintable(QString::number(segments))); // 3 traces of 50 frames, an outline
}

void TestFigureFiles::svgHasTextAndLines() {
    const SvgCount count = countSvg(fileOf(wholeSpec(), FigureFormat::svg));
    QVERIFY(count.wellFormed);
    QCOMPARE(count.width, QStringLiteral("85.000mm"));
    for (const char* text : {"ab", "cab", "Time, s", "2 (taken)", "Frequency, kHz", "blank", "substituted",
                             "inserted", "left out", "saved"})
        QVERIFY2(count.texts.contains(QLatin1String(text)), text);
    QVERIFY(count.lines > 40);
    QCOMPARE(count.images.size(), 4); // two maps, and the colours of either
}

void TestFigureFiles::heatMapsAreLossless() {
    FigureSpec spec = wholeSpec();
    spec.views = {FigureView::spectrogram, FigureView::posteriorgram};
    spec.legend = false;
    const UtteranceFigure content = test::madeUtterance();
    const FigureStyle style(spec);
    const SvgCount svg = countSvg(fileOf(spec, FigureFormat::svg));
    const auto pdf = picturesOf(fileOf(spec, FigureFormat::pdf));
    QCOMPARE(svg.images.size(), 2);
    QCOMPARE(pdf.size(), 2);
    // 50 frames are fewer than the columns that 300 dpi have: a pixel for each, a row for each class.
    const HeatMap posteriors = posteriorsMap(*content.analysis->exits[1]->output.logProbs, 0.04, {0, 2},
                                             {0, 4, 3, 2, 1}, 10000, style);
    QCOMPARE(posteriors.picture.size(), QSize(50, 5));
    QCOMPARE(svg.images[1].convertToFormat(QImage::Format_RGB32), posteriors.picture);
    QCOMPARE(pdf[1].first, QSize(50, 5));
    QCOMPARE(pdf[1].second, rgbOf(posteriors.picture));
    // A column for each frame of 5 ms, the first half outside.
    const QSize size = svg.images[0].size();
    const HeatMap levels =
        spectrogramMap(content.peaks->waveform(), {0, 2}, size.width(), size.height(), spec, style);
    QCOMPARE(size.width(), 401);
    QCOMPARE(svg.images[0].convertToFormat(QImage::Format_RGB32),
             levels.picture.convertToFormat(QImage::Format_RGB32));
    QCOMPARE(pdf[0].first, size);
    QCOMPARE(pdf[0].second, rgbOf(levels.picture));
}

/// 85 mm at 600 dpi are 85 / 25.4 · 600 = 2007.87 pixels.
void TestFigureFiles::pngHasItsResolution() {
    FigureSpec spec = wholeSpec();
    spec.dpi = 600;
    spec.height = 100; // 2362.2 pixels
    const QImage image = QImage::fromData(fileOf(spec, FigureFormat::png), "PNG");
    QCOMPARE(image.size(), QSize(2008, 2362));
    QCOMPARE(image.dotsPerMeterX(), 23622); // 600 / 0.0254
}

void TestFigureFiles::printIsGrey() {
    FigureSpec spec = wholeSpec();
    spec.theme = FigureTheme::print;
    const QImage image = figureImage(spec, test::madeUtterance(), 200);
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x) {
            const QRgb pixel = image.pixel(x, y);
            if (qRed(pixel) != qGreen(pixel) || qRed(pixel) != qBlue(pixel))
                QFAIL(qPrintable(QStringLiteral("colour at %1, %2").arg(x).arg(y)));
        }
}

/// Two ways from the same layout to pixels; edges and letters may be smoothed otherwise.
void TestFigureFiles::svgAndPngLookAlike() {
    for (int theme = 0; theme < 3; ++theme) {
        FigureSpec spec = wholeSpec();
        spec.theme = static_cast<FigureTheme>(theme);
        const QImage png = figureImage(spec, test::madeUtterance(), 150);
        QImage svg(png.size(), QImage::Format_RGB32);
        svg.fill(Qt::red);
        QPainter painter(&svg);
        QSvgRenderer(fileOf(spec, FigureFormat::svg)).render(&painter);
        painter.end();
        QVERIFY2(farPixels(png, svg) < 0.01, qPrintable(QString::number(farPixels(png, svg))));
        QVERIFY2(farPixels(svg, png) < 0.01, qPrintable(QString::number(farPixels(svg, png))));
    }
}

/// 2 m at 2400 dpi are 188976 pixels.
void TestFigureFiles::tooManyPixelsAreRefused() {
    FigureSpec spec = wholeSpec();
    spec.width = 2000;
    spec.dpi = 2400;
    const std::string error = test::errorOf([&] { static_cast<void>(fileOf(spec, FigureFormat::png)); });
    QVERIFY2(error.find("188976") != std::string::npos, error.c_str());
    QVERIFY(error.find("PDF or SVG") != std::string::npos);
}

void TestFigureFiles::fileNamesTellTheFormat() {
    QVERIFY(formatOf(QStringLiteral("a/b.PDF")) == FigureFormat::pdf);
    QVERIFY(formatOf(QStringLiteral("b.x.svg")) == FigureFormat::svg);
    QVERIFY(formatOf(QStringLiteral("b.png")) == FigureFormat::png);
    for (const char* name : {"b.jpg", "pdf", ""})
        QVERIFY(!test::errorOf([&] { static_cast<void>(formatOf(QString::fromLatin1(name))); }).empty());
}

QTEST_MAIN(TestFigureFiles)
#include "test_figure_files.moc"
