// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPalette>

namespace offramp {

/// The colours that views draw with, derived from the widget's palette, so that a light or dark palette
/// recolours everything.
struct Theme {
    explicit Theme(const QPalette& palette);

    bool dark;
    QColor background; ///< of a plot
    QColor text;
    QColor faint; ///< for labels of less weight
    QColor grid;
    QColor accent;    ///< the exit taken, the cursor
    QColor taken;     ///< translucent, behind the exit taken
    QColor selection; ///< translucent
    QColor waveform;
    QColor substitution;
    QColor insertion;
    QColor deletion;
    QColor warning;

    /// Exit `exit` of `exits`: a sequential, perceptually uniform scale with contrast to the background.
    [[nodiscard]] QColor exit(int exit, int exits) const;
};

/// The palettes that the workbench offers.
[[nodiscard]] QPalette lightPalette();
[[nodiscard]] QPalette darkPalette();

} // namespace offramp
