// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/explore/overthinking.h"

namespace offramp {

namespace {

/// One utterance's errors, the last exit's apart.
struct Errors {
    std::int64_t last = 0;
    std::optional<std::int64_t> fewestBefore;
    std::size_t earliestAsGood = 0; ///< the first exit with no more than the last; the last at the latest
};

Errors errorsOf(std::span<const ErrorCounts> exits) {
    Errors errors{exits.back().errors(), std::nullopt, exits.size() - 1};
    for (std::size_t exit = exits.size() - 1; exit-- > 0;) {
        const std::int64_t here = exits[exit].errors();
        if (!errors.fewestBefore || here < *errors.fewestBefore) errors.fewestBefore = here;
        if (here <= errors.last) errors.earliestAsGood = exit;
    }
    return errors;
}

/// Adds utterances to their kinds.
class Sorter {
public:
    explicit Sorter(const CorpusResults& results) : exits_(results.model.exits) {}

    void add(std::uint32_t utterance, std::span<const ErrorCounts> exits) {
        const Errors errors = errorsOf(exits);
        const std::int64_t length = exits.back().referenceLength();
        ++result_.utterances;
        result_.referenceWords += length;
        OverthoughtShare& share = kindOf(errors);
        share.utterances.push_back(utterance);
        share.referenceWords += length;
        share.words += wordsOf(errors, length);
        share.layers = share.layers.value_or(0) + layersBehind(errors.earliestAsGood);
    }

    Overthinking finish() {
        for (OverthoughtShare* share : {&result_.destructive, &result_.wasteful, &result_.needed})
            if (share->layers) *share->layers /= static_cast<double>(share->utterances.size());
        return std::move(result_);
    }

private:
    OverthoughtShare& kindOf(const Errors& errors) {
        if (!errors.fewestBefore || *errors.fewestBefore > errors.last) return result_.needed;
        return *errors.fewestBefore < errors.last ? result_.destructive : result_.wasteful;
    }

    static std::int64_t wordsOf(const Errors& errors, std::int64_t length) {
        if (!errors.fewestBefore) return 0;
        if (*errors.fewestBefore == errors.last) return length;
        return std::abs(errors.last - *errors.fewestBefore);
    }

    [[nodiscard]] double layersBehind(std::size_t exit) const {
        return exits_.back().afterLayer - exits_[exit].afterLayer;
    }

    const std::vector<ExitDescription>& exits_;
    Overthinking result_;
};

} // namespace

Overthinking overthinking(const CorpusResults& results, const DecoderResults& decoder,
                          std::span<const std::uint32_t> selection) {
    Sorter sorter(results);
    const std::span<const ErrorCounts> words(decoder.words);
    for (const std::uint32_t utterance : selection) {
        if (!results.utterances[utterance].reference) continue;
        sorter.add(utterance, words.subspan(results.at(utterance, 0), results.exits()));
    }
    return sorter.finish();
}

} // namespace offramp
