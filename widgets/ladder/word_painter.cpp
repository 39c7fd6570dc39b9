// SPDX-License-Identifier: GPL-3.0-or-later
#include "ladder/word_painter.h"

#include "theme/colour_map.h"

#include <QChar>

#include <algorithm>
#include <cmath>

namespace offramp {

namespace {

constexpr double padding = 4;
constexpr double widestToken = 400; ///< pixels that its text may need
/// Narrower than this no letter can be read.
constexpr double narrowestText = 10;

/// Scripts whose letters keep their shape when they stand alone.
bool standsAlone(QChar::Script script) {
    switch (script) {
    case QChar::Script_Common:
    case QChar::Script_Inherited:
    case QChar::Script_Latin:
    case QChar::Script_Greek:
    case QChar::Script_Cyrillic:
    case QChar::Script_Armenian:
    case QChar::Script_Georgian:
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Hangul:
        return true;
    default:
        return false;
    }
}

bool canBeParted(const QString& text) {
    const auto points = text.toUcs4();
    return std::all_of(points.begin(), points.end(),
                       [](uint point) { return standsAlone(QChar::script(point)); });
}

} // namespace

QString tokenText(const Token& token) {
    QString text = QString::fromStdString(token.text);
    if (text.startsWith(QChar(0x2581))) text.remove(0, 1); // SentencePiece's mark of a word's beginning
    return text.isEmpty() || text == QLatin1String(" ") ? QString(QChar(0x2423)) : text;
}

WordPainter::WordPainter(QPainter& painter, const Theme& theme, std::function<double(std::int64_t)> xOfFrame)
    : painter_(painter), theme_(theme), metrics_(painter.font()),
      tint_(fromLightness(theme.dark ? 0.62 : 0.66, 0.13, 245)), xOfFrame_(std::move(xOfFrame)) {}

QColor WordPainter::tint(double probability) const {
    QColor colour = tint_;
    colour.setAlphaF(static_cast<float>(0.06 + 0.58 * probability));
    return colour;
}

bool WordPainter::tokensFit(const Word& word, std::span<const Token> tokens) const {
    if (tokens.size() < 2) return false;
    // No token is narrower than its padding.
    const auto parts = static_cast<double>(tokens.size() - 1);
    if (xOfFrame_(tokens.back().start) - xOfFrame_(tokens.front().start) < parts * padding) return false;
    if (!canBeParted(QString::fromStdString(word.text))) return false;
    for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
        const double room = xOfFrame_(tokens[i + 1].start) - xOfFrame_(tokens[i].start);
        if (metrics_.horizontalAdvance(tokenText(tokens[i])) + padding > room) return false;
    }
    return true;
}

void WordPainter::paint(const Word& word, std::span<const Token> tokens, const WordMark* mark,
                        const QRectF& slot) const {
    const double begin = xOfFrame_(word.start);
    const double end = xOfFrame_(word.end);
    const QString text = QString::fromStdString(word.text);
    const bool apart = tokensFit(word, tokens);
    const double last = apart ? metrics_.horizontalAdvance(tokenText(tokens.back())) + 2 * padding : 0;
    const double needed = apart ? xOfFrame_(tokens.back().start) - begin + last
                                : metrics_.horizontalAdvance(text) + 2 * padding;
    double width = std::min(std::max(needed, end - begin), std::max(slot.width(), 2.0));
    double left = apart ? begin - padding : (begin + end - width) / 2;
    left = std::clamp(left, slot.left(), std::max(slot.left(), slot.right() - width));
    width = std::min(width, slot.right() - left);
    const QRectF box(left, slot.top(), std::max(width, 2.0), slot.height());
    painter_.setPen(Qt::NoPen);
    painter_.setBrush(apart ? tint(std::exp(-3)) : tint(std::exp(word.logProbability)));
    painter_.drawRoundedRect(box, 3, 3);
    if (apart)
        paintTokens(tokens, box);
    else
        paintWhole(text, box);
    if (mark != nullptr) paintMark(*mark, box);
}

