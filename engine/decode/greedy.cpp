// SPDX-License-Identifier: GPL-3.0-or-later
#include "decode/greedy.h"

#include "decode/output_check.h"
#include "decode/tokenizer.h"

#include <algorithm>

namespace offramp {

namespace {

int bestClass(std::span<const float> row, std::int64_t frame) {
    checkFrame(row, frame);
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
