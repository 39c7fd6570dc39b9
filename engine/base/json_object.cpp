// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/json_object.h"

namespace offramp {

using nlohmann::json;

namespace {
constexpr std::size_t longestShown = 60;

/// Far deeper than any file of ours; what is deeper could exhaust the stack of those who walk through it.
constexpr int deepestNesting = 50;

/// "line 3, column 7: syntax error …" of "[json.exception.parse_error.101] parse error at line 3, column 7:
/// …".
std::string withoutLibrarysName(const std::string& what) {
    for (const std::string_view start : {"parse error at ", "parse error: ", "] "}) {
        const std::size_t found = what.find(start);
        if (found != std::string::npos) return what.substr(found + start.size());
    }
    return what;
}

/// "an array", "null"
std::string kindOf(const json& value) {
    if (value.is_null()) return "null";
    const std::string name = value.type_name();
    return std::string(name.find_first_of("ao") == 0 ? "an " : "a ").append(name);
}
} // namespace

JsonObject::JsonObject(const json& value, std::string subject, std::string_view documentedIn,
                       std::string path)
    : value_(&value), subject_(std::move(subject)), documentedIn_(documentedIn), path_(std::move(path)) {
    if (value.is_object()) return;
    const std::string what = path_.empty() ? std::string("the file") : path_.substr(0, path_.size() - 1);
    throw Error(subject_, msg("{0} should be a JSON object and is {1}", what, kindOf(value)));
}

std::string JsonObject::shown(const json& value) {
    std::string text = value.dump();
    return text.size() <= longestShown ? text : std::string("a long ").append(value.type_name());
}

bool JsonObject::has(const std::string& key) const {
    return value_->contains(key);
}

const json& JsonObject::at(const std::string& key) {
    const auto found = value_->find(key);
    if (found == value_->end()) {
        throw Error(subject_, msg("the key \"{0}\" is missing", name(key)),
                    msg("{0} lists the keys that are needed", documentedIn_));
    }
    read_.insert(key);
    return *found;
}

void JsonObject::wrongType(const std::string& key, const char* expected) const {
    throw Error(subject_,
                msg("\"{0}\" should be {1} and is {2}", name(key), expected, shown(value_->at(key))));
}

std::string JsonObject::string(const std::string& key) {
    const json& found = at(key);
    if (!found.is_string()) wrongType(key, "a text");
    return found.get<std::string>();
}

std::string JsonObject::string(const std::string& key, const std::string& otherwise) {
    return has(key) ? string(key) : otherwise;
}

double JsonObject::number(const std::string& key) {
    const json& found = at(key);
    if (!found.is_number()) wrongType(key, "a number");
    return found.get<double>();
}

int JsonObject::checkedInteger(const json& value, const std::string& key, int least, int most) const {
    if (!value.is_number_integer()) wrongType(key, "a whole number");
    const bool inRange = value.is_number_unsigned()
                             ? value.get<std::uint64_t>() <= static_cast<std::uint64_t>(most) &&
                                   static_cast<std::int64_t>(value.get<std::uint64_t>()) >= least
                             : value.get<std::int64_t>() >= least && value.get<std::int64_t>() <= most;
    if (!inRange) {
        throw Error(subject_, msg("\"{0}\" is {1}, outside {2} … {3}", name(key), shown(value), least, most));
    }
    return value.get<int>();
}

int JsonObject::integer(const std::string& key, int least, int most) {
    return checkedInteger(at(key), key, least, most);
}

bool JsonObject::boolean(const std::string& key) {
    const json& found = at(key);
    if (!found.is_boolean()) wrongType(key, "true or false");
    return found.get<bool>();
}

bool JsonObject::boolean(const std::string& key, bool otherwise) {
    return has(key) ? boolean(key) : otherwise;
}

std::vector<int> JsonObject::integers(const std::string& key, int least, int most) {
    const json& found = at(key);
    if (!found.is_array()) wrongType(key, "a list of whole numbers");
    std::vector<int> numbers;
    for (const json& element : found)
        numbers.push_back(checkedInteger(element, key, least, most));
    return numbers;
}

std::vector<std::string> JsonObject::strings(const std::string& key) {
    const json& found = at(key);
    if (!found.is_array()) wrongType(key, "a list of texts");
    std::vector<std::string> texts;
    for (const json& element : found) {
        if (!element.is_string()) wrongType(key, "a list of texts");
        texts.push_back(element.get<std::string>());
    }
    return texts;
}

std::vector<double> JsonObject::numbers(const std::string& key) {
    const json& found = at(key);
    if (!found.is_array()) wrongType(key, "a list of numbers");
    std::vector<double> numbers;
    for (const json& element : found) {
        if (!element.is_number()) wrongType(key, "a list of numbers");
        numbers.push_back(element.get<double>());
    }
    return numbers;
}

JsonObject JsonObject::object(const std::string& key) {
    return JsonObject(at(key), subject_, documentedIn_, name(key).append("."));
}

std::vector<JsonObject> JsonObject::objects(const std::string& key) {
    const json& found = at(key);
    if (!found.is_array()) wrongType(key, "a list of objects");
    std::vector<JsonObject> elements;
    for (std::size_t i = 0; i < found.size(); ++i) {
        elements.emplace_back(found[i], subject_, documentedIn_,
                              name(key).append("[").append(std::to_string(i)).append("]."));
    }
    return elements;
}

std::vector<std::string> JsonObject::unread() const {
    std::vector<std::string> names;
    for (const auto& [key, value] : value_->items()) {
        if (!read_.contains(key)) names.push_back(name(key));
    }
    return names;
}

json parseJson(std::string_view text, const std::string& subject) {
    const auto checkDepth = [&](int depth, json::parse_event_t, const json&) {
        if (depth > deepestNesting)
            throw Error(subject, msg("is nested more than {0} levels deep", deepestNesting));
        return true;
    };
    try {
        return json::parse(text, checkDepth);
    } catch (const json::exception& problem) {
        throw Error(subject, msg("is not valid JSON ({0})", withoutLibrarysName(problem.what())));
    }
}

Message unknownKeyWarning(const std::string& subject, const std::string& key) {
    return msg("{0}: the key \"{1}\" is unknown and was ignored", subject, key);
}

} // namespace offramp
