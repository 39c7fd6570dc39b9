// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"
#include "base/text_file.h"
#include "decode/lexicon.h"
#include "decode/tokenizer.h"

#include <string_view>
#include <unordered_map>

namespace offramp {

namespace {

constexpr std::uintmax_t largestFile = std::uintmax_t{512} << 20U;

/// The next word of `line`, which loses it; empty at the end.
std::string_view takeField(std::string_view& line) {
    constexpr std::string_view blanks = " \t\r";
    line.remove_prefix(std::min(line.find_first_not_of(blanks), line.size()));
    const std::string_view field = line.substr(0, line.find_first_of(blanks));
    line.remove_prefix(field.size());
    return field;
}

class LexiconReader {
public:
    LexiconReader(const std::filesystem::path& path, const Tokenizer& tokenizer)
        : path_(path), tokenizer_(tokenizer) {
        for (int id = 0; id < tokenizer.classes(); ++id) {
            classes_.emplace(tokenizer.name(id), id);
            if (tokenizer.surface(id) == " " && space_ < 0) space_ = id;
        }
        if (space_ >= 0) classes_.emplace("|", space_);
    }

    Lexicon read() {
        const std::string text = readTextFile(path_, largestFile);
        for (std::string_view rest = text; !rest.empty();) {
            const std::string_view line = rest.substr(0, rest.find('\n'));
            rest.remove_prefix(std::min(line.size() + 1, rest.size()));
            ++line_;
            readLine(line);
        }
        if (entries_.empty()) {
            throw Error(path_.string(), msg("holds no words"),
                        msg("A lexicon has a word and its spelling in tokens on each line"));
        }
        return Lexicon(entries_);
    }

private:
    void readLine(std::string_view line) {
        const std::string_view word = takeField(line);
        if (word.empty()) return;
        Lexicon::Entry entry{std::string(word), {}};
        for (std::string_view token = takeField(line); !token.empty(); token = takeField(line))
            entry.spelling.push_back(classOf(token));
        if (entry.spelling.empty()) {
            throw Error(path_.string(), msg("line {0}: the word “{1}” has no spelling", line_, word),
                        msg("Write the word's tokens behind it, parted by spaces"));
        }
        entries_.push_back(std::move(entry));
    }

    int classOf(std::string_view token) const {
        const auto at = classes_.find(std::string(token));
        if (at == classes_.end()) {
            throw Error(path_.string(), msg("line {0}: the model has no token “{1}”", line_, token),
                        msg("Spell words in the tokens of the model's tokenizer"));
        }
        if (at->second == tokenizer_.blank() || tokenizer_.isIgnored(at->second)) {
            throw Error(path_.string(),
                        msg("line {0}: the token “{1}” is never part of a text", line_, token),
                        msg("Leave the blank and ignored tokens out of spellings"));
        }
        return at->second;
    }

    const std::filesystem::path& path_;
    const Tokenizer& tokenizer_;
    std::unordered_map<std::string, int> classes_; ///< of equal names the lowest
    int space_ = -1;
    std::int64_t line_ = 0;
    std::vector<Lexicon::Entry> entries_;
};

} // namespace

Lexicon readLexicon(const std::filesystem::path& path, const Tokenizer& tokenizer) {
    return LexiconReader(path, tokenizer).read();
}

} // namespace offramp
