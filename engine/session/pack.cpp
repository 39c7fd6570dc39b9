// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/pack.h"

#include "base/error.h"
#include "base/sha256.h"
#include "base/utf8.h"
#include "model/bundle/bundle.h"
#include "model/open.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <system_error>

namespace offramp::detail {

namespace fs = std::filesystem;

namespace {

/// A file's name as an entry may have it.
std::string entryPart(const fs::path& file) {
    std::string name = encodeUtf8(decodeUtf8(file.filename().string()));
    for (char& letter : name)
        if (letter == '\\' || static_cast<unsigned char>(letter) < ' ' || letter == '\x7f') letter = '_';
    return name;
}

fs::path newFolder() {
    std::string name = (fs::temp_directory_path() / "offramp-pack-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr)
        throw Error(name, msg("cannot be made"), msg("Check that the folder for temporary files isn't full"));
    return name;
}

} // namespace

fs::path weightsOf(const fs::path& model) {
    std::error_code ignored;
    const bool isBundle = fs::is_directory(model, ignored) || model.filename() == "model.json";
    return isBundle ? readBundle(model).weights : model;
}

Packing::Packing(Session& session, PathsOut& paths, std::vector<Entry>& entries) {
    try {
        packAudio(session, paths, entries);
        if (session.model) packModel(*session.model, paths, entries);
    } catch (...) {
        std::error_code ignored;
        if (!folder_.empty()) fs::remove_all(folder_, ignored);
        throw;
    }
}

Packing::~Packing() {
    std::error_code ignored;
    if (!folder_.empty()) fs::remove_all(folder_, ignored);
}

/// Each in a folder of its own, so that it keeps its name.
void Packing::packAudio(const Session& session, PathsOut& paths, std::vector<Entry>& entries) {
    for (const SessionUtterance& utterance : session.utterances) {
        const fs::path& file = utterance.audio.path;
        if (paths.holds(file)) continue; // another stretch of it
        std::error_code failure;
        if (!fs::is_regular_file(file, failure)) {
            throw Error(file.string(), msg("isn't there, so it can't be packed"),
                        msg("Locate the recording, or close it, and pack the session again"));
        }
        const std::string name = "audio/" + std::to_string(entries.size()) + "/" + entryPart(file);
        paths.hold(file, name);
        entries.push_back({name, {}, file});
    }
}

/// Whatever it was, what is packed is a bundle that opens without further options.
void Packing::packModel(SessionModel& model, PathsOut& paths, std::vector<Entry>& entries) {
    folder_ = newFolder();
    const fs::path bundle = folder_ / "model";
    (void)convertModel(model.file.path, model.options, bundle);
    std::vector<fs::path> files;
    for (const auto& file : fs::directory_iterator(bundle))
        files.push_back(file.path());
    std::ranges::sort(files);
    for (const fs::path& file : files)
        entries.push_back({"model/" + entryPart(file), {}, file});
    const fs::path weights = weightsOf(bundle);
    model.file.sha256 = sha256OfFile(weights);
    model.file.bytes = fs::file_size(weights);
    model.options = {};
    paths.hold(model.file.path, "model");
}

} // namespace offramp::detail
