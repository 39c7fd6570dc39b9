// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/waveform_part.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace offramp {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(offramp::Figure)
};

/// Units from column to column: finer than the eye sees, however large the page is shown.
constexpr double columnWidth = 5;
/// A sound softer than this is drawn as if it had this peak: silence stays flat.
constexpr double softest = 0.02;

} // namespace

WaveformPart::WaveformPart(const ColumnContext& context) : ColumnPart(context) {
    const Peaks& peaks = *content().peaks;
    const auto samples = static_cast<std::int64_t>(peaks.waveform().samples.size());
    fullScale_ = softest;
    for (const PeakColumn& column : peaks.query(0, samples, 1))
        fullScale_ = std::max({fullScale_, std::abs(static_cast<double>(column.min)),
                               std::abs(static_cast<double>(column.max))});
}

QString WaveformPart::axisTitle() const {
    return Texts::tr("Amplitude");
}

/// Zero and one number on either side: the plot is low, and nobody reads amplitudes off it.
ValueAxis WaveformPart::axis(double height) const {
    ValueAxis made(-1.05 * fullScale_, 1.05 * fullScale_, height, style());
    const double power = std::pow(10, std::floor(std::log10(fullScale_)));
    const double tick = power * (fullScale_ >= 5 * power ? 5 : fullScale_ >= 2 * power ? 2 : 1);
    made.ticks = {-tick, 0, tick};
    made.texts = axisTexts(made.ticks);
    return made;
}

double WaveformPart::labelsWidth(double height) const {
    return axis(height).width(style());
}

void WaveformPart::paint(const FigureCanvas& canvas, const TimeScale& scale) const {
    const ValueAxis values = axis(scale.area.height());
    paintTimeGrid(canvas, scale);
    if (spec().grid) values.paintGrid(canvas, scale.area);
    const double columns = scale.area.width() / columnWidth;
    if (scale.range.width() * content().peaks->waveform().sampleRate < columns)
        paintSamples(canvas, scale, values);
    else
        paintColumns(canvas, scale, values);
    values.paint(canvas, scale.area);
}

void WaveformPart::paintColumns(const FigureCanvas& canvas, const TimeScale& scale,
                                const ValueAxis& axis) const {
    const Peaks& peaks = *content().peaks;
    const double rate = peaks.waveform().sampleRate;
    const int count = std::max(1, static_cast<int>(scale.area.width() / columnWidth));
    const auto columns =
        peaks.query(std::llround(scale.range.begin * rate), std::llround(scale.range.end * rate), count);
    std::vector<QPointF> extremes;
    std::vector<QPointF> body;
    std::vector<QPointF> extremesBack;
    std::vector<QPointF> bodyBack;
    for (int i = 0; i < count; ++i) {
        const PeakColumn& column = columns[static_cast<std::size_t>(i)];
        if (column.samples == 0) continue;
        const double x = scale.area.left() + (i + 0.5) * scale.area.width() / count;
        const double high = axis.y(static_cast<double>(column.max), scale.area);
        const double low = axis.y(static_cast<double>(column.min), scale.area);
        const double rms = static_cast<double>(column.rms);
        extremes.emplace_back(x, high - style().thin / 2); // a silent stretch is still a line
        extremesBack.emplace_back(x, low + style().thin / 2);
        body.emplace_back(x, std::max(high, axis.y(rms, scale.area)));
        bodyBack.emplace_back(x, std::min(low, axis.y(-rms, scale.area)));
    }
    extremes.insert(extremes.end(), extremesBack.rbegin(), extremesBack.rend());
    body.insert(body.end(), bodyBack.rbegin(), bodyBack.rend());
    QColor light = style().waveform;
    light.setAlphaF(0.55F);
    canvas.polygon(extremes, light);
    canvas.polygon(body, style().waveform);
}

void WaveformPart::paintSamples(const FigureCanvas& canvas, const TimeScale& scale,
                                const ValueAxis& axis) const {
    const Waveform& sound = content().peaks->waveform();
    const double rate = sound.sampleRate;
    const auto begin = std::max(0LL, std::llround(std::ceil(scale.range.begin * rate)));
    const auto end = std::min(static_cast<long long>(sound.samples.size()),
                              std::llround(std::floor(scale.range.end * rate)) + 1);
    std::vector<QPointF> points;
    for (long long i = begin; i < end; ++i)
        points.emplace_back(
            scale.x(static_cast<double>(i) / rate),
            axis.y(static_cast<double>(sound.samples[static_cast<std::size_t>(i)]), scale.area));
    QPen pen(style().waveform, style().line, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin);
    canvas.polyline(points, pen);
}

} // namespace offramp
