// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCache>
#include <QPixmap>
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
    /// A marked text laid out, with its picture, since drawing a layout is what a painting costs most.
    struct Rendered {
        QTextDocument document;
        QPixmap picture; ///< null: none yet, or the text is too wide for one
    };

    [[nodiscard]] Rendered& renderedOf(const QStyleOptionViewItem& option, const QString& html) const;
    static void drawText(QPainter& painter, Rendered& text, QPointF at);

    mutable QCache<QString, Rendered> rendered_{64};
};

} // namespace offramp
