// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/note.h"

#include <filesystem>
#include <string>
#include <vector>

namespace offramp {

/// A note with what it is about in words, as it leaves the program.
struct NoteRow {
    std::string utterance; ///< its name
    std::string audio;     ///< its recording's path
    std::string exit;      ///< "layer 4"; empty: no exit in particular
    Note note;
};

/// A table by RFC 4180 with the columns utterance, audio, exit, exit_name, begin_s, end_s, text, created,
/// modified. Exits are counted from 1, seconds are those of the utterance, times are UTC; what isn't said is
/// an empty cell.
[[nodiscard]] std::string notesCsv(const std::vector<NoteRow>& notes);

/// A heading for each utterance, a list item for each note, in their order.
[[nodiscard]] std::string notesMarkdown(const std::vector<NoteRow>& notes);

/// As CSV, or as Markdown where the name ends in .md or .markdown. Throws Error.
void writeNotes(const std::filesystem::path& path, const std::vector<NoteRow>& notes);

} // namespace offramp
