// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/message.h"

#include <array>
#include <charconv>

namespace offramp {

std::string fillIn(std::string_view format, const std::vector<std::string>& arguments) {
    std::string text;
    for (std::size_t i = 0; i < format.size(); ++i) {
        const bool placeholder = format[i] == '{' && i + 2 < format.size() && format[i + 2] == '}' &&
                                 format[i + 1] >= '0' && format[i + 1] <= '9';
        const std::size_t index =
            placeholder ? static_cast<std::size_t>(format[i + 1] - '0') : arguments.size();
        if (index < arguments.size()) {
            text += arguments[index];
            i += 2;
        } else {
            text += format[i];
        }
    }
    return text;
}

std::string Message::text() const {
    return fillIn(format_, arguments_);
}

namespace detail {
std::string toText(double value) {
    std::array<char, 64> digits{};
    const auto end =
        std::to_chars(digits.data(), digits.data() + digits.size(), value, std::chars_format::general, 6);
    return {digits.data(), end.ptr};
}
} // namespace detail

} // namespace offramp
