// SPDX-License-Identifier: GPL-3.0-or-later
#include "waveform/waveform_pane.h"

#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace offramp {

namespace {

/// Below this each sample is drawn.
constexpr double fewSamples = 0.5;
/// A sound softer than this is drawn as if it had this peak: silence stays flat.
constexpr double softest = 0.02;

double yOf(double amplitude, const QRectF& area, double fullScale) {
    return area.center().y() - amplitude / fullScale * (area.height() / 2 - 2);
}

} // namespace

WaveformPane::WaveformPane(TimeView* view, QWidget* parent) : TimePane(view, parent) {
    setMinimumHeight(40);
    setAccessibleName(tr("Waveform"));
}

void WaveformPane::setPeaks(std::shared_ptr<const Peaks> peaks) {
    if (peaks == peaks_) return;
    peaks_ = std::move(peaks);
    fullScale_ = 1;
    if (peaks_) {
        const auto samples = static_cast<std::int64_t>(peaks_->waveform().samples.size());
        for (const PeakColumn& column : peaks_->query(0, samples, 1)) {
            const float peak = std::max(std::abs(column.min), std::abs(column.max));
            fullScale_ = std::max(softest, static_cast<double>(peak));
        }
    }
    contentChanged();
}

double WaveformPane::samplesPerPixel() const {
    return timeView().range().width() * peaks_->waveform().sampleRate / std::max(1.0, plotArea().width());
}

void WaveformPane::paintContent(QPainter& painter, const QRectF& area) {
    painter.fillRect(area, theme().background);
    paintScale(painter, area);
    if (!peaks_) return;
    painter.save();
    painter.setClipRect(area);
    if (samplesPerPixel() < fewSamples)
        paintSamples(painter, area);
    else
        paintColumns(painter, area);
    painter.restore();
}

void WaveformPane::paintColumns(QPainter& painter, const QRectF& area) const {
    const TimeRange range = timeView().range();
    const double rate = peaks_->waveform().sampleRate;
    const qreal ratio = devicePixelRatioF();
    const int columns = std::max(1, static_cast<int>(std::lround(area.width() * ratio)));
    const auto query =
        peaks_->query(std::llround(range.begin * rate), std::llround(range.end * rate), columns);
    const Theme colours = theme();
    QList<QLineF> extremes;
    QList<QLineF> bodies;
    for (int i = 0; i < columns; ++i) {
        const PeakColumn& column = query[static_cast<std::size_t>(i)];
        if (column.samples == 0) continue;
        const double x = area.left() + (i + 0.5) / ratio;
        const double low = yOf(column.min, area, fullScale());
        const double high = yOf(column.max, area, fullScale());
        extremes.append({x, high, x, std::max(low, high + 1 / ratio)});
        bodies.append({x, std::max(high, yOf(column.rms, area, fullScale())), x,
                       std::min(low, yOf(-column.rms, area, fullScale()))});
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
    QColor light = colours.waveform;
    light.setAlphaF(0.55F);
    painter.setPen(QPen(light, 0));
    painter.drawLines(extremes);
    painter.setPen(QPen(colours.waveform, 0));
    painter.drawLines(bodies);
}

void WaveformPane::paintSamples(QPainter& painter, const QRectF& area) const {
    const TimeRange range = timeView().range();
    const auto& samples = peaks_->waveform().samples;
    const double rate = peaks_->waveform().sampleRate;
    const auto begin = std::max(0LL, std::llround(std::floor(range.begin * rate)) - 1);
    const auto end =
        std::min(static_cast<long long>(samples.size()), std::llround(std::ceil(range.end * rate)) + 2);
    QPolygonF line;
    for (long long i = begin; i < end; ++i) {
        line.append({xOf(static_cast<double>(i) / rate),
                     yOf(samples[static_cast<std::size_t>(i)], area, fullScale())});
    }
    painter.setPen(QPen(theme().waveform, 1.2));
    painter.drawPolyline(line);
    if (samplesPerPixel() > 0.15) return;
    painter.setBrush(theme().waveform);
    for (const QPointF& point : line)
        painter.drawEllipse(point, 2, 2);
}

void WaveformPane::paintScale(QPainter& painter, const QRectF& area) const {
    const Theme colours = theme();
    painter.setPen(QPen(colours.grid, 0));
    painter.drawLine(QPointF(area.left(), area.center().y()), QPointF(area.right(), area.center().y()));
    painter.setPen(colours.faint);
    painter.drawText(QRectF(4, 0, area.left() - 10, area.height()), Qt::AlignLeft | Qt::AlignTop,
                     tr("Waveform"));
    if (!peaks_) return;
    const double decibels = 20 * std::log10(fullScale());
    painter.drawText(QRectF(4, 0, area.left() - 10, area.height()), Qt::AlignRight | Qt::AlignBottom,
                     tr("%1 dBFS", "the sound's peak").arg(QLocale().toString(decibels, 'f', 1)));
}

QString WaveformPane::textAt(QPointF position) const {
    if (!peaks_ || !plotArea().contains(position)) return {};
    const double rate = peaks_->waveform().sampleRate;
    const auto sample = static_cast<std::int64_t>(timeAt(position.x()) * rate);
    const auto width = std::max<std::int64_t>(1, static_cast<std::int64_t>(samplesPerPixel()));
    const PeakColumn column = peaks_->query(sample, sample + width, 1).front();
    if (column.samples == 0) return {};
    const QLocale locale;
    return tr("%1 s: %2 … %3")
        .arg(locale.toString(timeAt(position.x()), 'f', 3), locale.toString(column.min, 'f', 4),
             locale.toString(column.max, 'f', 4));
}

} // namespace offramp
