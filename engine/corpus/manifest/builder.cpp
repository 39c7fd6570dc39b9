// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/manifest/builder.h"

#include "corpus/manifest/audio_paths.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace offramp {

namespace fs = std::filesystem;

namespace {

/// Why an entry's times are none; nothing if they are good.
std::optional<Message> wrongTimes(const ManifestEntry& entry) {
    if (entry.duration && !(*entry.duration >= 0 && std::isfinite(*entry.duration)))
        return msg("its duration is {0} s", *entry.duration);
    if (!entry.stretch) return std::nullopt;
    if (!(entry.stretch->begin >= 0 && std::isfinite(entry.stretch->begin)))
        return msg("it begins at {0} s", entry.stretch->begin);
    if (!(entry.stretch->end > entry.stretch->begin))
        return msg("it ends at {0} s, which isn't after its beginning at {1} s", entry.stretch->end,
                   entry.stretch->begin);
    return std::nullopt;
}

/// To the millisecond, without trailing zeros.
std::string millisecondsExact(double seconds) {
    std::array<char, 400> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(),
                                   std::round(seconds * 1000) / 1000, std::chars_format::fixed);
    return {digits.data(), end.ptr};
}

std::string stretchName(const Stretch& stretch) {
    std::string name = ":" + millisecondsExact(stretch.begin) + "-";
    return std::isfinite(stretch.end) ? name + millisecondsExact(stretch.end) : name;
}

/// Names to choose from for an entry that has none, from short to full: the file's name; with stretch and
/// channel; with the folder too.
std::string proposedName(const ManifestEntry& entry, int fullness) {
    std::string name =
        fullness < 2 ? entry.audio.stem().native() : fs::path(entry.audio).replace_extension().native();
    if (fullness > 0 && entry.stretch) name += stretchName(*entry.stretch);
    if (fullness > 0 && entry.channel) name.append("#").append(std::to_string(*entry.channel));
    return name;
}

} // namespace

void setColumn(ManifestEntry& entry, std::size_t column, std::string value) {
    if (entry.columns.size() <= column) entry.columns.resize(column + 1);
    entry.columns[column] = std::move(value);
}

ManifestBuilder::ManifestBuilder(fs::path source, std::string format, fs::path folder,
                                 ManifestOptions options)
    : options_(std::move(options)) {
    manifest_.source = std::move(source);
    manifest_.format = std::move(format);
    folders_.push_back(std::move(folder));
}

std::size_t ManifestBuilder::file(const fs::path& path) {
    files_.push_back(path);
    return files_.size() - 1;
}

std::size_t ManifestBuilder::column(std::string_view name) {
    if (const auto known = columns_.find(name); known != columns_.end()) return known->second;
    manifest_.columns.emplace_back(name);
    return columns_.emplace(std::string(name), columns_.size()).first->second;
}

void ManifestBuilder::problem(ManifestPlace place, Message reason) {
    problems_.emplace_back(place, std::move(reason));
}

void ManifestBuilder::add(ManifestEntry entry, ManifestPlace place) {
    if (auto wrong = wrongTimes(entry)) return problem(place, std::move(*wrong));
    if (!entry.duration && entry.stretch && std::isfinite(entry.stretch->end))
        entry.duration = entry.stretch->end - entry.stretch->begin;
    manifest_.entries.push_back(std::move(entry));
    places_.push_back(place);
}

void ManifestBuilder::nameEntries() {
    std::unordered_set<std::string> taken;
    std::vector<std::size_t> nameless;
    for (std::size_t i = 0; i < manifest_.entries.size(); ++i) {
        const std::string& id = manifest_.entries[i].id;
        if (id.empty())
            nameless.push_back(i);
        else
            taken.insert(id);
    }
    for (int fullness = 0; fullness <= 2 && !nameless.empty(); ++fullness) {
        std::unordered_map<std::string, int> uses;
        for (const std::size_t i : nameless) {
            manifest_.entries[i].id = proposedName(manifest_.entries[i], fullness);
            ++uses[manifest_.entries[i].id];
        }
        const auto isNamed = [&](std::size_t i) {
            const std::string& id = manifest_.entries[i].id;
            return !id.empty() && uses[id] == 1 && !taken.contains(id);
        };
        std::erase_if(nameless, isNamed);
        for (const auto& [id, count] : uses)
            if (count == 1) taken.insert(id);
    }
}

Message ManifestBuilder::alreadyThere(const std::string& id, ManifestPlace here, ManifestPlace first) const {
    if (first.line == 0) return msg("the utterance \"{0}\" is there already", id);
    if (first.file == here.file)
        return msg("the utterance \"{0}\" is there already, in line {1}", id, first.line);
    return msg("the utterance \"{0}\" is there already, in line {1} of {2}", id, first.line,
               files_.at(first.file).native());
}

void ManifestBuilder::refuseDuplicates() {
    std::unordered_map<std::string_view, std::size_t> lines;
    std::vector<ManifestEntry> kept;
    std::vector<bool> isDuplicate(manifest_.entries.size());
    for (std::size_t i = 0; i < manifest_.entries.size(); ++i) {
        const auto [first, isNew] = lines.emplace(manifest_.entries[i].id, i);
        if (isNew) continue;
        isDuplicate[i] = true;
        problem(places_[i], alreadyThere(manifest_.entries[i].id, places_[i], places_[first->second]));
    }
    for (std::size_t i = 0; i < isDuplicate.size(); ++i)
        if (!isDuplicate[i]) kept.push_back(std::move(manifest_.entries[i]));
    manifest_.entries = std::move(kept);
}

std::vector<fs::path> ManifestBuilder::roots() const {
    if (!options_.root.empty()) return {options_.root};
    std::vector<fs::path> roots = folders_;
    roots.emplace_back(); // the working folder
    return roots;
}

Manifest ManifestBuilder::finish() {
    nameEntries();
    refuseDuplicates();
    manifest_.missing = locateAudio(manifest_.entries, roots());
    for (ManifestEntry& entry : manifest_.entries)
        entry.columns.resize(manifest_.columns.size());
    std::stable_sort(problems_.begin(), problems_.end(), [](const auto& a, const auto& b) {
        return std::pair(a.first.file, a.first.line) < std::pair(b.first.file, b.first.line);
    });
    for (auto& [place, reason] : problems_)
        manifest_.problems.push_back({files_.at(place.file), place.line, std::move(reason)});
    return std::move(manifest_);
}

} // namespace offramp
