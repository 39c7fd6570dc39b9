// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/analysis.h"
#include "analysis/judge.h"

#include <iosfwd>

namespace offramp::cli {

/// Prints a recording's analysis for a person: a row an exit, the exit taken marked, and what the policy
/// decided.
void printAnalysis(std::ostream& out, const Analysis& analysis, const Judgement& judgement, bool colours,
                   int width);

} // namespace offramp::cli
