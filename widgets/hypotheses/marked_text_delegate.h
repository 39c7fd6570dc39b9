// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCache>
#include <QStyledItemDelegate>
#include <QTextDocument>

namespace offramp {

/// Draws a hypothesis with its marks, and the row of the exit taken with a bar at its left end.
class MarkedTextDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& given, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& given, const QModelIndex& index) const override;

private:
    /// The text laid out, kept for the next painting.
    [[nodiscard]] QTextDocument& documentOf(const QStyleOptionViewItem& option, const QString& html) const;

    mutable QCache<QString, QTextDocument> documents_{64};
};

} // namespace offramp
