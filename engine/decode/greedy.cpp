// SPDX-License-Identifier: GPL-3.0-or-later
#include "decode/greedy.h"

#include "base/error.h"
#include "decode/tokenizer.h"

#include <algorithm>
#include <cmath>

namespace offramp {

namespace {

void checkWidth(const Matrix& logProbs, const Tokenizer& tokenizer) {
    if (logProbs.rows() == 0 || logProbs.cols() == tokenizer.classes()) return;
    throw Error("the model's output",
                msg("has {0} classes, but the tokenizer {1}", logProbs.cols(), tokenizer.classes()),
                msg("Give the model the tokenizer that it was trained with"));
}

int bestClass(std::span<const float> row, std::int64_t frame) {
    if (std::any_of(row.begin(), row.end(), [](float value) { return std::isnan(value); })) {
        throw Error(
            "the model's output", msg("frame {0} holds values that are no numbers (NaN)", frame),
            msg("The model's weights may be damaged, or its features set up otherwise than in training"));
    }
    return static_cast<int>(std::max_element(row.begin(), row.end()) - row.begin());
}

} // namespace

Hypothesis greedyDecode(const Matrix& logProbs, const Tokenizer& tokenizer) {
    checkWidth(logProbs, tokenizer);
    std::vector<Token> tokens;
    double total = 0;
    int last = tokenizer.blank();
    for (std::int64_t t = 0; t < logProbs.rows(); ++t) {
        const int best = bestClass(logProbs.row(t), t);
        const double value = logProbs(t, best);
        total += value;
        const bool emits = best != tokenizer.blank() && !tokenizer.isIgnored(best);
        if (emits && best != last) tokens.push_back({best, tokenizer.name(best), t, t, 0});
        if (emits) {
            Token& token = tokens.back();
            token.logProbability += value;
            token.end = t + 1;
        }
        last = best;
    }
    for (Token& token : tokens)
        token.logProbability /= static_cast<double>(token.end - token.start);
    return tokenizer.assemble(std::move(tokens), total);
}

} // namespace offramp
