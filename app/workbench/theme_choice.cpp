// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/theme_choice.h"

#include "theme/theme.h"
#include "workbench/workbench_style.h"

#include <QApplication>
#include <QSettings>

namespace offramp {

namespace {

QString key() {
    return QStringLiteral("theme");
}

/// The system's own palette, before a theme replaced it.
const QPalette& systemPalette() {
    static const QPalette palette = QApplication::palette();
    return palette;
}

} // namespace

void applyTheme(const QString& theme) {
    const bool dark =
        theme == QLatin1String("dark") ||
        (theme == QLatin1String("system") && systemPalette().color(QPalette::Window).lightness() < 128);
    QApplication::setPalette(dark ? darkPalette() : lightPalette());
}

QString chosenTheme() {
    return QSettings().value(key(), QStringLiteral("system")).toString();
}

void chooseTheme(const QString& theme) {
    QSettings().setValue(key(), theme);
    applyTheme(theme);
}

void applyChosenTheme() {
    (void)systemPalette();
    QApplication::setStyle(new WorkbenchStyle); // owned by the application
    applyTheme(chosenTheme());
}

} // namespace offramp
