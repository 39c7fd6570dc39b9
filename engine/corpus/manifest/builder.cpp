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
    std::string name = std::string(":").append(millisecondsExact(stretch.begin)).append("-");
    return std::isfinite(stretch.end) ? name + millisecondsExact(stretch.end) : name;
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

void ManifestBuilder::addDraft(Draft draft) {
    ManifestEntry& entry = draft.entry;
    if (auto wrong = wrongTimes(entry)) return problem(draft.place, std::move(*wrong));
    if (!entry.duration && entry.stretch && std::isfinite(entry.stretch->end))
        entry.duration = entry.stretch->end - entry.stretch->begin;
    drafts_.push_back(std::move(draft));
}

/// Names to choose from for an entry that has none, from short to full: the file's name; with stretch and
/// channel; with the folder too.
std::string ManifestBuilder::proposedName(const Draft& draft, int fullness) const {
    const ManifestEntry& entry = draft.entry;
    fs::path audio = draft.found ? entry.audio.lexically_relative(folders_.front()) : entry.audio;
    if (audio.empty()) audio = entry.audio;
    std::string name = fullness < 2 ? audio.stem().native() : audio.replace_extension().native();
    if (fullness > 0 && entry.stretch) name += stretchName(*entry.stretch);
    if (fullness > 0 && entry.channel) name.append("#").append(std::to_string(*entry.channel));
    return name;
}

/// A longer name for those whose shorter one others have too.
void ManifestBuilder::nameEntries() {
    std::unordered_set<std::string> taken;
    std::vector<Draft*> nameless;
    for (Draft& draft : drafts_) {
        if (draft.entry.id.empty())
            nameless.push_back(&draft);
        else
            taken.insert(draft.entry.id);
    }
    for (int fullness = 0; fullness <= 2 && !nameless.empty(); ++fullness) {
        std::unordered_map<std::string, int> uses;
        for (Draft* draft : nameless) {
            draft->entry.id = proposedName(*draft, fullness);
            ++uses[draft->entry.id];
        }
        std::erase_if(nameless, [&](const Draft* draft) {
            const std::string& id = draft->entry.id;
            return !id.empty() && uses[id] == 1 && !taken.contains(id);
        });
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
    std::unordered_map<std::string, ManifestPlace> first;
    std::vector<Draft> kept;
    for (Draft& draft : drafts_) {
        const auto [known, isNew] = first.emplace(draft.entry.id, draft.place);
        if (isNew)
            kept.push_back(std::move(draft));
        else
            problem(draft.place, alreadyThere(known->first, draft.place, known->second));
    }
    drafts_ = std::move(kept);
}

void ManifestBuilder::locateEntries() {
    const std::vector<fs::path> roots = this->roots();
    FileFinder files;
    for (std::size_t i = 0; i < drafts_.size(); ++i)
        if (!drafts_[i].found && !locateAudio(drafts_[i].entry.audio, roots, files))
            manifest_.missing.push_back(i);
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
    locateEntries();
    for (Draft& draft : drafts_) {
        draft.entry.columns.resize(manifest_.columns.size());
        manifest_.entries.push_back(std::move(draft.entry));
    }
    std::stable_sort(problems_.begin(), problems_.end(), [](const auto& a, const auto& b) {
        return std::pair(a.first.file, a.first.line) < std::pair(b.first.file, b.first.line);
    });
    for (auto& [place, reason] : problems_)
        manifest_.problems.push_back({files_.at(place.file), place.line, std::move(reason)});
    return std::move(manifest_);
}

} // namespace offramp
