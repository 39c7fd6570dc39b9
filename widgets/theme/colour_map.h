// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>

#include <array>

namespace offramp {

/// Colours for numbers from 0 to 1, perceptually uniform: lightness rises evenly, so that equal steps look
/// equal, also to colour-blind eyes and in grey print. Made in the OKLab space (Ottosson 2020).
class ColourMap {
public:
    enum class Name { aurora, embers, grey };

    /// Black through violet and teal to light yellow; black through red to light yellow; black to white.
    [[nodiscard]] static const ColourMap& of(Name name);

    /// `value` is clamped to 0 … 1; NaN is 0.
    [[nodiscard]] QRgb at(double value) const;
    [[nodiscard]] const std::array<QRgb, 256>& table() const { return table_; }

private:
    explicit ColourMap(Name name);

    std::array<QRgb, 256> table_{};
};

/// The colour of lightness 0 … 1, hue in degrees and a chroma that is lowered until sRGB has it (OKLCh).
[[nodiscard]] QColor fromLightness(double lightness, double chroma, double hueDegrees);

} // namespace offramp
