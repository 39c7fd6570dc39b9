// SPDX-License-Identifier: GPL-3.0-or-later
#include "time/time_view.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace offramp {

namespace {

constexpr double shortestSelection = 0.001;

/// Where the window of a page or a zoom may begin.
TimeRange within(TimeRange range, double duration) {
    const double least = std::min(TimeView::narrowest, duration);
    const double width = std::clamp(range.width(), least, duration);
    const double begin = std::clamp(range.begin, 0.0, duration - width);
    return {begin, begin + width};
}

} // namespace

TimeView::TimeView(QObject* parent) : QObject(parent) {}

double TimeView::clamped(double time) const {
    return std::clamp(time, 0.0, duration_);
}

void TimeView::setDuration(double seconds) {
    if (seconds == duration_) return;
    duration_ = std::max(0.0, seconds);
    setCursor(std::nullopt);
    setHover(std::nullopt);
    setSelection(std::nullopt);
    range_ = {0, duration_};
    Q_EMIT rangeChanged();
}

void TimeView::setRange(TimeRange range) {
    if (!std::isfinite(range.begin) || !std::isfinite(range.end)) return;
    const TimeRange moved = within(range, duration_);
    if (moved == range_) return;
    range_ = moved;
    Q_EMIT rangeChanged();
}

void TimeView::setCursor(std::optional<double> time) {
    if (time) time = clamped(*time);
    if (time == cursor_) return;
    cursor_ = time;
    Q_EMIT cursorChanged();
}

void TimeView::setHover(std::optional<double> time) {
    if (time) time = clamped(*time);
    if (time == hover_) return;
    hover_ = time;
    Q_EMIT hoverChanged();
}

void TimeView::setSelection(std::optional<TimeRange> selection) {
    if (selection) {
        if (selection->begin > selection->end) std::swap(selection->begin, selection->end);
        selection = TimeRange{clamped(selection->begin), clamped(selection->end)};
        if (selection->width() < shortestSelection) selection.reset();
    }
    if (selection == selection_) return;
    selection_ = selection;
    Q_EMIT selectionChanged();
}

void TimeView::fit() {
    setRange({0, duration_});
}

void TimeView::zoom(double factor, double time) {
    const double least = std::min(narrowest, duration_);
    const double width = std::clamp(range_.width() * factor, least, duration_);
    if (range_.width() <= 0) return;
    const double share = (time - range_.begin) / range_.width();
    const double begin = time - share * width;
    setRange({begin, begin + width});
}

void TimeView::zoomAtCursor(double factor) {
    const bool inView = cursor_ && *cursor_ >= range_.begin && *cursor_ <= range_.end;
    zoom(factor, inView ? *cursor_ : range_.begin + range_.width() / 2);
}

void TimeView::pan(double seconds) {
    setRange({range_.begin + seconds, range_.end + seconds});
}

void TimeView::reveal(double time) {
    if (time >= range_.begin && time <= range_.end) return;
    setRange({time - 0.05 * range_.width(), time + 0.95 * range_.width()});
}

void TimeView::setMarks(std::vector<TimeMark> marks) {
    if (marks == marks_) return;
    marks_ = std::move(marks);
    Q_EMIT marksChanged();
}

} // namespace offramp
