// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/versions.h"

#include <sndfile.h>

namespace offramp {

std::string sndfileVersion() {
    const std::string text = sf_version_string(); // "libsndfile-1.2.0"
    const std::size_t dash = text.rfind('-');
    return dash == std::string::npos ? text : text.substr(dash + 1);
}

} // namespace offramp
