// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/column_figure.h"
#include "figure/ladder_part.h"
#include "figure/spectrogram_part.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace offramp {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(offramp::Figure)
};

using Entries = std::vector<LegendEntry>;

/// Which of the ladder's marks there are.
struct Marks {
    bool substituted = false;
    bool inserted = false;
    bool missing = false;
};

Marks marksOf(const UtteranceFigure& content) {
    Marks marks;
    if (!content.comparison) return marks;
    for (const auto& exit : content.comparison->exits) {
        if (!exit) continue;
        for (const WordMark& word : exit->words) {
            marks.substituted |= word.type == WordMark::Type::substituted;
            marks.inserted |= word.type == WordMark::Type::inserted;
        }
        marks.missing |= std::any_of(exit->missing.begin(), exit->missing.end(),
                                     [](const auto& words) { return !words.empty(); });
    }
    return marks;
}

/// A word's box with its mark.
LegendEntry boxEntry(const QString& text, const FigureStyle& style,
                     void (*paint)(const FigureCanvas&, const QRectF&), bool filled) {
    return {text,
            1.6 * style.em(),
            [paint, filled](const FigureCanvas& canvas, const QRectF& sample) {
                const double inset = canvas.style().em() * 0.12;
                const QRectF box = sample.adjusted(0, inset, 0, -inset);
                if (filled) canvas.roundBox(box, inset, canvas.style().tint(0.8));
                paint(canvas, box);
            },
            {},
            false};
}

void addExits(Entries& entries, const FigureStyle& style, const UtteranceFigure& content) {
    const int exits = static_cast<int>(content.analysis->exits.size());
    bool first = true;
    for (int exit = 0; exit < exits; ++exit) {
        if (content.hiddenExits.contains(exit)) continue;
        const bool taken = exit == content.taken();
        QPen pen = style.exitPen(exit, content.exits());
        if (taken) {
            constexpr double thicker = 2.2;
            QList<qreal> dashes = pen.dashPattern();
            for (qreal& dash : dashes)
                dash /= thicker;
            pen.setWidthF(pen.widthF() * thicker);
            if (!dashes.isEmpty()) pen.setDashPattern(dashes);
        }
        const QString number = QLocale().toString(exit + 1);
        entries.push_back(lineEntry(taken ? Texts::tr("%1 (taken)").arg(number) : number, pen, style));
        if (first) entries.back().before = Texts::tr("Exit");
        entries.back().begins = first;
        first = false;
    }
}

/// The exit taken has its name among the exits, where these are listed.
void addLadder(Entries& entries, const FigureStyle& style, const UtteranceFigure& content) {
    const std::size_t before = entries.size();
    if (content.taken() && entries.empty())
        entries.push_back({Texts::tr("exit taken"), 0.6 * style.em(), paintTriangle, {}, false});
    if (content.taken() && *content.taken() + 1 < content.exits())
        entries.push_back(boxEntry(Texts::tr("saved"), style, paintSaved, false));
    const Marks marks = marksOf(content);
    if (marks.substituted)
        entries.push_back(boxEntry(Texts::tr("substituted"), style, paintSubstitution, true));
    if (marks.inserted) entries.push_back(boxEntry(Texts::tr("inserted"), style, paintInsertion, true));
    if (marks.missing)
        entries.push_back({Texts::tr("left out"),
                           0.6 * style.em(),
                           [](const FigureCanvas& canvas, const QRectF& sample) {
                               paintCaret(canvas, sample.center().x(),
                                          sample.center().y() + canvas.style().em() * 0.2);
                           },
                           {},
                           false});
    if (entries.size() > before) entries[before].begins = true;
}

/// The colours from one value to another.
LegendEntry scaleEntry(const QString& from, const QString& to, const QImage& colours,
                       const FigureStyle& style) {
    return {to, 4 * style.em(),
            [colours](const FigureCanvas& canvas, const QRectF& sample) {
                const double inset = canvas.style().em() * 0.3;
                const QRectF bar = sample.adjusted(0, inset, 0, -inset);
                canvas.image(bar, colours, true);
                canvas.box(bar, canvas.style().thinPen(canvas.style().frame));
            },
            from, false};
}

QImage gradient(const FigureStyle& style, QRgb (FigureStyle::*colour)(double) const) {
    QImage image(256, 1, QImage::Format_RGB32);
    for (int x = 0; x < image.width(); ++x)
        image.setPixel(x, 0, (style.*colour)(x / 255.0));
    return image;
}

void addScales(Entries& entries, const FigureSpec& spec, const FigureStyle& style, bool levels,
               bool probabilities) {
    const std::size_t before = entries.size();
    const QLocale locale;
    if (levels)
        entries.push_back(
            scaleEntry(withMinus(locale.toString(loudestLevel - spec.dynamicRange, 'f', 0)),
                       Texts::tr("%1 dBFS").arg(withMinus(locale.toString(loudestLevel, 'f', 0))),
                       gradient(style, &FigureStyle::level), style));
    if (probabilities)
        entries.push_back(scaleEntry(Texts::tr("posterior 0"), Texts::tr("1"),
                                     gradient(style, &FigureStyle::probability), style));
    if (entries.size() > before) entries[before].begins = true;
}

} // namespace

std::vector<LegendEntry> columnLegend(const FigureSpec& spec, const FigureStyle& style,
                                      const UtteranceFigure& content) {
    const auto shows = [&](FigureView view) {
        return std::find(spec.views.begin(), spec.views.end(), view) != spec.views.end() &&
               hasView(view, content);
    };
    Entries entries;
    if (shows(FigureView::entropy) || shows(FigureView::maxProbability) || shows(FigureView::margin) ||
        shows(FigureView::blank))
        addExits(entries, style, content);
    if (shows(FigureView::ladder)) addLadder(entries, style, content);
    addScales(entries, spec, style, shows(FigureView::spectrogram), shows(FigureView::posteriorgram));
    return entries;
}

} // namespace offramp
