// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/chart_figure.h"

#include "base/error.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace offramp {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(offramp::Figure)
};

constexpr double shape = 0.66;    ///< of the plot where its height is free: height by width
constexpr double leastPlot = 5;   ///< lines of text
constexpr double markSize = 0.62; ///< lines of text
constexpr double dotSize = 0.22;

QColor sheetOf(const QPen& pen, const FigureStyle& style) {
    QColor sheet = pen.color();
    sheet.setAlphaF(style.theme == FigureTheme::dark ? 0.28F : 0.18F);
    return sheet;
}

QColor barColour(int pattern, const FigureStyle& style) {
    if (style.theme == FigureTheme::print) return QColor(0x60, 0x60, 0x60);
    return pattern == 0 ? style.waveform : pattern == 1 ? style.deletion : style.insertion;
}

/// Full, hatched, or empty.
void paintBar(const FigureCanvas& canvas, const QRectF& bar, int pattern) {
    const FigureStyle& style = canvas.style();
    const QColor colour = barColour(pattern, style);
    QColor sheet = colour;
    sheet.setAlphaF(0.6F);
    canvas.fill(bar, style.plot); // over the grid
    if (pattern == 0) canvas.fill(bar, sheet);
    if (pattern == 1) canvas.hatch(bar, 0.3 * style.em(), {colour, style.thin, Qt::SolidLine, Qt::FlatCap});
    canvas.box(bar, {colour, style.thin * 1.2, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin});
}

void paintShape(const FigureCanvas& canvas, QPointF at, const ChartMarks& marks) {
    const FigureStyle& style = canvas.style();
    const double half = markSize * style.em() / 2;
    if (marks.shape == ChartMarks::Shape::dot) {
        QColor colour = style.theme == FigureTheme::print ? QColor(Qt::black) : style.waveform;
        colour.setAlphaF(0.55F);
        const double dot = dotSize * style.em();
        return canvas.roundBox({at.x() - dot / 2, at.y() - dot / 2, dot, dot}, dot / 2, colour);
    }
    const bool diamond = marks.shape == ChartMarks::Shape::diamond;
    const std::vector<QPointF> outline =
        diamond ? std::vector<QPointF>{{at.x(), at.y() - half},
                                       {at.x() + half, at.y()},
                                       {at.x(), at.y() + half},
                                       {at.x() - half, at.y()},
                                       {at.x(), at.y() - half}}
                : std::vector<QPointF>{{at.x() - half * 0.8, at.y() - half * 0.8},
                                       {at.x() + half * 0.8, at.y() - half * 0.8},
                                       {at.x() + half * 0.8, at.y() + half * 0.8},
                                       {at.x() - half * 0.8, at.y() + half * 0.8},
                                       {at.x() - half * 0.8, at.y() - half * 0.8}};
    canvas.polygon(outline, style.plot);
    canvas.polyline(outline, {style.text, style.line, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin});
}

} // namespace

ChartFigure::ChartFigure(const FigureSpec& made, FigureChart chart)
    : FigureLayout(made), chart_(std::move(chart)) {
    if (chart_.lines.empty() && chart_.bars.empty() && chart_.marks.empty())
        throw Error(Texts::tr("The figure").toStdString(), msg("there is nothing to show of what is chosen"),
                    msg("Choose another plot"));
    if (spec().legend) legend_.emplace(entries(), width() - 2 * padding(), style());
    place();
}

double ChartFigure::axisHeight() const {
    return tickLength(style()) + 2.2 * em();
}

/// The axis's numbers follow from the height, and the plot's width from their width.
void ChartFigure::place() {
    const double legendHeight = legend_ && legend_->height() > 0 ? legend_->height() + 0.3 * em() : 0;
    const double top = padding() + titleHeight() + legendHeight;
    const double fixed = top + axisHeight() + padding();
    const double plot = spec().height ? *spec().height * unitsPerMillimetre - fixed : shape * width();
    if (plot < leastPlot * em()) refuseSize(spec().width, (fixed + leastPlot * em()) / unitsPerMillimetre);
    setHeight(fixed + plot);
    values_.emplace(chart_.y.low, chart_.y.high, plot, style());
    const double left = padding() + 1.15 * em() + values_->width(style());
    const double right = width() - padding() - 0.6 * em();
    if (right - left < 1.5 * leastPlot * em())
        refuseSize(spec().width + (1.5 * leastPlot * em() - right + left) / unitsPerMillimetre,
                   size().height() / unitsPerMillimetre);
    area_ = {left, top, right - left, plot};
}

