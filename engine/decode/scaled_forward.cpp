// SPDX-License-Identifier: GPL-3.0-or-later
#include "decode/scaled_forward.h"

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

/// The probabilities of all alignments up to a frame, by where they stand: in the blank before token i (or
/// behind the last), or in token i.
class ScaledSums {
public:
    ScaledSums(std::span<const int> tokens, const Tokenizer& tokenizer)
        : tokens_(tokens), inBlank_(tokens.size() + 1), inToken_(tokens.size()),
          probabilities_(static_cast<std::size_t>(tokenizer.classes())) {
        for (int id = 0; id < tokenizer.classes(); ++id)
            if (id == tokenizer.blank() || tokenizer.isIgnored(id)) blanks_.push_back(id);
        used_.assign(tokens.begin(), tokens.end());
        std::sort(used_.begin(), used_.end());
        used_.erase(std::unique(used_.begin(), used_.end()), used_.end());
    }

    void begin(std::span<const float> row) {
        const double blank = look(row);
        inBlank_[0] = blank;
        if (!tokens_.empty()) inToken_[0] = probabilityOf(0);
    }

    /// From the last place to the first, so that those before are still of the frame before.
    void step(std::span<const float> row) {
        const double blank = look(row);
        for (std::size_t i = tokens_.size(); i > 0; --i) {
            inBlank_[i] = kept((inBlank_[i] + inToken_[i - 1]) * blank);
            const std::size_t token = i - 1;
            double sum = inToken_[token] + inBlank_[token];
            if (token > 0 && tokens_[token] != tokens_[token - 1]) sum += inToken_[token - 1];
            inToken_[token] = kept(sum * probabilityOf(token));
        }
        inBlank_[0] = kept(inBlank_[0] * blank);
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

    [[nodiscard]] double logOfWhole() const {
        return log_ + std::log(inBlank_.back() + (inToken_.empty() ? 0 : inToken_.back()));
    }

private:
    static double kept(double value) { return value < lost ? 0 : value; }

    /// Takes a frame's probabilities of the tokens; returns that of the blank.
    double look(std::span<const float> row) {
        const auto at = [&](int id) {
            return std::exp(static_cast<double>(row[static_cast<std::size_t>(id)]));
        };
        for (const int id : used_)
            probabilities_[static_cast<std::size_t>(id)] = at(id);
        double blank = 0;
        for (const int id : blanks_)
            blank += at(id);
        return blank;
    }

    [[nodiscard]] double probabilityOf(std::size_t token) const {
        return probabilities_[static_cast<std::size_t>(tokens_[token])];
    }

    std::span<const int> tokens_;
    std::vector<double> inBlank_;
    std::vector<double> inToken_;
    std::vector<double> probabilities_; ///< of the frame, by class; those of `used_` alone
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
