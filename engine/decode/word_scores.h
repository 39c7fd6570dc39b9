// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "decode/decoder_options.h"
#include "decode/language_model.h"

#include <memory>

namespace offramp {

/// What words and spaces add to a hypothesis' score.
class WordScores {
public:
    /// `model` may be null.
    WordScores(const BeamOptions& options, std::shared_ptr<const LanguageModel> model);

    [[nodiscard]] const LanguageModel* model() const { return model_.get(); }
    [[nodiscard]] bool areAllZero() const;
    [[nodiscard]] LanguageModel::History begin() const;
    /// Of the language model alone, weighted; `after` becomes the history with the word.
    [[nodiscard]] double weighted(const LanguageModel::History& history, std::uint32_t word,
                                  LanguageModel::History& after) const;
    /// Of the end of the text.
    [[nodiscard]] double end(const LanguageModel::History& history) const;
    [[nodiscard]] double word() const { return word_; }
    [[nodiscard]] double unknown() const { return unknown_; }
    [[nodiscard]] double space() const { return space_; }

private:
    std::shared_ptr<const LanguageModel> model_;
    double weight_;
    double word_;
    double unknown_;
    double space_;
};

} // namespace offramp
