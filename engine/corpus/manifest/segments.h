// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/manifest/audio_paths.h"
#include "corpus/manifest/builder.h"

#include <filesystem>
#include <string_view>

namespace offramp {

/// Adds segments of recordings that are named, and finds the recordings.
class SegmentAdder {
public:
    SegmentAdder(ManifestBuilder& builder, const std::vector<std::filesystem::path>& audio)
        : builder_(builder), index_(audio) {}

    /// `recording`: its name in a file that lies in `near`. If there are several of that name elsewhere, it
    /// is a problem; if there is none, the name is that of a WAV file beside.
    void add(ManifestEntry entry, std::string_view recording, const std::filesystem::path& near,
             ManifestPlace place);

private:
    ManifestBuilder& builder_;
    AudioIndex index_;
};

} // namespace offramp
