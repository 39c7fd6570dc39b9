// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/choose/risk.h"
#include "corpus/results/results.h"

#include <algorithm>
#include <vector>

namespace offramp {

/// The losses of a selection whose references are known, as its utterances stop earlier and earlier; all
/// begin at the last exit.
class UtteranceLosses {
public:
    /// `worst`: an utterance keeps the worst loss that it had.
    UtteranceLosses(const CorpusResults& results, const DecoderResults& decoder, Loss loss, bool worst,
                    const Selection& selection)
        : results_(results), decoder_(decoder), loss_(loss), worst_(worst), selection_(selection) {
        for (const std::uint32_t utterance : selection)
            losses_.push_back(at(utterance, results.exits() - 1));
        for (const double each : losses_)
            sum_ += each;
    }

    /// The `i`-th of the selection now stops there.
    void stopAt(std::size_t i, std::size_t exit) {
        const double before = losses_[i];
        const double now = at(selection_[i], exit);
        losses_[i] = worst_ ? std::max(before, now) : now;
        sum_ += losses_[i] - before;
    }

    [[nodiscard]] double mean() const {
        return losses_.empty() ? 0 : sum_ / static_cast<double>(losses_.size());
    }

private:
    [[nodiscard]] double at(std::uint32_t utterance, std::size_t exit) const {
        return lossOf(loss_, decoder_.words[results_.at(utterance, exit)],
                      decoder_.words[results_.at(utterance, results_.exits() - 1)]);
    }

    const CorpusResults& results_;
    const DecoderResults& decoder_;
    Loss loss_;
    bool worst_;
    const Selection& selection_;
    std::vector<double> losses_;
    double sum_ = 0;
};

} // namespace offramp
