// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/flow_layout.h"

#include <QStyle>
#include <QWidget>

#include <algorithm>

namespace offramp {

FlowLayout::FlowLayout(QWidget* parent) : QLayout(parent) {
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    parent->setSizePolicy(policy);
}

FlowLayout::~FlowLayout() {
    qDeleteAll(items_);
}

void FlowLayout::addItem(QLayoutItem* item) {
    items_.append(item);
}

int FlowLayout::count() const {
    return static_cast<int>(items_.size());
}

QLayoutItem* FlowLayout::itemAt(int index) const {
    return items_.value(index);
}

QLayoutItem* FlowLayout::takeAt(int index) {
    return index >= 0 && index < items_.size() ? items_.takeAt(index) : nullptr;
}

int FlowLayout::heightForWidth(int width) const {
    return layOut(QRect(0, 0, width, 0), false);
}

QSize FlowLayout::sizeHint() const {
    QSize size(0, 0);
    for (const QLayoutItem* item : items_) {
        if (item->isEmpty()) continue;
        const QSize hint = item->sizeHint();
        size = {size.width() + (size.isEmpty() ? 0 : spacing()) + hint.width(),
                std::max(size.height(), hint.height())};
    }
    return size.grownBy(contentsMargins());
}

QSize FlowLayout::minimumSize() const {
    QSize size(0, 0);
    for (const QLayoutItem* item : items_)
        if (!item->isEmpty()) size = size.expandedTo(item->minimumSize());
    return size.grownBy(contentsMargins());
}

void FlowLayout::setGeometry(const QRect& rect) {
    QLayout::setGeometry(rect);
    const int needed = layOut(rect, true);
    // A window's least height knows nothing of heights that depend on widths: without this the lines behind
    // the first would be the first to go in a low window.
    if (parentWidget()->layout() == this && parentWidget()->minimumHeight() != needed)
        parentWidget()->setMinimumHeight(needed);
}

/// Something wider than a line gets a line of its own, and what height it needs in that.
QSize FlowLayout::sizeOf(QLayoutItem& item, int most) const {
    const QSize hint = item.sizeHint();
    const int width = std::min(hint.width(), most);
    return {width, item.hasHeightForWidth() ? item.heightForWidth(width) : hint.height()};
}

int FlowLayout::layOut(const QRect& rect, bool place) const {
    const QRect area = rect.marginsRemoved(contentsMargins());
    int top = area.top();
    int used = 0;
    int height = 0;
    int first = 0;
    for (int i = 0; i < items_.size(); ++i) {
        if (items_[i]->isEmpty()) continue;
        const QSize size = sizeOf(*items_[i], area.width());
        if (used > 0 && used + spacing() + size.width() > area.width()) {
            if (place) placeLine(area, first, i, top, height);
            top += height + spacing();
            used = height = 0;
            first = i;
        }
        used += (used > 0 ? spacing() : 0) + size.width();
        height = std::max(height, size.height());
    }
    if (place) placeLine(area, first, static_cast<int>(items_.size()), top, height);
    return top + height - rect.top() + contentsMargins().bottom();
}

void FlowLayout::placeLine(const QRect& rect, int first, int last, int top, int height) const {
    const Qt::LayoutDirection direction =
        parentWidget() != nullptr ? parentWidget()->layoutDirection() : Qt::LeftToRight;
    int left = rect.left();
    for (int i = first; i < last; ++i) {
        if (items_[i]->isEmpty()) continue;
        const QSize size = sizeOf(*items_[i], rect.width());
        const QRect place(QPoint(left, top + (height - size.height()) / 2), size);
        items_[i]->setGeometry(QStyle::visualRect(direction, rect, place));
        left += size.width() + spacing();
    }
}

} // namespace offramp
