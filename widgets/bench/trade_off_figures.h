// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/cancel.h"
#include "bench/corpus_subject.h"
#include "bench/trade_off.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace offramp {

/// A file whose curve is held beside the first.
struct OtherFile {
    std::shared_ptr<const CorpusResults> results;
    Selection scope; ///< the utterances that its curve is over

    bool operator==(const OtherFile&) const = default;
};

/// What a trade-off plot is to show.
struct TradeOffRequest {
    CorpusSubject subject;
    std::optional<Policy> family;      ///< sweptFamily(), whose curve is the first; nothing: of none
    std::vector<MeasureSpec> compared; ///< whose curves lie beside it
    std::vector<OtherFile> files;      ///< whose curves of `family` do
};

/// Sweeps the measures and finds the points of what has no threshold; of curves that can't be swept, for want
/// of values, none. Takes a while: for a thread in the background. Throws Cancelled.
[[nodiscard]] TradeOffFigures tradeOffFigures(const TradeOffRequest& request, const CancelToken& cancel = {});

/// The band of a curve of `family`, by resampling utterances or, as wholes, the values of column `group`.
/// Takes a while. Throws Cancelled.
[[nodiscard]] WerBand werBand(const CorpusSubject& subject, const Policy& family,
                              const std::vector<SweepPoint>& points, const std::string& group,
                              const CancelToken& cancel = {});

} // namespace offramp
