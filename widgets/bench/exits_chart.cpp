// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/exits_chart.h"

#include "text/engine_text.h"
#include "theme/theme.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <numeric>

namespace offramp {

namespace {

constexpr int margin = 8;
constexpr int gap = 8;     ///< between names, bars and notes
constexpr int barRoom = 6; ///< above and below a bar

} // namespace

std::int64_t ExitsChart::Row::total() const {
    return std::accumulate(counts.begin(), counts.end(), std::int64_t(0));
}

ExitsChart::ExitsChart(QWidget* parent) : QWidget(parent) {
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Exits taken"));
}

void ExitsChart::showExits(const QStringList& exits, const Row& row) {
    const bool same = !grouped_ && exits == exits_ && rows_.size() == 1;
    exits_ = exits;
    grouped_ = false;
    rows_.assign(1, row);
    if (!same) measure();
    update();
}

void ExitsChart::showGroups(const QStringList& exits, std::vector<Row> rows) {
    const bool same = grouped_ && exits == exits_ && rows.size() == rows_.size();
    exits_ = exits;
    grouped_ = true;
    rows_ = std::move(rows);
    if (!same) measure();
    update();
}

/// Notes change with every step, so that their column has room for the longest there may be.
void ExitsChart::measure() {
    current_ = {};
    namesWidth_ = 0;
    const QFontMetrics metrics = fontMetrics();
    if (grouped_) {
        for (const Row& row : rows_)
            namesWidth_ = std::max(namesWidth_, metrics.horizontalAdvance(row.name));
        notesWidth_ =
            metrics.horizontalAdvance(tr("layer %1 · WER %2").arg(numberText(10.25), percentText(0.8888)));
    } else {
        for (const QString& name : exits_)
            namesWidth_ = std::max(namesWidth_, metrics.horizontalAdvance(name));
        const std::int64_t total = rows_.empty() ? 0 : rows_.front().total();
        notesWidth_ = metrics.horizontalAdvance(QLocale().toString(static_cast<qlonglong>(total)) +
                                                QStringLiteral(" (100.0 %)"));
    }
    namesWidth_ += 2; // widths are rounded
    updateGeometry();
}

int ExitsChart::lineHeight() const {
    return fontMetrics().height() + 2 * barRoom;
}

int ExitsChart::lines() const {
    return grouped_ ? static_cast<int>(rows_.size()) : static_cast<int>(exits_.size());
}

int ExitsChart::namesWidth() const {
    return std::min(namesWidth_, width() / 3);
}

int ExitsChart::notesWidth() const {
    return notesWidth_;
}

QSize ExitsChart::sizeHint() const {
    return {420, 2 * margin + lines() * lineHeight()};
}

QSize ExitsChart::minimumSizeHint() const {
    return {220, 2 * margin + lines() * lineHeight()};
}

QRect ExitsChart::barOf(int row, int exit) const {
    if (row >= static_cast<int>(rows_.size()) || exit >= exits_.size()) return {};
    const Row& group = rows_[static_cast<std::size_t>(row)];
    const int left = margin + namesWidth() + gap;
    const int room = std::max(1, width() - left - gap - notesWidth() - margin);
    const auto share = [room](std::int64_t part, std::int64_t whole) {
        return whole > 0 ? static_cast<int>(static_cast<double>(room) * static_cast<double>(part) /
                                            static_cast<double>(whole))
                         : 0;
    };
    const auto count = static_cast<std::size_t>(exit);
    const int top = margin + (grouped_ ? row : exit) * lineHeight() + barRoom / 2;
    const int height = lineHeight() - barRoom;
    if (!grouped_) {
        const std::int64_t most = *std::max_element(group.counts.begin(), group.counts.end());
        return {left, top, share(group.counts[count], most), height};
    }
    const std::int64_t before =
        std::accumulate(group.counts.begin(), group.counts.begin() + exit, std::int64_t(0));
    const int begin = share(before, group.total());
    return {left + begin, top, share(before + group.counts[count], group.total()) - begin, height};
}

std::optional<ExitsChart::Place> ExitsChart::at(QPoint place) const {
    const int line = (place.y() - margin) / std::max(1, lineHeight());
    if (place.y() < margin || line >= lines() || rows_.empty()) return std::nullopt;
    if (!grouped_) return Place{0, line};
    for (int exit = 0; exit < exits_.size(); ++exit)
        if (barOf(line, exit).contains(place)) return Place{line, exit};
    return std::nullopt;
}

QString ExitsChart::textOf(const Place& place) const {
    if (place.row >= static_cast<int>(rows_.size()) || place.exit >= exits_.size()) return {};
    const Row& row = rows_[static_cast<std::size_t>(place.row)];
    const std::int64_t count = row.counts[static_cast<std::size_t>(place.exit)];
    const std::int64_t total = row.total();
    const auto share =
        total > 0 ? std::optional(static_cast<double>(count) / static_cast<double>(total)) : std::nullopt;
    const QString text = tr("%1: %2 of %Ln utterance(s), %3", nullptr, static_cast<int>(total))
                             .arg(exits_.at(place.exit), QLocale().toString(static_cast<qlonglong>(count)),
                                  percentText(share));
    return grouped_ ? row.name + QStringLiteral(", ") + text : text;
}

QString ExitsChart::textAt(QPoint place) const {
    const auto found = at(place);
    return found ? textOf(*found) : QString();
}

/// What stands in a bar of several: the exit's number.
QString ExitsChart::barText(const Place& place) const {
    return grouped_ ? QLocale().toString(place.exit + 1) : QString();
}

void ExitsChart::paintBar(QPainter& painter, const Place& place, const Theme& theme) const {
    const QRect bar = barOf(place.row, place.exit);
    if (bar.width() <= 0) return;
    const QColor colour = theme.exit(place.exit, static_cast<int>(exits_.size()));
    painter.fillRect(bar.adjusted(0, 0, grouped_ && bar.width() > 2 ? -1 : 0, 0), colour);
    const QString text = barText(place);
    if (text.isEmpty() || painter.fontMetrics().horizontalAdvance(text) + 4 > bar.width()) return;
    constexpr double bright = 0.45; // by luminance: from there on black is read better
    const double luminance = 0.2126 * colour.redF() * colour.redF() +
                             0.7152 * colour.greenF() * colour.greenF() +
                             0.0722 * colour.blueF() * colour.blueF();
    painter.setPen(luminance > bright * bright ? Qt::black : Qt::white);
    painter.drawText(bar, Qt::AlignCenter, text);
}

void ExitsChart::paintLine(QPainter& painter, int line, const Theme& theme) const {
    const QFontMetrics metrics = painter.fontMetrics();
    const QRect whole(margin, margin + line * lineHeight(), width() - 2 * margin, lineHeight());
    const Row& row = rows_[grouped_ ? static_cast<std::size_t>(line) : 0];
    const QString name = grouped_ ? row.name : exits_.at(line);
    painter.setPen(theme.text);
    painter.drawText(QRect(whole.left(), whole.top(), namesWidth(), whole.height()),
                     Qt::AlignRight | Qt::AlignVCenter,
                     metrics.elidedText(name, Qt::ElideMiddle, namesWidth()));
    QString note = row.note;
    if (!grouped_) {
        const std::int64_t count = row.counts[static_cast<std::size_t>(line)];
        const double total = std::max(1.0, static_cast<double>(row.total()));
        note = tr("%1 (%2)").arg(QLocale().toString(static_cast<qlonglong>(count)),
                                 percentText(static_cast<double>(count) / total));
    }
    painter.setPen(theme.faint);
    painter.drawText(QRect(whole.right() - notesWidth(), whole.top(), notesWidth(), whole.height()),
                     Qt::AlignRight | Qt::AlignVCenter, note);
}

void ExitsChart::paintEvent(QPaintEvent* event) {
    const Theme theme(palette());
    QPainter painter(this);
    painter.fillRect(event->rect(), theme.background);
    if (rows_.empty()) {
        painter.setPen(theme.faint);
        painter.drawText(rect().adjusted(24, 8, -24, -8), Qt::AlignCenter | Qt::TextWordWrap,
                         tr("Nothing to show yet. Open a results file and choose a strategy."));
        return;
    }
    for (int line = 0; line < lines(); ++line) {
        const QRect whole(0, margin + line * lineHeight(), width(), lineHeight());
        if (!event->rect().intersects(whole)) continue;
        paintLine(painter, line, theme);
        if (!grouped_) paintBar(painter, {0, line}, theme);
        for (int exit = 0; grouped_ && exit < exits_.size(); ++exit)
            paintBar(painter, {line, exit}, theme);
    }
    if (!hasFocus()) return;
    painter.setPen(QPen(palette().color(QPalette::Highlight), 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(barOf(current_.row, current_.exit).adjusted(-1, -1, 1, 1));
}

void ExitsChart::mousePressEvent(QMouseEvent* event) {
    const auto place = at(event->position().toPoint());
    if (event->button() != Qt::LeftButton || !place) return QWidget::mousePressEvent(event);
    current_ = *place;
    update();
    Q_EMIT picked(place->row, place->exit);
}

void ExitsChart::move(int lines, int exits) {
    if (rows_.empty()) return;
    const int lastExit = static_cast<int>(exits_.size()) - 1;
    if (!grouped_) exits += std::exchange(lines, 0);
    current_.row = std::clamp(current_.row + lines, 0, static_cast<int>(rows_.size()) - 1);
    current_.exit = std::clamp(current_.exit + exits, 0, lastExit);
    setAccessibleDescription(textOf(current_));
    update();
}

void ExitsChart::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
    case Qt::Key_Up:
        return move(-1, 0);
    case Qt::Key_Down:
        return move(1, 0);
    case Qt::Key_Left:
        return move(0, -1);
    case Qt::Key_Right:
        return move(0, 1);
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (!rows_.empty()) Q_EMIT picked(current_.row, current_.exit);
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

bool ExitsChart::event(QEvent* event) {
    if (event->type() == QEvent::FontChange) measure();
    if (event->type() != QEvent::ToolTip) return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    QToolTip::showText(help->globalPos(), textAt(help->pos()), this);
    return true;
}

} // namespace offramp
