// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace offramp {

class Tokenizer;

/// The words that a beam search may hear and how each is spelled in tokens: a trie of spellings. A word may
/// have several spellings, a spelling several words. Immutable: threads may share one.
class Lexicon {
public:
    struct Entry {
        std::string word;
        std::vector<int> spelling; ///< classes, at least one
    };

    /// Words are numbered in the order in which they first appear; an entry that repeats an earlier one adds
    /// nothing. Spellings must not be empty.
    explicit Lexicon(const std::vector<Entry>& entries);

    [[nodiscard]] int words() const { return static_cast<int>(words_.size()); }
    [[nodiscard]] const std::string& word(int id) const { return words_[static_cast<std::size_t>(id)]; }

    // Nodes are numbered breadth first; the root, the empty spelling, is 0.
    static constexpr int root = 0;
    [[nodiscard]] int nodes() const { return static_cast<int>(tokens_.size()); }
    /// The class that leads to a node other than the root.
    [[nodiscard]] int token(int node) const { return tokens_[static_cast<std::size_t>(node)]; }
    /// A node's children are [firstChild(node), firstChild(node + 1)), by class.
    [[nodiscard]] int firstChild(int node) const { return children_[static_cast<std::size_t>(node)]; }
    [[nodiscard]] bool hasChildren(int node) const { return firstChild(node) != firstChild(node + 1); }
    /// The child of `node` by `token`; −1 if there is none.
    [[nodiscard]] int child(int node, int token) const;
    /// The words spelled by the way to `node`, in the lexicon's order.
    [[nodiscard]] std::span<const int> wordsAt(int node) const;

private:
    void number(const std::vector<Entry>& entries, std::vector<int>& ids);
    [[nodiscard]] static std::vector<std::size_t> sorted(const std::vector<Entry>& entries,
                                                         const std::vector<int>& ids);
    void grow(const std::vector<Entry>& entries, const std::vector<int>& ids);
    void addWord(int word);

    std::vector<std::string> words_;
    std::vector<int> tokens_;
    std::vector<int> children_;  ///< one more than nodes
    std::vector<int> firstWord_; ///< one more than nodes, into wordIds_
    std::vector<int> wordIds_;
};

/// Reads a lexicon: a text file, a word and its spelling on a line, parted by spaces or tabs; empty lines are
/// skipped. Tokens are written as the tokenizer names them; the space class may be written "|" too, unless a
/// token is called so. Throws Error, with the number of the line, for a word without spelling and a token
/// that the tokenizer lacks, that is its blank or that it ignores; and if there is no word at all.
[[nodiscard]] Lexicon readLexicon(const std::filesystem::path& path, const Tokenizer& tokenizer);

} // namespace offramp
