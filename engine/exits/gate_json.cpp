// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/files.h"
#include "exits/json_parts.h"
#include "exits/policy_json.h"

namespace offramp {

using Json = nlohmann::ordered_json;

namespace {

constexpr int gateVersion = 1;

std::vector<MeasureSpec> readFeatures(JsonObject& object) {
    std::vector<MeasureSpec> features;
    for (const std::string& text : object.strings("features"))
        features.push_back(specFrom(text, object.subject()));
    return features;
}

GateRule::Exit readExit(JsonObject& exit, std::size_t features) {
    GateRule::Exit read{exit.numbers("weights"), exit.number("bias")};
    if (read.weights.size() == features) return read;
    throw Error(exit.subject(),
                msg("an exit of the gate has {0} weights for {1} features", read.weights.size(), features),
                msg("Give each exit one weight for each feature"));
}

} // namespace

void checkFormat(JsonObject& root, const char* format, int newest) {
    if (root.string("format") != format) {
        throw Error(root.subject(), msg("\"format\" is not \"{0}\"", format),
                    msg("{0} says how it is written", policyKeys));
    }
    const int version = root.integer("version", 1);
    if (version <= newest) return;
    throw Error(root.subject(), msg("is of version {0}; this Offramp reads up to {1}", version, newest),
                msg("Use a newer Offramp"));
}

MeasureSpec specFrom(const std::string& text, const std::string& subject) {
    try {
        return parseMeasureSpec(text);
    } catch (const Error& error) {
        throw Error(subject, msg("the measure \"{0}\" {1}", text, error.reason().text()), error.remedy());
    }
}

GateRule gateFrom(JsonObject& object, std::vector<std::string>& unread) {
    GateRule gate;
    gate.features = readFeatures(object);
    for (JsonObject& exit : object.objects("exits")) {
        gate.exits.push_back(readExit(exit, gate.features.size()));
        const auto extra = exit.unread();
        unread.insert(unread.end(), extra.begin(), extra.end());
    }
    gate.threshold = object.number("threshold");
    if (gate.threshold >= 0 && gate.threshold <= 1) return gate;
    throw Error(object.subject(), msg("\"threshold\" is {0}, which is no probability", gate.threshold),
                msg("Give a number from 0 to 1"));
}

void addGate(Json& object, const GateRule& gate) {
    Json features = Json::array();
    for (const MeasureSpec& feature : gate.features)
        features.push_back(textOf(feature));
    Json exits = Json::array();
    for (const GateRule::Exit& exit : gate.exits)
        exits.push_back({{"weights", exit.weights}, {"bias", exit.bias}});
    object["features"] = std::move(features);
    object["exits"] = std::move(exits);
    object["threshold"] = gate.threshold;
}

std::vector<Message> warningsOf(const std::string& subject, const std::vector<std::string>& unread) {
    std::vector<Message> warnings;
    for (const std::string& key : unread)
        warnings.push_back(unknownKeyWarning(subject, key));
    return warnings;
}

std::string gateJson(const GateRule& gate) {
    Json file{{"format", gateFormat}, {"version", gateVersion}};
    addGate(file, gate);
    return file.dump(1).append("\n");
}

ReadGate parseGate(std::string_view json, const std::string& subject) {
    const nlohmann::json document = parseJson(json, subject);
    JsonObject root(document, subject, policyKeys);
    checkFormat(root, gateFormat, gateVersion);
    std::vector<std::string> unread;
    GateRule gate = gateFrom(root, unread);
    const auto extra = root.unread();
    unread.insert(unread.end(), extra.begin(), extra.end());
    return {std::move(gate), warningsOf(subject, unread)};
}

ReadGate readGate(const std::filesystem::path& path) {
    return parseGate(readFile(path), path.string());
}

void writeGate(const std::filesystem::path& path, const GateRule& gate) {
    writeFile(path, gateJson(gate));
}

} // namespace offramp
