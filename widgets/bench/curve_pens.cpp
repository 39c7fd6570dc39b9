// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/curve_pens.h"

#include "theme/colour_map.h"

#include <array>

namespace offramp {

QPen curvePen(int curve, const Theme& theme) {
    struct Style {
        double hue;
        QList<qreal> dashes; ///< in widths of the pen
    };
    static const std::array<Style, 6> styles{{{255, {}},
                                              {25, {6, 3}},
                                              {150, {2, 2}},
                                              {330, {8, 3, 2, 3}},
                                              {90, {12, 4}},
                                              {200, {6, 2, 2, 2, 2, 2}}}};
    const auto& style = styles.at(static_cast<std::size_t>(curve) % styles.size());
    QPen pen(fromLightness(theme.dark ? 0.76 : 0.50, 0.16, style.hue), curve == 0 ? 2.4 : 1.6);
    if (!style.dashes.isEmpty()) pen.setDashPattern(style.dashes);
    pen.setCapStyle(Qt::FlatCap);
    return pen;
}

} // namespace offramp
