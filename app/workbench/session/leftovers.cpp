// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/session/leftovers.h"

#include "common/paths.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <atomic>
#include <system_error>

namespace offramp {

namespace fs = std::filesystem;

namespace {

QString text(const fs::path& path) {
    return QString::fromStdString(path.string());
}

fs::path autosaveFolder() {
    return stateFolder() / "autosave";
}

std::unique_ptr<QLockFile> lockOf(const fs::path& folder) {
    auto lock = std::make_unique<QLockFile>(text(folder) + QStringLiteral(".lock"));
    lock->setStaleLockTime(0); // a program may run for days; one that is gone is known by its process
    return lock;
}

} // namespace

QByteArray SessionOrigin::toJson() const {
    QJsonObject object;
    object[QStringLiteral("path")] = text(path);
    object[QStringLiteral("folder")] = form == SessionForm::folder;
    object[QStringLiteral("packed")] = packed;
    return QJsonDocument(object).toJson();
}

SessionOrigin SessionOrigin::fromJson(const QByteArray& json) {
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    SessionOrigin origin;
    origin.path = object[QStringLiteral("path")].toString().toStdString();
    origin.form = object[QStringLiteral("folder")].toBool() ? SessionForm::folder : SessionForm::zip;
    origin.packed = object[QStringLiteral("packed")].toBool();
    return origin;
}

OwnFolder::OwnFolder() {
    static std::atomic<int> counter{0};
    // A process's number comes again, and may be that of one which has left something.
    const QString name = QStringLiteral("%1-%2-%3")
                             .arg(QDateTime::currentMSecsSinceEpoch())
                             .arg(QCoreApplication::applicationPid())
                             .arg(counter++);
    folder_ = autosaveFolder() / name.toStdString();
}

bool OwnFolder::claim() {
    if (lock_) return true;
    std::error_code failure;
    fs::create_directories(folder_.parent_path(), failure);
    auto lock = lockOf(folder_);
    if (failure || !lock->tryLock(0)) return false;
    lock_ = std::move(lock);
    return true;
}

/// The program ends as it should: there is nothing to recover.
OwnFolder::~OwnFolder() {
    if (!lock_) return;
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
}

std::vector<Leftover> findLeftovers() {
    std::vector<Leftover> leftovers;
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(autosaveFolder(), ignored)) {
        if (!entry.is_directory(ignored)) continue;
        std::shared_ptr<QLockFile> lock = lockOf(entry.path());
        if (!lock->tryLock(0)) continue; // a program that runs
        const QFileInfo document(text(entry.path() / "session.json"));
        Leftover leftover{entry.path(), {}, document.lastModified(), lock};
        QFile origin(text(entry.path() / "origin.json"));
        if (origin.open(QIODevice::ReadOnly)) leftover.origin = SessionOrigin::fromJson(origin.readAll());
        if (document.exists())
            leftovers.push_back(std::move(leftover));
        else
            discard(leftover);
    }
    std::sort(leftovers.begin(), leftovers.end(),
              [](const Leftover& one, const Leftover& other) { return one.saved > other.saved; });
    return leftovers;
}

void discard(const Leftover& leftover) {
    std::error_code ignored;
    fs::remove_all(leftover.folder, ignored);
    leftover.lock->unlock();
}

} // namespace offramp
