// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/model_entry.h"

#include "model/bundle/model_json.h"

namespace offramp {

namespace {

using nlohmann::json;

/// A description tells of its parameters as texts: numbers and lists are such as JSON writes them.
json parameterOf(const std::string& text) {
    json value = json::parse(text, nullptr, false);
    return value.is_number() || value.is_boolean() || value.is_array() ? value : json(text);
}

/// As a bundle's model.json has it, without weights.
std::string modelText(const ModelDescription& description) {
    ModelJson model;
    model.description = description;
    model.parameters = json::object();
    for (const auto& [key, text] : description.parameters)
        model.parameters[key] = parameterOf(text);
    return formatModelJson(model);
}

} // namespace

bool describeTheSame(const ModelDescription& one, const ModelDescription& other) {
    return one.classes == other.classes && one.parameterCount == other.parameterCount &&
           one.tokenizer.sentencePieceModel == other.tokenizer.sentencePieceModel &&
           modelText(one) == modelText(other);
}

namespace detail {

nlohmann::ordered_json modelEntry(const ModelDescription& description, const std::string& tokenizer) {
    nlohmann::ordered_json entry;
    entry["format"] = description.format;
    entry["classes"] = description.classes;
    entry["parameter_count"] = description.parameterCount;
    if (!tokenizer.empty()) entry["tokenizer"] = tokenizer;
    entry["model"] = nlohmann::ordered_json::parse(modelText(description));
    return entry;
}

KnownModel modelFrom(JsonObject entry, const std::function<std::string(const std::string&)>& tokenizer) {
    const std::string side = entry.string("tokenizer", "");
    ModelDescription description =
        parseModelJson(entry.value("model").dump(), entry.subject() + ": the model's description",
                       [&](const std::string& /*name*/) { return tokenizer(side); })
            .description;
    description.format = entry.string("format");
    constexpr int most = 1 << 28;
    description.classes = entry.integer("classes", 1, most);
    description.parameterCount = static_cast<std::int64_t>(entry.number("parameter_count"));
    description.path = entry.subject();
    KnownModel model;
    model.tokenizer =
        std::make_shared<const Tokenizer>(description.tokenizer, description.classes, entry.subject());
    model.description = std::make_shared<const ModelDescription>(std::move(description));
    return model;
}

} // namespace detail

} // namespace offramp
