// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/figure_spec.h"

#include "base/error.h"

#include <QCoreApplication>
#include <QFontDatabase>

#include <string>

namespace offramp {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(offramp::Figure)
};

struct Preset {
    double width;
    std::optional<double> height;
    double fontSize;
    double lineWidth;
};

/// A slide is that of 13.33 by 7.5 inches; a poster's column is that of an A0 sheet with two.
Preset valuesOf(FigurePreset preset) {
    switch (preset) {
    case FigurePreset::single:
        return {85, std::nullopt, 8, 0.75};
    case FigurePreset::twoColumns:
        return {174, std::nullopt, 8, 0.75};
    case FigurePreset::slide:
        return {338.7, 190.5, 16, 1.5};
    case FigurePreset::poster:
        break;
    }
    return {380, std::nullopt, 24, 2.25};
}

void refuse(const Message& reason, const Message& remedy) {
    throw Error(Texts::tr("The figure").toStdString(), reason, remedy);
}

} // namespace

void applyPreset(FigureSpec& spec, FigurePreset preset) {
    const Preset values = valuesOf(preset);
    spec.width = values.width;
    spec.height = values.height;
    spec.fontSize = values.fontSize;
    spec.lineWidth = values.lineWidth;
}

QStringList figureViewNames() {
    return {QStringLiteral("waveform"), QStringLiteral("spectrogram"),  QStringLiteral("ladder"),
            QStringLiteral("entropy"),  QStringLiteral("probability"),  QStringLiteral("margin"),
            QStringLiteral("blank"),    QStringLiteral("posteriorgram")};
}

QStringList figureThemeNames() {
    return {QStringLiteral("light"), QStringLiteral("dark"), QStringLiteral("print")};
}

QStringList figurePresetNames() {
    return {QStringLiteral("single"), QStringLiteral("double"), QStringLiteral("slide"),
            QStringLiteral("poster")};
}

QStringList figureFormatNames() {
    return {QStringLiteral("pdf"), QStringLiteral("svg"), QStringLiteral("png")};
}

QString figureViewText(FigureView view) {
    switch (view) {
    case FigureView::waveform:
        return Texts::tr("Waveform");
    case FigureView::spectrogram:
        return Texts::tr("Spectrogram");
    case FigureView::ladder:
        return Texts::tr("Ladder");
    case FigureView::entropy:
        return Texts::tr("Entropy");
    case FigureView::maxProbability:
        return Texts::tr("Maximum probability");
    case FigureView::margin:
        return Texts::tr("Margin");
    case FigureView::blank:
        return Texts::tr("Blank's probability");
    case FigureView::posteriorgram:
        break;
    }
    return Texts::tr("Posteriors");
}

QString figureFamily() {
    const QStringList known = QFontDatabase::families();
    for (const char* wished : {"DejaVu Sans", "Liberation Sans", "Arial"})
        if (known.contains(QLatin1String(wished))) return QLatin1String(wished);
    return QFontDatabase::systemFont(QFontDatabase::GeneralFont).family();
}

void checkFigure(const FigureSpec& spec) {
    const auto fits = [](double size) {
        return size >= narrowestFigure && size <= widestFigure;
    };
    if (!fits(spec.width) || (spec.height && !fits(*spec.height)))
        refuse(msg("its sides must have 20 to 2000 mm"), msg("Choose another size"));
    if (!(spec.fontSize >= 3 && spec.fontSize <= 200))
        refuse(msg("its font must have 3 to 200 pt"), msg("Choose another size"));
    if (!(spec.lineWidth >= 0.1 && spec.lineWidth <= 20))
        refuse(msg("its lines must be 0.1 to 20 pt wide"), msg("Choose another width"));
    if (spec.dpi < 36 || spec.dpi > 2400)
        refuse(msg("its resolution must be 36 to 2400 dpi"), msg("Choose another resolution"));
    if (spec.range && !(spec.range->width() >= TimeView::narrowest))
        refuse(msg("its stretch of time is shorter than 0.01 s"), msg("Choose a longer one"));
}

} // namespace offramp
