// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/explore/decisions.h"
#include "workbench/export/data_export.h"

#include <QList>

namespace offramp {

class CompareView;
class CorpusBench;
class HypothesesView;
class NBestView;
class TimeStack;
class Workbench;

// What each view's data can be written as: the analysis, results and policy that it shows now. Empty where it
// shows nothing. Tables for a page (LaTeX, Markdown) have the columns that are shown, the others have more.

/// Of the scores those that are shown.
[[nodiscard]] QList<DataExport> exportsOf(const HypothesesView& view, const Workbench& workbench);
/// The rows in the order in which they are shown.
[[nodiscard]] QList<DataExport> exportsOf(const CompareView& view, const Workbench& workbench);
/// The exit that is shown.
[[nodiscard]] QList<DataExport> exportsOf(const NBestView& view, const Workbench& workbench);

/// Words and tokens of all exits; what is of one exit, of the one that is looked at.
[[nodiscard]] QList<DataExport> ladderExports(const TimeStack& stack, const Workbench& workbench);
[[nodiscard]] QList<DataExport> traceExports(const Workbench& workbench);
/// The exit that is shown, and as NPZ all of them.
[[nodiscard]] QList<DataExport> posteriorExports(const TimeStack& stack, const Workbench& workbench);

/// Of the corpus bench: the curves of the plot and every exit's errors; what the tab in front is of; the
/// utterances of the table, in its order.
[[nodiscard]] QList<DataExport> tradeOffExports(const CorpusBench& bench);
[[nodiscard]] QList<DataExport> tabExports(const CorpusBench& bench);
[[nodiscard]] QList<DataExport> utteranceExports(const CorpusBench& bench);

} // namespace offramp
