// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/explore/exit_against_last.h"

#include <cstdlib>

namespace offramp {

AgainstLast againstLast(const CorpusResults& results, const DecoderResults& decoder, std::size_t exit,
                        std::span<const std::uint32_t> selection) {
    AgainstLast found;
    const std::size_t last = results.exits() - 1;
    for (const std::uint32_t utterance : selection) {
        if (!results.utterances[utterance].reference) continue;
        const ErrorCounts& words = decoder.words[results.at(utterance, last)];
        const std::int64_t more = decoder.words[results.at(utterance, exit)].errors() - words.errors();
        AgainstLast::Share& share = more < 0 ? found.better : more == 0 ? found.same : found.worse;
        share.utterances.push_back(utterance);
        share.referenceWords += words.referenceLength();
        share.words += std::abs(more);
        ++found.utterances;
        found.referenceWords += words.referenceLength();
    }
    return found;
}

AgainstLast asShares(const Overthinking& found) {
    const auto share = [](const OverthoughtShare& from) {
        return AgainstLast::Share{from.utterances, from.referenceWords, from.words};
    };
    return {share(found.destructive), share(found.wasteful), share(found.needed), found.utterances,
            found.referenceWords};
}

} // namespace offramp
