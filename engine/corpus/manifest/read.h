// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/cancel.h"
#include "corpus/manifest/manifest.h"

#include <filesystem>
#include <map>
#include <string>

namespace offramp {

/// What a table's column, or a JSON object's field, says of an utterance.
enum class ManifestField { id, audio, text, duration, begin, end, channel, speaker };

struct ManifestOptions {
    /// What relative audio paths are relative to; empty: the manifest's folder, and where a file isn't there,
    /// the working folder.
    std::filesystem::path root;
    /// The tier of TextGrids whose intervals are utterances; empty: see docs/manifests.md.
    std::string tier;
    /// Names of columns (any case), instead of those that are looked for; in CSV, TSV and NeMo manifests.
    std::map<ManifestField, std::string> fields;
    /// Seconds of silence from which on a CTM's words belong to another utterance; infinity: a file's words
    /// are one.
    double gap = 0.5;
};

/// Reads a corpus: a LibriSpeech tree, a Kaldi data directory, a NeMo manifest (JSON lines), a table (CSV,
/// TSV), a folder of recordings with texts, TextGrid, STM and CTM files; which of them it is, is seen from
/// what is there (docs/manifests.md). Nothing is executed and no sound is read. Lines that can't be used are
/// in `problems`; utterances whose sound isn't there are in `entries` and in `missing`.
///
/// An utterance whose manifest names none is called by its sound file, without folder and extension; where
/// several would be called the same, ":BEGIN-END" of the stretch and "#CHANNEL" are added, and where that
/// isn't enough the folder.
///
/// Throws Error if there is nothing, or nothing of these; and Cancelled, while a folder is searched.
[[nodiscard]] Manifest readManifest(const std::filesystem::path& path, const ManifestOptions& options = {},
                                    const CancelToken& cancel = {});

} // namespace offramp
