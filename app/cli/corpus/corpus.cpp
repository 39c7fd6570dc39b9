// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/corpus.h"

namespace offramp::cli {

void addCorpus(CLI::App& app, Action& action) {
    CLI::App& corpus =
        *app.add_subcommand("corpus", "A model over a whole test set: results, curves, thresholds");
    corpus.require_subcommand(1);
    addCorpusImport(corpus, action);
    addCorpusMerge(corpus, action);
    addCorpusCheck(corpus, action);
    addCorpusSummary(corpus, action);
    addCorpusSweep(corpus, action);
    addCorpusCompare(corpus, action);
    addCorpusChoose(corpus, action);
    addCorpusRun(corpus, action);
}

} // namespace offramp::cli
