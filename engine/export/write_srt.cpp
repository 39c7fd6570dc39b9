// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/utf8.h"
#include "export/timed_text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <ostream>
#include <string>

namespace offramp {

namespace {

constexpr double longestPause = 0.5; ///< seconds within a phrase
constexpr double longestPhrase = 6;
constexpr std::size_t mostCharacters = 42; ///< of a phrase, where a word is no longer

bool isBlank(const std::string& text) {
    return text.find_first_not_of(" \t\r\n") == std::string::npos;
}

bool continues(const TimedSpan& cue, const TimedSpan& word) {
    return word.begin - cue.end < longestPause && word.end - cue.begin <= longestPhrase &&
           decodeUtf8(cue.text).size() + 1 + decodeUtf8(word.text).size() <= mostCharacters;
}

std::vector<TimedSpan> phrasesOf(const std::vector<TimedSpan>& words) {
    std::vector<TimedSpan> cues;
    for (const TimedSpan& word : words) {
        if (cues.empty() || !continues(cues.back(), word)) {
            cues.push_back(word);
            continue;
        }
        cues.back().end = word.end;
        cues.back().text.append(" ").append(word.text);
    }
    return cues;
}

std::string timeText(std::int64_t milliseconds) {
    constexpr std::int64_t second = 1000;
    constexpr std::int64_t minute = 60 * second;
    constexpr std::int64_t hour = 60 * minute;
    std::array<char, 48> text{};
    std::snprintf(text.data(), text.size(), "%02lld:%02lld:%02lld,%03lld",
                  static_cast<long long>(milliseconds / hour),
                  static_cast<long long>(milliseconds % hour / minute),
                  static_cast<long long>(milliseconds % minute / second),
                  static_cast<long long>(milliseconds % second));
    return text.data();
}

/// The format has no way to write markup's characters as text.
std::string plainText(const std::string& text) {
    std::string plain;
    for (const char c : text) {
        switch (c) {
        case '<':
            plain.append("‹");
            break;
        case '>':
            plain.append("›");
            break;
        case '{':
            plain += '(';
            break;
        case '}':
            plain += ')';
            break;
        default:
            plain += static_cast<unsigned char>(c) < ' ' ? ' ' : c;
        }
    }
    return plain;
}

} // namespace

void writeSrt(std::ostream& out, const Analysis& analysis, std::size_t exit, CueKind kind) {
    const SpanKind spans = kind == CueKind::tokens ? SpanKind::tokens : SpanKind::words;
    std::vector<TimedSpan> cues = timedSpans(analysis, exit, spans);
    std::erase_if(cues, [](const TimedSpan& cue) { return isBlank(cue.text); });
    if (kind == CueKind::phrases) cues = phrasesOf(cues);
    for (std::size_t i = 0; i < cues.size(); ++i) {
        const auto begin = std::llround(cues[i].begin * 1000);
        const auto end = std::max(std::llround(cues[i].end * 1000), begin + 1);
        out << (i == 0 ? "" : "\n") << i + 1 << "\n"
            << timeText(begin) << " --> " << timeText(end) << "\n"
            << plainText(cues[i].text) << "\n";
    }
}

} // namespace offramp
