// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <functional>
#include <string>

namespace offramp::test {

/// The project's root.
[[nodiscard]] std::filesystem::path sourceDir();
/// A folder of tests/data.
[[nodiscard]] std::filesystem::path dataDir();
/// The folder of recordings and models that developers keep beside the project (or where OFFRAMP_SHARED
/// says). It need not be there: see OFFRAMP_NEEDS_SHARED.
[[nodiscard]] std::filesystem::path sharedDir();

/// What `call` throws as an Error, as text; empty if it throws none.
[[nodiscard]] std::string errorOf(const std::function<void()>& call);

} // namespace offramp::test

/// Skips the test function, visibly, where `path` below the shared folder is absent.
#define OFFRAMP_NEEDS_SHARED(path)                                                                           \
    do {                                                                                                     \
        if (!std::filesystem::exists(offramp::test::sharedDir() / (path)))                                   \
            QSKIP("needs " path " in the shared folder beside the project");                                 \
    } while (false)
