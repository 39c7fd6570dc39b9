// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/comparison.h"
#include "decode/hypothesis.h"
#include "theme/theme.h"

#include <QPainter>
#include <QRectF>

#include <functional>
#include <span>
#include <string>
#include <vector>

namespace offramp {

/// Draws one word of the ladder.
class WordPainter {
public:
    /// `xOfFrame` gives where a frame begins, in pixels.
    WordPainter(QPainter& painter, const Theme& theme, std::function<double(std::int64_t)> xOfFrame);

    /// `slot`: the room up to the half way to the neighbours. `mark` may be null.
    void paint(const Word& word, std::span<const Token> tokens, const WordMark* mark,
               const QRectF& slot) const;
    /// A caret at `x` where words are missing.
    void paintMissing(double x, const QRectF& row) const;
    /// The colour behind a word or token of probability 0 … 1.
    [[nodiscard]] QColor tint(double probability) const;

private:
    [[nodiscard]] bool tokensFit(const Word& word, std::span<const Token> tokens) const;
    void paintTokens(std::span<const Token> tokens, const QRectF& box) const;
    void paintWhole(const QString& text, const QRectF& box) const;
    void paintMark(const WordMark& mark, const QRectF& box) const;
    void paintWave(const QRectF& box) const;

    QPainter& painter_;
    const Theme& theme_;
    QFontMetricsF metrics_;
    QColor tint_; ///< of probability 1, opaque
    std::function<double(std::int64_t)> xOfFrame_;
};

/// A token as it is drawn: without the mark of a word's beginning, "␣" for a space.
[[nodiscard]] QString tokenText(const Token& token);

} // namespace offramp
