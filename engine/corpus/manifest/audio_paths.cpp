// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/manifest/audio_paths.h"

#include "corpus/manifest/lines.h"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>

namespace offramp {

namespace fs = std::filesystem;

namespace {

/// Questions about a folder from which on listing it is cheaper.
constexpr int fewQuestions = 8;

bool isFile(const fs::path& path) {
    std::error_code ignored;
    return fs::is_regular_file(path, ignored);
}

} // namespace

bool looksLikeAudio(const fs::path& path) {
    constexpr std::array<std::string_view, 17> extensions{".wav", ".flac", ".mp3",  ".ogg", ".oga", ".opus",
                                                          ".aif", ".aiff", ".aifc", ".sph", ".au",  ".snd",
                                                          ".w64", ".rf64", ".caf",  ".mp2", ".nist"};
    const std::string extension = inLowerCase(path.extension().native());
    return std::find(extensions.begin(), extensions.end(), extension) != extensions.end();
}

struct FileFinder::Folder {
    int questions = 0;
    bool listed = false;
    std::unordered_set<std::string> names;

    /// False if it can't be listed.
    bool list(const fs::path& folder) {
        std::error_code failure;
        for (fs::directory_iterator file(folder, failure), end; !failure && file != end;
             file.increment(failure)) {
            std::error_code ignored;
            if (file->is_regular_file(ignored)) names.insert(file->path().filename().native());
        }
        listed = !failure;
        return listed;
    }
};

struct FileFinder::Private {
    std::unordered_map<std::string, Folder> folders;
    std::string lastName;
    Folder* last = nullptr; ///< neighbours in a manifest mostly share their folder
};

FileFinder::FileFinder() : d_(std::make_unique<Private>()) {}
FileFinder::~FileFinder() = default;

FileFinder::Folder& FileFinder::folder(std::string_view name) {
    if (d_->last == nullptr || d_->lastName != name) {
        d_->lastName = name;
        d_->last = &d_->folders[d_->lastName];
    }
    return *d_->last;
}

bool FileFinder::has(const fs::path& file) {
    const std::string& path = file.native();
    const std::size_t slash = path.rfind('/');
    const std::string name = path.substr(slash + 1); // npos + 1 is 0
    if (name.empty()) return false;
    const std::string parent = slash == std::string::npos ? "." : path.substr(0, slash + 1);
    Folder& known = folder(parent);
    if (!known.listed && (++known.questions != fewQuestions || !known.list(parent))) return isFile(file);
    return known.names.contains(name);
}

bool locateAudio(fs::path& audio, const std::vector<fs::path>& roots, FileFinder& files) {
    if (audio.is_absolute()) return files.has(audio);
    const auto found = std::find_if(roots.begin(), roots.end(),
                                    [&](const fs::path& root) { return files.has(root / audio); });
    audio = (found == roots.end() ? roots.front() : *found) / audio;
    return found != roots.end();
}

namespace {

class Walk {
public:
    explicit Walk(const CancelToken& cancel) : cancel_(cancel) {}

    std::vector<fs::path> files;

    /// The folder and `depth` more below.
    void into(const fs::path& folder, int depth) {
        cancel_.check();
        std::error_code failure;
        const fs::path real = fs::canonical(folder, failure);
        if (failure || depth < 0 || !visited_.insert(real).second) return;
        std::vector<fs::path> folders;
        for (fs::directory_iterator each(folder, failure), end; !failure && each != end;
             each.increment(failure)) {
            std::error_code ignored;
            if (each->is_directory(ignored))
                folders.push_back(each->path());
            else if (each->is_regular_file(ignored))
                files.push_back(each->path());
        }
        std::sort(folders.begin(), folders.end()); // a folder is met by the same path every time
        for (const fs::path& each : folders)
            into(each, depth - 1);
    }

private:
    const CancelToken& cancel_;
    std::set<fs::path> visited_;
};

} // namespace

std::vector<fs::path> filesBelow(const fs::path& folder, int depth, const CancelToken& cancel) {
    Walk walk(cancel);
    walk.into(folder, depth);
    std::sort(walk.files.begin(), walk.files.end(),
              [](const fs::path& a, const fs::path& b) { return a.native() < b.native(); });
    return walk.files;
}

AudioIndex::AudioIndex(const std::vector<fs::path>& files) {
    for (const fs::path& file : files) {
        if (!looksLikeAudio(file)) continue;
        auto& known = byStem_[file.stem().native()];
        const bool isNew = std::none_of(known.begin(), known.end(), [&](const fs::path& other) {
            return other.parent_path() == file.parent_path();
        });
        if (isNew) known.push_back(file);
    }
}

std::vector<fs::path> AudioIndex::find(const fs::path& name, const fs::path& near) const {
    const auto found = byStem_.find(looksLikeAudio(name) ? name.stem().native() : name.filename().native());
    if (found == byStem_.end()) return {};
    const fs::path folder = near.empty() ? fs::path(".") : near;
    const auto beside = std::find_if(found->second.begin(), found->second.end(),
                                     [&](const fs::path& file) { return file.parent_path() == folder; });
    if (beside != found->second.end()) return {*beside};
    return found->second;
}

} // namespace offramp
