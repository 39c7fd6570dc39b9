// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/reliability_plot.h"

#include "text/engine_text.h"

#include <QLocale>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace offramp {

ReliabilityPlot::ReliabilityPlot(QWidget* parent)
    : CorpusPlot(parent), bars_(new QCPBars(xAxis, yAxis)), means_(new QCPGraph(xAxis, yAxis)),
      diagonal_(new QCPGraph(xAxis, yAxis)) {
    setAccessibleName(tr("Reliability diagram"));
    setMouseTracking(true);
    bars_->setName(tr("share correct"));
    means_->setName(tr("mean confidence"));
    means_->setLineStyle(QCPGraph::lsNone);
    diagonal_->removeFromLegend();
    diagonal_->setData({0, 1}, {0, 1});
    yAxis->setLabel(tr("Utterances without an error"));
    xAxis->setRange(0, 1);
    yAxis->setRange(0, 1.02);
    applyTheme();
}

void ReliabilityPlot::setReliability(std::optional<Reliability> reliability, const QString& confidence) {
    shown_ = std::move(reliability);
    QVector<QCPBarsData> bars;
    QVector<QCPGraphData> means;
    for (const ReliabilityBin& bin : shown_ ? shown_->bins : std::vector<ReliabilityBin>()) {
        bars_->setWidth((bin.high - bin.low) * 0.96);
        if (bin.count == 0) continue;
        const double middle = (bin.low + bin.high) / 2;
        bars.append({middle, bin.accuracy});
        means.append({middle, bin.meanConfidence});
    }
    bars_->data()->set(bars, true);
    means_->data()->set(means, true);
    xAxis->setLabel(confidence);
    legend->setVisible(!bars.empty());
    axisRect()->insetLayout()->setInsetAlignment(0, Qt::AlignTop | Qt::AlignLeft);
    replotSoon();
}

void ReliabilityPlot::recolour(const Theme& theme) {
    QColor sheet = theme.waveform;
    sheet.setAlpha(140);
    bars_->setPen(QPen(theme.waveform, 1));
    bars_->setBrush(sheet);
    means_->setScatterStyle(
        QCPScatterStyle(QCPScatterStyle::ssDiamond, QPen(theme.text, 1.2), theme.background, 8));
    diagonal_->setPen(QPen(theme.faint, 1.2, Qt::DashLine));
}

QString ReliabilityPlot::readOut(QPointF pixels) const {
    if (!shown_ || !area().contains(pixels)) return {};
    const double confidence = xAxis->pixelToCoord(pixels.x());
    for (const ReliabilityBin& bin : shown_->bins) {
        if (confidence < bin.low || confidence >= bin.high || bin.count == 0) continue;
        return tr("confidence %1 to %2\n%Ln utterance(s)\n%3 correct\nmean confidence %4", nullptr,
                  static_cast<int>(bin.count))
            .arg(numberText(bin.low, 2), numberText(bin.high, 2), percentText(bin.accuracy),
                 percentText(bin.meanConfidence));
    }
    return {};
}

/// Over each bar the number of utterances, where there is room for it.
void ReliabilityPlot::paintCounts(QPainter& painter, const Theme& theme) const {
    painter.setPen(theme.text);
    for (const ReliabilityBin& bin : shown_->bins) {
        const QString text = QLocale().toString(static_cast<qulonglong>(bin.count));
        const double width = toPixels(bin.high, 0).x() - toPixels(bin.low, 0).x();
        if (bin.count == 0 || painter.fontMetrics().horizontalAdvance(text) > width) continue;
        const double height = painter.fontMetrics().height();
        const double top = std::max(toPixels(0, bin.accuracy).y() - height - 1, area().top());
        painter.drawText(QRectF(toPixels(bin.low, 0).x(), top, width, height), Qt::AlignCenter, text);
    }
}

void ReliabilityPlot::paintMarks(QPainter& painter, const Theme& theme) {
    const QString text = hover_ ? readOut(*hover_) : QString();
    painter.setFont(font());
    if (shown_) paintCounts(painter, theme);
    if (!text.isEmpty()) paintReadOut(painter, area(), *hover_, text, theme);
}

void ReliabilityPlot::mouseMoveEvent(QMouseEvent* event) {
    hover_ = event->position();
    update();
}

void ReliabilityPlot::leaveEvent(QEvent* event) {
    hover_.reset();
    update();
    CorpusPlot::leaveEvent(event);
}

} // namespace offramp
