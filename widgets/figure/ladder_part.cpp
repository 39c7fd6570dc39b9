// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/ladder_part.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace offramp {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(offramp::Figure)
};

constexpr double rowHeight = 1.55; ///< in lines of text
constexpr double rowGap = 0.12;
constexpr double wordInset = 0.1;
/// Of the page's width, at most, for rows to have their exits' names.
constexpr double widestNames = 0.13;
constexpr double closestWords = 0.25; ///< lines of text; a narrower word has no letters

QColor faded(const QColor& colour, const QColor& page) {
    const auto mix = [](int a, int b) {
        return (a + b) / 2;
    };
    return {mix(colour.red(), page.red()), mix(colour.green(), page.green()),
            mix(colour.blue(), page.blue())};
}

} // namespace

void paintSubstitution(const FigureCanvas& canvas, const QRectF& box) {
    const FigureStyle& style = canvas.style();
    const double height = style.em() * 0.16;
    canvas.wave(box.left() + height / 2, box.right() - height / 2, box.bottom() - style.line, height,
                {style.substitution, style.line * 1.1, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin});
}

/// Two lines and a plus.
void paintInsertion(const FigureCanvas& canvas, const QRectF& box) {
    const FigureStyle& style = canvas.style();
    const QPen pen(style.insertion, style.line * 1.1, Qt::SolidLine, Qt::FlatCap);
    const double bottom = box.bottom() - style.line;
    const double step = style.em() * 0.15;
    canvas.line({box.left() + step, bottom}, {box.right() - step, bottom}, pen);
    canvas.line({box.left() + step, bottom - step}, {box.right() - step, bottom - step}, pen);
    const QPointF plus(box.left() + 1.7 * step, box.top() + 1.7 * step);
    canvas.line(plus - QPointF(step, 0), plus + QPointF(step, 0), pen);
    canvas.line(plus - QPointF(0, step), plus + QPointF(0, step), pen);
}

void paintCaret(const FigureCanvas& canvas, double x, double bottom) {
    const double size = canvas.style().em() * 0.38;
    canvas.polygon({{x, bottom - size}, {x - size * 0.6, bottom}, {x + size * 0.6, bottom}},
                   canvas.style().deletion);
}

void paintSaved(const FigureCanvas& canvas, const QRectF& box) {
    const FigureStyle& style = canvas.style();
    canvas.hatch(box, style.em() * 0.32, {style.frame, style.thin * 0.7, Qt::SolidLine, Qt::FlatCap});
}

void paintTriangle(const FigureCanvas& canvas, const QRectF& box) {
    const double height = std::min(box.height(), canvas.style().em() * 0.62);
    const double middle = box.center().y();
    canvas.polygon({{box.left(), middle - height / 2},
                    {box.left(), middle + height / 2},
                    {box.left() + height * 0.85, middle}},
                   canvas.style().accent);
}

LadderPart::LadderPart(const ColumnContext& made) : ColumnPart(made) {
    named_ = true;
    named_ = widestLabel() <= widestNames * context().width;
}

double LadderPart::naturalHeight() const {
    return rows() * rowHeight * em();
}

double LadderPart::leastHeight() const {
    return rows() * 0.9 * em();
}

QString LadderPart::axisTitle() const {
    return Texts::tr("Exit");
}

QString LadderPart::labelOf(int exit) const {
    const QString number = QString::number(exit + 1);
    const std::string& name = content().analysis->model->exits[static_cast<std::size_t>(exit)].name;
    return named_ && !name.empty() ? number + QStringLiteral(" · ") + QString::fromStdString(name) : number;
}

double LadderPart::widestLabel() const {
    double widest = 0;
    for (int exit = 0; exit < rows(); ++exit)
        widest = std::max(widest, style().textWidth(labelOf(exit), numberScale, true));
    return widest;
}

double LadderPart::labelsWidth(double /*height*/) const {
    return widestLabel() + 0.75 * em() + 2 * tickGap(style());
}

const ExitComparison* LadderPart::comparisonOf(int exit) const {
    const auto at = static_cast<std::size_t>(exit);
    const auto& comparison = content().comparison;
    return comparison && at < comparison->exits.size() ? comparison->exits[at].get() : nullptr;
}

bool LadderPart::isSaved(int exit) const {
    return content().taken() && exit > *content().taken();
}

void LadderPart::paint(const FigureCanvas& canvas, const TimeScale& scale) const {
    paintTimeGrid(canvas, scale);
    const double height = scale.area.height() / std::max(1, rows());
    const double gap = rowGap * std::min(em(), height);
    for (int exit = 0; exit < rows(); ++exit) {
        const QRectF row(scale.area.left(), scale.area.bottom() - (exit + 1) * height + gap / 2,
                         scale.area.width(), height - gap);
        paintRow(canvas, scale, exit, row);
        paintLabel(canvas, exit, row);
    }
}

