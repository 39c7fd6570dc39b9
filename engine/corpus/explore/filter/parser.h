// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/explore/filter/names.h"
#include "corpus/explore/filter/nodes.h"

#include <string_view>
#include <vector>

namespace offramp::filter {

struct Parsed {
    Truth condition;
    bool readsExitTaken = false;
};

/// Reads an expression that isn't blank. Throws FilterError.
[[nodiscard]] Parsed parse(std::string_view expression, const std::vector<NamedValue>& names);

} // namespace offramp::filter
