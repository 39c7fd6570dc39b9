// SPDX-License-Identifier: GPL-3.0-or-later
#include "decode/word_scores.h"

#include <utility>

namespace offramp {

WordScores::WordScores(const BeamOptions& options, std::shared_ptr<const LanguageModel> model)
    : model_(options.lmWeight > 0 ? std::move(model) : nullptr), weight_(options.lmWeight),
      word_(options.wordScore), unknown_(options.unkScore), space_(options.silScore) {}

bool WordScores::areAllZero() const {
    return !model_ && word_ == 0 && space_ == 0;
}

LanguageModel::History WordScores::begin() const {
    return model_ ? model_->begin() : LanguageModel::History();
}

double WordScores::weighted(const LanguageModel::History& history, std::uint32_t word,
                            LanguageModel::History& after) const {
    return model_ ? weight_ * model_->score(history, word, after) : 0;
}

double WordScores::end(const LanguageModel::History& history) const {
    return model_ ? weight_ * model_->end(history) : 0;
}

} // namespace offramp
