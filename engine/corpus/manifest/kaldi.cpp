// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"
#include "base/text_file.h"
#include "corpus/manifest/builder.h"
#include "corpus/manifest/channel.h"
#include "corpus/manifest/formats.h"
#include "corpus/manifest/lines.h"

#include <functional>
#include <limits>
#include <map>
#include <unordered_map>

namespace offramp {

namespace fs = std::filesystem;

namespace {

/// Why a value of wav.scp names no file that could be opened; nothing if it does.
std::optional<Message> notAFile(std::string_view value) {
    if (value.ends_with('|') || value.starts_with('|'))
        return msg("is a command, and Offramp executes none: name a sound file");
    if (value == "-") return msg("is standard input: name a sound file");
    const std::size_t colon = value.rfind(':');
    const bool inArchive = colon != std::string_view::npos && colon + 1 < value.size() &&
                           value.find_first_not_of("0123456789", colon + 1) == std::string_view::npos;
    if (inArchive) return msg("is a place in an archive, which Offramp doesn't read: name a sound file");
    return std::nullopt;
}

struct Recording {
    fs::path audio;
    std::optional<int> channel;
    ManifestPlace place;
};

class KaldiReader {
public:
    KaldiReader(const fs::path& folder, const ManifestOptions& options)
        : folder_(folder), builder_(folder, "Kaldi", folder, options) {}

    Manifest read() {
        readRecordings();
        readChannels();
        if (has("segments"))
            readSegments();
        else
            useRecordings();
        readTexts();
        readSpeakers();
        readDurations();
        for (const std::string& id : order_) {
            auto& [entry, place] = utterances_.at(id);
            builder_.add(std::move(entry), place);
        }
        return builder_.finish();
    }

private:
    [[nodiscard]] bool has(const char* name) const {
        std::error_code ignored;
        return fs::is_regular_file(folder_ / name, ignored);
    }

    /// The lines of a file of the folder that hold at least `least` values, cut into at most `most`.
    void forLines(const char* name, std::size_t least, std::size_t most,
                  const std::function<void(const std::vector<std::string_view>&, ManifestPlace)>& use) {
        if (!has(name)) return;
        const std::size_t file = builder_.file(folder_ / name);
        const std::string text = readTextFile(folder_ / name, largestManifest);
        LineReader lines(text);
        while (const auto line = lines.next()) {
            const ManifestPlace place{file, line->number};
            const auto fields = fieldsOf(line->text, most);
            if (auto reason = unreadable(line->text))
                builder_.problem(place, std::move(*reason));
            else if (fields.size() < least)
                builder_.problem(place, msg("has {0} values where {1} are needed", fields.size(), least));
            else
                use(fields, place);
        }
    }

    void readRecordings() {
        forLines("wav.scp", 2, 2, [&](const auto& fields, ManifestPlace place) {
            if (auto reason = notAFile(fields[1])) return builder_.problem(place, std::move(*reason));
            const std::string name(fields[0]);
            if (recordings_.emplace(name, Recording{fields[1], std::nullopt, place}).second)
                recordingOrder_.push_back(name);
            else
                builder_.problem(place, msg("the recording \"{0}\" is there already", name));
        });
    }

    /// Sides of a telephone call matter only where one file has several of them: else it was cut already.
    void readChannels() {
        std::map<fs::path, int> uses;
        for (const auto& [name, recording] : recordings_)
            ++uses[recording.audio];
        forLines("reco2file_and_channel", 3, 3, [&](const auto& fields, ManifestPlace) {
            const auto recording = recordings_.find(std::string(fields[0]));
            if (recording != recordings_.end() && uses[recording->second.audio] > 1)
                recording->second.channel = channelFromOne(fields[2]);
        });
    }

    void addUtterance(const std::string& id, ManifestEntry entry, ManifestPlace place) {
        entry.id = id;
        if (utterances_.emplace(id, std::pair(std::move(entry), place)).second)
            order_.push_back(id);
        else
            builder_.problem(place, msg("the utterance \"{0}\" is there already", id));
    }

    void useRecordings() {
        for (const std::string& name : recordingOrder_) {
            const Recording& recording = recordings_.at(name);
            ManifestEntry entry;
            entry.audio = recording.audio;
            entry.channel = recording.channel;
            addUtterance(name, std::move(entry), recording.place);
        }
    }

    void readSegments() {
        forLines("segments", 4, 5, [&](const auto& fields, ManifestPlace place) {
            const auto recording = recordings_.find(std::string(fields[1]));
            if (recording == recordings_.end())
                return builder_.problem(place,
                                        msg("the recording \"{0}\" isn't in wav.scp, or its line there "
                                            "couldn't be used",
                                            fields[1]));
            const auto begin = numberOf(fields[2]);
            auto end = numberOf(fields[3]);
            if (!begin || !end) return builder_.problem(place, msg("its beginning or its end is no number"));
            if (*end == -1) end = std::numeric_limits<double>::infinity(); // to the recording's end
            ManifestEntry entry;
            entry.audio = recording->second.audio;
            entry.channel = recording->second.channel;
            if (fields.size() > 4) entry.channel = channelFromZero(fields[4]);
            entry.stretch = Stretch{*begin, *end};
            addUtterance(std::string(fields[0]), std::move(entry), place);
        });
    }

    /// The utterance that a line is about; null, and a problem, if there is none.
    ManifestEntry* find(std::string_view id, ManifestPlace place) {
        const auto found = utterances_.find(std::string(id));
        if (found != utterances_.end()) return &found->second.first;
        builder_.problem(place, msg("there is no utterance \"{0}\"", id));
        return nullptr;
    }

    void readTexts() {
        forLines("text", 1, 2, [&](const auto& fields, ManifestPlace place) {
            if (ManifestEntry* entry = find(fields[0], place))
                entry->reference = fields.size() > 1 ? fields[1] : std::string_view();
        });
    }

    void readSpeakers() {
        if (!has("utt2spk")) return;
        std::unordered_map<std::string, std::string> genders;
        forLines("spk2gender", 2, 2,
                 [&](const auto& fields, ManifestPlace) { genders.emplace(fields[0], fields[1]); });
        const std::size_t speaker = builder_.column("speaker");
        forLines("utt2spk", 2, 2, [&](const auto& fields, ManifestPlace place) {
            ManifestEntry* entry = find(fields[0], place);
            if (entry == nullptr) return;
            setColumn(*entry, speaker, std::string(fields[1]));
            const auto gender = genders.find(std::string(fields[1]));
            if (gender != genders.end()) setColumn(*entry, builder_.column("gender"), gender->second);
        });
    }

    void readDurations() {
        forLines("utt2dur", 2, 2, [&](const auto& fields, ManifestPlace place) {
            ManifestEntry* entry = find(fields[0], place);
            if (entry == nullptr) return;
            const auto seconds = numberOf(fields[1]);
            if (seconds && *seconds >= 0)
                entry->duration = seconds;
            else
                builder_.problem(place,
                                 msg("its duration is \"{0}\", which is no number of seconds", fields[1]));
        });
    }

    const fs::path& folder_;
    ManifestBuilder builder_;
    std::unordered_map<std::string, Recording> recordings_;
    std::vector<std::string> recordingOrder_;
    std::unordered_map<std::string, std::pair<ManifestEntry, ManifestPlace>> utterances_;
    std::vector<std::string> order_;
};

} // namespace

Manifest readKaldi(const fs::path& folder, const ManifestOptions& options) {
    return KaldiReader(folder, options).read();
}

} // namespace offramp
