// SPDX-License-Identifier: GPL-3.0-or-later
#include "message/message_bar.h"

#include "theme/theme.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QPainter>
#include <QStyle>

namespace offramp {

MessageBar::MessageBar(QWidget* parent) : QFrame(parent), icon_(new QLabel(this)), text_(new QLabel(this)) {
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 4, 4, 4);
    text_->setWordWrap(true);
    text_->setTextFormat(Qt::PlainText);
    text_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    layout->addWidget(icon_, 0, Qt::AlignTop);
    layout->addWidget(text_, 1);
    hide();
}

void MessageBar::show(Kind kind, const QString& text, const QList<QAction*>& actions) {
    kind_ = kind;
    text_->setText(text);
    setAccessibleName(text);
    qDeleteAll(buttons_);
    buttons_.clear();
    for (QAction* action : actions) {
        auto* button = new QToolButton(this);
        button->setDefaultAction(action);
        button->setToolButtonStyle(Qt::ToolButtonTextOnly);
        layout()->addWidget(button);
        buttons_.append(button);
    }
    const auto icon = kind == Kind::error ? QStyle::SP_MessageBoxWarning : QStyle::SP_MessageBoxInformation;
    const int size = fontMetrics().height();
    icon_->setPixmap(style()->standardIcon(icon).pixmap(size, size));
    setVisible(true);
    update();
    QAccessibleEvent announce(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&announce);
}

void MessageBar::clear() {
    text_->clear();
    setVisible(false);
}

void MessageBar::paintEvent(QPaintEvent* /*event*/) {
    const Theme theme(palette());
    const QColor edge = kind_ == Kind::error ? theme.warning : theme.faint;
    QColor behind = edge;
    behind.setAlphaF(0.11F);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(edge);
    painter.setBrush(behind);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
}

} // namespace offramp
