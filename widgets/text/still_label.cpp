// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/still_label.h"

#include <QEvent>
#include <QResizeEvent>

#include <algorithm>

namespace offramp {

StillLabel::StillLabel(QWidget* parent) : QWidget(parent), label_(new QLabel(this)) {
    label_->setWordWrap(true);
    label_->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    label_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

bool StillLabel::event(QEvent* event) {
    // Without a layout of its own a widget is told of its child's new text by this event.
    if (event->type() == QEvent::LayoutRequest) growTo(std::max(height(), label_->heightForWidth(width())));
    return QWidget::event(event);
}

void StillLabel::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    if (event->size().width() != event->oldSize().width()) growTo(label_->heightForWidth(width()));
    label_->setGeometry(rect());
}

void StillLabel::growTo(int height) {
    if (height != minimumHeight()) setFixedHeight(std::max(0, height));
}

} // namespace offramp
