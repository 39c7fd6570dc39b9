// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/results/migration.h"

#include "corpus/results/database.h"
#include "corpus/results/whole_file.h"

#include <SQLiteCpp/Backup.h>

#include <algorithm>
#include <string>
#include <system_error>

namespace offramp::detail {

namespace fs = std::filesystem;

namespace {

/// Keeps the file under another name, whole: nothing of it may be left in a WAL.
void keepOld(const fs::path& path, int version) {
    fs::path old = path;
    old += ".version-" + std::to_string(version);
    checkIsAbsent(old);
    std::error_code failure;
    fs::copy_file(path, old, failure);
    if (failure) throw Error(old.string(), msg("cannot be written ({0})", failure.message()));
}

} // namespace

std::span<const Migration> migrations() {
    return {};
}

void copyDatabase(SQLite::Database& source, const fs::path& to) {
    SQLite::Database target(to.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    SQLite::Backup backup(target, source);
    (void)backup.executeStep();
}

void migrateCopy(const fs::path& copy, const fs::path& path, std::span<const Migration> steps) {
    SQLite::Database database(copy.string(), SQLite::OPEN_READWRITE);
    for (int version = checkedVersion(path, database); version < resultsVersion; ++version) {
        const auto step = std::ranges::find(steps, version, &Migration::from);
        if (step == steps.end()) {
            throw Error(path.string(),
                        msg("is a results file of version {0}, which this Offramp can't read", version),
                        msg("Run the corpus again, or use the Offramp that wrote it"));
        }
        SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
        step->apply(database);
        database.exec("PRAGMA user_version = " + std::to_string(version + 1));
        transaction.commit();
    }
}

void migrateInPlace(const fs::path& path, std::span<const Migration> steps) {
    int version = resultsVersion;
    WholeFile whole(path);
    aboutFile(path, [&] {
        SQLite::Database database(path.string(), SQLite::OPEN_READWRITE, busyTimeout);
        version = checkedVersion(path, database);
        if (version == resultsVersion) return;
        database.exec("PRAGMA wal_checkpoint(TRUNCATE)");
        copyDatabase(database, whole.temporary());
        migrateCopy(whole.temporary(), path, steps);
    });
    if (version == resultsVersion) return;
    keepOld(path, version);
    whole.finish();
}

} // namespace offramp::detail
