// SPDX-License-Identifier: GPL-3.0-or-later
#include "decode/scaled_forward.h"

#include "base/vector_clones.h"
#include "decode/tokenizer.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace offramp {

namespace {

// What is below `lost` becomes 0: products of it would be denormal, which takes a hundred times as long.
// After each scaling the largest is 1, and it is rarely below 1e-30 before the next. So a frame loses less
// than S · 1e-220 (e^-506) of what it holds, for S places, and as no continuation is more probable than 1, a
// result above e^-400 lacks less than T · S · e^-106 of itself.
constexpr double lost = 1e-250;
constexpr double leastLog = -400;
constexpr double leastLargest = 1e-30;
constexpr std::int64_t framesPerScaling = 8;

double kept(double value) {
    return value < lost ? 0 : value;
}

/// The probabilities of all alignments up to a frame, by where they stand: in the blank before token i (or
/// behind the last), or in token i.
class ScaledSums {
public:
    ScaledSums(std::span<const int> tokens, const Tokenizer& tokenizer)
        : tokens_(tokens), inBlank_(tokens.size() + 1), inToken_(tokens.size() + 1),
          nextInBlank_(tokens.size() + 1), nextInToken_(tokens.size() + 1), differs_(tokens.size()),
          probabilities_(static_cast<std::size_t>(tokenizer.classes())), ofTokens_(tokens.size()) {
        for (int id = 0; id < tokenizer.classes(); ++id)
            if (id == tokenizer.blank() || tokenizer.isIgnored(id)) blanks_.push_back(id);
        used_.assign(tokens.begin(), tokens.end());
        std::sort(used_.begin(), used_.end());
        used_.erase(std::unique(used_.begin(), used_.end()), used_.end());
        for (std::size_t i = 1; i < tokens.size(); ++i)
            differs_[i] = tokens[i] != tokens[i - 1] ? 1 : 0;
    }

    void begin(std::span<const float> row) {
        inBlank_[0] = look(row);
        if (!tokens_.empty()) inToken_[1] = ofTokens_[0];
    }

    OFFRAMP_VECTOR_CLONES void step(std::span<const float> row) {
        const double blank = look(row);
        const std::size_t count = tokens_.size();
        const double* const inBlank = inBlank_.data();
        const double* const inToken = inToken_.data();
        double* const nextInBlank = nextInBlank_.data();
        double* const nextInToken = nextInToken_.data();
        for (std::size_t i = 0; i <= count; ++i)
            nextInBlank[i] = kept((inBlank[i] + inToken[i]) * blank);
        const double* const differs = differs_.data();
        const double* const ofTokens = ofTokens_.data();
        for (std::size_t i = 0; i < count; ++i) {
            const double skipping = differs[i] != 0 ? inToken[i] : 0;
            nextInToken[i + 1] = kept((inToken[i + 1] + inBlank[i] + skipping) * ofTokens[i]);
        }
        inBlank_.swap(nextInBlank_);
        inToken_.swap(nextInToken_);
    }

    /// Makes the largest 1. False if it was so small that more was lost than is allowed.
    [[nodiscard]] bool scale() {
        double most = *std::max_element(inBlank_.begin(), inBlank_.end());
        for (const double value : inToken_)
            most = std::max(most, value);
        if (!(most >= leastLargest) || std::isinf(most)) return false;
        for (std::vector<double>* sums : {&inBlank_, &inToken_})
            for (double& value : *sums)
                value /= most;
        log_ += std::log(most);
        return true;
    }

    [[nodiscard]] double logOfWhole() const { return log_ + std::log(inBlank_.back() + inToken_.back()); }

private:
    /// Takes a frame's probabilities of the tokens; returns that of the blank.
    double look(std::span<const float> row) {
        const auto at = [&](int id) {
            return std::exp(static_cast<double>(row[static_cast<std::size_t>(id)]));
        };
        for (const int id : used_)
            probabilities_[static_cast<std::size_t>(id)] = at(id);
        for (std::size_t i = 0; i < tokens_.size(); ++i)
            ofTokens_[i] = probabilities_[static_cast<std::size_t>(tokens_[i])];
        double blank = 0;
        for (const int id : blanks_)
            blank += at(id);
        return blank;
    }

    std::span<const int> tokens_;
    std::vector<double> inBlank_;
    std::vector<double> inToken_; ///< of token i at i + 1, before them a 0
    std::vector<double> nextInBlank_;
    std::vector<double> nextInToken_;
    std::vector<double> differs_;       ///< of token i: 1 where the one before is another, else 0
    std::vector<double> probabilities_; ///< of the frame, by class; those of `used_` alone
    std::vector<double> ofTokens_;      ///< of the frame, token by token
    std::vector<int> used_;             ///< the classes of the tokens, each once
    std::vector<int> blanks_;
    double log_ = 0; ///< of what was divided by
};

} // namespace

std::optional<double> scaledForward(const Matrix& logProbs, std::span<const int> tokens,
                                    const Tokenizer& tokenizer) {
    ScaledSums sums(tokens, tokenizer);
    sums.begin(logProbs.row(0));
    for (std::int64_t t = 1; t < logProbs.rows(); ++t) {
        sums.step(logProbs.row(t));
        if (t % framesPerScaling == 0 && !sums.scale()) return std::nullopt;
    }
    if (!sums.scale()) return std::nullopt;
    const double log = sums.logOfWhole();
    return log > leastLog ? std::optional(log) : std::nullopt;
}

} // namespace offramp
