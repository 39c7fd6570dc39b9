// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/analysis.h"
#include "base/cancel.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string_view>

namespace offramp {

/// An utterance of a results file as an Analysis, its log-probabilities taken from the file: no model is run
/// or needed. The sound is read and its features are computed, hypotheses are found and scores are taken
/// again, so all is as it was to the bit, but for the seconds that decoding took. `key`:
/// CorpusUtterance::key; `decoder`: the name of one of the file's, or empty for the first. Of the seconds
/// only their sum with the features' is known (Analysis::secondsTo()), and featureSeconds is 0.
///
/// Throws Error: there is no such utterance or decoder, the file keeps no traces of it or no description of
/// its model (CorpusResults::canReopen), the recording isn't there or is another than was run, or the
/// decoder's lexicon or language model can't be read. Throws Cancelled.
[[nodiscard]] std::shared_ptr<const Analysis> reopen(const std::filesystem::path& results, std::int64_t key,
                                                     const CancelToken& cancel = {},
                                                     std::string_view decoder = {});

} // namespace offramp
