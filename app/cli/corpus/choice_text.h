// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/choose/choice_json.h"

#include <iosfwd>
#include <span>

namespace offramp::cli {

/// What was fitted, what was chosen, and what it comes to, as tables and sentences.
void printChoice(std::ostream& out, const ChoiceReport& report, bool colours);

/// Results side by side, as tables.
void printComparison(std::ostream& out, std::span<const ComparedResults> sides,
                     const ResultsComparison& comparison, const CompareOptions& options, bool colours);

/// The message as a sentence: with a capital and a full stop.
[[nodiscard]] std::string sentenceOf(const Message& message);

} // namespace offramp::cli
