// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/presentation/laser_pointer.h"

#include <QCursor>
#include <QEvent>
#include <QGuiApplication>
#include <QPainter>
#include <QRadialGradient>

#include <algorithm>

namespace offramp {

namespace {

constexpr int frameMilliseconds = 16;
constexpr int radiusPart = 40; ///< of the window's height

} // namespace

LaserPointer::LaserPointer(QWidget* window) : QWidget(window) {
    setObjectName(QStringLiteral("presentation.pointer"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setAttribute(Qt::WA_NoSystemBackground);
    clock_.setInterval(frameMilliseconds);
    connect(&clock_, &QTimer::timeout, this, &LaserPointer::follow);
    window->installEventFilter(this);
    hide();
}

LaserPointer::~LaserPointer() {
    setOn(false);
}

void LaserPointer::setOn(bool on) {
    if (on == on_) return;
    on_ = on;
    if (!on_) {
        clock_.stop();
        hide();
        QGuiApplication::restoreOverrideCursor();
        return;
    }
    QGuiApplication::setOverrideCursor(Qt::BlankCursor);
    setGeometry(parentWidget()->rect());
    raise();
    show();
    follow();
    clock_.start();
}

int LaserPointer::radius() const {
    return std::max(8, height() / radiusPart);
}

QRect LaserPointer::spotRect() const {
    const int reach = radius() + 2;
    return {spot_.x() - reach, spot_.y() - reach, 2 * reach, 2 * reach};
}

/// Draws anew where the spot was and where it is.
void LaserPointer::follow() {
    const QPoint now = mapFromGlobal(QCursor::pos());
    if (now == spot_) return;
    update(spotRect());
    spot_ = now;
    update(spotRect());
}

bool LaserPointer::eventFilter(QObject* watched, QEvent* event) {
    if (watched == parentWidget() && event->type() == QEvent::Resize) resize(parentWidget()->size());
    return false;
}

/// Red with a light rim, so that it is seen on any ground.
void LaserPointer::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QRadialGradient glow(spot_, radius());
    glow.setColorAt(0, QColor(255, 60, 40));
    glow.setColorAt(0.42, QColor(255, 30, 20));
    glow.setColorAt(0.5, QColor(255, 255, 255, 230));
    glow.setColorAt(0.62, QColor(255, 40, 30, 130));
    glow.setColorAt(1, QColor(255, 40, 30, 0));
    painter.setPen(Qt::NoPen);
    painter.setBrush(glow);
    painter.drawEllipse(spot_, radius(), radius());
}

} // namespace offramp
