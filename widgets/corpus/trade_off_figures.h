// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/corpus_subject.h"
#include "corpus/trade_off.h"

#include <memory>
#include <optional>
#include <vector>

namespace offramp {

/// What a trade-off plot is to show.
struct TradeOffRequest {
    CorpusSubject subject;
    std::optional<MeasureSpec> measure; ///< whose curve is the first; nothing: of none
    std::vector<MeasureSpec> compared;  ///< whose curves lie beside it
    std::vector<std::shared_ptr<const CorpusResults>>
        files; ///< whose curves of `measure` do, over all they have
};

/// Sweeps the measures and finds the points of what has no threshold; of curves that can't be swept, for want
/// of values, none. Takes a while: for a thread in the background.
[[nodiscard]] TradeOffFigures tradeOffFigures(const TradeOffRequest& request);

} // namespace offramp
