// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/export_request.h"

#include "analysis/evidence.h"
#include "base/error.h"
#include "commands.h"
#include "corpus/part_options.h"
#include "corpus/results/reopen.h"
#include "corpus/results/store.h"
#include "terminal.h"

#include <algorithm>
#include <functional>
#include <iostream>
#include <set>

namespace offramp::cli {

namespace fs = std::filesystem;

namespace {

/// Gets analyses one after another and hands them on. What can't be used is told, and left out.
class Exporter {
public:
    Exporter(const ExportRequest& request, const AnalysisExport& what, std::vector<std::string> names)
        : areUtterances_(!request.utterances.empty()), policy_(policyOf(request.policy)),
          target_(request, what, names.size()), names_(std::move(names)) {}

    [[nodiscard]] const Policy& policy() const { return policy_; }

    /// `analysisOf` gives the analysis of that index; it may throw Error.
    int run(const std::function<std::shared_ptr<const Analysis>(std::size_t, ProgressLine&)>& analysisOf) {
        for (std::size_t i = 0; i < names_.size(); ++i) {
            try {
                take(*analysisOf(i, progress_), i);
            } catch (const Error& error) {
                progress_.clear();
                std::cerr << "offramp-cli: " << error.what() << "\n";
                failed_ = true;
            }
        }
        if (!subjects_.empty()) target_.write(subjects_, used_);
        return failed_ ? inputFailed : done;
    }

private:
    void take(const Analysis& analysis, std::size_t index) {
        // Hours of sound and features are not held; what the policy reads has a column.
        auto light = std::make_shared<Analysis>(*withScores(analysis, policy_));
        light->features.reset();
        const ExportSubject subject{light, judge(*light, policy_),
                                    areUtterances_ ? names_[index] : std::string()};
        progress_.clear();
        if (target_.isOneByOne()) return target_.write({&subject, 1}, {names_[index]});
        subjects_.push_back(subject);
        used_.push_back(names_[index]);
    }

    bool areUtterances_; ///< of results, whose identifiers are their names
    Policy policy_;
    ExportTarget target_;
    std::vector<std::string> names_;
    ProgressLine progress_;
    std::vector<ExportSubject> subjects_; ///< to be written together
    std::vector<std::string> used_;       ///< their names
    bool failed_ = false;
};

/// Each recording's name as a file; those that would be called the same have their folders in it.
std::vector<std::string> namesOf(const std::vector<fs::path>& audio) {
    std::multiset<std::string> stems;
    for (const fs::path& path : audio)
        stems.insert(path.stem().string());
    std::vector<std::string> names;
    for (const fs::path& path : audio) {
        const std::string stem = path.stem().string();
        names.push_back(stems.count(stem) > 1 ? path.string() : stem);
    }
    return names;
}

void checkExit(const ExitChoice& choice, std::size_t exits, const std::string& model) {
    if (choice.kind != ExitChoice::Kind::one || choice.exit < exits) return;
    throw Error(model, msg("it has no exit {0}", choice.exit + 1), msg("Choose one from 1 to {0}", exits));
}

const CorpusUtterance& utteranceOf(const CorpusResults& results, const std::string& id) {
    const auto found = std::ranges::find(results.utterances, id, &CorpusUtterance::id);
    if (found != results.utterances.end()) return *found;
    throw Error(results.source.string(), msg("it has no utterance \"{0}\"", id),
                msg("\"offramp-cli export RESULTS --what utterances\" lists them"));
}

} // namespace

int exportRecordings(const ExportRequest& request, AnalysisContent content) {
    const AnalysisExport what = analysisExportFor(request, content, formatFor(request));
    if (content == AnalysisContent::nBest && request.decoder.kind == DecoderOptions::Kind::greedy)
        throw UsageError("--what nbest goes with --decoder beam and --nbest.");
    Exporter exporter(request, what, namesOf(request.inputs));
    const References references(request.recordings.reference, request.inputs.size());
    AnalyzeOptions options = analyzeOptionsOf(request.recordings);
    const Recogniser recogniser(openModel(request.model, request.open));
    const ModelDescription& model = recogniser.description();
    for (const Message& warning : model.warnings)
        std::cerr << "offramp-cli: note: " << warning.text() << "\n";
    checkExit(what.exits, model.exits.size(), request.model.string());
    checkPolicy(exporter.policy(), static_cast<int>(model.exits.size()));
    if (request.policy.stopEarly) options.stopEarly = exporter.policy();
    options.decoding = openDecoding(recogniser.sharedTokenizer(), request.decoder);
    return exporter.run([&](std::size_t index, ProgressLine& progress) {
        const fs::path& audio = request.inputs[index];
        options.reference = references.of(audio);
        return analyze(recogniser, audio, options, {}, [&](const auto& partial) {
            progress.show(audio.filename().string() + ": " + std::to_string(partial->exits.size()) + " of " +
                          std::to_string(partial->macs.size()) + " exits");
        });
    });
}

int exportUtterances(const ExportRequest& request, AnalysisContent content) {
    const AnalysisExport what = analysisExportFor(request, content, formatFor(request));
    if (request.utterances.empty())
        throw UsageError("--what " + request.what + " needs --utterance ID: whose, of a results file.");
    Exporter exporter(request, what, request.utterances);
    const auto results = readResults(request.inputs.front());
    if (!request.decoderName.empty()) (void)decoderOf(*results, request.decoderName);
    checkExit(what.exits, results->exits(), results->source.string());
    checkPolicy(exporter.policy(), static_cast<int>(results->exits()));
    return exporter.run([&](std::size_t index, ProgressLine& /*progress*/) {
        const CorpusUtterance& utterance = utteranceOf(*results, request.utterances[index]);
        return reopen(results->source, utterance.key, {}, request.decoderName);
    });
}

} // namespace offramp::cli
