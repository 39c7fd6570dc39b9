// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/locate.h"

#include "base/error.h"
#include "base/sha256.h"
#include "session/pack.h"

#include <functional>
#include <system_error>

namespace offramp {

namespace fs = std::filesystem;
using State = SessionFile::State;

namespace {

/// Of a model the file of its weights; what isn't there is what it was asked for.
fs::path weightsIfAny(const fs::path& model) {
    try {
        return detail::weightsOf(model);
    } catch (const Error&) {
        return model;
    }
}

using ContentOf = std::function<fs::path(const fs::path&)>;

/// `folder` and the folders in it, not those in them.
std::vector<fs::path> besides(const fs::path& folder, const fs::path& name) {
    std::error_code ignored;
    std::vector<fs::path> paths{folder / name};
    for (const auto& entry : fs::directory_iterator(folder, ignored))
        if (entry.is_directory(ignored)) paths.push_back(entry.path() / name);
    return paths;
}

void locateBy(SessionFile& file, const std::vector<fs::path>& places, const fs::path& folder,
              const ContentOf& contentOf) {
    std::optional<fs::path> other; // there, but another
    const auto isIt = [&](const fs::path& place) {
        const State state = compareContent(file, contentOf(place));
        if (state == State::changed && !other) other = place;
        if (state == State::same) file.path = place;
        return state == State::same;
    };
    const auto any = [&](const std::vector<fs::path>& list) {
        for (const fs::path& place : list)
            if (isIt(place)) return true;
        return false;
    };
    if (any(places) || any(besides(folder, file.path.filename()))) {
        file.state = State::same;
        return;
    }
    file.state = other ? State::changed : State::missing;
    if (other) file.path = *other;
}

} // namespace

State compareContent(const SessionFile& file, const fs::path& content) {
    std::error_code failure;
    if (!fs::is_regular_file(content, failure)) return State::missing;
    if (file.sha256.empty()) return State::same; // nothing is known that it could differ from
    try {
        if (file.bytes != 0 && fs::file_size(content) != file.bytes) return State::changed;
        return sha256OfFile(content) == file.sha256 ? State::same : State::changed;
    } catch (const std::exception&) {
        return State::missing; // it may not be read
    }
}

void locate(SessionFile& file, const std::vector<fs::path>& places, const fs::path& folder) {
    locateBy(file, places, folder, [](const fs::path& path) { return path; });
}

void locateModel(SessionFile& file, const std::vector<fs::path>& places, const fs::path& folder) {
    locateBy(file, places, folder, weightsIfAny);
}

std::optional<fs::path> findByContent(const SessionFile& file, const fs::path& folder,
                                      const CancelToken& cancel) {
    if (file.sha256.empty()) return std::nullopt;
    std::vector<fs::path> others;
    std::error_code failure;
    const auto options = fs::directory_options::skip_permission_denied;
    for (auto each = fs::recursive_directory_iterator(folder, options, failure);
         !failure && each != fs::recursive_directory_iterator(); each.increment(failure)) {
        cancel.check();
        std::error_code ignored;
        if (!each->is_regular_file(ignored) || each->file_size(ignored) != file.bytes) continue;
        if (each->path().filename() != file.path.filename())
            others.push_back(each->path());
        else if (compareContent(file, each->path()) == State::same)
            return each->path();
    }
    for (const fs::path& other : others) {
        cancel.check();
        if (compareContent(file, other) == State::same) return other;
    }
    return std::nullopt;
}

} // namespace offramp