void LadderPart::paintRow(const FigureCanvas& canvas, const TimeScale& scale, int exit,
                          const QRectF& row) const {
    const bool taken = content().taken() == exit;
    if (taken) canvas.fill(row, style().taken);
    if (isSaved(exit)) paintSaved(canvas, row);
    if (static_cast<std::size_t>(exit) < content().analysis->exits.size())
        paintWords(canvas, scale, exit, row);
    else if (!isSaved(exit))
        canvas.text(row, Texts::tr("not computed"), {Qt::AlignCenter, numberScale, false, style().faint});
    if (taken)
        canvas.box(row, {style().accent, style().line * 1.4, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin});
}

void LadderPart::paintLabel(const FigureCanvas& canvas, int exit, const QRectF& row) const {
    const bool taken = content().taken() == exit;
    const double right = row.left() - tickGap(style());
    canvas.text(
        {right, row.top(), 0, row.height()}, labelOf(exit),
        {Qt::AlignRight | Qt::AlignVCenter, numberScale, taken, taken ? style().text : style().faint});
    if (!taken) return;
    const double width = style().textWidth(labelOf(exit), numberScale, true);
    paintTriangle(canvas, {right - width - 0.7 * em(), row.top(), em(), row.height()});
}

/// Each word has the room up to half way to its neighbours.
void LadderPart::paintWords(const FigureCanvas& canvas, const TimeScale& scale, int exit,
                            const QRectF& row) const {
    const auto& words = content().analysis->exits[static_cast<std::size_t>(exit)]->hypothesis.words;
    const double shift = content().analysis->model->frameShift;
    const ExitComparison* comparison = comparisonOf(exit);
    const auto x = [&](std::int64_t frame) {
        return scale.x(static_cast<double>(frame) * shift);
    };
    const double gap = em() * 0.05;
    double left = row.left();
    for (std::size_t i = 0; i < words.size(); ++i) {
        const double next =
            i + 1 < words.size() ? (x(words[i].end) + x(words[i + 1].start)) / 2 : row.right();
        const double right = std::min(next, row.right());
        const bool inside = x(words[i].end) > row.left() && x(words[i].start) < row.right();
        if (inside && right - left > 2 * gap) {
            const double wide = style().textWidth(QString::fromStdString(words[i].text)) + 0.4 * em();
            const double begin = x(words[i].start);
            const double end = x(words[i].end);
            const double width = std::min(std::max(wide, end - begin), right - left - 2 * gap);
            const double from =
                std::clamp((begin + end - width) / 2, left + gap, std::max(left + gap, right - gap - width));
            const QRectF box(from, row.top() + wordInset * em(), width, row.height() - 2 * wordInset * em());
            paintWord(canvas, box, words[i], isSaved(exit));
            if (comparison != nullptr) paintMark(canvas, box, comparison->words[i].type);
        }
        if (comparison != nullptr && !comparison->missing[i].empty() && left >= row.left() &&
            left < row.right())
            paintMissing(canvas, left + gap, row);
        left = std::max(row.left(), right);
    }
    if (comparison != nullptr && !comparison->missing.back().empty()) {
        const double end = words.empty() ? row.left() : x(words.back().end);
        if (end >= row.left() && end < row.right())
            paintMissing(canvas, std::min(end + em(), row.right()), row);
    }
}

void LadderPart::paintWord(const FigureCanvas& canvas, const QRectF& box, const Word& word,
                           bool saved) const {
    QColor colour = style().tint(std::exp(word.logProbability));
    if (saved) colour = faded(colour, style().page);
    canvas.roundBox(box, 0.15 * em(), colour);
    if (box.width() < closestWords * em()) return;
    canvas.fittingText(box.adjusted(0.1 * em(), 0, -0.1 * em(), 0), QString::fromStdString(word.text),
                       {Qt::AlignCenter, std::min(1.0, box.height() / em()), false,
                        saved ? faded(style().text, style().page) : style().text});
}

void LadderPart::paintMark(const FigureCanvas& canvas, const QRectF& box, WordMark::Type type) const {
    if (type == WordMark::Type::substituted) paintSubstitution(canvas, box);
    if (type == WordMark::Type::inserted) paintInsertion(canvas, box);
}

void LadderPart::paintMissing(const FigureCanvas& canvas, double x, const QRectF& row) const {
    paintCaret(canvas, x, row.bottom());
    QPen pen(style().deletion, style().thin, Qt::DashLine, Qt::FlatCap);
    canvas.line({x, row.top()}, {x, row.bottom() - 0.38 * em()}, pen);
}

} // namespace offramp
