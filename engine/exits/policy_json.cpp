// SPDX-License-Identifier: GPL-3.0-or-later
#include "exits/policy_json.h"

#include "base/files.h"
#include "exits/json_parts.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace offramp {

using Json = nlohmann::ordered_json;

namespace {

constexpr int policyVersion = 1;
constexpr double infinity = std::numeric_limits<double>::infinity();

/// JSON has no infinity.
Json numberJson(double number) {
    return std::isinf(number) ? Json(number > 0 ? "inf" : "-inf") : Json(number);
}

Json numbersJson(const std::vector<double>& numbers) {
    Json list = Json::array();
    for (const double number : numbers)
        list.push_back(numberJson(number));
    return list;
}

void addThresholds(Json& object, const ThresholdRule& rule) {
    object["measure"] = textOf(rule.spec);
    object["thresholds"] = numbersJson(rule.thresholds);
}

/// Adds "rule" and its keys to the object.
class RuleWriter {
public:
    explicit RuleWriter(Json& object) : object_(object) {}

    void operator()(const ThresholdRule& rule) const {
        object_["rule"] = "threshold";
        addThresholds(object_, rule);
    }
    void operator()(const CombinedRule& rule) const {
        object_["rule"] = rule.mode == CombinedRule::Mode::all ? "all" : "any";
        Json checks = Json::array();
        for (const ThresholdRule& one : rule.rules) {
            Json check = Json::object();
            addThresholds(check, one);
            checks.push_back(std::move(check));
        }
        object_["checks"] = std::move(checks);
    }
    void operator()(const PatienceRule& rule) const {
        object_["rule"] = "patience";
        object_["times"] = rule.times;
    }
    void operator()(const FixedExit& rule) const {
        object_["rule"] = "fixed";
        object_["exit"] = rule.exit;
    }
    void operator()(const RandomExit& rule) const {
        object_["rule"] = "random";
        object_["seed"] = rule.seed;
        if (!rule.weights.empty()) object_["weights"] = rule.weights;
    }
    void operator()(const BudgetRule& rule) const {
        object_["rule"] = "budget";
        object_["measure"] = textOf(rule.spec);
        object_["mean_layer"] = rule.meanLayer;
        object_["threshold"] = rule.threshold ? numberJson(*rule.threshold) : Json(nullptr);
    }
    void operator()(const GateRule& rule) const {
        object_["rule"] = "gate";
        addGate(object_, rule);
    }
    void operator()(const OracleRule& rule) const {
        object_["rule"] = "oracle";
        object_["kind"] =
            rule.kind == OracleRule::Kind::fewestErrors ? "fewest_errors" : "no_worse_than_last";
    }

private:
    Json& object_;
};

/// Reads a policy's rule, and notes the keys within it that nobody knows.
class RuleReader {
public:
    RuleReader(JsonObject& root, std::vector<std::string>& unread) : root_(root), unread_(unread) {}

    Policy::Rule read() {
        using Reading = Policy::Rule (RuleReader::*)();
        const auto reading = root_.choice<Reading>("rule", {{"threshold", &RuleReader::threshold},
                                                            {"all", &RuleReader::all},
                                                            {"any", &RuleReader::any},
                                                            {"patience", &RuleReader::patience},
                                                            {"fixed", &RuleReader::fixed},
                                                            {"random", &RuleReader::random},
                                                            {"budget", &RuleReader::budget},
                                                            {"gate", &RuleReader::gate},
                                                            {"oracle", &RuleReader::oracle}});
        return (this->*reading)();
    }

private:
    static double thresholdFrom(JsonObject& object, const std::string& key, const nlohmann::json& value) {
        if (value.is_number()) return value.get<double>();
        if (value == "inf") return infinity;
        if (value == "-inf") return -infinity;
        throw Error(object.subject(), msg("\"{0}\" is no number, nor \"inf\" or \"-inf\"", key),
                    msg("Give a number, such as 0.05"));
    }

    static ThresholdRule thresholdsFrom(JsonObject& object) {
        ThresholdRule rule{specFrom(object.string("measure"), object.subject()), {}};
        const nlohmann::json& list = object.value("thresholds");
        if (!list.is_array() || list.empty()) {
            throw Error(object.subject(), msg("\"thresholds\" should be a list of numbers"),
                        msg("Give one for all exits, or one for each"));
        }
        for (const nlohmann::json& value : list)
            rule.thresholds.push_back(thresholdFrom(object, "thresholds", value));
        return rule;
    }

    Policy::Rule threshold() { return thresholdsFrom(root_); }

