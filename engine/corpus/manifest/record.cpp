// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/manifest/record.h"

#include "corpus/manifest/channel.h"
#include "corpus/manifest/lines.h"

#include <algorithm>
#include <limits>

namespace offramp {

namespace {

struct FieldNames {
    ManifestField field;
    std::vector<std::string_view> names; ///< in small letters, the likeliest first
};

const std::vector<FieldNames>& knownNames() {
    static const std::vector<FieldNames> known{
        {ManifestField::id, {"id", "utterance", "utterance_id", "utt", "utt_id", "uttid"}},
        {ManifestField::audio,
         {"audio_filepath", "audio", "audio_path", "audio_file", "wav", "wav_path", "wav_filename", "path",
          "file", "file_path", "file_name", "filename"}},
        {ManifestField::text, {"text", "reference", "transcript", "transcription", "sentence"}},
        {ManifestField::duration, {"duration", "dur"}},
        {ManifestField::begin, {"begin", "start", "offset", "start_time", "begin_time"}},
        {ManifestField::end, {"end", "end_time", "stop"}},
        {ManifestField::channel, {"channel", "chan", "channel_selector"}},
        {ManifestField::speaker, {"speaker", "speaker_id", "spk", "spk_id", "client_id"}},
    };
    return known;
}

/// For sentences.
std::string_view nameOf(ManifestField field) {
    if (field == ManifestField::begin) return "offset";
    return knownNames().at(static_cast<std::size_t>(field)).names.front();
}

/// Thrown within this file: why a record is no utterance.
struct Unusable {
    Message reason;
};

std::optional<double> secondsOf(ManifestRecord& record, ManifestField field) {
    const std::optional<std::string>& text = record[field];
    if (!text || trimmed(*text).empty()) return std::nullopt;
    const std::optional<double> seconds = numberOf(trimmed(*text));
    if (!seconds) throw Unusable{msg("its {0} is \"{1}\", which is no number", nameOf(field), *text)};
    return seconds;
}

std::optional<int> channelOf(ManifestRecord& record) {
    const std::string text(trimmed(record[ManifestField::channel].value_or("")));
    if (text.empty()) return std::nullopt;
    const auto channel = channelFromZero(text);
    if (!channel)
        throw Unusable{msg("its channel is \"{0}\", which is neither a number from 0 nor A or B", text)};
    return channel;
}

void setTimes(ManifestEntry& entry, ManifestRecord& record) {
    const auto begin = secondsOf(record, ManifestField::begin);
    const auto end = secondsOf(record, ManifestField::end);
    entry.duration = secondsOf(record, ManifestField::duration);
    if (end) {
        entry.stretch = Stretch{begin.value_or(0), *end};
        entry.duration.reset(); // it may be the file's
    } else if (begin && entry.duration) {
        entry.stretch = Stretch{*begin, *begin + *entry.duration};
    } else if (begin && *begin != 0) {
        entry.stretch = Stretch{*begin, std::numeric_limits<double>::infinity()};
    }
}

ManifestEntry entryOf(ManifestRecord& record) {
    ManifestEntry entry;
    const std::string audio(trimmed(record[ManifestField::audio].value_or("")));
    if (audio.empty()) throw Unusable{msg("names no recording")};
    entry.audio = audio;
    entry.id = trimmed(record[ManifestField::id].value_or(""));
    entry.reference = std::move(record[ManifestField::text]);
    entry.channel = channelOf(record);
    setTimes(entry, record);
    for (auto& [column, value] : record.columns)
        setColumn(entry, column, std::move(value));
    return entry;
}

std::optional<std::size_t> placeOf(std::string_view name, const std::vector<std::string>& lowerNames) {
    const auto found = std::find(lowerNames.begin(), lowerNames.end(), name);
    if (found == lowerNames.end()) return std::nullopt;
    return static_cast<std::size_t>(found - lowerNames.begin());
}

} // namespace

std::vector<std::optional<ManifestField>> fieldsNamed(const std::vector<std::string>& names,
                                                      const ManifestOptions& options) {
    std::vector<std::string> lowerNames;
    lowerNames.reserve(names.size());
    for (const std::string& name : names)
        lowerNames.push_back(inLowerCase(trimmed(name)));
    std::vector<std::optional<ManifestField>> fields(names.size());
    for (const auto& [field, name] : options.fields)
        if (const auto place = placeOf(inLowerCase(name), lowerNames)) fields[*place] = field;
    for (const FieldNames& known : knownNames()) {
        if (options.fields.contains(known.field)) continue;
        for (const std::string_view name : known.names) {
            const auto place = placeOf(name, lowerNames);
            if (!place || fields[*place]) continue;
            fields[*place] = known.field;
            break;
        }
    }
    return fields;
}

RecordShape::RecordShape(const std::vector<std::string>& names, ManifestBuilder& builder)
    : fields_(fieldsNamed(names, builder.options())), columns_(names.size()) {
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (fields_[i] == ManifestField::speaker) {
            columns_[i] = builder.column("speaker");
            fields_[i].reset();
        } else if (!fields_[i]) {
            columns_[i] = builder.column(trimmed(names[i]));
        }
    }
}

void RecordShape::put(ManifestRecord& record, std::size_t place, std::string value) const {
    if (fields_[place])
        record[*fields_[place]] = std::move(value);
    else
        record.columns.emplace_back(columns_[place], std::move(value));
}

void addRecord(ManifestBuilder& builder, ManifestRecord record, ManifestPlace place) {
    try {
        builder.add(entryOf(record), place);
    } catch (const Unusable& unusable) {
        builder.problem(place, unusable.reason);
    }
}

} // namespace offramp
