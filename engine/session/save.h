// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/matrix.h"
#include "session/session.h"

#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace offramp {

enum class SessionForm {
    zip,   ///< one file
    folder ///< a folder of files, for version control and for saving often
};

/// Which analyses a folder has already, so that they aren't written again. Belongs to one folder.
class WrittenTraces {
public:
    /// The name of the entry; empty: not written yet.
    [[nodiscard]] std::string find(const Analysis& analysis) const;
    void add(const Analysis& analysis, std::string name);

private:
    std::vector<std::pair<std::weak_ptr<const Matrix>, std::string>> names_;
};

/// Finds out the content of the recordings and of the model's weights where it isn't known yet. Files that
/// can't be read are left as they are.
void noteContents(Session& session);

/// Writes a session whole or not at all: the file that was there stays until the new one is complete. In a
/// folder the analyses come first and session.json last, by which all is found; what it doesn't name any more
/// is removed then. The same session gives the same bytes. Contents that are not known are left out
/// (noteContents). With Session::packed the recordings and the model go into it too. Throws Error.
void saveSession(const std::filesystem::path& path, const Session& session,
                 SessionForm form = SessionForm::zip, WrittenTraces* written = nullptr);

} // namespace offramp