double ChartFigure::x(double value) const {
    return area_.left() + (value - chart_.x.low) / (chart_.x.high - chart_.x.low) * area_.width();
}

QPointF ChartFigure::at(QPointF place) const {
    return {x(place.x()), values_->y(place.y(), area_)};
}

std::vector<QPointF> ChartFigure::placed(const std::vector<QPointF>& points) const {
    std::vector<QPointF> places;
    places.reserve(points.size());
    for (const QPointF& point : points)
        places.push_back(at(point));
    return places;
}

std::vector<double> ChartFigure::xTicks() const {
    std::vector<double> ticks;
    if (!chart_.x.categories.isEmpty()) {
        for (qsizetype i = 0; i < chart_.x.categories.size(); ++i)
            ticks.push_back(static_cast<double>(i) + 1);
        return ticks;
    }
    const int most = std::clamp(static_cast<int>(area_.width() / (3.5 * em())), 2, 12);
    ticks = axisTicks(chart_.x.low, chart_.x.high, most);
    if (chart_.x.whole)
        std::erase_if(ticks, [](double tick) { return std::abs(tick - std::round(tick)) > 1e-9; });
    return ticks;
}

void ChartFigure::paintHorizontal(const FigureCanvas& canvas) const {
    const auto ticks = xTicks();
    const bool named = !chart_.x.categories.isEmpty();
    const double room = named ? area_.width() / static_cast<double>(ticks.size()) : 3.5 * em();
    const auto fits = [&](const QString& shown) {
        return style().textWidth(shown, numberScale) <= 0.92 * room;
    };
    // Names that there is no room for give way to their numbers.
    const bool byName = named && std::all_of(chart_.x.categories.begin(), chart_.x.categories.end(), fits);
    const QStringList texts = byName ? chart_.x.categories : axisTexts(ticks);
    const double bottom = area_.bottom();
    const double length = tickLength(style());
    for (std::size_t i = 0; i < ticks.size(); ++i) {
        const double place = x(ticks[i]);
        canvas.line({place, bottom}, {place, bottom + length}, style().thinPen(style().frame));
        canvas.fittingText({place - room / 2, bottom + length, room, em()}, texts[static_cast<qsizetype>(i)],
                           {Qt::AlignCenter, numberScale, false, style().faint});
    }
    canvas.fittingText({area_.left(), bottom + length + em(), area_.width(), 1.1 * em()}, chart_.x.title,
                       {Qt::AlignCenter, 0.95, false, style().text});
}

void ChartFigure::paintBars(const FigureCanvas& canvas, const ChartBars& bars) const {
    for (const ChartBar& bar : bars.bars) {
        const QRectF box(at({bar.left, bar.top}), at({bar.right, bar.bottom}));
        if (box.height() > 0) paintBar(canvas, box, bars.pattern);
        if (bar.label.isEmpty()) continue;
        canvas.fittingText({box.left() - 0.2 * em(), box.top() - 1.05 * em(), box.width() + 0.4 * em(), em()},
                           bar.label, {Qt::AlignCenter, numberScale, false, style().text});
    }
}

