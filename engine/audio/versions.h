// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace offramp {

/// "1.2.0": the libsndfile in use.
[[nodiscard]] std::string sndfileVersion();

} // namespace offramp
