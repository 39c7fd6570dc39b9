// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/presentation/exit_banner.h"

#include "theme/theme.h"

#include <QAbstractTextDocumentLayout>
#include <QAccessible>
#include <QPainter>
#include <QTextDocument>

#include <algorithm>

namespace offramp {

namespace {

// Parts of the stage's height.
constexpr double bannerPart = 0.29;
constexpr double headingPart = 0.040;
constexpr double heardPart = 0.070;
constexpr double smallestPart = 0.024;
constexpr double decisionPart = 0.032;
constexpr double notePart = 0.026;
constexpr int padding = 10;

QString styleOf(const Theme& theme) {
    return QStringLiteral(".substitution { color: %1; } .insertion { color: %2; } .deletion { color: %3; } "
                          ".expected { color: %4; }")
        .arg(theme.substitution.name(), theme.insertion.name(), theme.deletion.name(), theme.faint.name());
}

} // namespace

ExitBanner::ExitBanner(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("presentation.banner"));
    setStageHeight(stage_);
}

void ExitBanner::setText(const BannerText& text) {
    notice_.clear();
    text_ = text;
    announce();
}

void ExitBanner::setNotice(const QString& notice) {
    notice_ = notice;
    announce();
}

/// For who can't see it.
void ExitBanner::announce() {
    QTextDocument heard;
    heard.setHtml(text_.heard);
    QStringList parts{text_.heading, text_.errors, heard.toPlainText(), text_.sentence,
                      notice_.isEmpty() ? text_.note : notice_};
    parts.removeAll(QString());
    setAccessibleName(parts.join(QStringLiteral(". ")));
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
    update();
}

void ExitBanner::setStageHeight(int height) {
    stage_ = height;
    setFixedHeight(static_cast<int>(stage_ * bannerPart));
    update();
}

QFont ExitBanner::sized(double part, bool bold) const {
    QFont font = this->font();
    font.setPixelSize(std::max(8, static_cast<int>(stage_ * part)));
    font.setBold(bold);
    return font;
}

void ExitBanner::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    const int top = paintHeading(painter);
    const double decision = QFontMetricsF(sized(decisionPart)).height() * 2 + // it may need two lines
                            QFontMetricsF(sized(notePart)).height() + padding;
    const double width = this->width() - 2.0 * padding;
    paintHeard(painter, QRectF(padding, top, width, std::max(0.0, height() - top - decision)));
    paintDecision(painter, QRectF(padding, height() - decision, width, decision));
}

/// The y that it ends at.
int ExitBanner::paintHeading(QPainter& painter) const {
    const Theme theme(palette());
    const QFont font = sized(headingPart, true);
    const int line = QFontMetrics(font).height();
    const QRect area(padding, 2, width() - 2 * padding, line);
    painter.setFont(font);
    painter.setPen(theme.text);
    painter.drawText(area, Qt::AlignLeft | Qt::AlignVCenter, text_.heading);
    painter.drawText(area, Qt::AlignRight | Qt::AlignVCenter, text_.errors);
    return area.bottom() + 2;
}

void ExitBanner::paintHeard(QPainter& painter, const QRectF& area) const {
    const Theme theme(palette());
    QTextDocument document;
    document.setDocumentMargin(0);
    document.setDefaultStyleSheet(styleOf(theme));
    document.setHtml(text_.heard);
    document.setTextWidth(area.width());
    for (double part = heardPart; part >= smallestPart; part *= 0.92) {
        document.setDefaultFont(sized(part));
        if (document.size().height() <= area.height()) break;
    }
    painter.save();
    painter.setClipRect(area);
    painter.translate(area.topLeft());
    QAbstractTextDocumentLayout::PaintContext context;
    context.palette.setColor(QPalette::Text, theme.text);
    document.documentLayout()->draw(&painter, context);
    painter.restore();
}

void ExitBanner::paintDecision(QPainter& painter, const QRectF& area) const {
    const Theme theme(palette());
    const QFont noteFont = sized(notePart);
    const double noteLine = QFontMetricsF(noteFont).height();
    QFont font = sized(decisionPart);
    const QRectF lines = area.adjusted(0, 0, 0, -noteLine);
    const auto flags = static_cast<int>(Qt::AlignLeft | Qt::AlignBottom) | Qt::TextWordWrap;
    while (QFontMetricsF(font).boundingRect(lines, flags, text_.sentence).height() > lines.height() &&
           font.pixelSize() > 10)
        font.setPixelSize(font.pixelSize() - 1);
    painter.setPen(theme.text);
    painter.setFont(font);
    painter.drawText(lines, flags, text_.sentence);
    painter.setFont(noteFont);
    painter.setPen(notice_.isEmpty() ? theme.faint : theme.warning);
    painter.drawText(QRectF(area.left(), area.bottom() - noteLine, area.width(), noteLine),
                     Qt::AlignLeft | Qt::AlignVCenter, notice_.isEmpty() ? text_.note : notice_);
}

} // namespace offramp
