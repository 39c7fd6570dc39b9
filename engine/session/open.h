// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/cancel.h"
#include "base/message.h"
#include "session/session.h"

#include <filesystem>
#include <vector>

namespace offramp {

struct OpenSessionOptions {
    /// Where recordings and models are put that a zip archive holds; made if need be.
    std::filesystem::path unpackInto;
};

struct OpenedSession {
    Session session;
    /// What couldn't be had of it; each is a sentence of its own, without the full stop.
    std::vector<Message> warnings;
};

/// Reads a session, a file or a folder. No model is run: the analyses are restored from what is stored, also
/// where the recording is missing or has changed, which its file's state tells (SessionFile::state). Files
/// are looked for where the session says, from where it lies and from where it was saved, and beside it. An
/// analysis that can't be restored is left out with a warning. Throws Error: not a session, damaged, hostile,
/// or from a newer version. Throws Cancelled.
[[nodiscard]] OpenedSession openSession(const std::filesystem::path& path,
                                        const OpenSessionOptions& options = {},
                                        const CancelToken& cancel = {});

} // namespace offramp
