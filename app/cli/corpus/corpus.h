// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commands.h"

namespace offramp::cli {

/// Declares `corpus` with its own commands; each of those is declared by a function here, in a file of its
/// own.
void addCorpus(CLI::App& app, Action& action);

void addCorpusImport(CLI::App& corpus, Action& action);
void addCorpusMerge(CLI::App& corpus, Action& action);
void addCorpusCheck(CLI::App& corpus, Action& action);
void addCorpusSummary(CLI::App& corpus, Action& action);
void addCorpusSweep(CLI::App& corpus, Action& action);
void addCorpusCompare(CLI::App& corpus, Action& action);
void addCorpusChoose(CLI::App& corpus, Action& action);
void addCorpusRun(CLI::App& corpus, Action& action);

} // namespace offramp::cli
