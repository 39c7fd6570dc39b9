// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/manifest/builder.h"

#include <filesystem>
#include <functional>
#include <string_view>
#include <vector>

namespace offramp {

// What NIST's files of segments and of words (SCTK, infmts.htm) have in common: a line for each, values
// parted by white space, and comments behind ";;".

/// A line's values: five, and what may follow as a sixth.
using NistFields = std::vector<std::string_view>;
using TakeNistLine = std::function<void(const NistFields& fields, ManifestPlace place)>;

/// Hands on every line of a file that is no comment; one that is too short or no text becomes a problem, as
/// does a file that can't be read.
void readNistFile(ManifestBuilder& builder, const std::filesystem::path& file, const TakeNistLine& take);

/// Of a text's first line that is no comment; empty if there is none or it is too short.
[[nodiscard]] NistFields firstNistFields(std::string_view text);

} // namespace offramp