void ChartFigure::paintCurrent(const FigureCanvas& canvas) const {
    const QPen dashed(style().accent, style().thin, Qt::DashLine, Qt::FlatCap);
    if (chart_.threshold && *chart_.threshold >= chart_.x.low && *chart_.threshold <= chart_.x.high) {
        const double place = x(*chart_.threshold);
        canvas.line({place, area_.top()}, {place, area_.bottom()},
                    {style().accent, style().line, Qt::DashLine, Qt::FlatCap});
    }
    if (!chart_.current) return;
    const QPointF place = at(*chart_.current);
    if (!area_.contains(place)) return;
    canvas.line(place, {place.x(), area_.bottom()}, dashed);
    canvas.line(place, {area_.left(), place.y()}, dashed);
    const double radius = 0.3 * em();
    const double rim = radius + style().line;
    canvas.roundBox({place.x() - rim, place.y() - rim, 2 * rim, 2 * rim}, rim, style().plot);
    canvas.roundBox({place.x() - radius, place.y() - radius, 2 * radius, 2 * radius}, radius, style().accent);
}

void ChartFigure::paintMarks(const FigureCanvas& canvas, const ChartMarks& marks) const {
    for (const QPointF& point : marks.points)
        if (area_.contains(at(point))) paintShape(canvas, at(point), marks);
}

/// Places of lines, so closely that no letter goes between two of them.
std::vector<QPointF> ChartFigure::linePlaces() const {
    std::vector<QPointF> places;
    const double step = 0.3 * em();
    const auto add = [&](QPointF from, QPointF to) {
        const int parts = std::max(1, static_cast<int>(QLineF(from, to).length() / step));
        for (int i = 0; i <= parts; ++i)
            places.push_back(from + (to - from) * i / parts);
    };
    for (const ChartLine& line : chart_.lines) {
        const auto points = placed(line.points);
        for (std::size_t i = 1; i < points.size(); ++i)
            add(points[i - 1], points[i]);
    }
    if (chart_.current) {
        const QPointF place = at(*chart_.current);
        add(place, {place.x(), area_.bottom()});
        add(place, {area_.left(), place.y()});
    }
    return places;
}

/// Of marks, which no label may cover.
std::vector<QRectF> ChartFigure::markBoxes() const {
    std::vector<QRectF> boxes;
    const double half = markSize * em() / 2;
    const auto add = [&](QPointF place) {
        boxes.emplace_back(place.x() - half, place.y() - half, 2 * half, 2 * half);
    };
    if (chart_.current) add(at(*chart_.current));
    for (const ChartMarks& marks : chart_.marks)
        if (!marks.labels.isEmpty())
            for (const QPointF& point : placed(marks.points))
                add(point);
    return boxes;
}

/// Where a label of that size may stand about a mark, the best first.
std::vector<QRectF> ChartFigure::labelPlaces(QPointF mark, QSizeF size) const {
    const double away = markSize * em() / 2 + 0.15 * em();
    const double right = mark.x() + away;
    const double left = mark.x() - away - size.width();
    const double middle = mark.x() - size.width() / 2;
    const double up = mark.y() - away - size.height();
    std::vector<QRectF> places;
    for (const QPointF corner :
         {QPointF(right, up + 0.3 * size.height()), QPointF(left, mark.y() + 0.3 * away),
          QPointF(left, up + 0.3 * size.height()), QPointF(right, mark.y() + 0.3 * away), QPointF(middle, up),
          QPointF(middle, mark.y() + away), QPointF(left, mark.y() + 2 * away), QPointF(right, up - away),
          QPointF(right, mark.y() + 2 * away), QPointF(left, up - away)})
        places.emplace_back(corner, size);
    return places;
}

/// Beside its mark, on no mark and no other label, and over as little of lines as can be.
void ChartFigure::paintLabels(const FigureCanvas& canvas) const {
    const auto lines = linePlaces();
    std::vector<QRectF> occupied = markBoxes();
    for (const ChartMarks& marks : chart_.marks) {
        for (qsizetype i = 0; i < marks.labels.size(); ++i) {
            const QSizeF size(style().textWidth(marks.labels[i], numberScale), em() * numberScale);
            const auto places = labelPlaces(at(marks.points[static_cast<std::size_t>(i)]), size);
            QRectF best = places.front();
            std::ptrdiff_t least = std::numeric_limits<std::ptrdiff_t>::max();
            for (const QRectF& place : places) {
                const auto meets = [&](const QRectF& other) {
                    return other.intersects(place);
                };
                if (!area_.contains(place) || std::any_of(occupied.begin(), occupied.end(), meets)) continue;
                const auto covered = std::count_if(lines.begin(), lines.end(),
                                                   [&](QPointF point) { return place.contains(point); });
                if (covered < least) best = place;
                least = std::min(least, covered);
            }
            occupied.push_back(best);
            canvas.text(best, marks.labels[i], {Qt::AlignCenter, numberScale, false, style().text});
        }
    }
}

