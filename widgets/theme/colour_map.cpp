// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/colour_map.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace offramp {

namespace {

struct Linear {
    double red, green, blue;

    [[nodiscard]] bool displayable() const {
        const auto fits = [](double value) {
            return value >= -1e-4 && value <= 1 + 1e-4;
        };
        return fits(red) && fits(green) && fits(blue);
    }
};

Linear linearOf(double lightness, double a, double b) {
    const auto cubed = [](double x) {
        return x * x * x;
    };
    const double l = cubed(lightness + 0.3963377774 * a + 0.2158037573 * b);
    const double m = cubed(lightness - 0.1055613458 * a - 0.0638541728 * b);
    const double s = cubed(lightness - 0.0894841775 * a - 1.2914855480 * b);
    return {4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
            -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
            -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s};
}

/// The transfer function of sRGB (IEC 61966-2-1), as a byte.
int byteOf(double linear) {
    const double clamped = std::clamp(linear, 0.0, 1.0);
    const double encoded =
        clamped <= 0.0031308 ? 12.92 * clamped : 1.055 * std::pow(clamped, 1 / 2.4) - 0.055;
    return static_cast<int>(std::lround(encoded * 255));
}

/// Where a map goes: lightness, hue and chroma as value goes from 0 to 1.
QColor colourOn(ColourMap::Name name, double value) {
    switch (name) {
    case ColourMap::Name::grey:
        return fromLightness(0.12 + 0.86 * value, 0, 0);
    case ColourMap::Name::embers:
        return fromLightness(0.12 + 0.84 * value, 0.24 * std::sin(std::numbers::pi * (0.12 + 0.78 * value)),
                             10 + 95 * value * value);
    case ColourMap::Name::aurora:
        break;
    }
    return fromLightness(0.14 + 0.80 * value, 0.06 + 0.13 * std::sin(std::numbers::pi * value) + 0.07 * value,
                         310 - 205 * value);
}

} // namespace

QColor fromLightness(double lightness, double chroma, double hueDegrees) {
    const double hue = hueDegrees * std::numbers::pi / 180;
    Linear colour{};
    constexpr int steps = 40; // of chroma, from what is wished down to grey
    for (int step = 0; step <= steps; ++step) {
        const double c = chroma * (steps - step) / steps;
        colour = linearOf(lightness, c * std::cos(hue), c * std::sin(hue));
        if (colour.displayable()) break;
    }
    return {byteOf(colour.red), byteOf(colour.green), byteOf(colour.blue)};
}

ColourMap::ColourMap(Name name) {
    for (std::size_t i = 0; i < table_.size(); ++i) {
        table_[i] = colourOn(name, static_cast<double>(i) / 255).rgb();
    }
}

const ColourMap& ColourMap::of(Name name) {
    static const std::array<ColourMap, 3> maps{ColourMap(Name::aurora), ColourMap(Name::embers),
                                               ColourMap(Name::grey)};
    return maps.at(static_cast<std::size_t>(name));
}

QRgb ColourMap::at(double value) const {
    const double clamped = value > 0 ? std::min(value, 1.0) : 0.0; // NaN is not above 0
    return table_[static_cast<std::size_t>(std::lround(clamped * 255))];
}

} // namespace offramp
