// SPDX-License-Identifier: GPL-3.0-or-later
#include "measures/measure_delegate.h"

#include "measures/measure_list.h"
#include "theme/theme.h"

#include <QAbstractItemView>
#include <QPainter>

#include <vector>

namespace offramp {

namespace {

constexpr int side = 8;
constexpr int gap = 4;
constexpr int wrapping = Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap;

struct Part {
    QString text;
    QFont font;
    bool faint;
};

QFont scaled(QFont font, double by) {
    font.setPointSizeF(font.pointSizeF() * by);
    return font;
}

QFont bold(QFont font) {
    font.setBold(true);
    return font;
}

/// What stands in a row, from the top.
std::vector<Part> partsOf(const QFont& font, const QModelIndex& index) {
    const QString name = index.data().toString();
    if (index.data(MeasureList::headerRole).toBool()) return {{name, bold(scaled(font, 0.9)), true}};
    const QFont small = scaled(font, 0.9);
    std::vector<Part> parts{{name, font, false},
                            {index.data(MeasureList::explanationRole).toString(), small, true}};
    QFont slanted = small;
    slanted.setItalic(true);
    const QString reason = index.data(MeasureList::reasonRole).toString();
    if (!reason.isEmpty()) parts.push_back({reason, slanted, false});
    return parts;
}

int heightOf(const Part& part, int width) {
    return QFontMetrics(part.font).boundingRect(0, 0, width, 1 << 20, wrapping, part.text).height();
}

} // namespace

QSize MeasureDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const auto* view = qobject_cast<const QAbstractItemView*>(option.widget);
    const int width = view != nullptr ? view->viewport()->width() : option.rect.width();
    int height = 2 * gap;
    for (const Part& part : partsOf(option.font, index))
        height += heightOf(part, width - 2 * side);
    return {width, height};
}

void MeasureDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                            const QModelIndex& index) const {
    const bool selected = (option.state & QStyle::State_Selected) != 0;
    const Theme theme(option.palette);
    painter->save();
    if (selected) painter->fillRect(option.rect, option.palette.color(QPalette::Highlight));
    const QColor ink = option.palette.color(selected ? QPalette::HighlightedText : QPalette::Text);
    QRect line = option.rect.adjusted(side, gap, -side, -gap);
    for (const Part& part : partsOf(option.font, index)) {
        line.setHeight(heightOf(part, line.width()));
        painter->setFont(part.font);
        painter->setPen(part.faint && !selected ? theme.faint : ink);
        painter->drawText(line, wrapping, part.text);
        line.translate(0, line.height());
    }
    painter->restore();
}

} // namespace offramp