std::vector<LegendEntry> ChartFigure::entries() const {
    std::vector<LegendEntry> made;
    for (const ChartLine& line : chart_.lines)
        if (!line.name.isEmpty()) made.push_back(lineEntry(line.name, style().pen(line.style), style()));
    for (const ChartBand& band : chart_.bands)
        if (!band.name.isEmpty())
            made.push_back(
                {band.name,
                 1.6 * em(),
                 [sheet = sheetOf(style().pen(band.style), style())](const FigureCanvas& canvas,
                                                                     const QRectF& sample) {
                     canvas.fill(sample.adjusted(0, 0.2 * canvas.style().em(), 0, -0.2 * canvas.style().em()),
                                 sheet);
                 },
                 {},
                 false});
    for (const ChartBars& bars : chart_.bars)
        if (!bars.name.isEmpty())
            made.push_back({bars.name,
                            1.4 * em(),
                            [pattern = bars.pattern](const FigureCanvas& canvas, const QRectF& sample) {
                                const double inset = 0.2 * canvas.style().em();
                                paintBar(canvas, sample.adjusted(0, inset, 0, -inset), pattern);
                            },
                            {},
                            false});
    for (const ChartMarks& marks : chart_.marks)
        if (!marks.name.isEmpty())
            made.push_back({marks.name,
                            0.7 * em(),
                            [marks](const FigureCanvas& canvas, const QRectF& sample) {
                                paintShape(canvas, sample.center(), marks);
                            },
                            {},
                            false});
    if (chart_.current && !chart_.currentName.isEmpty())
        made.push_back({chart_.currentName,
                        0.6 * em(),
                        [](const FigureCanvas& canvas, const QRectF& sample) {
                            const double radius = 0.3 * canvas.style().em();
                            const QPointF middle = sample.center();
                            canvas.roundBox(
                                {middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius}, radius,
                                canvas.style().accent);
                        },
                        {},
                        false});
    if (chart_.threshold && !chart_.thresholdName.isEmpty())
        made.push_back(lineEntry(chart_.thresholdName,
                                 {style().accent, style().line, Qt::DashLine, Qt::FlatCap}, style()));
    return made;
}

void ChartFigure::paintFigure(const FigureCanvas& canvas) const {
    if (spec().title) paintTitle(canvas, spec().titleText.isEmpty() ? chart_.title : spec().titleText);
    if (legend_) legend_->paint(canvas, {padding(), padding() + titleHeight()});
    if (spec().grid) {
        values_->paintGrid(canvas, area_);
        if (chart_.x.categories.isEmpty())
            for (const double tick : xTicks())
                canvas.line({x(tick), area_.top()}, {x(tick), area_.bottom()}, style().thinPen(style().grid));
    }
    for (const ChartBand& band : chart_.bands)
        canvas.polygon(placed(band.outline), sheetOf(style().pen(band.style), style()));
    for (const ChartBars& bars : chart_.bars)
        paintBars(canvas, bars);
    for (auto line = chart_.lines.rbegin(); line != chart_.lines.rend(); ++line)
        canvas.polyline(placed(line->points), style().pen(line->style));
    for (const ChartMarks& marks : chart_.marks)
        paintMarks(canvas, marks);
    paintCurrent(canvas);
    paintLabels(canvas);
    canvas.box(area_, style().thinPen(style().frame));
    values_->paint(canvas, area_);
    canvas.risingText({padding(), area_.top(), em(), area_.height()}, chart_.y.title,
                      {Qt::AlignCenter, 0.95, false, style().text});
    paintHorizontal(canvas);
}

} // namespace offramp
