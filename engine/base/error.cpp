// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"

namespace offramp {

namespace {
std::string sentence(const std::string& subject, const Message& reason, const Message& remedy) {
    std::string text = subject.empty() ? reason.text() : subject + ": " + reason.text();
    text += '.';
    if (!remedy.empty()) text += ' ' + remedy.text() + '.';
    return text;
}
} // namespace

Error::Error(std::string subject, Message reason, Message remedy)
    : subject_(std::move(subject)), reason_(std::move(reason)), remedy_(std::move(remedy)),
      text_(sentence(subject_, reason_, remedy_)) {}

} // namespace offramp
