// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/point_cloud.h"

namespace offramp {

PointCloud::PointCloud(QCPAxis* keys, QCPAxis* values) : QCPGraph(keys, values) {
    setLineStyle(lsNone);
}

void PointCloud::draw(QCPPainter* painter) {
    QVector<QPointF> points;
    points.reserve(data()->size());
    const QRectF area = QRectF(clipRect()).adjusted(-size_, -size_, size_, size_);
    for (const QCPGraphData& each : *data()) {
        const QPointF point(keyAxis()->coordToPixel(each.key), valueAxis()->coordToPixel(each.value));
        if (area.contains(point)) points.append(point);
    }
    const bool antialiased = painter->antialiasing();
    painter->setAntialiasing(false);
    QPen dots(pen().color(), size_);
    dots.setCapStyle(Qt::SquareCap);
    painter->setPen(dots);
    painter->drawPoints(points.constData(), static_cast<int>(points.size()));
    painter->setAntialiasing(antialiased);
}

} // namespace offramp
