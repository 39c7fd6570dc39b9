// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/results/merge.h"

#include "corpus/results/database.h"
#include "corpus/results/read_rows.h"
#include "corpus/results/readable_file.h"
#include "corpus/results/recording_paths.h"
#include "corpus/results/schema.h"
#include "corpus/results/store.h"
#include "corpus/results/whole_file.h"

#include <algorithm>
#include <map>
#include <set>

namespace offramp {

namespace fs = std::filesystem;
using detail::aboutFile;
using detail::quotedName;
using detail::ReadableFile;
using detail::Rows;

namespace {

/// What two files must say alike of an utterance: all but where its recording is and how long it took.
constexpr const char* entryFields = "begin_seconds, end_seconds, channel, duration, reference";
constexpr const char* costFields = "exit, frames, macs";

RunIdentity identityOf(const ReadableFile& part) {
    return aboutFile(part.path(), [&] {
        SQLite::Database database = part.connect();
        return detail::readIdentity(database);
    });
}

/// What one part doesn't know another may.
void complete(RunIdentity& identity, const RunIdentity& other) {
    if (identity.model.fingerprint.empty()) identity.model.fingerprint = other.model.fingerprint;
    if (identity.model.classes == 0) identity.model.classes = other.model.classes;
    if (!identity.modelJson.empty()) return;
    identity.modelJson = other.modelJson;
    identity.tokenizerModel = other.tokenizerModel;
}

class Merging {
public:
    Merging(std::span<const fs::path> parts, const fs::path& out)
        : out_(out), folder_(detail::folderOf(out)), whole_(out) {
        for (const fs::path& part : parts)
            parts_.push_back(std::make_unique<ReadableFile>(part));
    }

    MergeOutcome run() {
        findIdentity();
        aboutFile(out_, [&] { merge(); });
        whole_.finish();
        return outcome_;
    }

private:
    void findIdentity() {
        identity_ = identityOf(*parts_.front());
        for (const auto& part : parts_) {
            const RunIdentity other = identityOf(*part);
            const Message difference = identity_.difference(other);
            if (!difference.empty()) {
                throw Error(part->path().string(),
                            msg("doesn't go together with {0}: {1}", parts_.front()->path().string(),
                                difference.text()),
                            msg("Merge files of one run"));
            }
            complete(identity_, other);
        }
    }

    void merge() {
        SQLite::Database database(whole_.temporary().string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE |
                                                                   SQLite::OPEN_URI | SQLite::OPEN_NOMUTEX);
        database.exec("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF"); // a half is thrown away
        detail::createTables(database, identity_, out_);
        database.exec("CREATE TEMP TABLE fresh (old INTEGER PRIMARY KEY, new INTEGER NOT NULL);"
                      "CREATE TEMP TABLE repeated (old INTEGER PRIMARY KEY, new INTEGER NOT NULL)");
        database_ = &database;
        for (const auto& part : parts_) {
            SQLite::Statement attach(database, "ATTACH ? AS part");
            attach.bind(1, part->uri());
            attach.exec();
            aboutFile(part->path(), [&] { take(*part); });
            database.exec("DETACH part");
        }
        database.exec("DELETE FROM failure WHERE id IN (SELECT id FROM utterance)");
        outcome_.utterances = keys_.size();
        outcome_.failures = count("main.failure");
        database.exec("DROP TABLE temp.fresh; DROP TABLE temp.repeated; PRAGMA journal_mode = WAL");
    }

    void take(const ReadableFile& part) {
        SQLite::Transaction transaction(*database_);
        database_->exec("DELETE FROM temp.fresh; DELETE FROM temp.repeated");
        findMeasures();
        const std::string results = std::string("decoder, exit, text, ").append(detail::countColumns);
        placeUtterances(part);
        copyTable("result", results + measures_);
        copyTable("exit_cost", "exit, frames, seconds, macs");
        copyTable("trace", "exit, frames, classes, log_probs, hidden_cosines, model_score");
        copyColumns();
        copyFailures(part);
        compare(part, "utterance", entryFields);
        compare(part, "exit_cost", costFields);
        compare(part, "result", results + shared_);
        outcome_.repeated += count("temp.repeated");
        transaction.commit();
    }

    /// The part's columns of measures as ", "a", "b"", which the merged file then has too; `shared`: those
    /// that it had before.
    void findMeasures() {
        std::set<std::string> there;
        for (const detail::MeasureColumn& column : detail::measureColumns(*database_))
            there.insert(column.name);
        measures_.clear();
        shared_.clear();
        for (const detail::MeasureColumn& column : detail::measureColumns(*database_, "part")) {
            const std::string name = ", " + quotedName(column.name);
            measures_ += name;
            if (there.contains(column.name))
                shared_ += name;
            else
                detail::addMeasureColumn(*database_, column.name);
        }
    }

