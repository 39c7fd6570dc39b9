// SPDX-License-Identifier: GPL-3.0-or-later
#include "traces/wide_line.h"

namespace offramp {

WideLine::WideLine(QCPAxis* keys, QCPAxis* values) : TraceLine(keys, values) {}

void WideLine::show(int exit, const TraceLine& line, const QPen& pen) {
    exit_ = exit;
    setData(line.data()); // shared, not copied
    setTrace(line.trace());
    setPen(pen);
}

QPixmap WideLine::picture() {
    const double ratio = mParentPlot->bufferDevicePixelRatio();
    QPixmap made(mParentPlot->size() * ratio);
    made.setDevicePixelRatio(ratio);
    made.fill(Qt::transparent);
    QCPPainter painter(&made);
    painter.setClipRect(clipRect().translated(0, -1)); // as layers do
    TraceLine::draw(&painter);
    ++drawings_;
    return made;
}

/// Of the plot's own size and clipped alike, since Qt rounds a line elsewhere to other pixels.
void WideLine::draw(QCPPainter* painter) {
    QPixmap& kept = pictures_[exit_];
    if (kept.isNull()) kept = picture();
    const bool antialiased = painter->antialiasing();
    painter->setAntialiasing(false); // with it the painter is moved by half a pixel
    painter->drawPixmap(0, 0, kept);
    painter->setAntialiasing(antialiased);
}

} // namespace offramp
