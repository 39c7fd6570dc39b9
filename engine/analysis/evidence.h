// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/analysis.h"
#include "exits/evidence.h"
#include "exits/policy.h"
#include "exits/scores.h"

#include <memory>
#include <span>
#include <string>
#include <vector>

namespace offramp {

/// What measures look at, of each exit of an analysis that was computed; each points to the one before. It
/// looks into the analysis, which must outlive it.
class AnalysisEvidence {
public:
    explicit AnalysisEvidence(const Analysis& analysis);
    AnalysisEvidence(const AnalysisEvidence&) = delete;
    AnalysisEvidence& operator=(const AnalysisEvidence&) = delete;

    [[nodiscard]] std::span<const ExitEvidence> exits() const { return exits_; }

private:
    std::vector<ExitEvidence> exits_;
};

/// Fills in what an exit's result says of the text of the exit before (null at the first) and its emissions,
/// once its hypothesis is there.
void relate(ExitResult& result, const ExitResult* previous);

/// One exit's evidence; `previous` (null at the first) must outlive it as the result must.
[[nodiscard]] ExitEvidence evidenceOf(const ExitResult& result, int blank, const ExitEvidence* previous);

/// What a random exit is drawn by: the recording's file name.
[[nodiscard]] std::string utteranceName(const Analysis& analysis);

/// Every exit's scores with those that the policy (one that fits) reads among them: the stored ones, or taken
/// now.
[[nodiscard]] std::vector<Scores> scoresFor(const Analysis& analysis, const Policy& policy);

/// True if judging by the policy (one that fits) is arithmetic alone: all that it reads is stored.
[[nodiscard]] bool hasScores(const Analysis& analysis, const Policy& policy);

/// The same analysis with what the policy (one that fits) reads of each exit stored there. Those that are
/// there are not taken again. Runs no model and decodes nothing.
[[nodiscard]] std::shared_ptr<const Analysis> withScores(const Analysis& analysis, const Policy& policy);

/// The same analysis with the scores of `specs` stored at every exit, so that a policy that reads them is
/// judged by arithmetic alone. Those that are there are not taken again. Runs no model and decodes nothing.
[[nodiscard]] std::shared_ptr<const Analysis> withScores(const Analysis& analysis,
                                                         std::span<const MeasureSpec> specs);

} // namespace offramp
