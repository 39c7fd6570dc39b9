// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/cancel.h"

#include <csignal>

namespace offramp::cli {

/// While it lives, the first Ctrl-C (SIGINT), SIGTERM or SIGHUP cancels the token instead of ending the
/// program; the next ends it. One at a time.
class Interrupts {
public:
    Interrupts();
    ~Interrupts();
    Interrupts(const Interrupts&) = delete;
    Interrupts& operator=(const Interrupts&) = delete;

    [[nodiscard]] const CancelToken& token() const { return token_; }

private:
    CancelToken token_;
    struct sigaction before_[3]{};
};

} // namespace offramp::cli