    CombinedRule combined(CombinedRule::Mode mode) {
        std::vector<JsonObject> checks = root_.objects("checks");
        CombinedRule rule{mode, {}};
        if (checks.size() != rule.rules.size()) {
            throw Error(root_.subject(), msg("\"checks\" has {0} measures, not two", checks.size()),
                        msg("Give two objects with \"measure\" and \"thresholds\""));
        }
        for (std::size_t i = 0; i < checks.size(); ++i) {
            rule.rules[i] = thresholdsFrom(checks[i]);
            const auto extra = checks[i].unread();
            unread_.insert(unread_.end(), extra.begin(), extra.end());
        }
        return rule;
    }
    Policy::Rule all() { return combined(CombinedRule::Mode::all); }
    Policy::Rule any() { return combined(CombinedRule::Mode::any); }

    Policy::Rule patience() { return PatienceRule{root_.integer("times", 1)}; }
    Policy::Rule fixed() { return FixedExit{root_.integer("exit")}; }

    Policy::Rule random() {
        const nlohmann::json& seed = root_.value("seed");
        if (!seed.is_number_unsigned()) {
            throw Error(root_.subject(), msg("\"seed\" should be a whole number from 0"),
                        msg("Give one, such as 1"));
        }
        RandomExit rule{seed.get<std::uint64_t>(), {}};
        if (!root_.has("weights")) return rule;
        rule.weights = root_.numbers("weights");
        const bool usable = std::ranges::all_of(rule.weights, [](double weight) { return weight >= 0; }) &&
                            std::ranges::any_of(rule.weights, [](double weight) { return weight > 0; });
        if (usable) return rule;
        throw Error(root_.subject(), msg("a weight is negative, or all are 0"),
                    msg("Give numbers from 0, one of them above it"));
    }

    Policy::Rule budget() {
        BudgetRule rule{specFrom(root_.string("measure"), root_.subject()), root_.number("mean_layer"), {}};
        if (!root_.has("threshold")) return rule;
        const nlohmann::json& threshold = root_.value("threshold");
        if (!threshold.is_null()) rule.threshold = thresholdFrom(root_, "threshold", threshold);
        return rule;
    }

    Policy::Rule gate() { return gateFrom(root_, unread_); }

    Policy::Rule oracle() {
        return OracleRule{root_.choice<OracleRule::Kind>(
            "kind", {{"fewest_errors", OracleRule::Kind::fewestErrors},
                     {"no_worse_than_last", OracleRule::Kind::noWorseThanLast}})};
    }

    JsonObject& root_;
    std::vector<std::string>& unread_;
};

std::vector<double> readTemperatures(JsonObject& root) {
    if (!root.has("temperatures")) return {};
    std::vector<double> temperatures = root.numbers("temperatures");
    const bool usable = std::ranges::all_of(temperatures, [](double t) { return t > 0 && t <= 100; });
    if (usable) return temperatures;
    throw Error(root.subject(), msg("\"temperatures\" holds one that is none"),
                msg("Give numbers above 0, at most 100"));
}

} // namespace

PolicyFile policyFileOf(std::string_view text) {
    const auto document = nlohmann::json::parse(text, nullptr, false);
    if (!document.is_object()) return PolicyFile::neither;
    const auto format = document.find("format");
    if (format == document.end()) return PolicyFile::neither;
    if (*format == policyFormat) return PolicyFile::policy;
    return *format == gateFormat ? PolicyFile::gate : PolicyFile::neither;
}

std::string policyJson(const Policy& policy) {
    Json file{{"format", policyFormat}, {"version", policyVersion}};
    std::visit(RuleWriter(file), policy.rule);
    if (!policy.temperatures.empty()) file["temperatures"] = policy.temperatures;
    return file.dump(1).append("\n");
}

ReadPolicy parsePolicy(std::string_view json, const std::string& subject) {
    const nlohmann::json document = parseJson(json, subject);
    JsonObject root(document, subject, policyKeys);
    checkFormat(root, policyFormat, policyVersion);
    std::vector<std::string> unread;
    Policy policy{RuleReader(root, unread).read(), readTemperatures(root)};
    const auto extra = root.unread();
    unread.insert(unread.end(), extra.begin(), extra.end());
    return {std::move(policy), warningsOf(subject, unread)};
}

ReadPolicy readPolicy(const std::filesystem::path& path) {
    return parsePolicy(readFile(path), path.string());
}

void writePolicy(const std::filesystem::path& path, const Policy& policy) {
    writeFile(path, policyJson(policy));
}

} // namespace offramp
