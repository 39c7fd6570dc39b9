// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/theme.h"

#include "theme/colour_map.h"

namespace offramp {

namespace {

QColor mixed(const QColor& a, const QColor& b, double share) {
    const auto mix = [share](int x, int y) {
        return static_cast<int>(x + (y - x) * share);
    };
    return {mix(a.red(), b.red()), mix(a.green(), b.green()), mix(a.blue(), b.blue())};
}

QColor translucent(QColor colour, int alpha) {
    colour.setAlpha(alpha);
    return colour;
}

QPalette paletteOf(const QColor& window, const QColor& base, const QColor& button, const QColor& text,
                   const QColor& highlight) {
    QPalette palette(button, window);
    for (const auto role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText}) {
        palette.setColor(role, text);
        palette.setColor(QPalette::Disabled, role, mixed(text, window, 0.55));
    }
    palette.setColor(QPalette::Base, base);
    palette.setColor(QPalette::Mid, mixed(text, window, 0.5));
    palette.setColor(QPalette::AlternateBase, mixed(base, window, 0.6));
    palette.setColor(QPalette::ToolTipBase, button);
    palette.setColor(QPalette::PlaceholderText, mixed(text, base, 0.34));
    palette.setColor(QPalette::Disabled, QPalette::PlaceholderText, mixed(text, window, 0.55));
    palette.setColor(QPalette::Highlight, highlight);
    palette.setColor(QPalette::HighlightedText, Qt::white);
    palette.setColor(QPalette::Link, highlight);
    palette.setColor(QPalette::LinkVisited, highlight);
    return palette;
}

} // namespace

Theme::Theme(const QPalette& palette)
    : dark(palette.color(QPalette::Base).lightness() < 128), background(palette.color(QPalette::Base)),
      text(palette.color(QPalette::Text)), faint(mixed(text, background, 0.36)),
      grid(mixed(text, background, 0.86)), accent(fromLightness(dark ? 0.80 : 0.55, 0.17, dark ? 70 : 45)),
      taken(translucent(accent, 36)), selection(translucent(palette.color(QPalette::Highlight), 56)),
      waveform(fromLightness(dark ? 0.72 : 0.50, 0.09, 235)),
      substitution(fromLightness(dark ? 0.76 : 0.52, 0.19, 45)),
      insertion(fromLightness(dark ? 0.74 : 0.48, 0.16, 300)),
      deletion(fromLightness(dark ? 0.78 : 0.50, 0.13, 220)),
      warning(fromLightness(dark ? 0.78 : 0.52, 0.19, 35)) {}

QColor Theme::exit(int exit, int exits) const {
    const double share = exits > 1 ? static_cast<double>(exit) / (exits - 1) : 1.0;
    // From pale and yellowish to full and violet: the deeper the exit, the more contrast.
    const double lightness = dark ? 0.52 + 0.38 * share : 0.76 - 0.42 * share;
    const double hue = dark ? 300 - 195 * share : 105 + 195 * share;
    return fromLightness(lightness, 0.15, hue);
}

QPalette lightPalette() {
    return paletteOf(QColor(0xf3, 0xf4, 0xf6), Qt::white, QColor(0xe9, 0xeb, 0xee), QColor(0x1b, 0x1f, 0x24),
                     QColor(0x2b, 0x5f, 0xb3));
}

QPalette darkPalette() {
    return paletteOf(QColor(0x20, 0x23, 0x28), QColor(0x17, 0x19, 0x1d), QColor(0x2f, 0x33, 0x3a),
                     QColor(0xe6, 0xe8, 0xeb), QColor(0x3d, 0x72, 0xc9));
}

} // namespace offramp
