// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/column_figure.h"

#include "base/error.h"
#include "figure/ladder_part.h"
#include "figure/posteriors_part.h"
#include "figure/spectrogram_part.h"
#include "figure/trace_part.h"
#include "figure/waveform_part.h"
#include "time/time_ticks.h"

#include <QCoreApplication>

#include <algorithm>
#include <numeric>

namespace offramp {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(offramp::Figure)
};

constexpr double gap = 0.55;         ///< lines of text, between two plots
constexpr double titleColumn = 1.15; ///< of the axes' titles
constexpr double leastPlot = 6;      ///< lines of text that a plot is wide at least

} // namespace

bool hasView(FigureView view, const UtteranceFigure& content) {
    const bool sound = content.peaks && !content.peaks->waveform().samples.empty();
    const bool exits = content.analysis && !content.analysis->exits.empty();
    switch (view) {
    case FigureView::waveform:
    case FigureView::spectrogram:
        return sound;
    case FigureView::ladder:
        return exits;
    case FigureView::posteriorgram:
        return exits && content.analysis->tokenizer &&
               content.analysis->exits[static_cast<std::size_t>(posteriorsExit(content))]->output.logProbs;
    default:
        return exits && std::any_of(content.analysis->exits.begin(), content.analysis->exits.end(),
                                    [view](const auto& exit) {
                                        return !TracePart::valuesOf(view, exit->traces).empty();
                                    });
    }
}

std::unique_ptr<ColumnPart> makePart(FigureView view, const ColumnContext& context) {
    if (!hasView(view, context.content)) return nullptr;
    switch (view) {
    case FigureView::waveform:
        return std::make_unique<WaveformPart>(context);
    case FigureView::spectrogram:
        return std::make_unique<SpectrogramPart>(context);
    case FigureView::ladder:
        return std::make_unique<LadderPart>(context);
    case FigureView::posteriorgram:
        return std::make_unique<PosteriorsPart>(context);
    default:
        return std::make_unique<TracePart>(view, context);
    }
}

std::vector<double> rulerTicks(const TimeScale& scale, const FigureStyle& style) {
    const double wide = style.textWidth(QStringLiteral("00.00"), numberScale) + 0.8 * style.em();
    return timeTicks(scale.range, scale.range.width() / scale.area.width() * wide);
}

void ColumnPart::paintTimeGrid(const FigureCanvas& canvas, const TimeScale& scale) const {
    if (!spec().grid) return;
    for (const double tick : rulerTicks(scale, style()))
        canvas.line({scale.x(tick), scale.area.top()}, {scale.x(tick), scale.area.bottom()},
                    style().thinPen(style().grid));
}

ColumnFigure::ColumnFigure(const FigureSpec& made, UtteranceFigure content)
    : FigureLayout(made), content_(std::move(content)) {
    const double duration = content_.duration();
    range_ = spec().range.value_or(TimeRange{0, duration});
    range_.begin = std::max(0.0, range_.begin);
    range_.end = std::min(duration, range_.end);
    makeParts();
    if (spec().legend)
        legend_.emplace(columnLegend(spec(), style(), content_), width() - 2 * padding(), style());
    place();
}

void ColumnFigure::makeParts() {
    if (range_.width() > 0)
        for (const FigureView view : spec().views)
            if (auto part = makePart(view, {spec(), style(), content_, range_, width()}))
                parts_.push_back(std::move(part));
    if (parts_.empty())
        throw Error(Texts::tr("The figure").toStdString(), msg("there is nothing to show of what is chosen"),
                    msg("Choose another view or another stretch of time"));
}

double ColumnFigure::rulerHeight() const {
    return spec().ruler ? tickLength(style()) + 2.15 * em() : 0;
}

/// Where there is less than they would like, each gives of what it has above its least.
std::vector<double> ColumnFigure::heightsWithin(double room, double fixed) const {
    std::vector<double> least;
    std::vector<double> natural;
    for (const auto& part : parts_) {
        least.push_back(part->leastHeight());
        natural.push_back(part->naturalHeight());
    }
    const double needed = std::accumulate(least.begin(), least.end(), 0.0);
    const double wished = std::accumulate(natural.begin(), natural.end(), 0.0);
    if (room < needed - 0.5) refuseSize(spec().width, (needed + fixed) / unitsPerMillimetre);
    std::vector<double> heights = natural;
    for (std::size_t i = 0; i < parts_.size(); ++i) {
        if (room >= wished)
            heights[i] = natural[i] * room / wished;
        else
            heights[i] = least[i] + (natural[i] - least[i]) * (room - needed) / (wished - needed);
    }
    return heights;
}

void ColumnFigure::place() {
    const double legendHeight = legend_ && legend_->height() > 0 ? legend_->height() + 0.3 * em() : 0;
    const double top = padding() + titleHeight() + legendHeight;
    const double gaps = gap * em() * static_cast<double>(parts_.size() - 1);
    const double below = rulerHeight() + padding();
    double wished = 0;
    for (const auto& part : parts_)
        wished += part->naturalHeight();
    const double fixed = top + gaps + below;
    setHeight(spec().height ? *spec().height * unitsPerMillimetre : fixed + wished);
    const auto heights = heightsWithin(size().height() - fixed, fixed);
    double labels = 0;
    for (std::size_t i = 0; i < parts_.size(); ++i)
        labels = std::max(labels, parts_[i]->labelsWidth(heights[i]));
    const double left = padding() + titleColumn * em() + labels;
    const double right = width() - padding() - 0.3 * em();
    if (right - left < leastPlot * em())
        refuseSize(spec().width + (leastPlot * em() - right + left) / unitsPerMillimetre,
                   size().height() / unitsPerMillimetre);
    double y = top;
    for (const double height : heights) {
        areas_.emplace_back(left, y, right - left, height);
        y += height + gap * em();
    }
}

void ColumnFigure::paintFigure(const FigureCanvas& canvas) const {
    if (spec().title) paintTitle(canvas, spec().titleText.isEmpty() ? content_.name : spec().titleText);
    if (legend_) legend_->paint(canvas, {padding(), padding() + titleHeight()});
    for (std::size_t i = 0; i < parts_.size(); ++i) {
        const QRectF& area = areas_[i];
        parts_[i]->paint(canvas, scaleOf(i));
        canvas.box(area, style().thinPen(style().frame));
        canvas.risingText({padding(), area.top(), em(), area.height()}, parts_[i]->axisTitle(),
                          {Qt::AlignCenter, 0.9, false, style().text});
    }
    if (spec().ruler) paintRuler(canvas);
}

void ColumnFigure::paintRuler(const FigureCanvas& canvas) const {
    const TimeScale scale = scaleOf(parts_.size() - 1);
    const auto ticks = rulerTicks(scale, style());
    const double step = ticks.size() > 1 ? ticks[1] - ticks[0] : scale.range.width();
    const double top = scale.area.bottom();
    const double length = tickLength(style());
    for (const double tick : ticks) {
        const double x = scale.x(tick);
        canvas.line({x, top}, {x, top + length}, style().thinPen(style().frame));
        const QString shown = timeText(tick, step);
        const double half = style().textWidth(shown, numberScale) / 2;
        const double middle = std::min(x, width() - padding() - half);
        canvas.text({middle, top + length, 0, em()}, shown,
                    {Qt::AlignCenter, numberScale, false, style().faint});
    }
    canvas.text({scale.area.left(), top + length + em(), scale.area.width(), em()}, Texts::tr("Time, s"),
                {Qt::AlignCenter, 0.9, false, style().text});
}

} // namespace offramp
