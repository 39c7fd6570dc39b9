// SPDX-License-Identifier: GPL-3.0-or-later
#include "decode/ctc_forward.h"

#include "base/error.h"
#include "decode/log_sum.h"
#include "decode/output_check.h"
#include "decode/scaled_forward.h"
#include "decode/tokenizer.h"

#include <algorithm>
#include <vector>

namespace offramp {

namespace {

constexpr double impossible = -std::numeric_limits<double>::infinity();

void checkTokens(std::span<const int> tokens, const Tokenizer& tokenizer) {
    for (const int id : tokens) {
        const bool isClass = id >= 0 && id < tokenizer.classes();
        if (isClass && id != tokenizer.blank() && !tokenizer.isIgnored(id)) continue;
        throw Error("the tokens", msg("hold class {0}, which is never part of a text", id),
                    msg("Leave out the blank and what the tokenizer ignores"));
    }
}

void checkAll(const Matrix& logProbs, std::span<const int> tokens, const Tokenizer& tokenizer) {
    checkWidth(logProbs, tokenizer);
    checkTokens(tokens, tokenizer);
    for (std::int64_t t = 0; t < logProbs.rows(); ++t)
        checkFrame(logProbs.row(t), t);
}

/// How alignments that meet become one number.
using Join = double (*)(double, double);

double larger(double a, double b) {
    return std::max(a, b);
}

double blankOf(std::span<const float> row, const Tokenizer& tokenizer, Join join) {
    double joined = impossible;
    for (int id = 0; id < tokenizer.classes(); ++id) {
        if (id == tokenizer.blank() || tokenizer.isIgnored(id))
            joined = join(joined, static_cast<double>(row[static_cast<std::size_t>(id)]));
    }
    return joined;
}

/// The alignments up to a frame, joined by where they stand: 2i is the blank before token i, 2i + 1 token i
/// itself.
template <Join join>
class Alignments {
public:
    explicit Alignments(std::span<const int> tokens)
        : tokens_(tokens), sums_(2 * tokens.size() + 1, impossible) {}

    void begin(std::span<const float> row, double blank) {
        sums_[0] = blank;
        if (!tokens_.empty()) sums_[1] = logProb(row, 0);
    }

    /// Downwards, so that what a place sums up is still that of the frame before.
    void step(std::span<const float> row, double blank) {
        for (std::size_t at = sums_.size(); at-- > 0;) {
            double sum = at > 0 ? join(sums_[at], sums_[at - 1]) : sums_[at];
            const std::size_t token = at / 2;
            const bool isToken = at % 2 == 1;
            if (isToken && token > 0 && tokens_[token] != tokens_[token - 1]) sum = join(sum, sums_[at - 2]);
            sums_[at] = sum + (isToken ? logProb(row, token) : blank);
        }
    }

    [[nodiscard]] double whole() const {
        return tokens_.empty() ? sums_.back() : join(sums_.back(), sums_[sums_.size() - 2]);
    }

private:
    [[nodiscard]] double logProb(std::span<const float> row, std::size_t token) const {
        return static_cast<double>(row[static_cast<std::size_t>(tokens_[token])]);
    }

    std::span<const int> tokens_;
    std::vector<double> sums_;
};

template <Join join>
double joined(const Matrix& logProbs, std::span<const int> tokens, const Tokenizer& tokenizer) {
    if (logProbs.rows() == 0) return tokens.empty() ? 0 : impossible;
    Alignments<join> alignments(tokens);
    for (std::int64_t t = 0; t < logProbs.rows(); ++t) {
        const auto row = logProbs.row(t);
        const double blank = blankOf(row, tokenizer, join);
        if (t == 0) {
            alignments.begin(row, blank);
        } else {
            alignments.step(row, blank);
        }
    }
    return alignments.whole();
}

} // namespace

double ctcForward(const Matrix& logProbs, std::span<const int> tokens, const Tokenizer& tokenizer) {
    checkAll(logProbs, tokens, tokenizer);
    if (logProbs.rows() > 0)
        if (const auto sum = scaledForward(logProbs, tokens, tokenizer)) return *sum;
    return joined<logSum>(logProbs, tokens, tokenizer);
}

double ctcBestPath(const Matrix& logProbs, std::span<const int> tokens, const Tokenizer& tokenizer) {
    checkAll(logProbs, tokens, tokenizer);
    return joined<larger>(logProbs, tokens, tokenizer);
}

} // namespace offramp
