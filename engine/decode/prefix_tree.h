// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "decode/language_model.h"

#include <limits>
#include <vector>

namespace offramp {

/// What ends with a prefix's last token, in place of the number of a word of the lexicon.
constexpr int noWord = -1;
constexpr int unknownWord = -2;

/// A sequence of tokens that a beam search follows, as a node of a tree: the sequence of its parent and a
/// token more. With a lexicon the words count too: the same tokens may be parted into words in several ways.
struct Prefix {
    int parent = -1;
    int token = -1; ///< −1 for the empty prefix
    int word = noWord;
    int entry = -1; ///< its place in the beam; −1 if it is there for its descendants' sake only

    int firstChild = -1;
    int next = -1;     ///< its parent's next child
    int previous = -1; ///< its parent's child before
    int children = 0;
    int ghosts = 0; ///< children that are not in the beam
};

/// What a prefix' words score, and what is known of them.
struct PrefixWords {
    double language = 0; ///< what the prefix is ranked by beside its acoustic score
    int place = 0;       ///< with a lexicon: the node of the word that is being spelled
    int wordTokens = 0;  ///< without one: its last so many tokens spell an unfinished word
    LanguageModel::History history;

    /// Without a lexicon: what ending the unfinished word adds to `language`; NaN until it is asked for.
    double ending = std::numeric_limits<double>::quiet_NaN();
    LanguageModel::History ended; ///< the history then
};

/// The prefixes of a beam and their ancestors, in one arena. A prefix that is neither is taken out at once
/// and its place used again, so that the tree stays as large as the beam and its history.
class PrefixTree {
public:
    PrefixTree();

    [[nodiscard]] Prefix& operator[](int at) { return prefixes_[static_cast<std::size_t>(at)]; }
    [[nodiscard]] const Prefix& operator[](int at) const { return prefixes_[static_cast<std::size_t>(at)]; }
    [[nodiscard]] PrefixWords& words(int at) { return words_[static_cast<std::size_t>(at)]; }
    [[nodiscard]] const PrefixWords& words(int at) const { return words_[static_cast<std::size_t>(at)]; }

    /// A child in the beam or not; −1 if there is none.
    [[nodiscard]] int find(int parent, int token, int word) const;
    /// The new child of `parent`, not in the beam yet.
    int add(int parent, int token, int word);
    /// Puts a prefix that is not in the beam there.
    void enter(int prefix, int entry);
    /// Takes a prefix out of the beam; it and its ancestors go if they are needed no longer.
    void leave(int prefix);

private:
    void remove(int at);

    std::vector<Prefix> prefixes_;
    std::vector<PrefixWords> words_; ///< apart, because walks through the tree don't need them
    std::vector<int> free_;
};

} // namespace offramp
