// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scoring/align.h"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <vector>

// The files of numbers of a published run: a line for each utterance of all splits, in their order.

namespace offramp::detail {

/// A line of entropy_wer/entropy_k.txt or posterior_wer/posterior_k.txt.
struct StatedScore {
    std::size_t line = 0;
    double score = 0;
    std::optional<double> rate; ///< the word error rate that may follow it
};

/// A line of a wer_k.txt.
struct StatedErrors {
    std::size_t line = 0;
    ErrorCounts words;
    std::optional<double> rate;
};

/// Throws Error that names the line: no number, or more than two.
[[nodiscard]] std::vector<StatedScore> readStatedScores(const std::filesystem::path& path);

/// "expect_len: pred_len: hit: sub: ins: del: wer:", or "hits: errors:" in place of the four, which follow
/// from it: of E reference words, P words heard, H hits and N errors E − H are substituted or deleted and
/// P − H substituted or inserted, so S = (E − H) + (P − H) − N. Throws Error that names the line: something
/// is missing, no number, or the numbers can't be of one alignment.
[[nodiscard]] std::vector<StatedErrors> readStatedErrors(const std::filesystem::path& path);

} // namespace offramp::detail
