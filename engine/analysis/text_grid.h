// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

namespace offramp {

/// What is said, by a Praat TextGrid (text format, long or short, UTF-8 or UTF-16): the labels of its tier of
/// words joined by spaces. That is the interval tier called "words", "word", "ort", "text" or "transcript",
/// in any case and with a speaker before it ("anna - words"), else the first; labels of silence ("sil", "sp",
/// "<eps>", "#") are left out. Throws Error.
[[nodiscard]] std::string readTextGrid(const std::filesystem::path& path);

} // namespace offramp
