// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace offramp::filter {

/// A text that is looked for in others whatever the case, by Unicode's simple lower-case mapping, letters
/// composed with their accents.
class Needle {
public:
    explicit Needle(std::string_view text);

    [[nodiscard]] bool isIn(std::string_view text) const;

private:
    std::u32string folded_;
    std::string plain_; ///< as bytes, if all are ASCII
    bool isAscii_;
};

} // namespace offramp::filter
