// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/explore/filter.h"
#include "corpus/explore/filter/nodes.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace offramp::filter {

/// What a name stands for: how its values are read.
struct NamedValue {
    std::string name; ///< without backticks
    FilterName::Kind kind = FilterName::Kind::number;
    Message description;
    bool readsExitTaken = false;
    std::function<Number()> number; ///< empty of a text
    std::function<Text()> text;     ///< empty of a number
};

/// All names, ours first, then the manifest's columns. `results` and `decoder` outlive what they make.
[[nodiscard]] std::vector<NamedValue> namedValues(const CorpusResults& results,
                                                  const DecoderResults& decoder);

/// What a name means: the first of that name, or a column first. Null if there is none.
[[nodiscard]] const NamedValue* findValue(const std::vector<NamedValue>& values, std::string_view name,
                                          bool columnFirst);

/// Up to three names that differ little from one that there isn't, the nearest first.
[[nodiscard]] std::vector<std::string> similarNames(const std::vector<NamedValue>& values,
                                                    std::string_view name);

/// The name as it is written in an expression.
[[nodiscard]] std::string written(const NamedValue& value, const std::vector<NamedValue>& values);

} // namespace offramp::filter
