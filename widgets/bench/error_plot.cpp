// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/error_plot.h"

#include "text/engine_text.h"

#include <QLocale>
#include <QMouseEvent>
#include <QPainter>

#include <cmath>

namespace offramp {

ErrorPlot::ErrorPlot(QWidget* parent)
    : CorpusPlot(parent), substitutions_(addBars(tr("substitutions"))), deletions_(addBars(tr("deletions"))),
      insertions_(addBars(tr("insertions"))) {
    setAccessibleName(tr("Word error rate of each exit by kinds of errors"));
    setMouseTracking(true);
    deletions_->moveAbove(substitutions_);
    insertions_->moveAbove(deletions_);
    xAxis->setLabel(tr("Exit"));
    yAxis->setLabel(tr("Word error rate, %"));
    const QSharedPointer<QCPAxisTickerFixed> ticker(new QCPAxisTickerFixed);
    ticker->setTickStep(1);
    xAxis->setTicker(ticker);
    xAxis->grid()->setVisible(false);
    applyTheme();
}

QCPBars* ErrorPlot::addBars(const QString& name) {
    auto* bars = new QCPBars(xAxis, yAxis); // the plot's own
    bars->setName(name);
    bars->setWidth(0.62);
    return bars;
}

void ErrorPlot::setErrors(std::vector<ErrorCounts> errors) {
    errors_ = std::move(errors);
    for (QCPBars* bars : {substitutions_, deletions_, insertions_})
        bars->data()->clear();
    double highest = 0;
    for (std::size_t exit = 0; exit < errors_.size(); ++exit) {
        const ErrorCounts& counts = errors_[exit];
        const double key = static_cast<double>(exit) + 1;
        const double scale =
            counts.referenceLength() > 0 ? 100.0 / static_cast<double>(counts.referenceLength()) : 0;
        substitutions_->addData(key, scale * static_cast<double>(counts.substitutions));
        deletions_->addData(key, scale * static_cast<double>(counts.deletions));
        insertions_->addData(key, scale * static_cast<double>(counts.insertions));
        highest = std::max(highest, scale * static_cast<double>(counts.errors()));
    }
    constexpr double room = 1.15; // for the figures above the bars
    xAxis->setRange(0.4, static_cast<double>(errors_.size()) + 0.6);
    yAxis->setRange(0, std::max(highest, 0.1) * room);
    showLegend(!errors_.empty());
    replotSoon();
}

void ErrorPlot::recolour(const Theme& theme) {
    const auto style = [](QCPBars* bars, const QColor& colour, Qt::BrushStyle pattern) {
        bars->setPen(QPen(colour, 1));
        bars->setBrush(QBrush(colour, pattern));
    };
    style(substitutions_, theme.substitution, Qt::SolidPattern);
    style(deletions_, theme.deletion, Qt::BDiagPattern);
    style(insertions_, theme.insertion, Qt::Dense4Pattern);
}

QString ErrorPlot::readOut(QPointF pixels) const {
    if (!area().contains(pixels)) return {};
    const double exit = std::round(xAxis->pixelToCoord(pixels.x()));
    if (exit < 1 || exit > static_cast<double>(errors_.size())) return {};
    const ErrorCounts& counts = errors_[static_cast<std::size_t>(exit) - 1];
    const QLocale locale;
    const auto number = [&locale](std::int64_t count) {
        return locale.toString(static_cast<qlonglong>(count));
    };
    return tr("exit %1: WER %2\nsubstitutions: %3\ndeletions: %4\ninsertions: %5\nreference words: %6")
        .arg(locale.toString(static_cast<int>(exit)), percentText(counts.rate(), 2),
             number(counts.substitutions), number(counts.deletions), number(counts.insertions),
             number(counts.referenceLength()));
}

void ErrorPlot::paintMarks(QPainter& painter, const Theme& theme) {
    painter.setFont(font());
    painter.setPen(theme.text);
    for (std::size_t exit = 0; exit < errors_.size(); ++exit) {
        const auto rate = errors_[exit].rate();
        if (!rate) continue;
        const QPointF top = toPixels(static_cast<double>(exit) + 1, *rate * 100);
        const QRectF place(top.x() - 60, top.y() - painter.fontMetrics().height() - 2, 120,
                           painter.fontMetrics().height());
        painter.drawText(place, Qt::AlignCenter, percentText(rate));
    }
    const QString text = hover_ ? readOut(*hover_) : QString();
    if (!text.isEmpty()) paintReadOut(painter, area(), *hover_, text, theme);
}

void ErrorPlot::mouseMoveEvent(QMouseEvent* event) {
    hover_ = event->position();
    update();
}

void ErrorPlot::leaveEvent(QEvent* event) {
    hover_.reset();
    update();
    CorpusPlot::leaveEvent(event);
}

} // namespace offramp
