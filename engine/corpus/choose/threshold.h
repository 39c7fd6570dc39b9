// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/message.h"
#include "corpus/choose/risk.h"
#include "corpus/choose/split.h"
#include "corpus/explore/decisions.h"

#include <optional>
#include <variant>
#include <vector>

namespace offramp {

/// The most careful threshold whose average layer on the calibration part is no more than this: of all
/// thresholds the one that comes closest to the target from below (as fitBudget()).
struct LayerTarget {
    double averageLayer = 0;
};

/// The same for the mean of multiply-accumulates, as a share of what the last exit takes: over the utterances
/// whose costs at all exits are known.
struct MacsTarget {
    double share = 0; ///< above 0, at most 1
};

/// The boldest threshold whose corpus word error rate on the calibration part is no more than this, whatever
/// those in between do: the rate may rise and fall again on the way from careful to bold.
struct WerTarget {
    double wer = 0; ///< a fraction
};

/// The boldest threshold that a guarantee can be given for: the expected loss of an utterance drawn as the
/// calibration utterances were is at most `epsilon`. It is about the mean over utterances, not about the
/// corpus word error rate, which weighs long utterances more. Thresholds are tried from careful to bold, up
/// to the first that fails.
struct RiskTarget {
    Loss loss = Loss::excess;
    double epsilon = 0; ///< above 0, below 1
    /// Nothing: conformal risk control, on average over calibration sets. Else Learn then Test: but for a
    /// share `delta` of calibration sets, above 0 and below 1; each threshold is accepted while its p-value
    /// is at most delta (fixed sequence testing).
    std::optional<double> delta;
    /// Conformal risk control supposes that a bolder threshold never loses less. An utterance's loss may fall
    /// again where an earlier exit does better. True: the worst loss from the last exit down to the one taken
    /// stands for it, which never falls, and is no less than its own: the guarantee holds without
    /// supposition, for a somewhat more careful threshold.
    bool monotone = false;
};

using Target = std::variant<LayerTarget, MacsTarget, WerTarget, RiskTarget>;

/// What a guarantee is about, of one part of a split.
struct RiskFigures {
    std::int64_t utterances = 0; ///< those whose reference is known
    double meanLoss = 0;         ///< over them
};

/// A threshold that was chosen, or that none could be.
struct ThresholdChoice {
    std::optional<Policy> policy; ///< with the threshold; nothing: none meets the target
    double threshold = 0;         ///< where there is one
    std::optional<OperatingPoint> calibration;
    std::optional<OperatingPoint> test;
    std::optional<double> calibrationMacs;      ///< share of the last exit's; nothing: not known
    std::optional<double> testMacs;             ///< likewise
    std::optional<RiskFigures> calibrationRisk; ///< of a RiskTarget
    std::optional<RiskFigures> testRisk;
    std::optional<double> pValue; ///< of the threshold, by Learn then Test
    /// What the figures must meet: the target, or the bound on the mean loss of conformal risk control.
    double limit = 0;
    /// Sentences without full stops: what was chosen, what it guarantees, where the figures come from.
    std::vector<Message> sentences;
};

/// Chooses the one threshold of `family` (a policy with one threshold for all exits: scaleOf()), on the
/// split's calibration part alone, and tells what it comes to on both. Exact: each of the thresholds between
/// which a decision on the calibration part changes is tried. Utterances without a reference count in the
/// average layer and the costs alone. Throws Error as scaleOf(), for a target that can't be one, and for a
/// calibration part without utterances (with a reference, where errors are counted; with known costs, where
/// these are).
[[nodiscard]] ThresholdChoice chooseThreshold(const CorpusResults& results, const DecoderResults& decoder,
                                              const Policy& family, const Target& target, const Split& split);

} // namespace offramp
