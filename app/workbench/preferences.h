// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scoring/normalise.h"

namespace offramp {

/// What holds for every recording, remembered from start to start.
struct Preferences {
    const Normalisation* normalisation = &defaultNormalisation(); ///< how texts are compared
    int threads = 0;                                              ///< of an analysis; 0: one for each core

    bool operator==(const Preferences&) const = default;

    /// What was saved; the defaults for what wasn't or isn't known any more.
    [[nodiscard]] static Preferences load();
    void save() const;
};

} // namespace offramp
