// SPDX-License-Identifier: GPL-3.0-or-later
// TradeOffPlot's mouse and keys: how a point of the curve is chosen.
#include "bench/trade_off_plot.h"

#include <QKeyEvent>
#include <QMouseEvent>

#include <algorithm>
#include <cmath>

namespace offramp {

namespace {

constexpr int page = 10; ///< points that Page Up and Page Down go

} // namespace

void TradeOffPlot::pickIndex(std::size_t index) {
    const double threshold = (*figures_.curves.front().points)[index].threshold;
    if (threshold_ && *threshold_ == threshold) return;
    threshold_ = threshold;
    setAccessibleDescription(readOut(placeOf(index)).replace(u'\n', QStringLiteral(", ")));
    Q_EMIT thresholdPicked(threshold);
}

void TradeOffPlot::pick(QPointF pixels) {
    if (const auto index = nearest(pixels)) pickIndex(*index);
}

/// The point of the first curve whose threshold is closest to the one in force.
std::optional<std::size_t> TradeOffPlot::currentIndex() const {
    if (!threshold_ || indices_.empty()) return std::nullopt;
    const auto& points = *figures_.curves.front().points;
    const auto away = [&](std::size_t index) { // an infinite one is as far from another as can be
        const double threshold = points[index].threshold;
        return threshold == *threshold_ ? -1.0 : std::abs(threshold - *threshold_);
    };
    return *std::min_element(indices_.begin(), indices_.end(),
                             [&](std::size_t a, std::size_t b) { return away(a) < away(b); });
}

/// By so many points to the right of the plot, whichever way the curve was swept.
void TradeOffPlot::walk(int by) {
    if (indices_.empty()) return;
    std::vector<std::size_t> order(indices_.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = i;
    std::stable_sort(order.begin(), order.end(),
                     [this](std::size_t a, std::size_t b) { return places_[0][a].x() < places_[0][b].x(); });
    const auto current = currentIndex();
    const auto at = std::find_if(order.begin(), order.end(),
                                 [&](std::size_t i) { return current && indices_[i] == *current; });
    const auto last = static_cast<std::ptrdiff_t>(order.size()) - 1;
    const std::ptrdiff_t from = at == order.end() ? (by > 0 ? -1 : last + 1) : at - order.begin();
    pickIndex(indices_[order[static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(from + by, 0, last))]]);
}

void TradeOffPlot::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton) pick(event->position());
}

void TradeOffPlot::mouseMoveEvent(QMouseEvent* event) {
    hover_ = event->position();
    if (event->buttons().testFlag(Qt::LeftButton)) pick(event->position());
    update();
}

void TradeOffPlot::mouseReleaseEvent(QMouseEvent* /*event*/) {}

void TradeOffPlot::leaveEvent(QEvent* event) {
    hover_.reset();
    update();
    CorpusPlot::leaveEvent(event);
}

void TradeOffPlot::keyPressEvent(QKeyEvent* event) {
    const int end = static_cast<int>(indices_.size());
    switch (event->key()) {
    case Qt::Key_Left:
        return walk(-1);
    case Qt::Key_Right:
        return walk(1);
    case Qt::Key_PageUp:
        return walk(-page);
    case Qt::Key_PageDown:
        return walk(page);
    case Qt::Key_Home:
        return walk(-end);
    case Qt::Key_End:
        return walk(end);
    default:
        CorpusPlot::keyPressEvent(event);
    }
}

} // namespace offramp
