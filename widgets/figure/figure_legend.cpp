// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/figure_legend.h"

#include <utility>

namespace offramp {

namespace {

constexpr double scale = 0.9; ///< of the legend's texts
constexpr double gap = 0.3;   ///< lines of text, between a sample and its name
constexpr double apart = 0.8; ///< between entries

} // namespace

FigureLegend::FigureLegend(std::vector<LegendEntry> entries, double width, const FigureStyle& style)
    : entries_(std::move(entries)), style_(style), lineHeight_(1.2 * style.em()) {
    double x = 0;
    for (std::size_t i = 0; i < entries_.size(); ++i) {
        const double wide = widthOf(entries_[i]);
        const bool group = entries_[i].begins && x + groupWidth(i) > width;
        if (lines_ == 0 || (x > 0 && (group || x + wide > width))) {
            ++lines_;
            x = 0;
        }
        places_.emplace_back(x, (lines_ - 1) * lineHeight_);
        x += wide + apart * style_.em();
    }
}

/// Of the entries up to the next group.
double FigureLegend::groupWidth(std::size_t first) const {
    double width = widthOf(entries_[first]);
    for (std::size_t i = first + 1; i < entries_.size() && !entries_[i].begins; ++i)
        width += apart * style_.em() + widthOf(entries_[i]);
    return width;
}

double FigureLegend::widthOf(const LegendEntry& entry) const {
    double width = style_.textWidth(entry.text, scale);
    if (entry.sampleWidth > 0) width += entry.sampleWidth + gap * style_.em();
    if (!entry.before.isEmpty()) width += style_.textWidth(entry.before, scale) + gap * style_.em();
    return width;
}

void FigureLegend::paint(const FigureCanvas& canvas, QPointF topLeft) const {
    const FigureCanvas::Text how{Qt::AlignLeft | Qt::AlignVCenter, scale, false, style_.text};
    for (std::size_t i = 0; i < entries_.size(); ++i) {
        const LegendEntry& entry = entries_[i];
        double x = topLeft.x() + places_[i].x();
        const double y = topLeft.y() + places_[i].y();
        if (!entry.before.isEmpty()) {
            canvas.text({x, y, 0, lineHeight_}, entry.before, how);
            x += style_.textWidth(entry.before, scale) + gap * style_.em();
        }
        if (entry.paint) entry.paint(canvas, {x, y, entry.sampleWidth, lineHeight_});
        if (entry.sampleWidth > 0) x += entry.sampleWidth + gap * style_.em();
        canvas.text({x, y, 0, lineHeight_}, entry.text, how);
    }
}

LegendEntry lineEntry(const QString& text, const QPen& pen, const FigureStyle& style) {
    return {text,
            1.9 * style.em(),
            [pen](const FigureCanvas& canvas, const QRectF& sample) {
                canvas.line({sample.left(), sample.center().y()}, {sample.right(), sample.center().y()}, pen);
            },
            {},
            false};
}

} // namespace offramp
