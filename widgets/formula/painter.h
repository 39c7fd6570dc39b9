// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formula/layout.h"

#include <QColor>
#include <QImage>
#include <QPicture>

class QPainter;

namespace offramp::formula {

/// Draws in the colour of the painter's pen, the origin of `box` at `origin`, `em` units of the painter an
/// em. Bars keep to whole pixels of the device, so that they are crisp.
void paint(QPainter& painter, const Box& box, const MathFont& font, QPointF origin, double em);

/// A formula in one line as a picture, `margin` ems around it.
struct Picture {
    double em = 16; ///< pixels before `pixelRatio`
    double pixelRatio = 1;
    double margin = 0.25;
    QColor ink = Qt::black;
    QColor paper = Qt::white;
};
[[nodiscard]] QImage imageOf(const Layout& layout, const Picture& how = {});
/// Without paper; `how.pixelRatio` is of no account.
[[nodiscard]] QPicture pictureOf(const Layout& layout, const Picture& how = {});

} // namespace offramp::formula