void WordPainter::paintTokens(std::span<const Token> tokens, const QRectF& box) const {
    const QRectF seen = painter_.clipBoundingRect();
    for (const Token& token : tokens) {
        const double x = xOfFrame_(token.start);
        if (x - padding > seen.right()) break;
        if (xOfFrame_(token.end) + widestToken < seen.left()) continue;
        const QString text = tokenText(token);
        const double width = std::max(metrics_.horizontalAdvance(text) + padding, xOfFrame_(token.end) - x);
        const QRectF cell(x - padding / 2, box.top() + 2, width, box.height() - 4);
        painter_.setPen(Qt::NoPen);
        painter_.setBrush(tint(std::exp(token.logProbability)));
        painter_.drawRoundedRect(cell, 2, 2);
        painter_.setPen(theme_.text);
        painter_.drawText(cell, Qt::AlignCenter, text);
    }
}

void WordPainter::paintWhole(const QString& text, const QRectF& box) const {
    if (box.width() < narrowestText) return;
    const QString shown = metrics_.horizontalAdvance(text) <= box.width()
                              ? text
                              : metrics_.elidedText(text, Qt::ElideRight, box.width());
    painter_.setPen(theme_.text);
    painter_.drawText(box, Qt::AlignCenter | Qt::TextSingleLine, shown);
}

void WordPainter::paintMark(const WordMark& mark, const QRectF& box) const {
    if (mark.type == WordMark::Type::same) return;
    const bool inserted = mark.type == WordMark::Type::inserted;
    const QColor colour = inserted ? theme_.insertion : theme_.substitution;
    painter_.setBrush(Qt::NoBrush);
    painter_.setPen(QPen(colour, 1.6));
    const double bottom = box.bottom() - 1;
    if (inserted) { // two lines and a plus
        painter_.drawLine(QPointF(box.left() + 2, bottom), QPointF(box.right() - 2, bottom));
        painter_.drawLine(QPointF(box.left() + 2, bottom - 3), QPointF(box.right() - 2, bottom - 3));
        const QPointF plus(box.left() + 4.5, box.top() + 5);
        painter_.drawLine(plus - QPointF(3, 0), plus + QPointF(3, 0));
        painter_.drawLine(plus - QPointF(0, 3), plus + QPointF(0, 3));
        return;
    }
    paintWave(box);
}

/// A wavy line, as under a spelling error. In pieces, since a stroke's cost grows with the square of its
/// points, and only where it is in sight: a word may be far wider.
void WordPainter::paintWave(const QRectF& box) const {
    constexpr double step = 2.5;
    constexpr int piece = 16;
    const double bottom = box.bottom() - 1;
    const QRectF seen = painter_.clipBoundingRect();
    const int points = std::max(0, static_cast<int>((box.width() - 2) / step)) + 1;
    const auto pieceAt = [&](double x) {
        return std::clamp(static_cast<int>((x - box.left()) / step), 0, points) / piece * piece;
    };
    for (int begin = pieceAt(seen.left()); begin <= pieceAt(seen.right()); begin += piece) {
        QPolygonF wave;
        for (int i = begin; i < std::min(points, begin + piece + 1); ++i)
            wave.append({box.left() + 1 + step * i, bottom - (i % 2 == 0 ? 0.0 : 3.0)});
        painter_.drawPolyline(wave);
    }
}

void WordPainter::paintMissing(double x, const QRectF& row) const {
    painter_.setBrush(theme_.deletion);
    painter_.setPen(Qt::NoPen);
    const double bottom = row.bottom();
    painter_.drawPolygon(QPolygonF({{x, bottom - 8}, {x - 5, bottom}, {x + 5, bottom}}));
    painter_.setPen(QPen(theme_.deletion, 1.2, Qt::DashLine));
    painter_.drawLine(QPointF(x, row.top() + 2), QPointF(x, bottom - 7));
}

} // namespace offramp
