// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/note_table.h"

#include "base/files.h"
#include "session/time_stamp.h"

#include <charconv>

namespace offramp {

namespace {

/// A cell of a CSV table.
std::string cell(const std::string& text) {
    if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
    std::string quoted = "\"";
    for (const char letter : text)
        quoted.append(letter == '"' ? 2 : 1, letter);
    return quoted + '"';
}

/// As short as it can be read back, in the C locale.
std::string number(double value) {
    char text[64];
    const auto end = std::to_chars(text, text + sizeof text, value).ptr;
    return {text, end};
}

/// Text that Markdown would take for its own signs.
std::string plain(const std::string& text) {
    std::string escaped;
    for (const char letter : text) {
        if (std::string_view("\\`*_{}[]<>#|").find(letter) != std::string_view::npos) escaped += '\\';
        escaped += letter;
        if (letter == '\n') escaped += "  "; // goes on with the item
    }
    return escaped;
}

/// "exit 2 (layer 4), 0.5–1.25 s: "
std::string placeOf(const NoteRow& row) {
    std::string place;
    if (row.note.exit) {
        place = "exit " + std::to_string(*row.note.exit + 1);
        if (!row.exit.empty()) place += " (" + plain(row.exit) + ")";
    }
    if (row.note.stretch) {
        if (!place.empty()) place += ", ";
        place += number(row.note.stretch->begin) + "–" + number(row.note.stretch->end) + " s";
    }
    return place.empty() ? place : place + ": ";
}

} // namespace

std::string notesCsv(const std::vector<NoteRow>& notes) {
    std::string table = "utterance,audio,exit,exit_name,begin_s,end_s,text,created,modified\r\n";
    for (const NoteRow& row : notes) {
        const Note& note = row.note;
        const std::string cells[] = {cell(row.utterance),
                                     cell(row.audio),
                                     note.exit ? std::to_string(*note.exit + 1) : "",
                                     cell(row.exit),
                                     note.stretch ? number(note.stretch->begin) : "",
                                     note.stretch ? number(note.stretch->end) : "",
                                     cell(note.text),
                                     timeStamp(note.created),
                                     timeStamp(note.modified)};
        for (const std::string& each : cells)
            table.append(&each == std::begin(cells) ? "" : ",").append(each);
        table += "\r\n";
    }
    return table;
}

std::string notesMarkdown(const std::vector<NoteRow>& notes) {
    std::string text = "# Notes\n";
    int utterance = -1;
    for (const NoteRow& row : notes) {
        if (row.note.utterance != utterance) text += "\n## " + plain(row.utterance) + "\n\n";
        utterance = row.note.utterance;
        text += "- " + placeOf(row) + plain(row.note.text) + " (" + timeStamp(row.note.modified) + ")\n";
    }
    return text;
}

void writeNotes(const std::filesystem::path& path, const std::vector<NoteRow>& notes) {
    const std::filesystem::path kind = path.extension();
    const bool markdown = kind == ".md" || kind == ".markdown";
    writeFile(path, markdown ? notesMarkdown(notes) : notesCsv(notes));
}

} // namespace offramp
