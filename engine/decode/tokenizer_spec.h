// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace offramp {

/// What a model's classes mean; the fields of a model bundle's "tokenizer" (docs/model-bundle.md).
struct TokenizerSpec {
    enum class Type { characters, sentencePiece };

    Type type = Type::characters;
    std::vector<std::string> tokens; ///< characters: a class's text, by class
    std::string sentencePieceModel;  ///< sentencePiece: the bytes of the .model file
    int blank = 0;                   ///< the CTC blank's class
    int space = -1;                  ///< characters: the class that parts words, −1 for none
    std::vector<int> ignore;         ///< classes that are dropped from hypotheses after collapsing
    bool lowercase = false;          ///< sentencePiece: lower the text's case
};

} // namespace offramp
