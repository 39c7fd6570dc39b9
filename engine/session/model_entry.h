// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/json_object.h"
#include "decode/tokenizer.h"
#include "model/description.h"

#include <nlohmann/json.hpp>

#include <functional>
#include <memory>
#include <string>

namespace offramp {

/// True if they are descriptions of the same model: its features, tokenizer, exits and parameters. Where it
/// lies and what was noticed while loading it count for nothing; nor do weights, which they don't tell of.
[[nodiscard]] bool describeTheSame(const ModelDescription& one, const ModelDescription& other);

} // namespace offramp

namespace offramp::detail {

/// A model that stored analyses are of.
struct KnownModel {
    std::shared_ptr<const ModelDescription> description;
    std::shared_ptr<const Tokenizer> tokenizer;
};

/// A model's description as a session's document has it. `tokenizer`: the name of the entry that has the
/// bytes of its SentencePiece model; empty if it has none.
[[nodiscard]] nlohmann::ordered_json modelEntry(const ModelDescription& description,
                                                const std::string& tokenizer);
/// `tokenizer`: gives an entry's bytes. Throws Error.
[[nodiscard]] KnownModel modelFrom(JsonObject entry,
                                   const std::function<std::string(const std::string& name)>& tokenizer);

} // namespace offramp::detail
