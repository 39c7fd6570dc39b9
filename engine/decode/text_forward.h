// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/matrix.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace offramp {

class Tokenizer;

/// All ways to spell a text in a tokenizer's classes, as a lattice between the text's bytes: nodes from 0,
/// the start, to the last, the end, arcs from a node to a later one, each a class.
struct Spellings {
    struct Arc {
        int from = 0;
        int to = 0;
        int token = 0;

        bool operator==(const Arc&) const = default;
    };

    int nodes = 1;
    std::vector<Arc> arcs;  ///< by `from`, then `token`; each lies on a way from the start to an end
    std::vector<bool> ends; ///< nodes where a spelling may end
};

/// Finds the spellings of texts. Immutable: threads may share one. The tokenizer must outlive it.
class TextSpeller {
public:
    explicit TextSpeller(const Tokenizer& tokenizer);

    [[nodiscard]] const Tokenizer& tokenizer() const { return *tokenizer_; }
    /// Nothing if the classes can't spell it. Upper and lower case are the same; a space may stand before it
    /// and behind it or not. Classes without text (blank, ignored, control pieces) are in no spelling. The
    /// empty text has the empty spelling.
    [[nodiscard]] std::optional<Spellings> spell(std::string_view text) const;

private:
    const Tokenizer* tokenizer_;
    std::unordered_map<std::string, std::vector<int>> classes_; ///< by lower-cased text
    std::size_t longest_ = 0;                                   ///< text, bytes
};

/// ln P(text | logProbs) by CTC: the forward algorithm (ctc_forward.h) over all alignments of all spellings,
/// so that it doesn't matter which of them a model was trained with. `logProbs` is [T × V]; of characters,
/// where each text has one spelling, it is ctcForward()'s. −∞ if there is no alignment. Throws Error as
/// ctcForward().
[[nodiscard]] double textForward(const Matrix& logProbs, const Spellings& spellings,
                                 const Tokenizer& tokenizer);

} // namespace offramp
