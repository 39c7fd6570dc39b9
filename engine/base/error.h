// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/message.h"

#include <exception>
#include <string>

namespace offramp {

/// Something that a person asked for can't be done: what it is about (most often a file), why, and what would
/// help. The engine throws it and never ends the process; programs catch it beside the thing it is about.
class Error : public std::exception {
public:
    /// `reason` and `remedy` are sentences without the final full stop; `remedy` may be empty.
    Error(std::string subject, Message reason, Message remedy = {});

    [[nodiscard]] const std::string& subject() const { return subject_; }
    [[nodiscard]] const Message& reason() const { return reason_; }
    [[nodiscard]] const Message& remedy() const { return remedy_; }
    /// "SUBJECT: reason. Remedy." in English.
    [[nodiscard]] const char* what() const noexcept override { return text_.c_str(); }

private:
    std::string subject_;
    Message reason_;
    Message remedy_;
    std::string text_;
};

/// Thrown where a CancelToken was found cancelled. Not an Error: nothing went wrong.
class Cancelled : public std::exception {
public:
    [[nodiscard]] const char* what() const noexcept override { return "cancelled"; }
};

} // namespace offramp
