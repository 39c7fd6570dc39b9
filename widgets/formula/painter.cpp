// SPDX-License-Identifier: GPL-3.0-or-later
#include "formula/painter.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace offramp::formula {

namespace {

void paintRun(QPainter& painter, const Run& run, const MathFont& font, QPointF origin, double em) {
    // Text is scaled rather than given a font size, which Qt would round to whole pixels.
    const double scale = em * run.size / MathFont::drawingEm;
    painter.save();
    painter.translate(origin + run.at * em);
    painter.scale(scale, scale);
    painter.setFont(font.font(run.face));
    painter.drawText(QPointF(0, 0), run.text);
    painter.restore();
}

/// Its edges above and below on whole pixels, at least one apart, if pixels aren't turned.
QRectF crisp(const QRectF& rule, const QTransform& toDevice) {
    if (toDevice.type() > QTransform::TxScale) return rule;
    QRectF pixels = toDevice.mapRect(rule);
    const double height = std::max(1.0, std::round(pixels.height()));
    const double top = std::round(pixels.center().y() - height / 2);
    pixels.setTop(top);
    pixels.setHeight(height);
    return toDevice.inverted().mapRect(pixels);
}

void paintMargined(QPainter& painter, const Layout& layout, const Picture& how) {
    painter.setPen(how.ink);
    paint(painter, layout.line(), layout.font(),
          QPointF(how.margin, how.margin + layout.line().ascent) * how.em, how.em);
}

QSizeF sizeOf(const Layout& layout, const Picture& how) {
    const Box& box = layout.line();
    return QSizeF(box.width + 2 * how.margin, box.height() + 2 * how.margin) * how.em;
}

} // namespace

void paint(QPainter& painter, const Box& box, const MathFont& font, QPointF origin, double em) {
    painter.save();
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    for (const Run& run : box.runs)
        paintRun(painter, run, font, origin, em);
    const QColor ink = painter.pen().color();
    for (const QRectF& rule : box.rules) {
        const QRectF placed(origin + rule.topLeft() * em, rule.size() * em);
        painter.fillRect(crisp(placed, painter.deviceTransform()), ink);
    }
    painter.translate(origin);
    painter.scale(em, em);
    for (const QPainterPath& shape : box.shapes)
        painter.fillPath(shape, ink);
    painter.restore();
}

QImage imageOf(const Layout& layout, const Picture& how) {
    const QSizeF size = sizeOf(layout, how) * how.pixelRatio;
    QImage image(static_cast<int>(std::ceil(size.width())), static_cast<int>(std::ceil(size.height())),
                 QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(how.pixelRatio);
    image.fill(how.paper);
    QPainter painter(&image);
    paintMargined(painter, layout, how);
    return image;
}

QPicture pictureOf(const Layout& layout, const Picture& how) {
    QPicture picture;
    QPainter painter(&picture);
    paintMargined(painter, layout, how);
    painter.end();
    picture.setBoundingRect(QRectF(QPointF(0, 0), sizeOf(layout, how)).toAlignedRect());
    return picture;
}

} // namespace offramp::formula
