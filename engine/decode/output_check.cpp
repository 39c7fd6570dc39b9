// SPDX-License-Identifier: GPL-3.0-or-later
#include "decode/output_check.h"

#include "base/error.h"
#include "decode/tokenizer.h"

#include <algorithm>
#include <limits>

namespace offramp {

void checkWidth(const Matrix& logProbs, const Tokenizer& tokenizer) {
    if (logProbs.rows() == 0 || logProbs.cols() == tokenizer.classes()) return;
    throw Error("the model's output",
                msg("has {0} classes, but the tokenizer {1}", logProbs.cols(), tokenizer.classes()),
                msg("Give the model the tokenizer that it was trained with"));
}

void checkFrame(std::span<const float> row, std::int64_t frame) {
    constexpr float infinity = std::numeric_limits<float>::infinity();
    if (std::all_of(row.begin(), row.end(), [](float value) { return value < infinity; })) return;
    throw Error("the model's output", msg("frame {0} holds values that are no numbers (NaN)", frame),
                msg("The model's weights may be damaged, or its features set up otherwise than in training"));
}

} // namespace offramp
