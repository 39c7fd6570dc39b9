// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "features/spectrogram.h"
#include "time/time_view.h"

#include <QSizeF>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace offramp {

/// What a part of a column shows; all have the time axis in common.
enum class FigureView {
    waveform,
    spectrogram,
    ladder,
    entropy,
    maxProbability,
    margin,
    blank,
    posteriorgram
};

/// Light and dark are as the window is; print is for black ink alone: greys, patterns and marks.
enum class FigureTheme { light, dark, print };

/// Sizes that are asked for often. A column's height follows from what it shows; a slide has its own.
enum class FigurePreset { single, twoColumns, slide, poster };

enum class FigureFormat { pdf, svg, png };

/// All that a figure looks like, but for what it shows. A value: the same one and the same content make the
/// same bytes, whatever screen there is.
struct FigureSpec {
    std::vector<FigureView> views{FigureView::waveform, FigureView::spectrogram, FigureView::ladder,
                                  FigureView::entropy}; ///< from above; a corpus plot has none
    double width = 85;                                  ///< of the page, millimetres
    std::optional<double> height;                       ///< millimetres; nothing: as high as it needs
    QString family;                                     ///< of the font; empty: figureFamily()
    double fontSize = 8;                                ///< points
    double lineWidth = 0.75;                            ///< points, of a curve; others follow from it
    FigureTheme theme = FigureTheme::light;
    bool legend = true;
    bool title = false;
    bool grid = true;
    bool ruler = true;
    QString titleText;              ///< empty: what the content is called
    std::optional<TimeRange> range; ///< seconds; nothing: the whole recording
    int dpi = 300;                  ///< of a PNG, and of a spectrogram in any format
    Spectrogram::Scale scale = Spectrogram::Scale::mel;
    int dynamicRange = 70; ///< decibels of a spectrogram
    int tokens = 12;       ///< rows of a posteriorgram at most

    bool operator==(const FigureSpec&) const = default;
};

/// The widest and highest that a page may be, and the smallest, millimetres.
inline constexpr double widestFigure = 2000;
inline constexpr double narrowestFigure = 20;

/// Sets size, font and lines.
void applyPreset(FigureSpec& spec, FigurePreset preset);

/// The names that files and the command line have for them, in the enumerations' order.
[[nodiscard]] QStringList figureViewNames();
[[nodiscard]] QStringList figureThemeNames();
[[nodiscard]] QStringList figurePresetNames();
[[nodiscard]] QStringList figureFormatNames();

/// What a view is called, for the eye.
[[nodiscard]] QString figureViewText(FigureView view);

/// The font where none is chosen: the same on every machine that has it.
[[nodiscard]] QString figureFamily();

/// Throws Error about a size, a font or a resolution that no figure can have.
void checkFigure(const FigureSpec& spec);

} // namespace offramp
