// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure_plugin.h"

#include "base/plugin.h"

namespace offramp::cli {

namespace {

constexpr const char* fileName = "offramp-figures.so";

} // namespace

const FigurePlugin& figurePlugin() {
    // Tried again at the next call if it throws; never unloaded, since Qt doesn't bear it.
    static const FigurePlugin& loaded = loadPlugin<FigurePlugin>(
        {fileName, figureEntryName, "figure",
         msg("support for figures isn't installed ({0} was not found)", fileName),
         msg("Install Offramp's plug-in for figures, or name its folder in OFFRAMP_PLUGIN_DIR"),
         msg("Install the Qt that it was built with")});
    return loaded;
}

} // namespace offramp::cli
