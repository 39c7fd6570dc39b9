// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/figure_style.h"

#include "bench/curve_pens.h"
#include "theme/colour_map.h"
#include "theme/theme.h"

#include <QPalette>

#include <algorithm>
#include <array>
#include <cmath>

namespace offramp {

namespace {

/// In widths of the pen. The deepest exit is whole; the shallower, the more broken.
const QList<qreal>& dashesOf(int fromLast) {
    static const std::array<QList<qreal>, 6> patterns{{{}, {9, 2.5}, {6, 2, 1.5, 2}, {4, 2}, {2, 2}, {1, 2}}};
    return patterns.at(static_cast<std::size_t>(fromLast) % patterns.size());
}

QColor mixed(const QColor& a, const QColor& b, double share) {
    const auto mix = [share](int x, int y) {
        return static_cast<int>(std::lround(x + (y - x) * share));
    };
    return {mix(a.red(), b.red()), mix(a.green(), b.green()), mix(a.blue(), b.blue())};
}

} // namespace

FigureStyle::FigureStyle(const FigureSpec& spec)
    : theme(spec.theme), line(spec.lineWidth * unitsPerPoint), thin(spec.lineWidth * unitsPerPoint * 0.6),
      family_(spec.family.isEmpty() ? figureFamily() : spec.family), size_(spec.fontSize * unitsPerPoint) {
    if (theme == FigureTheme::print)
        setPrint();
    else
        setWindow(spec);
    em_ = metrics().height();
}

void FigureStyle::setWindow(const FigureSpec& spec) {
    const bool dark = spec.theme == FigureTheme::dark;
    const Theme colours(dark ? darkPalette() : lightPalette());
    page = plot = colours.background;
    text = colours.text;
    faint = mixed(colours.text, page, 0.28);
    grid = mixed(colours.text, page, 0.86);
    frame = mixed(colours.text, page, 0.6);
    accent = colours.accent;
    taken = mixed(page, colours.accent, 0.14);
    waveform = colours.waveform;
    substitution = colours.substitution;
    insertion = colours.insertion;
    deletion = colours.deletion;
}

void FigureStyle::setPrint() {
    page = plot = Qt::white;
    text = accent = Qt::black;
    faint = QColor(0x30, 0x30, 0x30);
    grid = QColor(0xd8, 0xd8, 0xd8);
    frame = QColor(0x60, 0x60, 0x60);
    taken = Qt::white; // told by its frame and its triangle
    waveform = QColor(0x40, 0x40, 0x40);
    substitution = insertion = deletion = Qt::black; // told by their shapes
}

QFont FigureStyle::font(double scale, bool bold) const {
    QFont made(family_);
    made.setPixelSize(std::max(1, static_cast<int>(std::lround(size_ * scale))));
    made.setBold(bold);
    made.setHintingPreference(QFont::PreferNoHinting); // else widths would depend on the screen
    made.setKerning(true);
    return made;
}

QFontMetricsF FigureStyle::metrics(double scale, bool bold) const {
    return QFontMetricsF(font(scale, bold));
}

double FigureStyle::textWidth(const QString& shown, double scale, bool bold) const {
    return metrics(scale, bold).horizontalAdvance(shown);
}

QPen FigureStyle::exitPen(int exit, int exits) const {
    QPen made(text, line, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin);
    if (theme != FigureTheme::print) {
        const Theme colours(theme == FigureTheme::dark ? darkPalette() : lightPalette());
        made.setColor(colours.exit(exit, exits));
        return made;
    }
    const double share = exits > 1 ? static_cast<double>(exit) / (exits - 1) : 1;
    made.setColor(fromLightness(0.62 - 0.62 * share, 0, 0));
    const QList<qreal>& dashes = dashesOf(exits - 1 - exit);
    if (!dashes.isEmpty()) made.setDashPattern(dashes);
    return made;
}

QPen FigureStyle::pen(const ChartStyle& chartStyle) const {
    if (chartStyle.kind == ChartStyle::Kind::faint)
        return {faint, line, Qt::DotLine, Qt::FlatCap, Qt::RoundJoin};
    if (chartStyle.kind == ChartStyle::Kind::exit) {
        QPen made = exitPen(chartStyle.index, chartStyle.count);
        made.setWidthF(line * 1.2);
        const QList<qreal>& dashes = dashesOf(chartStyle.count - 1 - chartStyle.index);
        if (!dashes.isEmpty()) made.setDashPattern(dashes);
        return made;
    }
    const bool dark = theme == FigureTheme::dark;
    QPen made = curvePen(chartStyle.index, Theme(dark ? darkPalette() : lightPalette()));
    made.setWidthF(chartStyle.index == 0 ? line * 1.6 : line * 1.2);
    made.setJoinStyle(Qt::RoundJoin);
    if (theme == FigureTheme::print)
        made.setColor(fromLightness(std::min(0.5, 0.12 * chartStyle.index), 0, 0));
    return made;
}

QPen FigureStyle::thinPen(const QColor& colour) const {
    return {colour, thin, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin};
}

QColor FigureStyle::tint(double share) const {
    if (theme == FigureTheme::print) return mixed(page, QColor(0xa0, 0xa0, 0xa0), 0.1 + 0.7 * share);
    const QColor full = fromLightness(theme == FigureTheme::dark ? 0.62 : 0.66, 0.13, 245);
    return mixed(page, full, 0.06 + 0.58 * share);
}

QRgb FigureStyle::level(double share) const {
    if (theme == FigureTheme::print) return ColourMap::of(ColourMap::Name::grey).at(1 - share);
    return ColourMap::of(ColourMap::Name::aurora).at(share);
}

QRgb FigureStyle::probability(double share) const {
    if (theme == FigureTheme::dark) return ColourMap::of(ColourMap::Name::aurora).at(share);
    return ColourMap::of(ColourMap::Name::grey).at(1 - share);
}

} // namespace offramp
