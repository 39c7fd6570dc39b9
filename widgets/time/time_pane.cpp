// SPDX-License-Identifier: GPL-3.0-or-later
#include "time/time_pane.h"

#include "time/time_ticks.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace offramp {

int timeGutter(const QWidget& widget) {
    return widget.fontMetrics().averageCharWidth() * 14;
}

void paintTimeOverlay(QPainter& painter, const TimeView& view, const QRectF& area, const Theme& theme) {
    const TimeRange range = view.range();
    if (range.width() <= 0) return;
    const auto x = [&](double time) {
        return area.left() + (time - range.begin) / range.width() * area.width();
    };
    painter.save();
    painter.setClipRect(area);
    painter.setRenderHint(QPainter::Antialiasing, false);
    if (const auto selection = view.selection()) {
        const QRectF stretch(QPointF(x(selection->begin), area.top()),
                             QPointF(x(selection->end), area.bottom()));
        painter.fillRect(stretch, theme.selection);
        painter.setPen(theme.faint);
        painter.drawLine(stretch.topLeft(), stretch.bottomLeft());
        painter.drawLine(stretch.topRight(), stretch.bottomRight());
    }
    if (view.hover()) {
        painter.setPen(QPen(theme.faint, 0, Qt::DotLine));
        painter.drawLine(QPointF(x(*view.hover()), area.top()), QPointF(x(*view.hover()), area.bottom()));
    }
    if (view.cursor()) {
        painter.setPen(QPen(theme.accent, 2));
        painter.drawLine(QPointF(x(*view.cursor()), area.top()), QPointF(x(*view.cursor()), area.bottom()));
    }
    painter.restore();
}

TimePane::TimePane(TimeView* view, QWidget* parent) : QWidget(parent), view_(view) {
    interaction_ = new TimeInteraction(this, view, [this] { return plotArea(); });
    setAttribute(Qt::WA_OpaquePaintEvent);
    setFocusPolicy(Qt::ClickFocus);
    connect(view, &TimeView::rangeChanged, this, &TimePane::contentChanged);
    const auto overlay = qOverload<>(&QWidget::update);
    connect(view, &TimeView::cursorChanged, this, overlay);
    connect(view, &TimeView::hoverChanged, this, overlay);
    connect(view, &TimeView::selectionChanged, this, overlay);
}

QString TimePane::textAt(QPointF /*position*/) const {
    return {};
}

void TimePane::contentChanged() {
    stale_ = true;
    update();
}

QRectF TimePane::plotArea() const {
    const double left = timeGutter(*this);
    return {left, 0, std::max(1.0, width() - left - timeMargin), static_cast<double>(height())};
}

double TimePane::xOf(double time) const {
    const TimeRange range = view_->range();
    const QRectF area = plotArea();
    return range.width() > 0 ? area.left() + (time - range.begin) / range.width() * area.width()
                             : area.left();
}

void TimePane::paintPixmap() {
    const qreal ratio = devicePixelRatioF();
    const QSize pixels = size() * ratio;
    if (content_.size() != pixels) content_ = QPixmap(pixels);
    content_.setDevicePixelRatio(ratio);
    content_.fill(palette().color(QPalette::Window));
    QPainter painter(&content_);
    painter.setFont(font());
    painter.setRenderHint(QPainter::Antialiasing);
    ++contentPaints_;
    stale_ = false;
    paintContent(painter, plotArea());
}

void TimePane::paintEvent(QPaintEvent* /*event*/) {
    if (stale_ || content_.devicePixelRatio() != devicePixelRatioF()) paintPixmap();
    QPainter painter(this);
    painter.drawPixmap(0, 0, content_);
    paintTimeOverlay(painter, *view_, plotArea(), theme());
}

void TimePane::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    contentChanged();
}

void TimePane::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) contentChanged();
}

bool TimePane::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip) return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const QString text = textAt(help->pos());
    if (text.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(help->globalPos(), text, this);
    return true;
}

TimeRuler::TimeRuler(TimeView* view, QWidget* parent) : TimePane(view, parent) {
    fitHeight();
    setAccessibleName(tr("Time axis"));
    connect(view, &TimeView::marksChanged, this, &TimeRuler::contentChanged);
}

/// A thick line over the stretch, with an end at both sides.
void TimeRuler::paintMarks(QPainter& painter, const QRectF& area) const {
    painter.save();
    painter.setClipRect(area);
    painter.setPen(QPen(theme().accent, 2));
    for (const TimeMark& mark : timeView().marks()) {
        const double begin = xOf(mark.range.begin);
        const double end = xOf(mark.range.end);
        painter.drawLine(QPointF(begin, 1), QPointF(end, 1));
        for (const double x : {begin, end})
            painter.drawLine(QPointF(x, 1), QPointF(x, 7));
    }
    painter.restore();
}

QString TimeRuler::textAt(QPointF position) const {
    const double time = timeAt(position.x());
    QStringList texts;
    for (const TimeMark& mark : timeView().marks())
        if (mark.range.begin <= time && time <= mark.range.end && !mark.text.isEmpty())
            texts.append(mark.text);
    return texts.join(u'\n');
}

void TimeRuler::fitHeight() {
    setFixedHeight(fontMetrics().height() + 8);
}

void TimeRuler::changeEvent(QEvent* event) {
    TimePane::changeEvent(event);
    if (event->type() == QEvent::FontChange) fitHeight();
}

void TimeRuler::paintContent(QPainter& painter, const QRectF& area) {
    const Theme colours = theme();
    const TimeRange range = timeView().range();
    painter.setPen(colours.faint);
    painter.drawText(QRectF(0, 0, area.left() - 8, area.height()), Qt::AlignRight | Qt::AlignVCenter,
                     tr("s"));
    const double widest = painter.fontMetrics().horizontalAdvance(QStringLiteral("0:00:00.000"));
    const auto ticks = timeTicks(range, range.width() / std::max(1.0, area.width()) * widest);
    const double step = ticks.size() > 1 ? ticks[1] - ticks[0] : range.width();
    for (const double tick : ticks) {
        const double x = xOf(tick);
        painter.drawLine(QPointF(x, 0), QPointF(x, 4));
        const double left = std::clamp(x - widest / 2, area.left() - 8, width() - widest);
        painter.drawText(QRectF(left, 4, widest, area.height() - 4), Qt::AlignCenter, timeText(tick, step));
    }
    paintMarks(painter, area);
}

} // namespace offramp
