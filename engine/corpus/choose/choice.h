// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/cancel.h"
#include "corpus/choose/choice_json.h"
#include "corpus/choose/fit_effect.h"
#include "corpus/choose/trace_reader.h"

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace offramp {

/// How a corpus is to be parted: Split has what it means.
struct SplitRequest {
    Split::Kind kind = Split::Kind::none;
    std::string column;           ///< byGroup: empty: by utterance
    std::string calibrationValue; ///< byValue
    std::string testValue;        ///< byValue; empty: all others
    double fraction = 0.5;        ///< byGroup: the calibration part's share
    std::uint64_t seed = 1;       ///< of all that is drawn

    bool operator==(const SplitRequest&) const = default;
};

/// Throws Error as unsplit(), splitByGroup() and splitByValue().
[[nodiscard]] Split splitOf(const CorpusResults& results, const SplitRequest& request,
                            const Selection& selection);

/// A threshold, and what is fitted before it is chosen.
struct ChoiceRequest {
    enum class Fit { none, temperatures, gate };

    std::optional<MeasureSpec> measure; ///< nothing: of a gate alone
    SplitRequest split;
    std::optional<Target> target; ///< nothing: with a gate, whose threshold stays ½
    Fit fit = Fit::none;
    std::vector<MeasureSpec> features; ///< of a gate; empty: the measure
    double ridge = 1;                  ///< GateFitOptions::ridge
    /// Values at the fitted temperatures are taken for every utterance of the results, not only for those of
    /// the split, so that the policy can be decided over all of them.
    bool scoreEverything = false;
};

/// Opens the traces of the results that are chosen from; only temperatures need them.
using TraceOpener = std::function<TraceReader()>;

/// How many of `total` utterances have their values at the fitted temperatures.
using ChoiceProgress = std::function<void(std::size_t done, std::size_t total)>;

/// What was chosen, with what it was chosen from.
struct MadeChoice {
    std::shared_ptr<const CorpusResults> results; ///< with columns at the fitted temperatures, if any
    ChoiceReport report;                          ///< of `results`
    /// The same target met by the measure without the fit, on the same parts; nothing where nothing is fitted
    /// or the measure has no threshold to compare.
    std::optional<ThresholdChoice> unfitted;
    std::vector<FitEffect> effect; ///< for each exit, on the test part; empty where nothing is fitted

    /// What is to be used or written: the choice, or a gate as it was fitted.
    [[nodiscard]] std::optional<Policy> policy() const;
};

/// Parts the selection, fits on the calibration part, chooses the threshold there, and tells what it comes to
/// on both. For a guarantee the fit has half of the calibration part, drawn by the same column (else by the
/// speakers, if any), and the threshold the other: what was fitted on the very utterances that vouch for it
/// would spoil the guarantee. `decoder`: whose errors and values count. Throws Error for what can't be done,
/// and Cancelled.
[[nodiscard]] MadeChoice makeChoice(std::shared_ptr<const CorpusResults> results, const std::string& decoder,
                                    const Selection& selection, const ChoiceRequest& request,
                                    const TraceOpener& openTraces, const CancelToken& cancel = {},
                                    const ChoiceProgress& progress = {});

} // namespace offramp
