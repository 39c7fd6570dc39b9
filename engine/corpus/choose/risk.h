// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scoring/align.h"

#include <cstdint>
#include <vector>

namespace offramp {

/// What stopping an utterance at an exit costs, 0 … 1.
enum class Loss {
    wer,   ///< min(1, its word error rate); 1 where words were heard and none was said
    excess ///< its word error rate less the last exit's, where that is more: max(0, …), at most 1
};

/// Of one utterance at an exit, both scored against the same reference.
[[nodiscard]] double lossOf(Loss loss, const ErrorCounts& exit, const ErrorCounts& last);

/// Conformal risk control (Angelopoulos et al. 2022, arXiv 2208.02814; for early exits Jazbec et al. 2024,
/// "Fast yet Safe", arXiv 2405.20915): the most that the mean of `utterances` losses in 0 … `bound` may be,
/// ((n + 1)·epsilon − bound) / n. Negative: there are too few utterances for that epsilon.
[[nodiscard]] double conformalBound(std::int64_t utterances, double epsilon, double bound = 1);

/// The Hoeffding–Bentkus p-values (Bates et al. 2021, arXiv 2101.02703, as in Learn then Test, Angelopoulos
/// et al. 2021, arXiv 2110.01052) of "the expected loss is above epsilon", for n losses in 0 … 1 with the
/// mean R: min(exp(−n·h(min(R, ε), ε)), e·P(Binomial(n, ε) ≤ ⌈nR⌉)), where h(a, b) = a ln(a/b) + (1 − a)
/// ln((1 − a)/(1 − b)); at most 1.
class HoeffdingBentkus {
public:
    /// `utterances` ≥ 1, 0 < `epsilon` < 1.
    HoeffdingBentkus(std::int64_t utterances, double epsilon);

    [[nodiscard]] double pValue(double mean) const;

private:
    double utterances_;
    double epsilon_;
    std::vector<double> binomial_; ///< P(Binomial(n, ε) ≤ k), k = 0 … n
};

} // namespace offramp
