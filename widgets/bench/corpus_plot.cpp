// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/corpus_plot.h"

#include <QEvent>
#include <QPainter>

#include <algorithm>

namespace offramp {

namespace {

constexpr int margin = 8;         ///< around the axes' labels
constexpr int readOutOffset = 12; ///< from the point to its text

} // namespace

CorpusPlot::CorpusPlot(QWidget* parent) : QCustomPlot(parent) {
    setFocusPolicy(Qt::StrongFocus);
    setNoAntialiasingOnDrag(false);
    setPlottingHint(QCP::phFastPolylines);
    plotLayout()->setMargins({0, 0, 0, 0});
    axisRect()->setMinimumMargins({margin, margin, margin, margin});
    axisRect()->insetLayout()->setMargins({0, 0, 0, 0});
    connect(this, &QCustomPlot::afterReplot, this, [this] { ++replots_; });
}

void CorpusPlot::setEmptyText(const QString& text) {
    if (text == emptyText_) return;
    emptyText_ = text;
    update();
}

QPointF CorpusPlot::toPixels(double x, double y) const {
    return {xAxis->coordToPixel(x), yAxis->coordToPixel(y)};
}

void CorpusPlot::replotSoon() {
    isStale_ = !isVisible();
    if (!isStale_) replot(QCustomPlot::rpQueuedReplot);
}

void CorpusPlot::showEvent(QShowEvent* event) {
    QCustomPlot::showEvent(event);
    if (isStale_) replotSoon();
}

void CorpusPlot::styleAxis(QCPAxis& axis, const Theme& theme) const {
    axis.setLabelFont(font());
    axis.setTickLabelFont(font());
    axis.setLabelColor(theme.faint);
    axis.setTickLabelColor(theme.faint);
    axis.setBasePen(QPen(theme.faint, 0));
    axis.setTickPen(QPen(theme.faint, 0));
    axis.setSubTickPen(Qt::NoPen);
    axis.grid()->setPen(QPen(theme.grid, 0));
    axis.grid()->setZeroLinePen(QPen(theme.grid, 0));
}

void CorpusPlot::showLegend(bool shown) {
    legend->setVisible(shown);
    axisRect()->insetLayout()->setInsetAlignment(0, Qt::AlignTop | Qt::AlignRight);
}

void CorpusPlot::applyTheme() {
    const Theme theme(palette());
    setLocale(QLocale());
    setBackground(palette().color(QPalette::Window));
    axisRect()->setBackground(theme.background);
    styleAxis(*xAxis, theme);
    styleAxis(*yAxis, theme);
    QColor sheet = theme.background;
    sheet.setAlpha(220);
    legend->setBrush(sheet);
    legend->setBorderPen(Qt::NoPen);
    legend->setFont(font());
    legend->setTextColor(theme.text);
    legend->setIconSize(30, fontMetrics().height() + 2); // lower ones cut off what hangs below the line
    recolour(theme);
    replotSoon();
}

void CorpusPlot::changeEvent(QEvent* event) {
    QCustomPlot::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) applyTheme();
}

void CorpusPlot::paintMarks(QPainter& /*painter*/, const Theme& /*theme*/) {}

void CorpusPlot::paintEmptyText(QPainter& painter, const Theme& theme) const {
    painter.fillRect(rect(), palette().color(QPalette::Window));
    painter.setPen(theme.faint);
    painter.drawText(rect().adjusted(3 * margin, margin, -3 * margin, -margin),
                     Qt::AlignCenter | Qt::TextWordWrap, emptyText_);
}

void CorpusPlot::paintEvent(QPaintEvent* event) {
    const Theme theme(palette());
    if (emptyText_.isEmpty()) QCustomPlot::paintEvent(event);
    QPainter painter(this);
    if (!emptyText_.isEmpty()) return paintEmptyText(painter, theme);
    painter.setRenderHint(QPainter::Antialiasing);
    paintMarks(painter, theme);
}

void paintReadOut(QPainter& painter, const QRectF& area, QPointF at, const QString& text,
                  const Theme& theme) {
    constexpr double padding = 6;
    const QRectF needed =
        painter.boundingRect(QRectF(0, 0, area.width(), area.height()), Qt::AlignLeft | Qt::AlignTop, text)
            .adjusted(-padding, -padding, padding, padding);
    QRectF box(at + QPointF(readOutOffset, -readOutOffset - needed.height()), needed.size());
    if (box.right() > area.right()) box.moveRight(at.x() - readOutOffset);
    if (box.top() < area.top()) box.moveTop(at.y() + readOutOffset);
    box.moveLeft(std::max(box.left(), area.left()));
    box.moveBottom(std::min(box.bottom(), area.bottom()));
    painter.setPen(QPen(theme.faint, 1));
    painter.setBrush(theme.background);
    painter.drawRoundedRect(box, 4, 4);
    painter.setPen(theme.text);
    painter.drawText(box.adjusted(padding, padding, -padding, -padding), Qt::AlignLeft | Qt::AlignTop, text);
}

} // namespace offramp
