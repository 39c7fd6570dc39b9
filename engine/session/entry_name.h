// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace offramp::detail {

/// Whether a name may be that of an entry of a session: a relative path of plain parts with "/" between them,
/// so that nothing outside the session's own folder can be meant.
[[nodiscard]] bool isPlainEntry(std::string_view name);

/// Throws Error about `subject` unless it is.
void checkEntry(const std::string& name, const std::string& subject);

} // namespace offramp::detail
