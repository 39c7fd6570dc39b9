// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/bundle/model_json.h"

#include "base/json_object.h"
#include "model/bundle/config_json.h"

namespace offramp {

using nlohmann::json;

namespace {

void checkFormat(JsonObject& root) {
    if (root.string("format") != "offramp-model") {
        throw Error(root.subject(), msg("\"format\" is not \"offramp-model\""),
                    msg("docs/model-bundle.md says how a model bundle is written"));
    }
    const int version = root.integer("version", 1);
    if (version > modelBundleVersion) {
        throw Error(root.subject(),
                    msg("is a model bundle of version {0}; this Offramp reads up to {1}", version,
                        modelBundleVersion),
                    msg("Use a newer Offramp"));
    }
}

std::vector<ExitDescription> readExits(JsonObject& root, std::vector<std::string>& unread) {
    std::vector<ExitDescription> exits;
    for (JsonObject& exit : root.objects("exits")) {
        exits.push_back({exit.string("name"), exit.integer("after_layer", 0, 100000)});
        if (exits.size() > 1 && exits.back().afterLayer <= exits[exits.size() - 2].afterLayer) {
            throw Error(root.subject(), msg("\"exits\" should be in the order of their layers"));
        }
        const auto extra = exit.unread();
        unread.insert(unread.end(), extra.begin(), extra.end());
    }
    if (exits.empty())
        throw Error(root.subject(), msg("\"exits\" is empty: a model needs one exit at least"));
    return exits;
}

std::vector<std::vector<double>> readMacs(JsonObject& root, std::size_t exits) {
    if (!root.has("macs")) return {};
    try {
        auto macs = root.value("macs").get<std::vector<std::vector<double>>>();
        if (macs.size() == exits) return macs;
    } catch (const json::exception&) {
        // Said below, with the key's name.
    }
    throw Error(root.subject(), msg("\"macs\" should be a list of {0} lists of numbers, one an exit", exits));
}

std::string parameterText(const json& value) {
    return value.is_string() ? value.get<std::string>() : value.dump();
}

void readTexts(JsonObject& root, ModelDescription& description) {
    description.name = root.string("name");
    description.description = root.string("description", "");
    description.language = root.string("language", "");
    description.license = root.string("license", "");
    description.attribution = root.string("attribution", "");
    description.architecture = root.string("architecture");
}

} // namespace

void describeParameters(ModelJson& model) {
    model.description.parameters.clear();
    for (const auto& [key, value] : model.parameters.items()) {
        model.description.parameters.emplace_back(key, parameterText(value));
    }
}

ModelJson parseModelJson(const std::string& text, const std::string& subject, const SideFile& sideFile) {
    const json document = parseJson(text, subject);
    JsonObject root(document, subject, bundleKeys);
    checkFormat(root);

    ModelJson model;
    ModelDescription& description = model.description;
    description.definedIn = subject;
    readTexts(root, description);
    std::vector<std::string> unread;
    description.features = readFeatures(root, unread);
    description.tokenizer = readTokenizer(root, sideFile, unread);
    description.frameShift = root.number("frame_shift");
    if (!(description.frameShift > 0 && description.frameShift < 10)) {
        throw Error(subject,
                    msg("\"frame_shift\" is {0}, not a plausible number of seconds", description.frameShift));
    }
    description.exits = readExits(root, unread);
    model.weights = root.string("weights", "");
    model.macs = readMacs(root, description.exits.size());
    model.parameters = root.has("parameters") ? root.object("parameters").raw() : json::object();
    describeParameters(model);
    const auto extra = root.unread();
    unread.insert(unread.end(), extra.begin(), extra.end());
    for (const std::string& key : unread) {
        description.warnings.push_back(unknownKeyWarning(subject, key));
    }
    return model;
}

std::string formatModelJson(const ModelJson& model) {
    const ModelDescription& description = model.description;
    nlohmann::ordered_json document;
    document["format"] = "offramp-model";
    document["version"] = modelBundleVersion;
    document["name"] = description.name;
    document["description"] = description.description;
    document["language"] = description.language;
    document["license"] = description.license;
    document["attribution"] = description.attribution;
    document["architecture"] = description.architecture;
    document["parameters"] = model.parameters;
    document["sample_rate"] = description.features.sampleRate;
    document["features"] = featuresJson(description.features);
    document["frame_shift"] = description.frameShift;
    document["tokenizer"] = tokenizerJson(description.tokenizer);
    document["exits"] = nlohmann::ordered_json::array();
    for (const ExitDescription& exit : description.exits) {
        document["exits"].push_back({{"name", exit.name}, {"after_layer", exit.afterLayer}});
    }
    if (!model.macs.empty()) document["macs"] = model.macs;
    document["weights"] = model.weights;
    return document.dump(1, ' ').append("\n");
}

} // namespace offramp
