// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/explore/decisions.h"

#include <cstddef>
#include <span>
#include <vector>

namespace offramp {

struct GateFitOptions {
    /// λ of the penalty λ/2 · Σ w², on the weights of standardised features, > 0: weights stay finite where
    /// the two kinds of utterances can be parted without error.
    double ridge = 1;
};

/// One exit's part of the fit.
struct GateExitFit {
    std::size_t utterances = 0; ///< with all features finite
    std::size_t positives = 0;  ///< of them, those whose exit has no more word errors than the last
    std::size_t leftOut = 0;    ///< with a reference, but a feature undefined or infinite here
    double logLoss = 0;         ///< mean negative log-likelihood, nats; 0 without utterances
    int steps = 0;              ///< Newton steps that were taken
    bool converged = true;
};

struct GateFit {
    GateRule gate; ///< threshold 0.5
    std::vector<GateExitFit> exits;
};

/// Fits a gate: for each exit a logistic regression of "this exit has no more word errors than the last" on
/// the features' stored values, by Newton's method (iteratively reweighted least squares, McCullagh and
/// Nelder 1989) with a ridge penalty (Hoerl and Kennard 1970; le Cessie and van Houwelingen 1992). Features
/// are standardised per exit, and that is folded back into the weights, so that the gate reads the values as
/// they are; one that doesn't vary gets the weight 0. The bias isn't penalised; where all utterances are of
/// one kind all weights are 0 and the bias is ln((positives + ½) / (others + ½)). Utterances without a
/// reference don't count. Deterministic. Throws Error without features, for one that the decoder has no
/// values of, and if no utterance has a reference.
[[nodiscard]] GateFit fitGate(const CorpusResults& results, const DecoderResults& decoder,
                              std::span<const MeasureSpec> features, std::span<const std::uint32_t> selection,
                              const GateFitOptions& options = {});

} // namespace offramp
