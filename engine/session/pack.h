// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/session.h"
#include "session/stored_path.h"
#include "session/zip_write.h"

#include <filesystem>
#include <vector>

namespace offramp::detail {

/// The files that a packed session holds.
class Packing {
public:
    /// Adds the entries, and to `paths` what stands for which file; the session's model becomes the packed
    /// one, a bundle whatever it was. Throws Error: a recording or the model isn't there, or can't be read.
    Packing(Session& session, PathsOut& paths, std::vector<Entry>& entries);
    ~Packing();
    Packing(const Packing&) = delete;
    Packing& operator=(const Packing&) = delete;

private:
    void packAudio(const Session& session, PathsOut& paths, std::vector<Entry>& entries);
    void packModel(SessionModel& model, PathsOut& paths, std::vector<Entry>& entries);

    std::filesystem::path folder_; ///< where the model is made ready; removed in the end; empty: none
};

/// The file of a model's weights: what its content is known by. Throws Error.
[[nodiscard]] std::filesystem::path weightsOf(const std::filesystem::path& model);

} // namespace offramp::detail
