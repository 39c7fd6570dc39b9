// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/spec_of.h"

#include "base/error.h"

namespace offramp {

namespace {

/// The place of a name in a list. Throws Error that lists it.
template <typename Value>
Value named(const char* what, const std::string& name, const QStringList& names) {
    const qsizetype found = names.indexOf(QString::fromStdString(name));
    if (found < 0)
        throw Error(what, msg("there is no {0}", name),
                    msg("Choose among {0}", names.join(QStringLiteral(", ")).toStdString()));
    return static_cast<Value>(found);
}

FigureView viewNamed(const std::string& name, const Policy& policy) {
    if (name == "traces") return traceOf(policy);
    const qsizetype found = figureViewNames().indexOf(QString::fromStdString(name));
    if (found >= 0) return static_cast<FigureView>(found);
    return named<FigureView>("--views", name, QStringList(figureViewNames()) << QStringLiteral("traces"));
}

} // namespace

FigureView traceOf(const Policy& policy) {
    const auto specs = specsOf(policy, 0);
    if (specs.empty() || specs.front().measure == nullptr) return FigureView::entropy;
    const Measure& measure = *specs.front().measure;
    if (measure.id.find("margin") != std::string_view::npos) return FigureView::margin;
    return measure.group == MeasureGroup::probability ? FigureView::maxProbability : FigureView::entropy;
}

FigureFormat formatNamed(const std::string& name) {
    return named<FigureFormat>("--format", name, figureFormatNames());
}

FigureSpec specOf(const FigureLook& look, const Policy& policy) {
    FigureSpec spec;
    if (!look.preset.empty())
        applyPreset(spec, named<FigurePreset>("--preset", look.preset, figurePresetNames()));
    if (!look.theme.empty()) spec.theme = named<FigureTheme>("--theme", look.theme, figureThemeNames());
    if (!look.views.empty()) spec.views.clear();
    for (const std::string& view : look.views)
        spec.views.push_back(viewNamed(view, policy));
    spec.family = QString::fromStdString(look.font);
    spec.title = look.title.has_value();
    spec.titleText = QString::fromStdString(look.title.value_or(""));
    if (look.width) spec.width = *look.width;
    if (look.height) spec.height = look.height;
    if (look.fontSize) spec.fontSize = *look.fontSize;
    if (look.lineWidth) spec.lineWidth = *look.lineWidth;
    if (look.range) spec.range = TimeRange{look.range->first, look.range->second};
    if (look.dpi) spec.dpi = *look.dpi;
    spec.legend = look.legend;
    spec.grid = look.grid;
    spec.ruler = look.ruler;
    return spec;
}

} // namespace offramp