    /// Copies the rows of `utterance` that are new, and notes for all what their key becomes.
    void placeUtterances(const ReadableFile& part) {
        detail::RecordingPaths paths(detail::folderOf(part.path()), partFolder());
        Rows rows(*database_, "SELECT utterance, id, audio FROM part.utterance");
        SQLite::Statement fresh(*database_, "INSERT INTO temp.fresh VALUES (?, ?)");
        SQLite::Statement repeated(*database_, "INSERT INTO temp.repeated VALUES (?, ?)");
        SQLite::Statement entry(*database_, std::string("INSERT INTO main.utterance SELECT ?, id, position, "
                                                        "nullif(?, ''), ") +
                                                entryFields + " FROM part.utterance WHERE utterance = ?");
        while (rows.next()) {
            const auto [found, isNew] = keys_.try_emplace(rows.text(1), std::ssize(keys_) + 1);
            SQLite::Statement& note = isNew ? fresh : repeated;
            note.bind(1, rows.integer(0));
            note.bind(2, found->second);
            run(note);
            if (!isNew) continue;
            entry.bind(1, found->second);
            entry.bind(2, detail::storedPath(paths.find(rows.text(2)), folder_));
            entry.bind(3, rows.integer(0));
            run(entry);
        }
    }

    [[nodiscard]] fs::path partFolder() {
        Rows rows(*database_, "SELECT value FROM part.meta WHERE key = 'folder'");
        return rows.next() ? rows.text(0) : std::string();
    }

    void copyTable(const char* table, const std::string& fields) {
        const std::string name(table);
        database_->exec("INSERT INTO main." + name + " (utterance, " + fields + ") SELECT new, " + fields +
                        " FROM part." + name + " JOIN temp.fresh ON old = utterance");
    }

    void copyColumns() {
        if (identity_.columns.empty()) return;
        std::string fields;
        for (const std::string& field : detail::readFields(*database_))
            fields.append(fields.empty() ? "" : ", ").append(quotedName(field));
        copyTable("utterance_columns", fields);
    }

    void copyFailures(const ReadableFile& part) {
        detail::RecordingPaths paths(detail::folderOf(part.path()), partFolder());
        Rows rows(*database_, "SELECT id, audio FROM part.failure");
        SQLite::Statement insert(
            *database_, "INSERT OR IGNORE INTO main.failure SELECT id, position, nullif(?, ''), "
                        "begin_seconds, end_seconds, channel, reason FROM part.failure WHERE id = ?");
        while (rows.next()) {
            insert.bind(1, detail::storedPath(paths.find(rows.text(1)), folder_));
            insert.bind(2, rows.text(0));
            run(insert);
        }
    }

    /// Refuses if utterances that stand in an earlier part too have other values of `fields` here. NULL
    /// equals NULL.
    void compare(const ReadableFile& part, const char* table, const std::string& fields) {
        const std::string name(table);
        const std::string here =
            "SELECT new, " + fields + " FROM part." + name + " JOIN temp.repeated ON old = utterance";
        const std::string there = "SELECT utterance AS new, " + fields + " FROM main." + name +
                                  " WHERE utterance IN (SELECT new FROM temp.repeated)";
        for (const std::string& query : {here + " EXCEPT " + there, there + " EXCEPT " + here}) {
            Rows rows(*database_, "SELECT id FROM main.utterance WHERE utterance = (SELECT new FROM (" +
                                      query + ") LIMIT 1)");
            if (!rows.next()) continue;
            throw Error(part.path().string(),
                        msg("has other results of {0} than an earlier part", rows.text(0)),
                        msg("Merge files of one run, or leave one of the two out"));
        }
    }

    [[nodiscard]] std::size_t count(const char* table) {
        return static_cast<std::size_t>(
            database_->execAndGet(std::string("SELECT count(*) FROM ").append(table)).getInt64());
    }

    static void run(SQLite::Statement& statement) {
        statement.exec();
        statement.reset();
    }

    fs::path out_;
    fs::path folder_; ///< of `out_`
    detail::WholeFile whole_;
    std::vector<std::unique_ptr<ReadableFile>> parts_;
    RunIdentity identity_;
    SQLite::Database* database_ = nullptr;
    std::map<std::string, std::int64_t> keys_; ///< of the utterances that are merged, by identifier
    std::string measures_;                     ///< the part's
    std::string shared_;                       ///< those of them that earlier parts have too
    MergeOutcome outcome_;
};

} // namespace

MergeOutcome mergeResults(std::span<const fs::path> parts, const fs::path& out) {
    detail::checkIsAbsent(out);
    if (parts.empty()) throw Error(out.string(), msg("cannot be made of no results files"));
    return Merging(parts, out).run();
}

} // namespace offramp
