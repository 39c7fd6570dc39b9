// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/comparison.h"
#include "theme/theme.h"

#include <QPainter>
#include <QRectF>

#include <functional>
#include <vector>

namespace offramp {

/// Words that lie too closely to be told apart, gathered by columns of pixels: a column is tinted by the mean
/// probability of its words, and marked as words are, at its lower edge, where one of them differs.
class DenseWords {
public:
    /// For a row of the ladder; `ratio` pixels of the screen make one of the row.
    DenseWords(const QRectF& row, double ratio);

    /// A word from x to x.
    void add(double begin, double end, double probability, WordMark::Type mark);
    /// Words are missing at `x`.
    void addMissing(double x);
    /// `tint` gives a probability's colour.
    void paint(QPainter& painter, const Theme& theme, const std::function<QColor(double)>& tint) const;

private:
    struct Column {
        float probability = 0; ///< of its words together
        int words = 0;
        bool substituted = false;
        bool inserted = false;
        bool missing = false;
    };

    [[nodiscard]] int columnAt(double x) const;

    QRectF row_;
    double ratio_;
    std::vector<Column> columns_;
};

} // namespace offramp
