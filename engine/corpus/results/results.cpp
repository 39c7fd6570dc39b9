// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/results/results.h"

#include <algorithm>
#include <numeric>

namespace offramp {

const ScoreColumn* DecoderResults::find(const MeasureSpec& spec) const {
    const auto found = std::ranges::find(scores, spec, &ScoreColumn::spec);
    return found == scores.end() ? nullptr : &*found;
}

const DecoderResults* CorpusResults::decoder(std::string_view name) const {
    const auto found = std::ranges::find(decoders, name, &DecoderResults::name);
    return found == decoders.end() ? nullptr : &*found;
}

const DecoderResults* CorpusResults::decoderOf(const MeasureSpec& spec) const {
    const auto found = std::ranges::find_if(
        decoders, [&](const DecoderResults& each) { return each.find(spec) != nullptr; });
    return found == decoders.end() ? nullptr : &*found;
}

Selection everything(const CorpusResults& results) {
    Selection all(results.utterances.size());
    std::iota(all.begin(), all.end(), 0U);
    return all;
}

} // namespace offramp
