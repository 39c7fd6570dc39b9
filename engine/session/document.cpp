// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/document.h"

#include "analysis/json_values.h"
#include "session/option_json.h"
#include "session/time_stamp.h"

#include <algorithm>

namespace offramp::detail {

namespace {

constexpr std::pair<const char*, ReferenceSource> sources[] = {{"none", ReferenceSource::none},
                                                               {"beside", ReferenceSource::beside},
                                                               {"typed", ReferenceSource::typed},
                                                               {"corpus", ReferenceSource::corpus},
                                                               {"emptied", ReferenceSource::emptied}};

const char* wordOf(ReferenceSource source) {
    for (const auto& [word, each] : sources)
        if (each == source) return word;
    return "none";
}

bool isHash(std::string_view text) {
    constexpr std::size_t digits = 64;
    return text.size() == digits && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

std::int64_t timeFrom(JsonObject& entry, const std::string& key) {
    const std::string stamp = entry.string(key);
    const auto seconds = secondsOfStamp(stamp);
    if (seconds) return *seconds;
    throw Error(entry.subject(),
                msg("\"{0}\" is {1}, which is no time such as 2026-11-25T10:15:45Z", key, stamp));
}

constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

} // namespace

nlohmann::ordered_json fileEntry(const SessionFile& file, const PathsOut& paths) {
    return {{"path", paths.stored(file.path)},
            {"sha256", file.sha256.empty() ? Json(nullptr) : Json(file.sha256)},
            {"bytes", file.bytes}};
}

SessionFile fileFrom(JsonObject entry, const PathsIn& paths) {
    SessionFile file;
    file.path = paths.find(entry.string("path"));
    if (isSet(entry, "sha256")) file.sha256 = entry.string("sha256");
    if (!file.sha256.empty() && !isHash(file.sha256))
        throw Error(entry.subject(), msg("\"sha256\" is {0}, which is no such hash", file.sha256));
    if (isSet(entry, "bytes")) file.bytes = static_cast<std::uintmax_t>(std::max(0.0, entry.number("bytes")));
    return file;
}

nlohmann::ordered_json utteranceEntry(const SessionUtterance& utterance, const PathsOut& paths) {
    return {
        {"audio", fileEntry(utterance.audio, paths)},
        {"stretch", stretchEntry(utterance.stretch)},
        {"channel", orNull(utterance.channel)},
        {"reference", {{"from", wordOf(utterance.referenceSource)}, {"text", orNull(utterance.reference)}}}};
}

SessionUtterance utteranceFrom(JsonObject& entry, const PathsIn& paths) {
    SessionUtterance utterance;
    utterance.audio = fileFrom(entry.object("audio"), paths);
    utterance.stretch = stretchFrom(entry, "stretch");
    if (isSet(entry, "channel")) utterance.channel = entry.integer("channel", 0, mostChannels - 1);
    JsonObject reference = entry.object("reference");
    utterance.referenceSource =
        reference.choice<ReferenceSource>("from", {std::begin(sources), std::end(sources)});
    if (isSet(reference, "text")) utterance.reference = reference.string("text");
    return utterance;
}

nlohmann::ordered_json noteEntries(const std::vector<Note>& notes) {
    Json list = Json::array();
    for (const Note& note : notes)
        list.push_back({{"utterance", note.utterance},
                        {"exit", orNull(note.exit)},
                        {"stretch", stretchEntry(note.stretch)},
                        {"text", note.text},
                        {"created", timeStamp(note.created)},
                        {"modified", timeStamp(note.modified)}});
    return list;
}

std::vector<Note> notesFrom(JsonObject& root, std::size_t utterances) {
    std::vector<Note> notes;
    for (JsonObject& entry : root.objects("notes")) {
        Note note;
        note.utterance = entry.integer("utterance", 0, static_cast<int>(utterances) - 1);
        if (isSet(entry, "exit")) note.exit = entry.integer("exit");
        note.stretch = stretchFrom(entry, "stretch");
        note.text = entry.string("text");
        note.created = timeFrom(entry, "created");
        note.modified = timeFrom(entry, "modified");
        notes.push_back(std::move(note));
    }
    return notes;
}

nlohmann::ordered_json viewEntry(const SessionView& view) {
    return {{"utterance", view.utterance >= 0 ? Json(view.utterance) : Json(nullptr)},
            {"exit", view.exit >= 0 ? Json(view.exit) : Json(nullptr)},
            {"range", stretchEntry(view.range)},
            {"selection", stretchEntry(view.selection)}};
}

SessionView viewFrom(JsonObject entry, std::size_t utterances) {
    SessionView view;
    if (isSet(entry, "utterance"))
        view.utterance = entry.integer("utterance", 0, static_cast<int>(utterances) - 1);
    if (isSet(entry, "exit")) view.exit = entry.integer("exit");
    view.range = stretchFrom(entry, "range");
    view.selection = stretchFrom(entry, "selection");
    return view;
}

std::string base64(std::string_view bytes) {
    std::string text;
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        const std::size_t count = std::min<std::size_t>(3, bytes.size() - i);
        std::uint32_t group = 0;
        for (std::size_t byte = 0; byte < 3; ++byte)
            group = group << 8U | (byte < count ? static_cast<unsigned char>(bytes[i + byte]) : 0U);
        for (std::size_t digit = 0; digit < 4; ++digit)
            text += digit <= count ? alphabet[group >> (18 - 6 * digit) & 63U] : '=';
    }
    return text;
}

std::optional<std::string> fromBase64(std::string_view text) {
    if (text.size() % 4 != 0) return std::nullopt;
    std::size_t padding = 0;
    while (padding < 2 && padding < text.size() && text[text.size() - 1 - padding] == '=')
        ++padding;
    std::string bytes;
    std::uint32_t group = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool padded = i >= text.size() - padding;
        const std::size_t digit = padded ? 0 : alphabet.find(text[i]);
        if (digit == std::string_view::npos) return std::nullopt;
        group = group << 6U | static_cast<std::uint32_t>(digit);
        if (i % 4 != 3) continue;
        for (const unsigned shift : {16U, 8U, 0U})
            bytes += static_cast<char>(group >> shift & 255U);
        group = 0;
    }
    return bytes.substr(0, bytes.size() - std::min(padding, bytes.size()));
}

} // namespace offramp::detail
