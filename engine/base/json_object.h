// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace offramp {

/// A JSON object that is read key by key: what is missing or of the wrong type is an Error that names the
/// file and the key ("features.n_fft"), and what nobody asked for can be listed.
class JsonObject {
public:
    /// `value` must outlive this. `subject` is the file, `documentedIn` what explains its keys
    /// ("docs/model-bundle.md"; outlives this too), `path` the keys that lead here ("features.").
    JsonObject(const nlohmann::json& value, std::string subject, std::string_view documentedIn,
               std::string path = {});

    [[nodiscard]] bool has(const std::string& key) const;
    [[nodiscard]] std::string string(const std::string& key);
    [[nodiscard]] double number(const std::string& key);
    /// An integer from `least` to `most`.
    [[nodiscard]] int integer(const std::string& key, int least = 0, int most = 1 << 28);
    [[nodiscard]] bool boolean(const std::string& key);
    [[nodiscard]] std::vector<int> integers(const std::string& key, int least = 0, int most = 1 << 28);
    [[nodiscard]] std::vector<std::string> strings(const std::string& key);
    [[nodiscard]] std::vector<double> numbers(const std::string& key);
    [[nodiscard]] JsonObject object(const std::string& key);
    /// Whatever `key` holds.
    [[nodiscard]] const nlohmann::json& value(const std::string& key) { return at(key); }
    [[nodiscard]] std::vector<JsonObject> objects(const std::string& key);

    /// The value of `key` if it is there, else `otherwise`.
    [[nodiscard]] std::string string(const std::string& key, const std::string& otherwise);
    [[nodiscard]] bool boolean(const std::string& key, bool otherwise);

    /// A key whose value is one of a few words, or null where a word is null (an empty name).
    template <typename Choice>
    [[nodiscard]] Choice choice(const std::string& key,
                                const std::vector<std::pair<const char*, Choice>>& words) {
        const nlohmann::json& value = at(key);
        std::string known;
        for (const auto& [word, choice] : words) {
            const bool null = *word == '\0';
            if (null ? value.is_null() : value.is_string() && value.get_ref<const std::string&>() == word)
                return choice;
            known.append(known.empty() ? "" : ", ").append(null ? "null" : word);
        }
        throw Error(subject_, msg("\"{0}\" is {1}, which is not one of {2}", name(key), shown(value), known));
    }

    /// The full names of the keys that were never read.
    [[nodiscard]] std::vector<std::string> unread() const;
    [[nodiscard]] const nlohmann::json& raw() const { return *value_; }
    [[nodiscard]] const std::string& subject() const { return subject_; }

private:
    [[nodiscard]] const nlohmann::json& at(const std::string& key);
    /// A value for a sentence.
    [[nodiscard]] static std::string shown(const nlohmann::json& value);
    [[nodiscard]] std::string name(const std::string& key) const { return path_ + key; }
    [[noreturn]] void wrongType(const std::string& key, const char* expected) const;
    [[nodiscard]] int checkedInteger(const nlohmann::json& value, const std::string& key, int least,
                                     int most) const;

    const nlohmann::json* value_;
    std::string subject_;
    std::string_view documentedIn_;
    std::string path_;
    std::set<std::string> read_;
};

/// The value of a JSON text. Throws Error if it is none, or nested so deeply that walking through it could
/// exhaust the stack.
[[nodiscard]] nlohmann::json parseJson(std::string_view text, const std::string& subject);

/// The sentence that warns of a key which unread() gave.
[[nodiscard]] Message unknownKeyWarning(const std::string& subject, const std::string& key);

} // namespace offramp
