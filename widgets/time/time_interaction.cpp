// SPDX-License-Identifier: GPL-3.0-or-later
#include "time/time_interaction.h"

#include <QApplication>

#include <algorithm>
#include <cmath>

namespace offramp {

namespace {

/// One notch of a wheel (120 units) shows this much more or less.
constexpr double zoomPerNotch = 1.25;
constexpr double notch = 120;

} // namespace

TimeInteraction::TimeInteraction(QWidget* widget, TimeView* view, std::function<QRectF()> area)
    : QObject(widget), widget_(widget), view_(view), area_(std::move(area)) {
    widget->setMouseTracking(true);
    widget->installEventFilter(this);
}

double TimeInteraction::secondsPerPixel() const {
    return view_->range().width() / std::max(1.0, area_().width());
}

double TimeInteraction::timeAt(double x) const {
    return view_->range().begin + (x - area_().left()) * secondsPerPixel();
}

bool TimeInteraction::eventFilter(QObject* watched, QEvent* event) {
    switch (event->type()) {
    case QEvent::MouseButtonPress:
        return press(*static_cast<QMouseEvent*>(event));
    case QEvent::MouseMove:
        return move(*static_cast<QMouseEvent*>(event));
    case QEvent::MouseButtonRelease:
        return release(*static_cast<QMouseEvent*>(event));
    case QEvent::MouseButtonDblClick:
        view_->fit();
        return true;
    case QEvent::Wheel:
        return wheel(*static_cast<QWheelEvent*>(event));
    case QEvent::Leave:
        view_->setHover(std::nullopt);
        return false;
    default:
        return QObject::eventFilter(watched, event);
    }
}

bool TimeInteraction::press(const QMouseEvent& event) {
    if (event.button() != Qt::LeftButton || !area_().contains(event.position())) return false;
    widget_->setFocus(Qt::MouseFocusReason);
    pressedAt_ = event.position();
    rangeAtPress_ = view_->range();
    drag_ = event.modifiers().testFlag(Qt::ShiftModifier) ? Drag::selecting : Drag::pressed;
    return true;
}

bool TimeInteraction::move(const QMouseEvent& event) {
    const double x = event.position().x();
    if (drag_ == Drag::pressed &&
        std::abs(x - pressedAt_.x()) >= static_cast<double>(QApplication::startDragDistance())) {
        drag_ = Drag::panning;
        widget_->setCursor(Qt::ClosedHandCursor);
    }
    if (drag_ == Drag::panning) {
        const double seconds = (pressedAt_.x() - x) * secondsPerPixel();
        view_->setRange({rangeAtPress_.begin + seconds, rangeAtPress_.end + seconds});
    } else if (drag_ == Drag::selecting) {
        view_->setSelection(TimeRange{timeAt(pressedAt_.x()), timeAt(x)});
    }
    const QRectF area = area_();
    const bool inside = x >= area.left() && x <= area.right();
    view_->setHover(inside ? std::optional(timeAt(x)) : std::nullopt);
    return false; // read-outs of the widget itself follow the pointer too
}

bool TimeInteraction::release(const QMouseEvent& event) {
    if (event.button() != Qt::LeftButton || drag_ == Drag::none) return false;
    const Drag drag = drag_;
    drag_ = Drag::none;
    widget_->unsetCursor();
    if (drag == Drag::pressed) {
        view_->setSelection(std::nullopt);
        view_->setCursor(timeAt(event.position().x()));
        Q_EMIT clicked(event.position());
    }
    return true;
}

bool TimeInteraction::wheel(const QWheelEvent& event) {
    if (!area_().contains(event.position())) return false;
    const QPointF angle = event.angleDelta();
    const bool sideways = std::abs(angle.x()) > std::abs(angle.y());
    if (sideways || event.modifiers().testFlag(Qt::ShiftModifier)) {
        const double notches = (sideways ? angle.x() : angle.y()) / notch;
        view_->pan(-notches * 0.1 * view_->range().width());
    } else {
        view_->zoom(std::pow(zoomPerNotch, -angle.y() / notch), timeAt(event.position().x()));
    }
    return true;
}

} // namespace offramp
