// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace offramp {

/// A sentence for a person: an English format with the placeholders {0}, {1}, … and the values for them.
/// The two are kept apart so that a window can translate the format and the command line can print it as it
/// is.
class Message {
public:
    Message() = default;
    Message(std::string_view format, std::vector<std::string> arguments)
        : format_(format), arguments_(std::move(arguments)) {}

    [[nodiscard]] bool empty() const { return format_.empty(); }
    [[nodiscard]] const std::string& format() const { return format_; }
    [[nodiscard]] const std::vector<std::string>& arguments() const { return arguments_; }
    /// The English sentence with its values.
    [[nodiscard]] std::string text() const;

private:
    std::string format_;
    std::vector<std::string> arguments_;
};

/// Puts `arguments` in the places {0}, {1}, … of `format` (also a translated one, in any order).
[[nodiscard]] std::string fillIn(std::string_view format, const std::vector<std::string>& arguments);

namespace detail {
inline std::string toText(std::string_view value) {
    return std::string(value);
}
/// In the C locale, at most six significant digits.
std::string toText(double value);
template <typename Integer>
requires std::is_integral_v<Integer> std::string toText(Integer value) {
    return std::to_string(value);
}
} // namespace detail

/// msg("{0} channels, at most {1} can be read", n, 64)
template <typename... Arguments>
[[nodiscard]] Message msg(std::string_view format, const Arguments&... arguments) {
    return Message(format, {detail::toText(arguments)...});
}

} // namespace offramp
