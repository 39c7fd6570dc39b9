// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/choose/compare.h"

#include <vector>

namespace offramp {

/// Makes the parts of a comparison over its common utterances. What it is given must outlive it.
class ComparisonParts {
public:
    ComparisonParts(std::span<const ComparedResults> sides, const CommonUtterances& common,
                    const CompareOptions& options, const CancelToken& cancel);

    /// Exits, policies and pairs: all from the same replicates.
    void addExitsAndPairs(ResultsComparison& comparison) const;
    void addCurves(ResultsComparison& comparison) const;
    void addUtterances(ResultsComparison& comparison) const;

private:
    [[nodiscard]] std::vector<ComparedPair> pairsOf() const;
    [[nodiscard]] std::size_t systemOf(const Compared& compared) const;
    [[nodiscard]] std::vector<std::vector<ErrorCounts>> systems() const;
    [[nodiscard]] DifferingUtterance utteranceAt(std::size_t at) const;

    std::span<const ComparedResults> sides_;
    const CommonUtterances& common_;
    const CompareOptions& options_;
    const CancelToken& cancel_;
    std::vector<std::uint32_t> groups_;
    std::vector<ExitsTaken> taken_; ///< of each side, by its policy or the last exit
};

} // namespace offramp
