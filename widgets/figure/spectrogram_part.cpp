// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/spectrogram_part.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace offramp {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(offramp::Figure)
};

constexpr int fewestRows = 64;
constexpr int mostRows = 512;

QList<QRgb> tableOf(const FigureSpec& spec, const FigureStyle& style) {
    QList<QRgb> table;
    for (int byte = 0; byte < 256; ++byte) {
        const double decibels = Spectrogram::floorDecibels + byte * Spectrogram::decibelsPerStep;
        table.append(style.level((decibels - loudestLevel) / spec.dynamicRange + 1));
    }
    return table;
}

/// The frequencies that get a number, in kHz.
constexpr double labelled[] = {0, 0.25, 0.5, 1, 2, 4, 8, 16, 24, 48};

} // namespace

HeatMap spectrogramMap(const Waveform& sound, TimeRange range, int columns, int rows, const FigureSpec& spec,
                       const FigureStyle& style) {
    const Spectrogram spectrogram(sound.sampleRate, spec.scale, std::clamp(rows, fewestRows, mostRows));
    const double wanted = range.width() / std::max(1, columns) / spectrogram.secondsPerColumn(0);
    const int level = std::clamp(static_cast<int>(std::floor(std::log2(std::max(1.0, wanted)))), 0, 30);
    const double seconds = spectrogram.secondsPerColumn(level);
    const double shift = spectrogram.secondsPerColumn(0) / 2; // a frame is centred on its time
    const auto first = static_cast<std::int64_t>(std::floor((range.begin + shift) / seconds));
    const auto last = static_cast<std::int64_t>(std::ceil((range.end + shift) / seconds));
    const auto count = std::max<std::int64_t>(1, last - first);
    std::vector<std::uint8_t> bytes(static_cast<std::size_t>(count * spectrogram.rows()));
    spectrogram.compute(sound.samples, level, first, count, bytes);
    QImage picture(static_cast<int>(count), spectrogram.rows(), QImage::Format_Indexed8);
    picture.setColorTable(tableOf(spec, style));
    for (int row = 0; row < picture.height(); ++row)
        std::copy_n(bytes.begin() + static_cast<std::ptrdiff_t>(row) * count, count, picture.scanLine(row));
    return {std::move(picture), static_cast<double>(first) * seconds - shift,
            static_cast<double>(first + count) * seconds - shift};
}

void paintHeatMap(const FigureCanvas& canvas, const TimeScale& scale, const HeatMap& map, bool smooth) {
    const QRectF& area = scale.area;
    const double left = scale.x(map.begin);
    const double right = scale.x(map.end);
    canvas.image({left, area.top(), right - left, area.height()}, map.picture, smooth);
    const double rim = canvas.style().thin; // a picture's edge may be smeared over a little more
    if (left < area.left())
        canvas.fill({left - rim, area.top() - rim, area.left() - left + rim, area.height() + 2 * rim},
                    canvas.style().page);
    if (right > area.right())
        canvas.fill({area.right(), area.top() - rim, right - area.right() + rim, area.height() + 2 * rim},
                    canvas.style().page);
}

QString SpectrogramPart::axisTitle() const {
    return Texts::tr("Frequency, kHz");
}

double SpectrogramPart::labelsWidth(double /*height*/) const {
    const double highest = content().peaks->waveform().sampleRate / 2.0;
    double widest = 0;
    for (const double kilohertz : labelled)
        if (kilohertz * 1000 <= highest)
            widest = std::max(widest, style().textWidth(QLocale().toString(kilohertz), numberScale));
    return widest + tickLength(style()) + tickGap(style());
}

void SpectrogramPart::paint(const FigureCanvas& canvas, const TimeScale& scale) const {
    const Waveform& sound = content().peaks->waveform();
    const double dots = spec().dpi / unitsPerInch;
    const HeatMap map = spectrogramMap(sound, scale.range, static_cast<int>(scale.area.width() * dots),
                                       static_cast<int>(scale.area.height() * dots), spec(), style());
    paintHeatMap(canvas, scale, map, true);
    paintScale(canvas, scale.area, Spectrogram(sound.sampleRate, spec().scale, 1));
}

/// From the bottom, as many as don't touch one another.
void SpectrogramPart::paintScale(const FigureCanvas& canvas, const QRectF& area,
                                 const Spectrogram& spectrogram) const {
    const double height = em() * numberScale;
    const double length = tickLength(style());
    double free = area.bottom() + height;
    for (const double kilohertz : labelled) {
        if (kilohertz * 1000 > spectrogram.highestFrequency()) break;
        const double y = area.bottom() - spectrogram.heightOf(kilohertz * 1000) * area.height();
        const double middle = std::clamp(y, area.top() + height * 0.3, area.bottom() - height * 0.3);
        if (middle + height * 0.45 > free) continue;
        free = middle - height * 0.45;
        canvas.line({area.left() - length, y}, {area.left(), y}, style().thinPen(style().frame));
        canvas.text({area.left() - length - tickGap(style()), middle - height / 2, 0, height},
                    QLocale().toString(kilohertz),
                    {Qt::AlignRight | Qt::AlignVCenter, numberScale, false, style().faint});
    }
}

} // namespace offramp
