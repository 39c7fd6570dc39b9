// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/background.h"
#include "bench/trade_off_figures.h"
#include "corpus/choose/compare.h"

#include <functional>
#include <memory>
#include <vector>

namespace offramp {

/// Files that are compared with the one that is open, and the utterances that all have. These are matched in
/// the background; until that is done what was there before stays.
class OtherResults {
public:
    using Results = std::shared_ptr<const CorpusResults>;

    /// `changed`: others are there, or other utterances are in common. `failed`: those that were added last
    /// can't be compared, and are dropped.
    OtherResults(Background background, std::function<void()> changed,
                 std::function<void(const Error&)> failed);

    void add(const Results& own, const Results& other);
    /// The open file has grown: what was in common stays so until it is matched anew.
    void grow(const CorpusResults& before, const Results& now);
    void clear();
    [[nodiscard]] bool empty() const { return files_.empty(); }
    /// How many utterances all have; 0 where there is no other.
    [[nodiscard]] std::size_t common() const { return common_.size(); }

    /// Of the open file's utterances those that all have; all where there is no other.
    [[nodiscard]] Selection within(const Selection& scope) const;
    /// The others, with the utterances that are also within the open file's scope.
    [[nodiscard]] std::vector<OtherFile> files(const Selection& scope) const;

private:
    void match(const Results& own);

    Background background_;
    std::function<void()> changed_;
    std::function<void(const Error&)> failed_;
    std::vector<Results> wanted_;
    std::vector<Results> files_; ///< whose common utterances are known
    CommonUtterances common_;    ///< the open file's are the first side
    LatestWork matching_;
};

} // namespace offramp
