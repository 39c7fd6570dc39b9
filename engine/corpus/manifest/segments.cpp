// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/manifest/segments.h"

#include <system_error>

namespace offramp {

namespace fs = std::filesystem;

void SegmentAdder::add(ManifestEntry entry, std::string_view recording, const fs::path& near,
                       ManifestPlace place) {
    const auto found = index_.find(recording, near);
    if (found.size() > 1) {
        builder_.problem(place, msg("there are several recordings called \"{0}\": {1} and {2}", recording,
                                    found[0].native(), found[1].native()));
    } else if (found.size() == 1) {
        entry.audio = found.front();
        builder_.addFound(std::move(entry), place);
    } else {
        entry.audio = recording;
        if (!looksLikeAudio(entry.audio)) entry.audio += ".wav";
        builder_.add(std::move(entry), place);
    }
}

fs::path folderOfSource(const fs::path& source) {
    std::error_code ignored;
    return fs::is_directory(source, ignored) ? source : source.parent_path();
}

} // namespace offramp
