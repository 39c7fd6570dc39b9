// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/label_places.h"

#include <algorithm>

namespace offramp {

namespace {

constexpr int mostSteps = 8; ///< lines that a label goes away from its mark

/// A label that goes `steps` lines up or down from where it is at best.
QRectF placeOf(const MarkLabel& label, int steps) {
    const QPointF corner = label.below ? QPointF(label.mark.x() - label.size.width(), label.mark.y())
                                       : QPointF(label.mark.x(), label.mark.y() - label.size.height());
    return {QPointF(corner.x(), corner.y() + steps * label.size.height()), label.size};
}

/// Within the area from left to right; how high it lies is left alone.
QRectF pushedIn(QRectF place, const QRectF& area) {
    if (place.right() > area.right()) place.moveRight(area.right());
    if (place.left() < area.left()) place.moveLeft(area.left());
    return place;
}

bool isFree(const QRectF& place, const std::vector<QRectF>& taken) {
    return std::none_of(taken.begin(), taken.end(),
                        [&](const QRectF& other) { return other.intersects(place); });
}

} // namespace

std::vector<QRectF> labelPlaces(const std::vector<MarkLabel>& labels, const QRectF& area) {
    std::vector<QRectF> places;
    for (const MarkLabel& label : labels) {
        const int away = label.below ? 1 : -1; // first further from the mark, then to its other side
        QRectF found = pushedIn(placeOf(label, 0), area);
        for (int i = 0; i <= 2 * mostSteps; ++i) {
            const int steps = (i % 2 == 0 ? -1 : 1) * ((i + 1) / 2) * away;
            const QRectF place = pushedIn(placeOf(label, steps), area);
            if (!isFree(place, places) || place.top() < area.top() || place.bottom() > area.bottom())
                continue;
            found = place;
            break;
        }
        places.push_back(found);
    }
    return places;
}

} // namespace offramp
