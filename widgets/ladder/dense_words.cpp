// SPDX-License-Identifier: GPL-3.0-or-later
#include "ladder/dense_words.h"

#include <QImage>

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

void DenseWords::add(double begin, double end, double probability, WordMark::Type mark) {
    const int first = std::max(0, columnAt(begin));
    const int last =
        std::min(static_cast<int>(columns_.size()), std::max(columnAt(end), columnAt(begin) + 1));
    for (int i = first; i < last; ++i) {
        Column& column = columns_[static_cast<std::size_t>(i)];
        column.probability += static_cast<float>(probability);
        ++column.words;
        column.substituted = column.substituted || mark == WordMark::Type::substituted;
        column.inserted = column.inserted || mark == WordMark::Type::inserted;
    }
}

void DenseWords::addMissing(double x) {
    const int column = columnAt(x);
    if (column >= 0 && column < static_cast<int>(columns_.size()))
        columns_[static_cast<std::size_t>(column)].missing = true;
}

/// A picture one pixel high for each of the three bands, stretched over it: far faster than so many
/// rectangles.
void DenseWords::paint(QPainter& painter, const Theme& theme,
                       const std::function<QColor(double)>& tint) const {
    const auto count = static_cast<int>(columns_.size());
    QImage words(count, 1, QImage::Format_ARGB32_Premultiplied);
    words.fill(Qt::transparent);
    QImage marks = words;
    QImage carets = words;
    bool any = false;
    for (int i = 0; i < count; ++i) {
        const Column& column = columns_[static_cast<std::size_t>(i)];
        any = any || column.words > 0 || column.missing;
        if (column.words > 0)
            words.setPixelColor(i, 0, tint(static_cast<double>(column.probability) / column.words));
        if (column.substituted || column.inserted)
            marks.setPixelColor(i, 0, column.substituted ? theme.substitution : theme.insertion);
        if (column.missing) carets.setPixelColor(i, 0, theme.deletion);
    }
    if (!any) return;
    const QRectF band = row_.adjusted(0, edge, 0, -edge);
    const double width = count / ratio_;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
    painter.drawImage(QRectF(band.left(), band.top(), width, band.height()), words);
    painter.drawImage(QRectF(band.left(), band.bottom() - markHeight, width, markHeight), marks);
    painter.drawImage(QRectF(row_.left(), row_.bottom() - caretHeight, width, caretHeight), carets);
    painter.restore();
}

} // namespace offramp
