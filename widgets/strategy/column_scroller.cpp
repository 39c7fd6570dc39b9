// SPDX-License-Identifier: GPL-3.0-or-later
#include "strategy/column_scroller.h"

#include <QEvent>
#include <QScrollBar>

namespace offramp {

ColumnScroller::ColumnScroller(QWidget* parent) : QScrollArea(parent) {
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus); // its controls have it
}

QSize ColumnScroller::sizeHint() const {
    const QSize column = widget() != nullptr ? widget()->sizeHint() : QSize();
    return {column.width() + verticalScrollBar()->sizeHint().width(), column.height()};
}

QSize ColumnScroller::minimumSizeHint() const {
    const int column = widget() != nullptr ? widget()->minimumSizeHint().width() : 0;
    return {column + verticalScrollBar()->sizeHint().width(), fontMetrics().height() * 6};
}

bool ColumnScroller::eventFilter(QObject* watched, QEvent* event) {
    if (watched == widget() && event->type() == QEvent::LayoutRequest) updateGeometry();
    return QScrollArea::eventFilter(watched, event);
}

} // namespace offramp
