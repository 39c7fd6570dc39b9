// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"
#include "base/files.h"
#include "model/architectures.h"

#include <algorithm>

namespace offramp {

namespace {

std::vector<std::string> letters() {
    std::vector<std::string> tokens;
    for (char letter = 'a'; letter <= 'z'; ++letter)
        tokens.emplace_back(1, letter);
    return tokens;
}

/// The paper authors' fallback of 32 characters.
TokenizerSpec paperCharacters() {
    TokenizerSpec spec;
    spec.tokens = {"@", "^"};
    for (std::string& letter : letters())
        spec.tokens.push_back(std::move(letter));
    for (const char* other : {" ", "'", "#", "$"})
        spec.tokens.emplace_back(other);
    spec.blank = 0;
    spec.space = 28;
    spec.ignore = {1, 30, 31};
    return spec;
}

/// The characters of the published English QuartzNets, the blank last.
TokenizerSpec quartzNetCharacters() {
    TokenizerSpec spec;
    spec.tokens = {" "};
    for (std::string& letter : letters())
        spec.tokens.push_back(std::move(letter));
    spec.tokens.emplace_back("'");
    spec.tokens.emplace_back("<blank>");
    spec.blank = 28;
    spec.space = 0;
    return spec;
}

std::vector<std::string> linesOf(const std::string& text) {
    std::vector<std::string> lines;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        std::string line = text.substr(begin, end - begin);
        if (!line.empty() && line.back() == '\r') line.pop_back();
        lines.push_back(std::move(line));
        begin = end + 1;
    }
    return lines;
}

/// One token a line; the blank is named <blank>, <blk>, @ or <pad>, and a line of one space or "|" parts
/// words.
TokenizerSpec readTokenList(const std::string& text, const std::string& subject) {
    TokenizerSpec spec;
    spec.tokens = linesOf(text);
    spec.blank = -1;
    for (const char* name : {"<blank>", "<blk>", "@", "<pad>"}) {
        const auto found = std::ranges::find(spec.tokens, name);
        if (spec.blank < 0 && found != spec.tokens.end())
            spec.blank = static_cast<int>(found - spec.tokens.begin());
    }
    if (spec.blank < 0) {
        throw Error(subject, msg("names no blank among its {0} tokens", spec.tokens.size()),
                    msg("Write <blank> on the line of the CTC blank"));
    }
    for (std::size_t i = 0; i < spec.tokens.size(); ++i) {
        if (spec.tokens[i] != " " && spec.tokens[i] != "|") continue;
        spec.tokens[i] = " ";
        spec.space = static_cast<int>(i);
    }
    return spec;
}

TokenizerSpec readTokenizerFile(const std::filesystem::path& path) {
    const std::string bytes = readFile(path);
    // A SentencePiece model is a protocol buffer that begins with its first piece: field 1, a length, field 1
    // again.
    const bool sentencePiece = bytes.size() > 3 && bytes[0] == '\x0a' && bytes[2] == '\x0a';
    if (!sentencePiece) return readTokenList(bytes, path.string());
    TokenizerSpec spec;
    spec.type = TokenizerSpec::Type::sentencePiece;
    spec.sentencePieceModel = bytes;
    spec.blank = 0;
    spec.ignore = {1, 2, 126};
    spec.lowercase = true;
    return spec;
}

} // namespace

TokenizerSpec tokenizerFor(const OpenOptions& options, int classes, const std::string& subject) {
    if (!options.tokenizer.empty()) return readTokenizerFile(options.tokenizer);
    if (classes == 32) return paperCharacters();
    if (classes == 29) return quartzNetCharacters();
    throw Error(subject, msg("has {0} classes, and the weights don't say what they mean", classes),
                msg("Name the tokenizer: a SentencePiece model, or a text file with one token a line "
                    "(--tokenizer FILE)"));
}

} // namespace offramp
