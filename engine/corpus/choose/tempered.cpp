// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/choose/tempered.h"

#include "analysis/decoding.h"
#include "analysis/evidence.h"
#include "base/error.h"
#include "exits/frame_traces.h"
#include "exits/scores.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace offramp {

namespace {

/// What is missing of an exit: the specs that the policy reads of it and nobody has.
using Missing = std::vector<std::vector<MeasureSpec>>;

Missing missingOf(const DecoderResults& decoder, const Policy& policy, std::size_t exits) {
    Missing missing(exits);
    for (std::size_t exit = 0; exit < exits; ++exit) {
        for (const MeasureSpec& spec : specsOf(policy, static_cast<int>(exit)))
            if (decoder.find(spec) == nullptr) missing[exit].push_back(spec);
    }
    return missing;
}

/// False if all can be told of the frames alone: decoding, a beam search above all, takes long.
bool readsHypotheses(const Missing& missing) {
    const auto reads = [](const MeasureSpec& spec) {
        const MeasureGroup group = spec.measure->group;
        const bool ofFrames = group == MeasureGroup::entropy || group == MeasureGroup::probability;
        return !ofFrames || spec.parameters.mask == FrameMask::emitting;
    };
    return std::ranges::any_of(missing, [&](const auto& specs) { return std::ranges::any_of(specs, reads); });
}

/// One utterance's exits, decoded from their traces one after another.
class TracedExits {
public:
    /// `decoding`: null to leave it out.
    TracedExits(const Decoding* decoding, const Tokenizer& tokenizer)
        : decoding_(decoding), tokenizer_(tokenizer) {}

    /// Calls `use(exit, evidence)` for each.
    template <typename Use>
    void forEach(const std::vector<TraceRecord>& traces, const CancelToken& cancel, const Use& use) const {
        std::vector<ExitResult> results(traces.size());
        std::vector<ExitEvidence> evidence(traces.size());
        for (std::size_t exit = 0; exit < traces.size(); ++exit) {
            const bool first = exit == 0;
            ExitResult& result = results[exit];
            result.output.logProbs = traces[exit].logProbs;
            result.output.modelScore = traces[exit].modelScore;
            result.hiddenCosines = traces[exit].hiddenCosines;
            result.traces = traceFrames(*result.output.logProbs, tokenizer_.blank());
            if (decoding_ != nullptr)
                decodeExit(result, first ? nullptr : &results[exit - 1], *decoding_, tokenizer_, cancel);
            evidence[exit] = evidenceOf(result, tokenizer_.blank(), first ? nullptr : &evidence[exit - 1]);
            use(exit, evidence[exit]);
        }
    }

private:
    const Decoding* decoding_;
    const Tokenizer& tokenizer_;
};

/// The columns that come to a decoder, filled exit by exit.
class NewColumns {
public:
    NewColumns(const CorpusResults& results, Missing missing)
        : missing_(std::move(missing)), values_(results.utterances.size() * results.exits()) {
        for (const auto& specs : missing_)
            for (const MeasureSpec& spec : specs)
                if (find(spec) == nullptr)
                    columns_.push_back({spec, std::vector<double>(values_, std::nan(""))});
    }

    [[nodiscard]] bool empty() const { return columns_.empty(); }

    void take(std::size_t at, std::size_t exit, const ExitEvidence& evidence) {
        for (const MeasureSpec& spec : missing_[exit])
            if (const auto value = evaluate(spec, evidence)) find(spec)->values[at] = *value;
    }

    void moveTo(DecoderResults& decoder) { std::ranges::move(columns_, std::back_inserter(decoder.scores)); }

private:
    ScoreColumn* find(const MeasureSpec& spec) {
        const auto found = std::ranges::find(columns_, spec, &ScoreColumn::spec);
        return found == columns_.end() ? nullptr : &*found;
    }

    Missing missing_;
    std::size_t values_;
    std::vector<ScoreColumn> columns_;
};

} // namespace

TraceSource traceSourceOf(const CorpusResults& results, TraceReader& reader) {
    return [&results, &reader](std::uint32_t index) -> std::optional<TracedUtterance> {
        const CorpusUtterance& utterance = results.utterances[index];
        if (!utterance.reference || !utterance.hasTraces) return std::nullopt;
        TracedUtterance traced{*utterance.reference, {}};
        for (TraceRecord& exit : reader.read(utterance.key))
            traced.logProbs.push_back(std::move(exit.logProbs));
        if (traced.logProbs.size() != results.exits()) return std::nullopt;
        return traced;
    };
}

CorpusResults withScoresFor(const CorpusResults& results, std::string_view decoder, const Policy& policy,
                            std::span<const std::uint32_t> selection, TraceReader& reader,
                            const CancelToken& cancel, const TemperedProgress& progress) {
    checkPolicy(policy, static_cast<int>(results.exits()));
    CorpusResults changed = results;
    const auto found = std::ranges::find(changed.decoders, decoder, &DecoderResults::name);
    if (found == changed.decoders.end())
        throw Error(results.source.string(), msg("has no results of a decoder \"{0}\"", decoder));
    const Missing missing = missingOf(*found, policy, results.exits());
    NewColumns columns(results, missing);
    if (columns.empty()) return changed;
    std::optional<Decoding> decoding;
    if (readsHypotheses(missing)) decoding = openDecoding(reader.tokenizer(), found->options);
    const TracedExits exits(decoding ? &*decoding : nullptr, *reader.tokenizer());
    std::size_t done = 0;
    for (const std::uint32_t index : selection) {
        cancel.check();
        const auto traces = reader.read(results.utterances[index].key);
        if (traces.size() == results.exits()) {
            exits.forEach(traces, cancel, [&](std::size_t exit, const ExitEvidence& evidence) {
                columns.take(results.at(index, exit), exit, evidence);
            });
        }
        if (progress) progress(++done);
    }
    columns.moveTo(*found);
    return changed;
}

} // namespace offramp
