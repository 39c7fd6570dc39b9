// SPDX-License-Identifier: GPL-3.0-or-later
#include "message/message_bar.h"

#include "theme/theme.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
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
    setAutoFillBackground(true);
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
    colour();
    setVisible(true);
    QAccessibleEvent announce(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&announce);
}

void MessageBar::clear() {
    text_->clear();
    setVisible(false);
}

void MessageBar::colour() {
    const Theme theme(palette());
    const QColor edge = kind_ == Kind::error ? theme.warning : theme.faint;
    QColor behind = edge;
    behind.setAlpha(28);
    // A style sheet on this frame alone: its children keep the palette.
    setStyleSheet(QStringLiteral("offramp--MessageBar { background: rgba(%1,%2,%3,28); border: 1px solid %4; "
                                 "border-radius: 4px; }")
                      .arg(behind.red())
                      .arg(behind.green())
                      .arg(behind.blue())
                      .arg(edge.name()));
}

void MessageBar::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && isVisible()) colour();
}

} // namespace offramp
