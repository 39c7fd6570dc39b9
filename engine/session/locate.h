// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/cancel.h"
#include "session/session.h"

#include <filesystem>
#include <optional>
#include <vector>

namespace offramp {

/// Looks whether a file is at one of the places where it may be (`places`, the likeliest first), or under its
/// name beside the session: in `folder` or a folder in it. Sets path and state; one with the same content
/// goes before a nearer one with another.
void locate(SessionFile& file, const std::vector<std::filesystem::path>& places,
            const std::filesystem::path& folder);

/// Looks for the same content in `folder` and all folders in it, under any name; those of its name first.
/// Nothing if it isn't there, or its content isn't known. Throws Cancelled.
[[nodiscard]] std::optional<std::filesystem::path>
findByContent(const SessionFile& file, const std::filesystem::path& folder, const CancelToken& cancel = {});

/// A model's weights are what it is known by; `file.path` is the model's. As locate().
void locateModel(SessionFile& file, const std::vector<std::filesystem::path>& places,
                 const std::filesystem::path& folder);

/// Compares what is chosen with what the session had: State::same, changed or missing.
[[nodiscard]] SessionFile::State compareContent(const SessionFile& file,
                                                const std::filesystem::path& content);

} // namespace offramp
