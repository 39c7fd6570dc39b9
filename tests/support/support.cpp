// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/support.h"

#include "base/error.h"

#include <cstdlib>

namespace offramp::test {

std::filesystem::path sourceDir() {
    return OFFRAMP_SOURCE_DIR;
}

std::filesystem::path dataDir() {
    return sourceDir() / "tests" / "data";
}

std::filesystem::path sharedDir() {
    const char* given = std::getenv("OFFRAMP_SHARED");
    return given != nullptr ? std::filesystem::path(given) : sourceDir().parent_path() / "shared";
}

std::string errorOf(const std::function<void()>& call) {
    try {
        call();
    } catch (const Error& error) {
        return error.what();
    }
    return {};
}

} // namespace offramp::test
