// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/cancel.h"
#include "base/matrix.h"
#include "decode/tokenizer.h"
#include "scoring/normalise.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace offramp {

/// An utterance's frames, which a results file has only where it keeps traces.
struct TracedUtterance {
    std::string reference;
    std::vector<std::shared_ptr<const Matrix>> logProbs; ///< of each exit, [T × V]
};

/// Reads the utterance of that index; nothing if it has no traces or no reference.
using TraceSource = std::function<std::optional<TracedUtterance>(std::uint32_t)>;

struct TemperatureFitOptions {
    /// Utterances are drawn by the seed up to these limits: one number is fitted at each exit, which needs no
    /// more.
    std::size_t mostUtterances = 300;
    std::size_t mostValues = std::size_t{1} << 26U; ///< log-probabilities that are held at once, 4 bytes each
    std::uint64_t seed = 1;
    double least = 0.1;                           ///< temperatures that are looked among, above 0
    double most = 10;                             ///< at most 100
    const Normalisation* normalisation = nullptr; ///< for references that can't be spelled; null: the default
    int threads = 0;
};

/// One exit's temperature, with what it does.
struct ExitTemperature {
    double temperature = 1;
    double before = 0;    ///< mean −ln P(reference) at 1, nats an utterance
    double after = 0;     ///< likewise at the temperature
    bool atLimit = false; ///< the best is not between the limits: it is one of them
};

struct TemperatureFit {
    std::vector<ExitTemperature> exits;
    std::size_t utterances = 0;    ///< that were used
    std::size_t withoutTraces = 0; ///< of those drawn
    std::size_t unspelled = 0;     ///< drawn, but the model's classes can't spell the reference

    [[nodiscard]] std::vector<double> temperatures() const;
};

/// Temperature scaling (Guo et al. 2017), an exit at a time: the T that makes the references most probable by
/// CTC (Graves et al. 2006) under softmax(ℓ/T) in every frame: the mean of −ln P(reference) over utterances
/// is smallest. P is that of the text, over all its spellings (text_forward.h), upper and lower case the
/// same; a reference that the classes can't spell as it is written is tried normalised. An utterance that no
/// alignment is possible for at an exit doesn't count there. Found on a grid of temperatures, then by golden
/// sections of ln T around the best (Kiefer 1953), to one in a thousand. The same for any number of threads.
/// Throws Error if no utterance can be used, and Cancelled.
[[nodiscard]] TemperatureFit fitTemperatures(std::span<const std::uint32_t> selection,
                                             const TraceSource& source, const Tokenizer& tokenizer,
                                             const TemperatureFitOptions& options = {},
                                             const CancelToken& cancel = {});

} // namespace offramp
