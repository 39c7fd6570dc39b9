// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/results/results.h"

#include <cstdint>
#include <memory>

namespace offramp::test {

/// Results as a run over LibriSpeech's test sets has them, from a seed: six exits after the layers 2 … 12 of
/// a model whose errors shrink from exit to exit, sentences of about 20 words in sets "test.clean" and
/// "test.other" by 40 speakers each, a greedy decoder with two measures that tell something of the errors and
/// a beam decoder with the posterior of the best of N. Texts and counts agree. `words`: of an utterance,
/// about.
[[nodiscard]] std::shared_ptr<const CorpusResults> madeCorpus(std::size_t utterances, std::uint32_t seed = 1,
                                                              int words = 20);

} // namespace offramp::test
