// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace offramp {

/// "system", "light" or "dark", as it was chosen last.
[[nodiscard]] QString chosenTheme();
/// Applies a theme to the whole program and remembers it.
void chooseTheme(const QString& theme);
/// Applies a theme until the program ends: the one chosen last is still remembered.
void applyTheme(const QString& theme);
/// Applies the one chosen last; call it once, before the first window.
void applyChosenTheme();

} // namespace offramp
