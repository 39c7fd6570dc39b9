// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/manifest/audio_paths.h"
#include "corpus/manifest/builder.h"
#include "corpus/manifest/formats.h"

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

/// The folder that was opened, or that the opened file lies in.
[[nodiscard]] std::filesystem::path folderOfSource(const std::filesystem::path& source);

/// What a format's reader, made of (source, folder, audio, options), makes of its files one after another.
template <typename Reader>
[[nodiscard]] Manifest readSegmentFiles(const std::filesystem::path& source, const Paths& files,
                                        const Paths& audio, const ManifestOptions& options) {
    Reader reader(source, folderOfSource(source), audio, options);
    for (const std::filesystem::path& file : files)
        reader.read(file);
    return reader.finish();
}

} // namespace offramp
