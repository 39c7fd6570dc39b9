// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/export_request.h"

#include "base/error.h"
#include "commands.h"
#include "corpus/measure_options.h"
#include "corpus/part_options.h"
#include "corpus/results/store.h"
#include "export/corpus_tables.h"
#include "export/write_table.h"

#include <algorithm>
#include <array>
#include <iostream>
#include <set>
#include <string_view>

namespace offramp::cli {

namespace {

constexpr std::array<std::string_view, 8> contents{"exits",     "sweep",        "utterances",  "hypotheses",
                                                   "histogram", "overthinking", "overthought", "confusions"};

/// What is exported of a results file, once it is read.
class CorpusExporter {
public:
    explicit CorpusExporter(const ExportRequest& request)
        : request_(request), results_(readResults(request.inputs.front())) {
        if (isSweep())
            spec_ = measureFrom(request.policy.measure);
        else
            policy_ = policyOf(request.policy);
        decoder_ = &chosenDecoder();
        selection_ = selectionOf(*results_, *decoder_, request.part);
        if (!request.utterances.empty()) keepUtterances();
    }

    [[nodiscard]] Table table() const {
        Table made = ofContent();
        made.about = aboutResults(*results_, *decoder_, request_.part, readsPolicy() ? &policy_ : nullptr);
        return request_.columns.empty() ? made : withColumns(std::move(made), request_.columns);
    }

private:
    [[nodiscard]] bool isSweep() const { return request_.what == "sweep"; }
    [[nodiscard]] bool readsPolicy() const {
        return request_.what == "utterances" || request_.what == "histogram" || request_.what == "confusions";
    }

    /// The one that is asked for, else that of the measure that is read, else the first.
    [[nodiscard]] const DecoderResults& chosenDecoder() const {
        if (isSweep()) return decoderFor(*results_, request_.decoderName, spec_);
        if (!request_.decoderName.empty()) return decoderOf(*results_, request_.decoderName);
        if (readsPolicy() && !exitFixed()) {
            checkPolicy(policy_, static_cast<int>(results_->exits()));
            const auto specs = specsOf(policy_, 0);
            if (!specs.empty()) return decoderFor(*results_, {}, specs.front());
        }
        return results_->decoders.front();
    }

    void keepUtterances() {
        const std::set<std::string> wanted(request_.utterances.begin(), request_.utterances.end());
        std::set<std::string> found;
        std::erase_if(selection_, [&](std::uint32_t index) {
            const std::string& id = results_->utterances[index].id;
            return wanted.contains(id) ? (found.insert(id), false) : true;
        });
        for (const std::string& id : wanted) {
            if (!found.contains(id))
                throw Error(results_->source.string(), msg("it has no utterance \"{0}\"", id));
        }
    }

    /// --exit of a number or "last" stands for a policy that takes no other.
    [[nodiscard]] std::optional<std::size_t> exitFixed() const {
        const ExitChoice choice = exitsFor(request_, ExportFormat::csv);
        if (choice.kind == ExitChoice::Kind::last) return results_->exits() - 1;
        if (choice.kind != ExitChoice::Kind::one) return std::nullopt;
        if (choice.exit < results_->exits()) return choice.exit;
        throw Error(results_->source.string(), msg("it has no exit {0}", choice.exit + 1),
                    msg("Choose one from 1 to {0}", results_->exits()));
    }

    [[nodiscard]] ExitsTaken taken() const {
        if (const auto exit = exitFixed())
            return ExitsTaken(results_->utterances.size(), static_cast<std::int16_t>(*exit));
        return decideAll(*results_, *decoder_, policy_);
    }

    [[nodiscard]] Table sweepOf() const {
        std::vector<double> thresholds = request_.thresholds;
        if (thresholds.empty()) {
            thresholds = sweepThresholds(*results_, *decoder_, spec_,
                                         static_cast<std::size_t>(request_.points), selection_);
        }
        return sweepTable(sweep(*results_, *decoder_, spec_, thresholds, selection_));
    }

    [[nodiscard]] Table ofContent() const {
        const std::string& what = request_.what;
        if (isSweep()) return sweepOf();
        if (what == "utterances") return utterancesTable(*results_, *decoder_, taken(), selection_);
        if (what == "hypotheses") return corpusHypothesesTable(*results_, *decoder_, selection_);
        if (what == "histogram") return histogramTable(*results_, taken(), selection_);
        if (what == "overthinking") return overthinkingTable(*results_, *decoder_, selection_);
        if (what == "overthought") return overthoughtTable(*results_, *decoder_, selection_);
        if (what == "confusions")
            return confusionsTable(confusionsAt(*results_, *decoder_, taken(), selection_));
        return exitsTable(*results_, *decoder_, selection_);
    }

    const ExportRequest& request_;
    std::shared_ptr<const CorpusResults> results_;
    MeasureSpec spec_; ///< of a sweep
    Policy policy_ = defaultPolicy();
    const DecoderResults* decoder_ = nullptr;
    Selection selection_;
};

} // namespace

bool isCorpusContent(const std::string& what) {
    return std::ranges::find(contents, what) != contents.end();
}

int exportCorpus(const ExportRequest& request) {
    const ExportFormat format = formatFor(request);
    if (!isTableFormat(format))
        throw UsageError(request.what + " of a corpus is a table: choose csv, json, latex or markdown.");
    if (request.what == "sweep" && request.policy.measure.empty())
        throw UsageError("--what sweep needs a --measure.");
    const Table table = CorpusExporter(request).table();
    if (request.out == "-")
        writeTable(std::cout, table, format);
    else
        writeTable(request.out, table, format);
    return done;
}

} // namespace offramp::cli
