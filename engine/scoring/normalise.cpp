// SPDX-License-Identifier: GPL-3.0-or-later
#include "scoring/normalise.h"

#include "base/error.h"
#include "base/unicode.h"
#include "base/utf8.h"

#include <algorithm>
#include <array>

namespace offramp {

namespace {

using Words = std::vector<std::u32string>;

Words split(std::u32string_view text) {
    Words words;
    bool inWord = false;
    for (const char32_t point : text) {
        const bool space = isWhiteSpace(point);
        if (!space && !inWord) words.emplace_back();
        if (!space) words.back() += point;
        inWord = !space;
    }
    return words;
}

/// Points that people write for an apostrophe: the typographic ones ’ ‘ ‛, prime, the modifier letters ʼ ʻ ʹ,
/// the acute and grave accents on their own, and the full-width form.
bool isApostrophe(char32_t point) {
    constexpr std::u32string_view forms = U"'\u2019\u2018\u201B\u2032\u02BC\u02BB\u02B9\u00B4\u0060\uFF07";
    return forms.find(point) != std::u32string_view::npos;
}

/// What a point is written as: 0 for nothing, a space for what parts words.
char32_t basicForm(char32_t point) {
    if (isApostrophe(point)) return U'\'';
    if (isWhiteSpace(point)) return U' ';
    if (isInvisible(point)) return 0;
    if (isPunctuationOrSymbol(point)) return U' ';
    const char32_t lower = toLower(point);
    return lower == U'\u03C2' ? U'\u03C3' : lower; // a final sigma stands for a capital one as any other
}

std::u32string basicText(std::string_view text) {
    std::u32string plain;
    for (const char32_t point : composed(decodeUtf8(text))) {
        const char32_t form = basicForm(point);
        if (form != 0) plain += form;
    }
    return plain;
}

/// Words of basic text, each apostrophe inside a word replaced by `inside` and each other one by a space.
Words basicWords(std::string_view text, std::u32string_view inside) {
    const std::u32string plain = basicText(text);
    const auto isLetter = [&](std::size_t i) {
        return i < plain.size() && plain[i] != U' ' && plain[i] != U'\'';
    };
    std::u32string kept;
    for (std::size_t i = 0; i < plain.size(); ++i) {
        if (plain[i] != U'\'') {
            kept += plain[i];
        } else {
            const bool within = i > 0 && isLetter(i - 1) && isLetter(i + 1);
            kept += within ? inside : std::u32string_view(U" ");
        }
    }
    return split(kept);
}

constexpr std::array<Normalisation, 3> table{{
    {"none", "None", "Words as they are written, parted at white space.",
     [](std::string_view text) {
         return split(decodeUtf8(text));
     }},
    {"basic", "Case and punctuation",
     "Lower case, punctuation and symbols removed, apostrophes kept inside words.",
     [](std::string_view text) {
         return basicWords(text, U"'");
     }},
    {"letters", "Letters and digits", "Lower case, punctuation, symbols and all apostrophes removed.",
     [](std::string_view text) {
         return basicWords(text, U"");
     }},
}};

} // namespace

std::span<const Normalisation> normalisations() {
    return table;
}

const Normalisation& normalisationOf(std::string_view id) {
    const auto* const at =
        std::find_if(table.begin(), table.end(), [&](const Normalisation& entry) { return entry.id == id; });
    if (at == table.end()) {
        throw Error(std::string(id), msg("is no text normalisation"),
                    msg("Choose one of {0}, {1}, {2}", table[0].id, table[1].id, table[2].id));
    }
    return *at;
}

const Normalisation& defaultNormalisation() {
    return table[1];
}

std::string normalised(std::string_view text, const Normalisation& normalisation) {
    std::string joined;
    for (const std::u32string& word : normalisation.words(text)) {
        if (!joined.empty()) joined += ' ';
        joined += encodeUtf8(word);
    }
    return joined;
}

} // namespace offramp
