// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/cancel.h"
#include "corpus/choose/temperature_fit.h"
#include "corpus/choose/trace_reader.h"
#include "corpus/results/results.h"
#include "exits/policy.h"

#include <cstddef>
#include <functional>
#include <span>

namespace offramp {

/// For fitTemperatures(): the traces and references of the results. Both must outlive it.
[[nodiscard]] TraceSource traceSourceOf(const CorpusResults& results, TraceReader& reader);

/// How many utterances are done.
using TemperedProgress = std::function<void(std::size_t)>;

/// The same results with one more column for each measure that the policy reads of an exit (at that exit's
/// temperature) and `decoder` has no values of, so that the policy can be decided over the selection. Values
/// are taken from the traces: each exit is decoded again as the decoder did, no model is run and no recording
/// read. NaN at the exits that don't read it, and for utterances outside the selection or without traces.
/// Throws Error: no such decoder, a policy that doesn't fit, a lexicon or language model that can't be read,
/// a measure that needs more than traces hold; and Cancelled.
[[nodiscard]] CorpusResults withScoresFor(const CorpusResults& results, std::string_view decoder,
                                          const Policy& policy, std::span<const std::uint32_t> selection,
                                          TraceReader& reader, const CancelToken& cancel = {},
                                          const TemperedProgress& progress = {});

} // namespace offramp
