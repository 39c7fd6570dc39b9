// SPDX-License-Identifier: GPL-3.0-or-later
#include "marks/marked_text_delegate.h"

#include "marks/marked_text.h"
#include "theme/theme.h"

#include <QApplication>
#include <QPainter>
#include <QTextDocument>

#include <algorithm>
#include <cmath>

namespace offramp {

namespace {

constexpr int inset = 4;
constexpr int widestPicture = 4096; ///< pixels

void fill(QTextDocument& document, const QStyleOptionViewItem& option, const QString& html) {
    const Theme theme(option.palette);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const auto colour = [&](const QColor& own) {
        return (selected ? option.palette.color(QPalette::HighlightedText) : own).name();
    };
    document.setDocumentMargin(0);
    document.setDefaultFont(option.font);
    QTextOption text;
    text.setWrapMode(QTextOption::NoWrap);
    document.setDefaultTextOption(text);
    document.setDefaultStyleSheet(
        QStringLiteral("body{color:%1} .substitution{color:%2} .insertion{color:%3} "
                       ".deletion{color:%4} .expected{color:%5}")
            .arg(colour(theme.text), colour(theme.substitution), colour(theme.insertion),
                 colour(theme.deletion), colour(theme.faint)));
    document.setHtml(QStringLiteral("<body>%1</body>").arg(html));
}

/// By how much a text is wider in another font: as its beginning is.
double widening(const QFont& from, const QFont& to, const QString& text) {
    constexpr int enough = 80;
    constexpr double marks = 1.02; // which aren't in the text
    const QString beginning = text.left(enough);
    const double width = QFontMetricsF(from).horizontalAdvance(beginning);
    return width > 0 ? std::max(1.0, marks * QFontMetricsF(to).horizontalAdvance(beginning) / width) : 1;
}

} // namespace

MarkedTextDelegate::Rendered& MarkedTextDelegate::renderedOf(const QStyleOptionViewItem& option,
                                                             const QString& html) const {
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const QString key = QStringLiteral("%1 %2 %3 %4")
                            .arg(selected)
                            .arg(option.palette.cacheKey())
                            .arg(option.font.key(), html);
    if (Rendered* kept = rendered_.object(key)) return *kept;
    auto* made = new Rendered;
    fill(made->document, option, html);
    rendered_.insert(key, made); // costs 1 of 64: it is kept
    return *rendered_.object(key);
}

void MarkedTextDelegate::drawText(QPainter& painter, Rendered& text, QPointF at) {
    const qreal ratio = painter.device()->devicePixelRatio();
    const QSize size = (text.document.size() * ratio).toSize();
    if (text.picture.isNull() || text.picture.devicePixelRatio() != ratio) {
        if (size.width() <= widestPicture && !size.isEmpty()) {
            text.picture = QPixmap(size);
            text.picture.setDevicePixelRatio(ratio);
            text.picture.fill(Qt::transparent);
            QPainter once(&text.picture);
            text.document.drawContents(&once);
        }
    }
    if (!text.picture.isNull()) return painter.drawPixmap(at, text.picture);
    painter.translate(at);
    text.document.drawContents(&painter);
}

void MarkedTextDelegate::paint(QPainter* painter, const QStyleOptionViewItem& given,
                               const QModelIndex& index) const {
    QStyleOptionViewItem option = given;
    initStyleOption(&option, index);
    const bool taken = index.data(takenRole).toBool();
    if (taken) option.backgroundBrush = Theme(option.palette).taken;
    const QString html = index.data(markedTextRole).toString();
    if (!html.isEmpty()) option.text.clear();
    const QStyle* style = option.widget != nullptr ? option.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &option, painter, option.widget);
    if (taken && index.column() == 0)
        painter->fillRect(QRect(option.rect.topLeft(), QSize(4, option.rect.height())),
                          Theme(option.palette).accent);
    if (html.isEmpty()) return;
    Rendered& text = renderedOf(option, html);
    painter->save();
    painter->setClipRect(option.rect);
    // On whole pixels, so that a picture isn't smeared.
    const double top =
        option.rect.top() + std::floor((option.rect.height() - text.document.size().height()) / 2);
    drawText(*painter, text, {option.rect.left() + double{inset}, top});
    painter->restore();
}

/// A row may be the one taken at any time, and is bold then. The text isn't laid out twice for that.
QSize MarkedTextDelegate::sizeHint(const QStyleOptionViewItem& given, const QModelIndex& index) const {
    const QString html = index.data(markedTextRole).toString();
    QStyleOptionViewItem option = given;
    initStyleOption(&option, index);
    const bool widens = index.data(takenRole).isValid() && !option.font.bold();
    QFont bold = option.font;
    bold.setBold(true);
    QStyleOptionViewItem widest = given;
    if (widens) widest.font = bold;
    QSize size = QStyledItemDelegate::sizeHint(widest, index);
    if (html.isEmpty()) return size;
    const double ratio = widens ? widening(option.font, bold, option.text) : 1;
    const double width = renderedOf(option, html).document.idealWidth() * ratio;
    size.setWidth(static_cast<int>(std::ceil(width)) + 3 * inset);
    return size;
}

} // namespace offramp
