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
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

QSize StillLabel::sizeHint() const {
    return label_->sizeHint();
}

QSize StillLabel::minimumSizeHint() const {
    return {0, label_->fontMetrics().height()};
}

int StillLabel::heightForWidth(int width) const {
    const int needed = label_->heightForWidth(width);
    return width == this->width() ? std::max(needed, highest_) : needed;
}

bool StillLabel::event(QEvent* event) {
    // Without a layout of its own a widget is told of its child's new text by this event.
    if (event->type() == QEvent::LayoutRequest) growIfNeeded();
    return QWidget::event(event);
}

void StillLabel::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    if (event->size().width() != event->oldSize().width()) highest_ = 0;
    label_->setGeometry(rect());
    growIfNeeded();
}

void StillLabel::growIfNeeded() {
    const int needed = label_->heightForWidth(width());
    if (needed <= highest_) return;
    highest_ = needed;
    updateGeometry();
}

} // namespace offramp
