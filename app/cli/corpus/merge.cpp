// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/results/merge.h"

#include "corpus/corpus.h"

#include <iostream>
#include <memory>
#include <vector>

namespace offramp::cli {

namespace {

struct MergeRequest {
    std::vector<std::filesystem::path> parts;
    std::filesystem::path out;
};

int merge(const MergeRequest& request) {
    const MergeOutcome outcome = mergeResults(request.parts, request.out);
    std::cout << "Wrote " << request.out.string() << ": " << outcome.utterances
              << (outcome.utterances == 1 ? " utterance" : " utterances");
    if (outcome.failures > 0) std::cout << ", " << outcome.failures << " that couldn't be run";
    if (outcome.repeated > 0) std::cout << ", " << outcome.repeated << " in more than one part";
    std::cout << "\n";
    return done;
}

} // namespace

void addCorpusMerge(CLI::App& corpus, Action& action) {
    CLI::App* command = corpus.add_subcommand("merge", "Make one results file of several, of shards say");
    auto request = std::make_shared<MergeRequest>();
    command->add_option("PART", request->parts, "Results files of one run")->required();
    command->add_option("--out", request->out, "The results file to make")->required();
    command->callback([=, &action] {
        action = [=] {
            return merge(*request);
        };
    });
}

} // namespace offramp::cli
