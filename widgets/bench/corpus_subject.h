// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/explore/decisions.h"
#include "corpus/results/results.h"
#include "exits/policy.h"

#include <memory>

namespace offramp {

/// What the views of a corpus look at. A value; without results there is nothing to see.
struct CorpusSubject {
    std::shared_ptr<const CorpusResults> results;
    const DecoderResults* decoder = nullptr; ///< one of the results', whose texts and errors are shown
    std::shared_ptr<const Selection> scope;  ///< the utterances that figures are over
    /// Utterances that there will be once the run has ended, those that fail among them; 0: not known, or all
    /// are there.
    std::size_t expected = 0;

    /// More utterances are to come: every figure is of those that are there.
    [[nodiscard]] bool isPartial() const {
        return results && expected > results->utterances.size() + results->failures.size();
    }
    [[nodiscard]] explicit operator bool() const { return results && decoder != nullptr; }
    bool operator==(const CorpusSubject&) const = default;
};

/// What a policy comes to, a step of the slider.
struct CorpusStep {
    Policy policy;
    ExitsTaken taken;     ///< of every utterance
    OperatingPoint point; ///< over the scope
};

} // namespace offramp
