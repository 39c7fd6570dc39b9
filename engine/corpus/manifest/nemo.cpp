// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"
#include "corpus/manifest/formats.h"
#include "corpus/manifest/lines.h"
#include "corpus/manifest/record.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace offramp {

using nlohmann::ordered_json;

namespace {

/// Far deeper than what says something of an utterance; what is deeper could exhaust the stack.
constexpr int deepestNesting = 50;

/// JSON's value as a cell: texts as they are, null as nothing, lists and objects as JSON.
std::optional<std::string> cellOf(const ordered_json& value) {
    if (value.is_null()) return std::nullopt;
    return value.is_string() ? value.get<std::string>() : value.dump();
}

ordered_json parse(std::string_view line) {
    const auto checkDepth = [](int depth, ordered_json::parse_event_t, const ordered_json&) {
        if (depth > deepestNesting)
            throw Error("", msg("is nested more than {0} levels deep", deepestNesting));
        return true;
    };
    return ordered_json::parse(line, checkDepth);
}

std::vector<std::string> keysOf(const ordered_json& object) {
    std::vector<std::string> keys;
    for (const auto& [key, value] : object.items())
        keys.push_back(key);
    return keys;
}

bool namesRecording(std::string_view line, const ManifestOptions& options) {
    try {
        const ordered_json object = parse(line);
        if (!object.is_object()) return false;
        const auto fields = fieldsNamed(keysOf(object), options);
        return std::find(fields.begin(), fields.end(), ManifestField::audio) != fields.end();
    } catch (const std::exception&) { // no JSON, or too deep
        return false;
    }
}

class NemoReader {
public:
    NemoReader(const std::filesystem::path& path, const ManifestOptions& options)
        : builder_(path, "NeMo", path.parent_path(), options), file_(builder_.file(path)) {}

    void read(const Line& line) {
        const ManifestPlace place{file_, line.number};
        if (auto reason = unreadable(line.text)) return builder_.problem(place, std::move(*reason));
        try {
            const ordered_json object = parse(line.text);
            if (!object.is_object()) return builder_.problem(place, msg("is no JSON object"));
            addRecord(builder_, recordOf(object), place);
        } catch (const ordered_json::parse_error& error) {
            builder_.problem(place, msg("is no valid JSON (at its byte {0})", error.byte));
        } catch (const ordered_json::out_of_range&) {
            builder_.problem(place, msg("holds a number that is too large"));
        } catch (const Error& error) {
            builder_.problem(place, error.reason());
        }
    }

    Manifest finish() { return builder_.finish(); }

private:
    ManifestRecord recordOf(const ordered_json& object) {
        std::vector<std::string> keys = keysOf(object);
        if (keys != keys_) { // they are mostly those of the line before
            shape_ = RecordShape(keys, builder_);
            keys_ = std::move(keys);
        }
        ManifestRecord record;
        for (std::size_t i = 0; i < keys_.size(); ++i)
            if (auto cell = cellOf(object.at(keys_[i]))) shape_.put(record, i, std::move(*cell));
        return record;
    }

    ManifestBuilder builder_;
    std::size_t file_;
    std::vector<std::string> keys_;
    RecordShape shape_; ///< of keys_
};

} // namespace

bool looksLikeNemo(std::string_view text, const ManifestOptions& options) {
    constexpr int tried = 20;
    LineReader lines(text);
    for (int i = 0; i < tried; ++i) {
        const auto line = lines.next();
        if (!line) return false;
        if (trimmed(line->text).starts_with('{') && namesRecording(line->text, options)) return true;
    }
    return false;
}

Manifest readNemo(const std::filesystem::path& path, std::string_view text, const ManifestOptions& options) {
    NemoReader reader(path, options);
    LineReader lines(text);
    while (const auto line = lines.next())
        reader.read(*line);
    return reader.finish();
}

} // namespace offramp
