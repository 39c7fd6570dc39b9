// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/container.h"
#include "session/session.h"

#include <filesystem>
#include <string>
#include <vector>

namespace offramp::detail {

/// Where a file that a session holds can be opened: in its folder, or unpacked into `to`, in a folder named
/// by its content, where it stays. What lies there already is used. Throws Error: there is no such entry, it
/// is damaged or not what the session says, or it can't be written.
[[nodiscard]] std::filesystem::path unpacked(const Container& session, const SessionFile& file,
                                             const std::string& entry, const std::filesystem::path& to);

/// The same of a model's bundle, whose files are entries below `folder`.
[[nodiscard]] std::filesystem::path unpackedModel(const Container& session, const SessionFile& file,
                                                  const std::string& folder, const std::filesystem::path& to);

} // namespace offramp::detail
