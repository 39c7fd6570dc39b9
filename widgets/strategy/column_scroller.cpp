// SPDX-License-Identifier: GPL-3.0-or-later
#include "strategy/column_scroller.h"

#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QChildEvent>
#include <QComboBox>
#include <QScrollBar>

namespace offramp {

namespace {

bool hasValue(const QObject* object) {
    return qobject_cast<const QAbstractSpinBox*>(object) != nullptr ||
           qobject_cast<const QComboBox*>(object) != nullptr ||
           qobject_cast<const QAbstractSlider*>(object) != nullptr;
}

} // namespace

ColumnScroller::ColumnScroller(QWidget* parent) : QScrollArea(parent) {
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus); // its controls have it
}

void ColumnScroller::setColumn(QWidget* column) {
    setWidget(column);
    column->installEventFilter(this);
    for (QWidget* control : column->findChildren<QWidget*>())
        control->installEventFilter(this);
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
    auto* control = qobject_cast<QWidget*>(watched);
    if (watched == widget() && event->type() == QEvent::LayoutRequest) updateGeometry();
    if (event->type() == QEvent::ChildAdded)
        static_cast<QChildEvent*>(event)->child()->installEventFilter(this);
    // The wheel alone doesn't give the focus.
    if (event->type() == QEvent::Polish && hasValue(watched)) control->setFocusPolicy(Qt::StrongFocus);
    if (event->type() == QEvent::Wheel && hasValue(watched) && !control->hasFocus()) {
        event->ignore();
        return true;
    }
    return QScrollArea::eventFilter(watched, event);
}

} // namespace offramp
