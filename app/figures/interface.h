// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/analysis.h"
#include "analysis/comparison.h"
#include "analysis/judge.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace offramp {

// What offramp-cli and its plug-in for figures say to one another. No Qt: the command line program starts
// without it and loads the plug-in when a figure is asked for.

/// What the page is to look like; what isn't set is the preset's, or FigureSpec's own.
struct FigureLook {
    std::vector<std::string> views; ///< as figureViewNames() has them, or "traces": the measure's own
    std::string preset;
    std::string theme;
    std::string format; ///< empty: by the file's name
    std::string font;
    std::optional<std::string> title; ///< empty: the utterance's name; nothing: none
    std::optional<double> width;      ///< millimetres, as the next
    std::optional<double> height;
    std::optional<double> fontSize; ///< points, as the next
    std::optional<double> lineWidth;
    std::optional<std::pair<double, double>> range; ///< seconds
    std::optional<int> dpi;
    std::optional<int> exit; ///< from 0, of the posteriorgram
    bool legend = true;
    bool grid = true;
    bool ruler = true;
};

/// One recording, analysed and judged.
struct FigureSubject {
    std::shared_ptr<const Analysis> analysis;
    std::shared_ptr<const Comparison> comparison;
    Judgement judgement;
};

struct FigurePlugin {
    const char* offrampVersion;
    /// Throws Error for what can be seen to be wrong before there is a subject. `out`: the file's name.
    void (*check)(const FigureLook& look, const std::filesystem::path& out);
    /// Throws Error: nothing to show, a page too small, a file that can't be written.
    void (*write)(const FigureLook& look, const FigureSubject& subject, const std::filesystem::path& out);
    std::string (*caption)(const FigureLook& look, const FigureSubject& subject);
};

/// What the plug-in exports under that name.
inline constexpr const char* figureEntryName = "offrampFigurePlugin";

} // namespace offramp
