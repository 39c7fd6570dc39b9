// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/unpack.h"

#include "base/error.h"
#include "base/files.h"
#include "base/sha256.h"
#include "model/bundle/bundle.h"
#include "model/formats/text.h"
#include "session/entry_name.h"

#include <system_error>

namespace offramp::detail {

namespace fs = std::filesystem;

namespace {

[[noreturn]] void isAnother(const Container& session, const std::string& entry) {
    throw Error(session.path().string(), msg("holds another {0} than it says", printable(entry)),
                msg("Ask for another copy of the session"));
}

void makeFolders(const fs::path& folder) {
    std::error_code failure;
    fs::create_directories(folder, failure);
    if (failure) throw Error(folder.string(), msg("cannot be made ({0})", failure.message()));
}

std::string_view textOf(const SharedBytes& read) {
    return {reinterpret_cast<const char*>(read.bytes.data()), read.bytes.size()};
}

bool isThere(const fs::path& file, const std::string& sha256) {
    std::error_code ignored;
    return fs::is_regular_file(file, ignored) && sha256OfFile(file) == sha256;
}

} // namespace

fs::path unpacked(const Container& session, const SessionFile& file, const std::string& entry,
                  const fs::path& to) {
    checkEntry(entry, session.path().string());
    const fs::path own = session.fileOf(entry);
    if (!own.empty()) return own;
    const fs::path place = to / file.sha256 / fs::path(entry).filename();
    if (file.sha256.empty()) isAnother(session, entry);
    if (isThere(place, file.sha256)) return place;
    const SharedBytes read = session.read(entry);
    if (sha256Of(read.bytes) != file.sha256) isAnother(session, entry);
    makeFolders(place.parent_path());
    writeFile(place, textOf(read));
    return place;
}

fs::path unpackedModel(const Container& session, const SessionFile& file, const std::string& folder,
                       const fs::path& to) {
    checkEntry(folder, session.path().string());
    const std::string description = folder + "/model.json";
    const fs::path own = session.fileOf(description);
    if (!own.empty()) return own.parent_path();
    const SharedBytes json = session.read(description);
    const std::string name = file.sha256.substr(0, 16) + "-" + sha256Of(json.bytes).substr(0, 16);
    const fs::path place = to / name / "model";
    makeFolders(place);
    std::vector<std::string> sides;
    const ModelJson model =
        parseModelJson(std::string(textOf(json)), session.path().string(), [&](const std::string& side) {
            sides.push_back(side);
            return session.text(folder + "/" + side, largestDocument);
        });
    sides.push_back(model.weights);
    for (const std::string& side : sides) {
        checkEntry(folder + "/" + side, session.path().string());
        if (side == model.weights && isThere(place / side, file.sha256)) continue;
        const SharedBytes read = session.read(folder + "/" + side);
        if (side == model.weights && sha256Of(read.bytes) != file.sha256)
            isAnother(session, folder + "/" + side);
        writeFile(place / side, textOf(read));
    }
    writeFile(place / "model.json", textOf(json));
    return place;
}

} // namespace offramp::detail
