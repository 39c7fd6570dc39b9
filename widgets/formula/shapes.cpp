// SPDX-License-Identifier: GPL-3.0-or-later
#include "formula/shapes.h"

#include <QTransform>

#include <algorithm>

namespace offramp::formula {

namespace {

// Outlines are of unit height or absolute, from the top at 0 to the bottom at `height`, and open to the
// right.
constexpr double bearing = 0.09; ///< free at either side

QPainterPath polygon(std::initializer_list<QPointF> points) {
    QPainterPath path;
    path.addPolygon(QPolygonF(QList<QPointF>(points)));
    path.closeSubpath();
    return path;
}

double widthOf(double height) {
    return std::clamp(0.2 + 0.07 * height, 0.26, 0.5);
}

/// Two arcs: thin at the ends, twice as thick as a bar in the middle.
QPainterPath parenthesis(double height, double line) {
    const double width = widthOf(height);
    const double end = 0.7 * line; ///< thickness at the ends
    // A cubic from x = w by two controls at x = c to x = w has its extreme at (w + 3c) / 4.
    const auto control = [](double extreme, double ends) {
        return (4 * extreme - ends) / 3;
    };
    const double outer = control(0, width - end);
    const double inner = control(2.1 * line, width);
    const double reach = 0.27 * height;
    QPainterPath path(QPointF(width - end, 0));
    path.cubicTo(outer, reach, outer, height - reach, width - end, height);
    path.lineTo(width, height);
    path.cubicTo(inner, height - reach, inner, reach, width, 0);
    path.closeSubpath();
    return path;
}

/// The upper half of a brace: from the tip at the top right down to the point at the left.
QPainterPath braceHalf(double height, double width, double thick, double thin) {
    const double stem = width / 2 - thick / 2;
    const double curve = std::min(0.45, height / 2);
    QPainterPath path(QPointF(width, 0));
    path.cubicTo(width - 0.6 * stem, 0, stem, 0.3 * curve, stem, curve);
    path.lineTo(stem, height - curve);
    path.cubicTo(stem, height - 0.3 * curve, 0.6 * stem, height - thin, 0, height - thin / 2);
    path.lineTo(0, height);
    path.cubicTo(0.9 * stem, height, stem + thick, height - 0.45 * curve, stem + thick, height - curve);
    path.lineTo(stem + thick, curve);
    path.cubicTo(stem + thick, 0.45 * curve, width - 0.4 * stem, thin, width, thin);
    path.closeSubpath();
    return path;
}

QPainterPath brace(double height, double line) {
    const QPainterPath half =
        braceHalf(height / 2, std::clamp(0.1 * height, 0.34, 0.5), 2 * line, 0.6 * line);
    QPainterPath path = half;
    path.addPath(QTransform::fromScale(1, -1).map(half).translated(0, height));
    return path;
}

QPainterPath bracket(double height, double line, bool top, bool bottom) {
    const double stem = 1.5 * line;
    QPainterPath path;
    path.setFillRule(Qt::WindingFill);
    path.addRect(0, 0, stem, height);
    if (top) path.addRect(0, 0, widthOf(height) * 0.8, line);
    if (bottom) path.addRect(0, height - line, widthOf(height) * 0.8, line);
    return path;
}

QPainterPath bars(double height, double line, bool two) {
    QPainterPath path;
    path.addRect(0, 0, 1.2 * line, height);
    if (two) path.addRect(0.16, 0, 1.2 * line, height);
    return path;
}

QPainterPath angle(double height, double line) {
    const double width = widthOf(height);
    const double thick = 1.2 * line;
    return polygon({{width - thick, 0},
                    {width, 0},
                    {thick, height / 2},
                    {width, height},
                    {width - thick, height},
                    {0, height / 2}});
}

QPainterPath leftOutline(QChar sign, double height, double line) {
    switch (sign.unicode()) {
    case u'(':
        return parenthesis(height, line);
    case u'{':
        return brace(height, line);
    case u'[':
        return bracket(height, line, true, true);
    case u'⌊':
        return bracket(height, line, false, true);
    case u'⌈':
        return bracket(height, line, true, false);
    case u'⟨':
        return angle(height, line);
    default:
        return bars(height, line, sign == u'‖');
    }
}

QChar mirrored(QChar sign) {
    static constexpr QStringView right = u")}]⌋⌉⟩";
    static constexpr QStringView left = u"({[⌊⌈⟨";
    const qsizetype at = right.indexOf(sign);
    return at < 0 ? QChar() : left.at(at);
}

} // namespace

Box grownDelimiter(QChar sign, double ascent, double depth, double line) {
    const double height = ascent + depth;
    const QChar left = mirrored(sign);
    QPainterPath outline = leftOutline(left.isNull() ? sign : left, height, line);
    const double width = outline.boundingRect().width();
    if (!left.isNull()) outline = QTransform::fromScale(-1, 1).map(outline).translated(width, 0);
    Box box;
    box.width = width + 2 * bearing;
    box.ascent = ascent;
    box.depth = depth;
    box.shapes.push_back(outline.translated(bearing, -ascent));
    return box;
}

Box rootSign(double ascent, double depth, double line) {
    const double height = ascent + depth;
    const double thick = 1.8 * line;
    const double foot = 0.36;                        ///< where the strokes meet
    const double right = foot + 0.2 + 0.06 * height; ///< the long stroke leans
    const double knee = std::max(0.4 * height, height - 0.52);
    const double lean = (right - foot) / height; ///< of the long stroke, x for y
    Box box;
    box.width = right;
    box.ascent = ascent;
    box.depth = depth;
    box.shapes.push_back(polygon({{0.05, knee + 0.07},
                                  {0.2, knee},
                                  {foot, height - 2.2 * line},
                                  {right - line * lean - 0.2 * line, 0},
                                  {right, 0},
                                  {right, line},
                                  {foot + line * 0.9, height},
                                  {foot - line * 0.3, height},
                                  {0.2 - thick * 0.55, knee + 0.045},
                                  {0.065, knee + 0.1}})
                             .translated(0, -ascent));
    return box;
}

Box circumflex(double width, double line) {
    const double height = std::clamp(0.42 * width, 0.12, 0.24);
    const double thick = 1.25 * line;
    Box box;
    box.width = width;
    box.ascent = height;
    box.shapes.push_back(polygon({{0, -0.35 * thick},
                                  {width / 2 - 0.3 * thick, -height},
                                  {width / 2 + 0.3 * thick, -height},
                                  {width, -0.35 * thick},
                                  {width - 0.5 * thick, 0},
                                  {width / 2, -height + 1.35 * thick},
                                  {0.5 * thick, 0}}));
    return box;
}

} // namespace offramp::formula
