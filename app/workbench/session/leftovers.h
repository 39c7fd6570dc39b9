// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/save.h"

#include <QByteArray>
#include <QDateTime>
#include <QLockFile>
#include <QString>

#include <filesystem>
#include <memory>
#include <vector>

namespace offramp {

/// Where a session that was saved by itself belongs.
struct SessionOrigin {
    std::filesystem::path path; ///< its file; empty: it has none yet
    SessionForm form = SessionForm::zip;
    bool packed = false;

    [[nodiscard]] QByteArray toJson() const;
    /// What can't be read has no file.
    [[nodiscard]] static SessionOrigin fromJson(const QByteArray& json);
};

/// A session that a program which is gone has left behind.
struct Leftover {
    std::filesystem::path folder;
    SessionOrigin origin;
    QDateTime saved;
    std::shared_ptr<QLockFile> lock; ///< held, so that no other program takes it too
};

/// A folder of the state folder that is this program's own, while it runs: its lock tells others that it
/// does.
class OwnFolder {
public:
    /// Makes nothing yet.
    OwnFolder();
    ~OwnFolder();
    OwnFolder(const OwnFolder&) = delete;
    OwnFolder& operator=(const OwnFolder&) = delete;

    /// Takes the lock at first; false if that can't be had, because the folder can't be written.
    [[nodiscard]] bool claim();
    [[nodiscard]] const std::filesystem::path& path() const { return folder_; }

private:
    std::filesystem::path folder_;
    std::unique_ptr<QLockFile> lock_; ///< null: not claimed
};

/// What crashed programs have left, the latest first. What holds no session is removed.
[[nodiscard]] std::vector<Leftover> findLeftovers();
/// Removes it.
void discard(const Leftover& leftover);

} // namespace offramp
