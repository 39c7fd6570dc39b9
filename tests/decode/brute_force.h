// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/matrix.h"
#include "decode/log_sum.h"
#include "decode/tokenizer.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>
#include <random>
#include <vector>

namespace offramp::test {

/// blank, a, b, …, the last of which are ignored
inline std::shared_ptr<const Tokenizer> letters(int classes, int ignored = 0) {
    TokenizerSpec spec;
    spec.tokens = {"@"};
    for (int c = 1; c < classes; ++c) {
        spec.tokens.emplace_back(1, static_cast<char>('a' + c - 1));
        if (c >= classes - ignored) spec.ignore.push_back(c);
    }
    return std::make_shared<const Tokenizer>(spec, classes, "m");
}

/// A token sequence's probability, by looking at every alignment.
struct Exhaustive {
    double sum = -std::numeric_limits<double>::infinity();
    double best = -std::numeric_limits<double>::infinity();
};

/// All V^T paths, collapsed: repeats, then blanks and ignored classes. Impossible sequences are not there.
inline std::map<std::vector<int>, Exhaustive> allSequences(const Matrix& logProbs,
                                                           const Tokenizer& tokenizer) {
    std::map<std::vector<int>, Exhaustive> all;
    const auto frames = static_cast<std::size_t>(logProbs.rows());
    std::vector<int> path(frames, 0);
    for (bool more = true; more;) {
        double total = 0;
        std::vector<int> tokens;
        for (std::size_t t = 0; t < frames; ++t) {
            total += static_cast<double>(logProbs(static_cast<std::int64_t>(t), path[t]));
            const bool emits = path[t] != tokenizer.blank() && !tokenizer.isIgnored(path[t]);
            if (emits && (t == 0 || path[t] != path[t - 1])) tokens.push_back(path[t]);
        }
        if (!std::isinf(total)) {
            Exhaustive& found = all[tokens];
            found.sum = logSum(found.sum, total);
            found.best = std::max(found.best, total);
        }
        more = false;
        for (std::size_t t = 0; t < frames && !more; ++t) {
            path[t] = (path[t] + 1) % tokenizer.classes();
            more = path[t] != 0;
        }
    }
    return all;
}

/// Normalised random log-probabilities; each is −∞ with probability `holes`.
inline Matrix randomLogProbs(std::int64_t frames, int classes, double holes, std::mt19937& random) {
    std::normal_distribution<double> normal(0, 2);
    std::uniform_real_distribution<double> uniform(0, 1);
    Matrix logProbs(frames, classes);
    for (std::int64_t t = 0; t < frames; ++t) {
        double total = 0;
        std::vector<double> values;
        for (int c = 0; c < classes; ++c) {
            values.push_back(uniform(random) < holes ? 0 : std::exp(normal(random)));
            total += values.back();
        }
        for (int c = 0; c < classes; ++c)
            logProbs(t, c) =
                static_cast<float>(std::log(values[static_cast<std::size_t>(c)] / std::max(total, 1e-30)));
    }
    return logProbs;
}

/// Of quarters, so that sums are exact and many scores are equal.
inline Matrix coarseLogProbs(std::int64_t frames, int classes, std::mt19937& random) {
    Matrix logProbs(frames, classes);
    for (std::int64_t i = 0; i < logProbs.size(); ++i)
        logProbs.data()[i] = -0.25F * static_cast<float>(random() % 3);
    return logProbs;
}

inline std::vector<int> idsOf(const Hypothesis& hypothesis) {
    std::vector<int> ids;
    for (const Token& token : hypothesis.tokens)
        ids.push_back(token.id);
    return ids;
}

} // namespace offramp::test
