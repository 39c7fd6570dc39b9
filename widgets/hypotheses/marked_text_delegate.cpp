// SPDX-License-Identifier: GPL-3.0-or-later
#include "hypotheses/marked_text_delegate.h"

#include "hypotheses/hypotheses_model.h"
#include "theme/theme.h"

#include <QApplication>
#include <QPainter>
#include <QTextDocument>

#include <cmath>

namespace offramp {

namespace {

constexpr int inset = 4;

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

} // namespace

QTextDocument& MarkedTextDelegate::documentOf(const QStyleOptionViewItem& option, const QString& html) const {
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const QString key = QStringLiteral("%1 %2 %3 %4")
                            .arg(selected)
                            .arg(option.palette.cacheKey())
                            .arg(option.font.key(), html);
    if (QTextDocument* kept = documents_.object(key)) return *kept;
    auto* document = new QTextDocument;
    fill(*document, option, html);
    documents_.insert(key, document); // costs 1 of 64: it is kept
    return *documents_.object(key);
}

void MarkedTextDelegate::paint(QPainter* painter, const QStyleOptionViewItem& given,
                               const QModelIndex& index) const {
    QStyleOptionViewItem option = given;
    initStyleOption(&option, index);
    const bool taken = index.data(HypothesesModel::takenRole).toBool();
    const Theme theme(option.palette);
    if (taken) option.backgroundBrush = theme.taken;
    const QString html = index.data(HypothesesModel::markedTextRole).toString();
    if (!html.isEmpty()) option.text.clear();
    const QStyle* style = option.widget != nullptr ? option.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &option, painter, option.widget);
    if (taken && index.column() == 0)
        painter->fillRect(QRect(option.rect.topLeft(), QSize(4, option.rect.height())), theme.accent);
    if (html.isEmpty()) return;
    QTextDocument& document = documentOf(option, html);
    painter->save();
    painter->setClipRect(option.rect);
    painter->translate(option.rect.left() + inset,
                       option.rect.top() + (option.rect.height() - document.size().height()) / 2);
    document.drawContents(painter);
    painter->restore();
}

QSize MarkedTextDelegate::sizeHint(const QStyleOptionViewItem& given, const QModelIndex& index) const {
    const QString html = index.data(HypothesesModel::markedTextRole).toString();
    QSize size = QStyledItemDelegate::sizeHint(given, index);
    if (html.isEmpty()) return size;
    QStyleOptionViewItem option = given;
    initStyleOption(&option, index);
    QTextDocument& document = documentOf(option, html);
    size.setWidth(static_cast<int>(std::ceil(document.idealWidth())) + 3 * inset);
    return size;
}

} // namespace offramp
