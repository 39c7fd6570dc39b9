// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace offramp {

/// "WAV, 16 bit" for a format of libsndfile.
[[nodiscard]] std::string nameOfSndfileFormat(int format);

} // namespace offramp
