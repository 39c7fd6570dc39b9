// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/results/results.h"

#include <cstdint>
#include <optional>
#include <span>

namespace offramp {

/// Utterances of a kind, and what they come to.
struct OverthoughtShare {
    Selection utterances;
    std::int64_t referenceWords = 0; ///< of these utterances
    std::int64_t words = 0;          ///< see Overthinking
    /// Mean of the layers between the earliest exit that was as good or better and the last; nothing where
    /// there is no utterance.
    std::optional<double> layers;
};

/// What the layers behind an earlier exit did, by word errors, over the utterances with a reference (after
/// Kaya, Hong and Dumitras 2019, whose notion for one label is here one for the errors of a text). Each
/// utterance is of one kind.
struct Overthinking {
    /// An earlier exit has fewer errors than the last. words: how many fewer at the best of them, summed: the
    /// errors that going on to the last brought in.
    OverthoughtShare destructive;
    /// No earlier exit has fewer errors than the last, and one has as many. words: the reference words of
    /// these utterances, computed further for nothing.
    OverthoughtShare wasteful;
    /// The last has fewer errors than every earlier exit. words: how many fewer than the best of them,
    /// summed. layers: 0.
    OverthoughtShare needed;
    std::size_t utterances = 0;      ///< with a reference
    std::int64_t referenceWords = 0; ///< of them
};

/// A model of one exit needs it always.
[[nodiscard]] Overthinking overthinking(const CorpusResults& results, const DecoderResults& decoder,
                                        std::span<const std::uint32_t> selection);

} // namespace offramp
