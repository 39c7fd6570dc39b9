// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "decode/hypothesis.h"
#include "decode/tokenizer_spec.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace offramp {

/// What a model's classes mean in text. Immutable: threads may share one.
///
/// Characters: a class's text is as the spec has it, but for the space class, which is a space whatever its
/// name. SentencePiece: "▁" is a space, byte pieces ("<0xE2>") are joined to characters, control pieces
/// ("<s>") have no text, an unknown piece shows as the model says, " ⁇ " (U+2047) by default. Words stand
/// between spaces (U+0020); a script that writes none is one long word. Bytes that are no UTF-8 become
/// U+FFFD.
class Tokenizer {
public:
    /// `classes` is the model's V. Throws Error, about `subject` (the model), if the spec doesn't fit:
    /// another number of tokens than V, a blank, space or ignored class that isn't one, a SentencePiece model
    /// that can't be read.
    Tokenizer(const TokenizerSpec& spec, std::int64_t classes, const std::string& subject);

    [[nodiscard]] int classes() const { return static_cast<int>(names_.size()); }
    [[nodiscard]] int blank() const { return blank_; }
    /// Dropped from hypotheses, once repeats are collapsed.
    [[nodiscard]] bool isIgnored(int id) const { return ignored_[static_cast<std::size_t>(id)]; }
    /// Its name in the vocabulary, valid UTF-8, lower-cased if the spec says so.
    [[nodiscard]] const std::string& name(int id) const { return names_[static_cast<std::size_t>(id)]; }
    /// The bytes that it adds to a text, spaces included; empty for the blank and ignored classes. A byte
    /// piece's alone are no valid UTF-8.
    [[nodiscard]] const std::string& surface(int id) const { return surfaces_[static_cast<std::size_t>(id)]; }

    /// The text of tokens (collapsed, without blanks), spaces at the ends removed.
    [[nodiscard]] std::string text(std::span<const int> ids) const;
    /// The hypothesis that these tokens make: their words and text found.
    [[nodiscard]] Hypothesis assemble(std::vector<Token> tokens, double logProbability) const;

private:
    void nameCharacters(const TokenizerSpec& spec);
    void nameSentencePieces(const TokenizerSpec& spec, const std::string& subject);
    void checkClasses(const TokenizerSpec& spec, std::int64_t classes, const std::string& subject) const;
    [[nodiscard]] std::string readable(std::string_view bytes) const;
    [[nodiscard]] std::vector<std::size_t> offsets(const std::vector<Token>& tokens,
                                                   std::string& bytes) const;

    int blank_ = 0;
    bool lowercase_ = false;
    std::vector<std::string> names_;
    std::vector<std::string> surfaces_;
    std::vector<bool> ignored_;
};

} // namespace offramp
