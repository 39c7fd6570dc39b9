// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>

namespace offramp {

/// The reference text that lies beside a recording: NAME.txt, NAME.lab, NAME.TextGrid (readTextGrid), or its
/// line in a LibriSpeech *.trans.txt of the same folder. Nothing if there is none. Throws Error if a file
/// that is there can't be read.
[[nodiscard]] std::optional<std::string> findReference(const std::filesystem::path& audio);

/// A file of references for several recordings, by name without extension: lines "NAME TEXT" (LibriSpeech,
/// Kaldi) or
/// "<s> TEXT </s> (NAME)" (Sphinx). Throws Error.
[[nodiscard]] std::map<std::string, std::string> readTranscripts(const std::filesystem::path& path);

/// A file that holds one reference: its text, white space collapsed.
[[nodiscard]] std::string readReference(const std::filesystem::path& path);

} // namespace offramp
