// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/posteriors_part.h"

#include "ladder/word_painter.h"
#include "posteriorgram/frequent_classes.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace offramp {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(offramp::Figure)
};

/// The most probable that class `id` gets in frames [begin, end).
double highest(const Matrix& logProbs, std::int64_t begin, std::int64_t end, int id) {
    float best = -INFINITY;
    for (std::int64_t frame = begin; frame < end; ++frame)
        best = std::max(best, logProbs.row(frame)[static_cast<std::size_t>(id)]);
    return std::exp(static_cast<double>(best));
}

} // namespace

int posteriorsExit(const UtteranceFigure& content) {
    const int known = content.analysis ? static_cast<int>(content.analysis->exits.size()) : 0;
    if (content.posteriorsExit >= 0 && content.posteriorsExit < known) return content.posteriorsExit;
    return content.taken() && *content.taken() < known ? *content.taken() : known - 1;
}

HeatMap posteriorsMap(const Matrix& logProbs, double frameShift, TimeRange range,
                      const std::vector<int>& classes, int columns, const FigureStyle& style) {
    const auto begin =
        std::clamp<std::int64_t>(std::llround(std::floor(range.begin / frameShift)), 0, logProbs.rows());
    const auto end =
        std::clamp<std::int64_t>(std::llround(std::ceil(range.end / frameShift)), begin, logProbs.rows());
    const int width = static_cast<int>(std::min<std::int64_t>(end - begin, std::max(1, columns)));
    QImage picture(std::max(1, width), static_cast<int>(classes.size()), QImage::Format_RGB32);
    picture.fill(style.page);
    for (int row = 0; row < picture.height(); ++row) {
        const int id = classes[classes.size() - 1 - static_cast<std::size_t>(row)];
        for (int column = 0; column < width; ++column) {
            const std::int64_t first = begin + (end - begin) * column / width;
            const std::int64_t last = begin + (end - begin) * (column + 1) / width;
            picture.setPixel(column, row, style.probability(highest(logProbs, first, last, id)));
        }
    }
    return {std::move(picture), static_cast<double>(begin) * frameShift,
            static_cast<double>(std::max(end, begin + 1)) * frameShift};
}

PosteriorsPart::PosteriorsPart(const ColumnContext& made)
    : ColumnPart(made), exit_(posteriorsExit(content())),
      classes_(frequentClasses(content().analysis->exits[static_cast<std::size_t>(exit_)]->traces,
                               content().analysis->tokenizer->blank(), std::max(2, spec().tokens))) {}

double PosteriorsPart::naturalHeight() const {
    return std::max(3.0, 0.95 * static_cast<double>(classes_.size())) * em();
}

QString PosteriorsPart::axisTitle() const {
    return Texts::tr("Token, exit %1").arg(exit_ + 1);
}

QString PosteriorsPart::nameOf(int id) const {
    const Tokenizer& tokenizer = *content().analysis->tokenizer;
    if (id == tokenizer.blank()) return Texts::tr("blank");
    Token token;
    token.text = tokenizer.name(id);
    return tokenText(token);
}

double PosteriorsPart::labelsWidth(double /*height*/) const {
    double widest = 0;
    for (const int id : classes_)
        widest = std::max(widest, style().textWidth(nameOf(id), numberScale));
    return widest + 2 * tickGap(style());
}

double PosteriorsPart::rowHeight(double height) const {
    return height / static_cast<double>(std::max<std::size_t>(1, classes_.size()));
}

void PosteriorsPart::paint(const FigureCanvas& canvas, const TimeScale& scale) const {
    if (classes_.empty()) return;
    const auto& exit = *content().analysis->exits[static_cast<std::size_t>(exit_)];
    const int dots = static_cast<int>(scale.area.width() * spec().dpi / unitsPerInch);
    paintHeatMap(canvas, scale,
                 posteriorsMap(*exit.output.logProbs, content().analysis->model->frameShift, scale.range,
                               classes_, dots, style()),
                 false);
    const double height = rowHeight(scale.area.height());
    const double text = em() * numberScale;
    const int every = std::max(1, static_cast<int>(std::ceil(0.85 * text / height)));
    for (std::size_t i = 0; i < classes_.size(); i += static_cast<std::size_t>(every)) {
        const double middle = scale.area.bottom() - (static_cast<double>(i) + 0.5) * height;
        canvas.text({scale.area.left() - tickGap(style()), middle - text / 2, 0, text}, nameOf(classes_[i]),
                    {Qt::AlignRight | Qt::AlignVCenter, numberScale, false, style().faint});
    }
}

} // namespace offramp
