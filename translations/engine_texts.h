// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <set>
#include <string>
#include <string_view>

namespace offramp {

/// The engine's English texts that a window shows: the formats of all messages in the sources below `engine`,
/// and the texts of measures and normalisations, which are asked for. UTF-8.
/// Throws Error where a file can't be read.
[[nodiscard]] std::set<std::string> engineTexts(const std::filesystem::path& engine);

/// The formats of the messages in one source: the literal that msg() begins with. Where a msg() is given its
/// format by a name, every literal of the source that reads like a sentence counts, since the format may come
/// from any of them.
[[nodiscard]] std::set<std::string> messageFormats(std::string_view source);

/// A header that lupdate reads as texts of the context "engine".
[[nodiscard]] std::string asHeader(const std::set<std::string>& texts);

} // namespace offramp
