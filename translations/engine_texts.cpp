// SPDX-License-Identifier: GPL-3.0-or-later
#include "translations/engine_texts.h"

#include "base/files.h"
#include "exits/measure.h"
#include "export/export_analysis.h"
#include "scoring/normalise.h"
#include "translations/source_tokens.h"

namespace offramp {

namespace {

using Tokens = std::vector<SourceToken>;

/// Words, not a magic number or a key: it has a blank between letters.
bool readsLikeASentence(const SourceToken& token) {
    if (token.kind != SourceToken::Kind::literal || !token.suffix.empty()) return false;
    const std::size_t blank = token.text.find(' ');
    return blank != std::string::npos && blank > 0 && blank + 1 < token.text.size();
}

/// Where the argument that begins at `begin` ends: at a comma or a parenthesis of the call itself.
std::size_t endOfArgument(const Tokens& tokens, std::size_t begin) {
    int depth = 0;
    for (std::size_t i = begin; i < tokens.size(); ++i) {
        const std::string& text = tokens[i].text;
        if (tokens[i].kind != SourceToken::Kind::sign) continue;
        if (depth == 0 && (text == "," || text == ")")) return i;
        if (text == "(" || text == "{" || text == "[") ++depth;
        if (text == ")" || text == "}" || text == "]") --depth;
    }
    return tokens.size();
}

bool isCall(const Tokens& tokens, std::size_t i) {
    return tokens[i].kind == SourceToken::Kind::name && tokens[i].text == "msg" && i + 2 < tokens.size() &&
           tokens[i + 1].text == "(" && tokens[i + 1].kind == SourceToken::Kind::sign;
}

} // namespace

std::set<std::string> messageFormats(std::string_view source) {
    const Tokens tokens = tokensOf(source);
    std::set<std::string> formats;
    bool byName = false;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (!isCall(tokens, i)) continue;
        const std::size_t end = endOfArgument(tokens, i + 2);
        if (end == i + 3 && tokens[i + 2].kind == SourceToken::Kind::literal)
            formats.insert(tokens[i + 2].text);
        else
            byName = true;
    }
    for (const SourceToken& token : tokens)
        if (byName && readsLikeASentence(token)) formats.insert(token.text);
    return formats;
}

std::set<std::string> engineTexts(const std::filesystem::path& engine) {
    std::set<std::string> texts;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(engine)) {
        const auto& path = entry.path();
        if ((path.extension() != ".cpp" && path.extension() != ".h") || path.filename() == "message.h")
            continue; // message.h declares msg()
        texts.merge(messageFormats(readFile(path)));
    }
    for (const Measure& measure : measures())
        for (const std::string_view text : {measure.name, measure.brief, measure.explanation, measure.formula,
                                            measure.typeset, measure.source})
            texts.emplace(text);
    for (const Normalisation& normalisation : normalisations())
        for (const std::string_view text : {normalisation.name, normalisation.explanation})
            texts.emplace(text);
    for (const FormatDescription& format : exportFormats())
        texts.emplace(format.name);
    for (const ContentDescription& content : analysisContents())
        texts.emplace(content.name);
    texts.erase(std::string());
    return texts;
}

std::string asHeader(const std::set<std::string>& texts) {
    std::string header = "// Made from the engine's sources for lupdate; see translations/engine_texts.h.\n";
    for (const std::string& text : texts) {
        header += "QT_TRANSLATE_NOOP(\"engine\", \"";
        for (const char letter : text) {
            if (letter == '"' || letter == '\\') header += '\\';
            if (letter == '\n')
                header += "\\n";
            else
                header += letter;
        }
        header += "\")\n";
    }
    return header;
}

} // namespace offramp
