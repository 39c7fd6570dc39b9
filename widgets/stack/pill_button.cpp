// SPDX-License-Identifier: GPL-3.0-or-later
#include "stack/pill_button.h"

#include <QPainter>

namespace offramp {

namespace {

constexpr int horizontalPadding = 11;
constexpr int verticalPadding = 4;

} // namespace

QSize PillButton::sizeHint() const {
    const QFontMetrics metrics = fontMetrics();
    return {metrics.horizontalAdvance(text()) + 2 * horizontalPadding,
            metrics.height() + 2 * verticalPadding};
}

void PillButton::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool on = isChecked();
    const QColor fill = palette().color(on ? QPalette::Highlight : QPalette::Button);
    const QColor ink = palette().color(on ? QPalette::HighlightedText : QPalette::ButtonText);
    const QColor plain = on ? fill : palette().color(QPalette::Mid);
    const double width = hasFocus() ? 2 : 1;
    painter.setPen(QPen(hasFocus() ? palette().color(QPalette::WindowText) : plain, width));
    painter.setBrush(underMouse() && !on ? fill.lighter(108) : fill);
    const QRectF frame = QRectF(rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2);
    painter.drawRoundedRect(frame, frame.height() / 2, frame.height() / 2);
    painter.setPen(ink);
    painter.drawText(rect(), Qt::AlignCenter | Qt::TextShowMnemonic, text());
}

} // namespace offramp
