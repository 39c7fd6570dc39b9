// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/torchscript/torch_error.h"

#include "model/formats/text.h"

#include <string_view>

namespace offramp {

namespace {

/// "RuntimeError: the message" or "torch.jit.Error: the message" → "the message"; else empty.
std::string_view messageOfError(std::string_view line) {
    const std::size_t colon = line.find(": ");
    if (colon == std::string_view::npos) return {};
    const std::string_view name = line.substr(0, colon);
    const bool isClass = name.ends_with("Error") && name.find(' ') == std::string_view::npos;
    return isClass ? line.substr(colon + 2) : std::string_view();
}

} // namespace

std::string essenceOf(const std::exception& error) {
    std::string_view rest = error.what();
    std::string_view first;
    // An error within a module's code comes last, behind the lines of code that led to it.
    while (!rest.empty()) {
        const std::size_t end = rest.find('\n');
        const std::string_view line = rest.substr(0, end);
        rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
        const std::string_view message = messageOfError(line);
        if (!message.empty()) return printable(message);
        if (first.empty()) first = line;
    }
    // Reasons are embedded in a sentence, which brings its own full stop.
    if (first.ends_with('.')) first.remove_suffix(1);
    return printable(first);
}

} // namespace offramp
