// SPDX-License-Identifier: GPL-3.0-or-later
#include "ladder/dense_words.h"

#include <algorithm>
#include <cmath>

namespace offramp {

namespace {

constexpr double edge = 3;       ///< above and below words, as WordPainter has it
constexpr double markHeight = 3; ///< pixels
constexpr double caretHeight = 8;

} // namespace

DenseWords::DenseWords(const QRectF& row, double ratio)
    : row_(row), ratio_(ratio),
      columns_(static_cast<std::size_t>(std::max(1.0, std::ceil(row.width() * ratio)))) {}

int DenseWords::columnAt(double x) const {
    const double column = std::floor((x - row_.left()) * ratio_);
    return static_cast<int>(std::clamp(column, -1.0, static_cast<double>(columns_.size())));
}

void DenseWords::add(double begin, double end, double probability, const WordMark* mark) {
    const int first = std::max(0, columnAt(begin));
    const int last =
        std::min(static_cast<int>(columns_.size()), std::max(columnAt(end), columnAt(begin) + 1));
    for (int i = first; i < last; ++i) {
        Column& column = columns_[static_cast<std::size_t>(i)];
        column.probability += static_cast<float>(probability);
        ++column.words;
        if (mark == nullptr) continue;
        column.substituted = column.substituted || mark->type == WordMark::Type::substituted;
        column.inserted = column.inserted || mark->type == WordMark::Type::inserted;
    }
}

void DenseWords::addMissing(double x) {
    const int column = columnAt(x);
    if (column >= 0 && column < static_cast<int>(columns_.size()))
        columns_[static_cast<std::size_t>(column)].missing = true;
}

void DenseWords::paint(QPainter& painter, const Theme& theme,
                       const std::function<QColor(double)>& tint) const {
    const double width = 1 / ratio_;
    const QRectF band = row_.adjusted(0, edge, 0, -edge);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        const Column& column = columns_[i];
        const double x = row_.left() + static_cast<double>(i) * width;
        if (column.words > 0)
            painter.fillRect(QRectF(x, band.top(), width, band.height()),
                             tint(static_cast<double>(column.probability) / column.words));
        if (column.substituted || column.inserted)
            painter.fillRect(QRectF(x, band.bottom() - markHeight, width, markHeight),
                             column.substituted ? theme.substitution : theme.insertion);
        if (column.missing)
            painter.fillRect(QRectF(x, row_.bottom() - caretHeight, width, caretHeight), theme.deletion);
    }
    painter.restore();
}

} // namespace offramp
