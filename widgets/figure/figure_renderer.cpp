// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/figure_renderer.h"

#include "base/error.h"
#include "figure/figure_layout.h"
#include "figure/stable_pdf.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QHashFunctions>
#include <QImageWriter>
#include <QPageLayout>
#include <QPdfWriter>
#include <QSvgGenerator>

#include <algorithm>
#include <cmath>

namespace offramp {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(offramp::Figure)
};

constexpr double mostPixels = 4e8; ///< 1.6 GB of memory
constexpr double mostSide = 32767; ///< that a painter can reach

/// Qt's PDFs have their fonts in the order of a hash, which differs from run to run. A hash keeps the seed
/// that it was made with, so that those of others bear it.
class SteadyHashes {
public:
    SteadyHashes() { QHashSeed::setDeterministicGlobalSeed(); }
    ~SteadyHashes() { QHashSeed::resetRandomGlobalSeed(); }
    SteadyHashes(const SteadyHashes&) = delete;
    SteadyHashes& operator=(const SteadyHashes&) = delete;
};

/// Whole units, a page may be larger by less than one.
QSize wholeUnits(QSizeF units) {
    return {static_cast<int>(std::ceil(units.width())), static_cast<int>(std::ceil(units.height()))};
}

QString decimal(double number) {
    return QString::number(number, 'f', 3);
}

QByteArray pdfOf(const FigureLayout& layout) {
    const SteadyHashes steady;
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    const QSizeF points = layout.size() / unitsPerPoint;
    {
        QPdfWriter writer(&buffer);
        writer.setPageSize(QPageSize(QSizeF(std::ceil(points.width()), std::ceil(points.height())),
                                     QPageSize::Point, {}, QPageSize::ExactMatch));
        writer.setPageMargins(QMarginsF(0, 0, 0, 0));
        writer.setResolution(static_cast<int>(unitsPerInch));
        writer.setCreator(QStringLiteral("Offramp"));
        QPainter painter(&writer);
        layout.paint(painter);
    }
    return stablePdf(bytes, points);
}

/// Qt writes a size in whole units of its own.
QByteArray svgOf(const FigureLayout& layout) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    const QSizeF size = layout.size();
    {
        QSvgGenerator generator;
        generator.setOutputDevice(&buffer);
        generator.setSize(wholeUnits(size));
        generator.setViewBox(QRectF(QPointF(0, 0), size));
        generator.setResolution(static_cast<int>(unitsPerInch));
        generator.setTitle(Texts::tr("A figure by Offramp"));
        generator.setDescription(QString());
        QPainter painter(&generator);
        layout.paint(painter);
    }
    const qsizetype begin = bytes.indexOf("<svg width=");
    const qsizetype end = bytes.indexOf("xmlns=", begin);
    const QString head =
        QStringLiteral("<svg width=\"%1mm\" height=\"%2mm\" viewBox=\"0 0 %3 %4\" ")
            .arg(decimal(size.width() / unitsPerMillimetre), decimal(size.height() / unitsPerMillimetre),
                 decimal(size.width()), decimal(size.height()));
    return bytes.replace(begin, end - begin, head.toLatin1());
}

QImage imageOf(const FigureLayout& layout, double dpi) {
    const double scale = dpi / unitsPerInch;
    const QSizeF pixels = layout.size() * scale;
    if (pixels.width() * pixels.height() > mostPixels || std::max(pixels.width(), pixels.height()) > mostSide)
        throw Error(Texts::tr("The figure").toStdString(),
                    msg("at {0} dpi it would have {1} by {2} pixels, which is more than can be painted",
                        std::llround(dpi), std::llround(pixels.width()), std::llround(pixels.height())),
                    msg("Choose fewer dpi, or PDF or SVG, which have no pixels"));
    QImage image(std::max(1, static_cast<int>(std::lround(pixels.width()))),
                 std::max(1, static_cast<int>(std::lround(pixels.height()))), QImage::Format_RGB32);
    if (image.isNull())
        throw Error(Texts::tr("The figure").toStdString(), msg("there isn't enough free memory for it"),
                    msg("Choose fewer dpi, or PDF or SVG, which have no pixels"));
    const int perMetre = static_cast<int>(std::lround(dpi / 0.0254));
    image.setDotsPerMeterX(perMetre);
    image.setDotsPerMeterY(perMetre);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.scale(image.width() / layout.size().width(), image.height() / layout.size().height());
    layout.paint(painter);
    return image;
}

QByteArray pngOf(const QImage& image) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QImageWriter(&buffer, "png").write(image);
    return bytes;
}

} // namespace

QSizeF figureSize(const FigureSpec& spec, const FigureContent& content) {
    return layOut(spec, content)->size() / unitsPerMillimetre;
}

QByteArray figureFile(const FigureSpec& spec, const FigureContent& content, FigureFormat format) {
    const auto layout = layOut(spec, content);
    switch (format) {
    case FigureFormat::pdf:
        return pdfOf(*layout);
    case FigureFormat::svg:
        return svgOf(*layout);
    case FigureFormat::png:
        break;
    }
    return pngOf(imageOf(*layout, spec.dpi));
}

QImage figureImage(const FigureSpec& spec, const FigureContent& content, double dpi) {
    return imageOf(*layOut(spec, content), dpi);
}

FigureFormat formatOf(const QString& file) {
    const qsizetype dot = file.lastIndexOf(u'.');
    const qsizetype found = dot < 0 ? -1 : figureFormatNames().indexOf(file.sliced(dot + 1).toLower());
    if (found < 0)
        throw Error(file.toStdString(), msg("its name doesn't say what kind of file it is to be"),
                    msg("Let it end in .pdf, .svg or .png"));
    return static_cast<FigureFormat>(found);
}

} // namespace offramp
