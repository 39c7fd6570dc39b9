// SPDX-License-Identifier: GPL-3.0-or-later
// What is remembered of figures.
#include "workbench/figure_controller.h"

#include "base/error.h"

#include <QSettings>

#include <algorithm>

namespace offramp {

namespace {

QString key(const char* name) {
    return QStringLiteral("figure/") + QLatin1String(name);
}

/// The place of a remembered name in a list; `otherwise` where it isn't there.
int placeOf(const QSettings& settings, const char* name, const QStringList& names, int otherwise) {
    const auto found = static_cast<int>(names.indexOf(settings.value(key(name)).toString()));
    return found < 0 ? otherwise : found;
}

std::vector<FigureView> viewsOf(const QStringList& names) {
    std::vector<FigureView> views;
    for (const QString& name : names) {
        const auto found = static_cast<int>(figureViewNames().indexOf(name));
        if (found >= 0) views.push_back(static_cast<FigureView>(found));
    }
    return views;
}

} // namespace

FigureSpec loadFigureSpec() {
    const QSettings settings;
    FigureSpec spec;
    const FigureSpec standard;
    if (settings.contains(key("views"))) spec.views = viewsOf(settings.value(key("views")).toStringList());
    spec.width = settings.value(key("width"), spec.width).toDouble();
    const double height = settings.value(key("height"), 0.0).toDouble();
    if (height > 0) spec.height = height;
    spec.family = settings.value(key("family")).toString();
    spec.fontSize = settings.value(key("fontSize"), spec.fontSize).toDouble();
    spec.lineWidth = settings.value(key("lineWidth"), spec.lineWidth).toDouble();
    spec.theme = static_cast<FigureTheme>(placeOf(settings, "theme", figureThemeNames(), 0));
    spec.legend = settings.value(key("legend"), spec.legend).toBool();
    spec.title = settings.value(key("title"), spec.title).toBool();
    spec.grid = settings.value(key("grid"), spec.grid).toBool();
    spec.ruler = settings.value(key("ruler"), spec.ruler).toBool();
    spec.dpi = settings.value(key("dpi"), spec.dpi).toInt();
    try {
        checkFigure(spec);
    } catch (const Error&) { // somebody edited them
        return standard;
    }
    return spec;
}

FigureFormat loadFigureFormat() {
    return static_cast<FigureFormat>(placeOf(QSettings(), "format", figureFormatNames(), 0));
}

void saveFigureSpec(const FigureSpec& spec, FigureFormat format) {
    QSettings settings;
    QStringList views;
    for (const FigureView view : spec.views)
        views.append(figureViewNames().at(static_cast<int>(view)));
    settings.setValue(key("views"), views);
    settings.setValue(key("width"), spec.width);
    settings.setValue(key("height"), spec.height.value_or(0));
    settings.setValue(key("family"), spec.family);
    settings.setValue(key("fontSize"), spec.fontSize);
    settings.setValue(key("lineWidth"), spec.lineWidth);
    settings.setValue(key("theme"), figureThemeNames().at(static_cast<int>(spec.theme)));
    settings.setValue(key("legend"), spec.legend);
    settings.setValue(key("title"), spec.title);
    settings.setValue(key("grid"), spec.grid);
    settings.setValue(key("ruler"), spec.ruler);
    settings.setValue(key("dpi"), spec.dpi);
    settings.setValue(key("format"), figureFormatNames().at(static_cast<int>(format)));
}

} // namespace offramp
