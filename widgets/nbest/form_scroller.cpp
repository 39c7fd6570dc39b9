// SPDX-License-Identifier: GPL-3.0-or-later
#include "nbest/form_scroller.h"

#include <QEvent>
#include <QScrollBar>

namespace offramp {

FormScroller::FormScroller(QWidget* form, QWidget* parent) : QScrollArea(parent) {
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus); // it follows the focus within
    setWidget(form);             // and sees its events from here on
}

QSize FormScroller::minimumSizeHint() const {
    const int bar = verticalScrollBar()->sizeHint().width();
    return {widget()->minimumSizeHint().width() + bar, 3 * fontMetrics().lineSpacing()};
}

QSize FormScroller::sizeHint() const {
    return {minimumSizeHint().width(), widget()->sizeHint().height()};
}

bool FormScroller::eventFilter(QObject* watched, QEvent* event) {
    if (watched == widget() && event->type() == QEvent::LayoutRequest) updateGeometry();
    return QScrollArea::eventFilter(watched, event);
}

} // namespace offramp
