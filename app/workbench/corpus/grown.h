// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/results/results.h"

namespace offramp {

/// The file as it was, or with more utterances in it, or with more known of them.
[[nodiscard]] bool isSameRun(const CorpusResults& before, const CorpusResults& now);

/// The same utterances where others have come between them.
[[nodiscard]] Selection inGrown(const Selection& selected, const CorpusResults& before,
                                const CorpusResults& now);

} // namespace offramp
