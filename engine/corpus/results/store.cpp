// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/results/store.h"

#include "corpus/results/database.h"
#include "corpus/results/migration.h"
#include "corpus/results/record_writer.h"
#include "corpus/results/schema.h"
#include "corpus/results/whole_file.h"
#include "corpus/results/writer_lock.h"

namespace offramp {

namespace fs = std::filesystem;
using detail::aboutFile;

struct ResultsStore::State {
    explicit State(const fs::path& file) : path(file), lock(file) {}

    fs::path path;
    detail::WriterLock lock; ///< held until the database is closed
    RunIdentity identity;
    std::unique_ptr<SQLite::Database> database;
    std::unique_ptr<detail::RecordWriter> writer;

    void open() {
        aboutFile(path, [&] {
            database = std::make_unique<SQLite::Database>(detail::openToWrite(path));
            identity = detail::readIdentity(*database);
            writer = std::make_unique<detail::RecordWriter>(*database, identity, path);
        });
    }
    [[nodiscard]] std::vector<std::string> identifiers(const char* query) const {
        return aboutFile(path, [&] {
            std::vector<std::string> all;
            SQLite::Statement select(*database, query);
            while (select.executeStep())
                all.push_back(select.getColumn(0).getString());
            return all;
        });
    }
};

ResultsStore::ResultsStore(std::unique_ptr<State> state) : state_(std::move(state)) {}
ResultsStore::ResultsStore(ResultsStore&&) noexcept = default;
ResultsStore& ResultsStore::operator=(ResultsStore&&) noexcept = default;
ResultsStore::~ResultsStore() = default;

ResultsStore ResultsStore::create(const fs::path& path, const RunIdentity& identity) {
    detail::checkIsAbsent(path);
    auto state = std::make_unique<State>(path);
    detail::WholeFile whole(path);
    aboutFile(path, [&] {
        SQLite::Database database(whole.temporary().string(),
                                  SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE | SQLite::OPEN_NOMUTEX);
        detail::createTables(database, identity, path);
    });
    whole.finish();
    state->open();
    return ResultsStore(std::move(state));
}

ResultsStore ResultsStore::open(const fs::path& path) {
    detail::checkIsFile(path);
    auto state = std::make_unique<State>(path);
    detail::migrateInPlace(path, detail::migrations());
    state->open();
    return ResultsStore(std::move(state));
}

const RunIdentity& ResultsStore::identity() const {
    return state_->identity;
}

std::vector<std::string> ResultsStore::done() const {
    return state_->identifiers("SELECT id FROM utterance ORDER BY id");
}

std::vector<std::string> ResultsStore::failed() const {
    return state_->identifiers("SELECT id FROM failure ORDER BY id");
}

void ResultsStore::add(const std::vector<UtteranceRecord>& utterances,
                       const std::vector<FailureRecord>& failures) {
    aboutFile(state_->path, [&] { state_->writer->write(utterances, failures); });
}

void ResultsStore::close() {
    if (!state_) return;
    const fs::path path = state_->path;
    aboutFile(path, [&] {
        state_->writer.reset();
        state_->database->exec("PRAGMA wal_checkpoint(TRUNCATE)");
        state_.reset();
    });
}

} // namespace offramp
