// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>
#include <QRectF>
#include <QSizeF>

#include <vector>

namespace offramp {

/// The text beside a mark of a plot, all in pixels.
struct MarkLabel {
    QPointF mark;
    QSizeF size;
    bool below = false; ///< to the lower left of the mark at best, else to the upper right
};

/// Where the labels lie, in their order: each as near to where it is at best as it can without lying on one
/// before it, and within `area` if there is room there. Where all is full it lies where it is at best.
[[nodiscard]] std::vector<QRectF> labelPlaces(const std::vector<MarkLabel>& labels, const QRectF& area);

} // namespace offramp
