// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "export/subject.h"
#include "export/timed_spans.h"

#include <cstddef>
#include <iosfwd>
#include <span>

namespace offramp {

// Words and tokens with their times, as other programs read them. UTF-8, in the C locale, the same bytes for
// the same analysis. A hypothesis without a word gives a tier of one empty interval, no lines, no cues.

/// A TextGrid in Praat's long text format, of each exit a tier of words and one of tokens: "exit 1 - words",
/// "exit 1 - tokens". It spans what was heard; between words the label is empty.
void writeTextGrid(std::ostream& out, const ExportSubject& subject, const ExitChoice& exits = {});

/// An exit of a recording, for what is of one exit.
struct ExitOfSubject {
    const ExportSubject* subject = nullptr;
    std::size_t exit = 0; ///< computed
};

/// NIST's time marked conversation (SCTK): "NAME 1 BEGIN DURATION TEXT CONFIDENCE", sorted by name
/// (recordingNames), stretches of a recording by their beginning; times in milliseconds' precision. White
/// space in a name is written "_", in a token "<space>".
void writeCtm(std::ostream& out, std::span<const ExitOfSubject> exits, SpanKind kind);

/// What becomes a subtitle.
enum class CueKind {
    phrases, ///< words up to a pause of half a second, 42 characters, or six seconds
    words,
    tokens ///< but spaces
};

/// SubRip subtitles of one exit. What players take for markup is written otherwise: < > { } as ‹ › ( ).
void writeSrt(std::ostream& out, const Analysis& analysis, std::size_t exit, CueKind kind);

} // namespace offramp
