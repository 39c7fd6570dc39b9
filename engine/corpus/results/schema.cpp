// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/results/schema.h"

#include "base/error.h"
#include "base/version.h"
#include "corpus/results/database.h"
#include "exits/measure.h"

#include <algorithm>
#include <chrono>
#include <ctime>
#include <limits>
#include <set>

namespace offramp::detail {

namespace fs = std::filesystem;

namespace {

constexpr const char* tables = R"sql(
CREATE TABLE meta (key TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE model (
    name TEXT NOT NULL, architecture TEXT NOT NULL, fingerprint TEXT, classes INTEGER, json TEXT, tokenizer BLOB);
CREATE TABLE exit (exit INTEGER PRIMARY KEY, name TEXT NOT NULL, after_layer INTEGER NOT NULL);
CREATE TABLE decoder (
    decoder INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, nbest INTEGER NOT NULL,
    beam_size INTEGER NOT NULL, beam_size_token INTEGER NOT NULL, beam_threshold REAL NOT NULL,
    lm_weight REAL NOT NULL, word_score REAL NOT NULL, unk_score REAL NOT NULL, sil_score REAL NOT NULL,
    log_add INTEGER NOT NULL, lexicon TEXT, language_model TEXT);
CREATE TABLE manifest_column (position INTEGER PRIMARY KEY, name TEXT NOT NULL, field TEXT NOT NULL);
CREATE TABLE utterance (
    utterance INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, position INTEGER NOT NULL, audio TEXT,
    begin_seconds REAL, end_seconds REAL, channel INTEGER, duration REAL, reference TEXT);
CREATE TABLE exit_cost (
    utterance INTEGER NOT NULL, exit INTEGER NOT NULL, frames INTEGER, seconds REAL, macs INTEGER,
    PRIMARY KEY (utterance, exit)) WITHOUT ROWID;
CREATE TABLE result (
    utterance INTEGER NOT NULL, decoder INTEGER NOT NULL, exit INTEGER NOT NULL, text TEXT,
    hits INTEGER, substitutions INTEGER, insertions INTEGER, deletions INTEGER,
    character_hits INTEGER, character_substitutions INTEGER, character_insertions INTEGER,
    character_deletions INTEGER,
    PRIMARY KEY (utterance, decoder, exit));
CREATE TABLE trace (
    utterance INTEGER NOT NULL, exit INTEGER NOT NULL, frames INTEGER NOT NULL, classes INTEGER NOT NULL,
    log_probs BLOB NOT NULL, hidden_cosines BLOB, model_score REAL,
    PRIMARY KEY (utterance, exit));
CREATE TABLE failure (
    id TEXT PRIMARY KEY, position INTEGER NOT NULL, audio TEXT, begin_seconds REAL, end_seconds REAL,
    channel INTEGER, reason TEXT NOT NULL) WITHOUT ROWID;
)sql";

std::string now() {
    const std::time_t time = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
    std::tm utc{};
    ::gmtime_r(&time, &utc);
    char text[32];
    return {text, std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &utc)};
}

template <typename Value>
void writeMeta(SQLite::Database& database, const char* key, const Value& value) {
    SQLite::Statement insert(database, "INSERT INTO meta VALUES (?, ?)");
    insert.bind(1, key);
    insert.bind(2, value);
    insert.exec();
}

std::string textOr(const SQLite::Column& column, const std::string& otherwise = {}) {
    return column.isNull() ? otherwise : column.getString();
}

std::string readMeta(SQLite::Database& database, const char* key) {
    SQLite::Statement select(database, "SELECT value FROM meta WHERE key = ?");
    select.bind(1, key);
    return select.executeStep() ? textOr(select.getColumn(0)) : std::string();
}

void bindText(SQLite::Statement& statement, int at, const std::string& text) {
    if (text.empty())
        statement.bind(at);
    else
        statement.bind(at, text);
}

void writeModel(SQLite::Database& database, const RunIdentity& identity) {
    SQLite::Statement insert(database, "INSERT INTO model VALUES (?, ?, ?, ?, ?, ?)");
    insert.bind(1, identity.model.name);
    insert.bind(2, identity.model.architecture);
    bindText(insert, 3, identity.model.fingerprint);
    if (identity.model.classes > 0) insert.bind(4, identity.model.classes);
    bindText(insert, 5, identity.modelJson);
    if (!identity.tokenizerModel.empty())
        insert.bind(6, identity.tokenizerModel.data(), static_cast<int>(identity.tokenizerModel.size()));
    insert.exec();
    for (std::size_t i = 0; i < identity.model.exits.size(); ++i) {
        SQLite::Statement exit(database, "INSERT INTO exit VALUES (?, ?, ?)");
        exit.bind(1, static_cast<std::int64_t>(i));
        exit.bind(2, identity.model.exits[i].name);
        exit.bind(3, identity.model.exits[i].afterLayer);
        exit.exec();
    }
}

void readModel(SQLite::Database& database, RunIdentity& identity) {
    SQLite::Statement select(database,
                             "SELECT name, architecture, fingerprint, classes, json, tokenizer FROM model");
    if (select.executeStep()) {
        identity.model.name = select.getColumn(0).getString();
        identity.model.architecture = select.getColumn(1).getString();
        identity.model.fingerprint = textOr(select.getColumn(2));
        identity.model.classes = select.getColumn(3).getInt64();
        identity.modelJson = textOr(select.getColumn(4));
        identity.tokenizerModel = textOr(select.getColumn(5));
    }
    SQLite::Statement exits(database, "SELECT name, after_layer FROM exit ORDER BY exit");
    while (exits.executeStep())
        identity.model.exits.push_back({exits.getColumn(0).getString(), exits.getColumn(1).getInt()});
}

std::string wholePath(const fs::path& path) {
    return path.empty() ? std::string() : fs::absolute(path).lexically_normal().string();
}

void writeDecoder(SQLite::Database& database, std::int64_t index, const DecoderIdentity& decoder) {
    SQLite::Statement insert(database, "INSERT INTO decoder VALUES (" + places(14) + ")");
    const BeamOptions& beam = decoder.options.beam;
    insert.bind(1, index);
    insert.bind(2, decoder.name);
    insert.bind(3, decoder.options.kind == DecoderOptions::Kind::beam ? "beam" : "greedy");
    insert.bind(4, beam.nbest);
    insert.bind(5, beam.beamSize);
    insert.bind(6, beam.beamSizeToken);
    insert.bind(7, beam.beamThreshold);
    insert.bind(8, beam.lmWeight);
    insert.bind(9, beam.wordScore);
    insert.bind(10, beam.unkScore);
    insert.bind(11, beam.silScore);
    insert.bind(12, beam.logAdd ? 1 : 0);
    bindText(insert, 13, wholePath(decoder.options.lexicon));
    bindText(insert, 14, wholePath(decoder.options.languageModel));
    insert.exec();
}

DecoderIdentity decoderFrom(SQLite::Statement& row) {
    DecoderIdentity decoder;
    decoder.name = row.getColumn(0).getString();
    DecoderOptions& options = decoder.options;
    if (row.getColumn(1).getString() == "beam") options.kind = DecoderOptions::Kind::beam;
    options.beam.nbest = row.getColumn(2).getInt();
    options.beam.beamSize = row.getColumn(3).getInt();
    options.beam.beamSizeToken = row.getColumn(4).getInt();
    options.beam.beamThreshold = row.getColumn(5).getDouble();
    options.beam.lmWeight = row.getColumn(6).getDouble();
    options.beam.wordScore = row.getColumn(7).getDouble();
    options.beam.unkScore = row.getColumn(8).getDouble();
    options.beam.silScore = row.getColumn(9).getDouble();
    options.beam.logAdd = row.getColumn(10).getInt() != 0;
    options.lexicon = textOr(row.getColumn(11));
    options.languageModel = textOr(row.getColumn(12));
    return decoder;
}

/// SQLite tells names of columns apart by letters, not by their case.
std::string folded(std::string text) {
    std::ranges::transform(text, text.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return text;
}

/// A name for each column that none of the others has, nor the table itself.
std::vector<std::string> fieldsFor(const std::vector<std::string>& columns) {
    std::set<std::string> taken{"utterance"};
    std::vector<std::string> fields;
    for (const std::string& column : columns) {
        const std::string name = column.empty() ? "column" : column;
        std::string field = name;
        for (int number = 2; !taken.insert(folded(field)).second; ++number)
            field = name + "_" + std::to_string(number);
        fields.push_back(std::move(field));
    }
    return fields;
}

void writeColumns(SQLite::Database& database, const std::vector<std::string>& columns, const fs::path& path) {
    if (columns.size() > mostColumns) {
        throw Error(path.string(), msg("cannot hold the manifest's {0} columns", columns.size()),
                    msg("Leave out some: {0} are possible", mostColumns));
    }
    const std::vector<std::string> fields = fieldsFor(columns);
    std::string create("CREATE TABLE utterance_columns (utterance INTEGER PRIMARY KEY");
    for (std::size_t i = 0; i < fields.size(); ++i) {
        create.append(", ").append(quotedName(fields[i])).append(" TEXT");
        SQLite::Statement insert(database, "INSERT INTO manifest_column VALUES (?, ?, ?)");
        insert.bind(1, static_cast<std::int64_t>(i));
        insert.bind(2, columns[i]);
        insert.bind(3, fields[i]);
        insert.exec();
    }
    database.exec(create.append(")"));
}

} // namespace

void createTables(SQLite::Database& database, const RunIdentity& identity, const fs::path& path) {
    SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
    database.exec("PRAGMA application_id = " + std::to_string(resultsApplicationId));
    database.exec("PRAGMA user_version = " + std::to_string(resultsVersion));
    database.exec(tables);
    writeMeta(database, "program", std::string("offramp ") + programVersion);
    writeMeta(database, "created", now());
    writeMeta(database, "folder", folderOf(path).string());
    writeMeta(database, "normalisation", identity.normalisation);
    writeMeta(database, "traces", identity.traces ? 1 : 0);
    writeModel(database, identity);
    for (std::size_t i = 0; i < identity.decoders.size(); ++i)
        writeDecoder(database, static_cast<std::int64_t>(i), identity.decoders[i]);
    writeColumns(database, identity.columns, path);
    for (const Measure& measure : measures())
        addMeasureColumn(database, std::string(measure.id));
    transaction.commit();
}

RunIdentity readIdentity(SQLite::Database& database) {
    RunIdentity identity;
    readModel(database, identity);
    SQLite::Statement decoders(
        database, "SELECT name, kind, nbest, beam_size, beam_size_token, beam_threshold, lm_weight, "
                  "word_score, unk_score, sil_score, log_add, lexicon, language_model FROM decoder "
                  "ORDER BY decoder");
    while (decoders.executeStep())
        identity.decoders.push_back(decoderFrom(decoders));
    identity.normalisation = readMeta(database, "normalisation");
    identity.traces = readMeta(database, "traces") == "1";
    SQLite::Statement columns(database, "SELECT name FROM manifest_column ORDER BY position");
    while (columns.executeStep())
        identity.columns.push_back(columns.getColumn(0).getString());
    return identity;
}

fs::path readFolder(SQLite::Database& database) {
    return readMeta(database, "folder");
}

std::vector<std::string> readFields(SQLite::Database& database) {
    std::vector<std::string> fields;
    SQLite::Statement select(database, "SELECT field FROM manifest_column ORDER BY position");
    while (select.executeStep())
        fields.push_back(select.getColumn(0).getString());
    return fields;
}

std::vector<MeasureColumn> measureColumns(SQLite::Database& database, const std::string& schema) {
    std::vector<MeasureColumn> columns;
    SQLite::Statement info(database, "PRAGMA " + quotedName(schema) + ".table_info(result)");
    while (info.executeStep()) {
        std::string name = info.getColumn(1).getString();
        if (findMeasure(name.substr(0, name.find(':'))) == nullptr) continue;
        try {
            const MeasureSpec spec = parseMeasureSpec(name);
            columns.push_back({std::move(name), spec});
        } catch (const Error&) {
            continue; // of a newer Offramp, or somebody's own
        }
    }
    return columns;
}

void addMeasureColumn(SQLite::Database& database, const std::string& name) {
    database.exec("ALTER TABLE result ADD COLUMN " + quotedName(name) + " REAL");
}

std::string places(std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i)
        text.append(i == 0 ? "?" : ", ?");
    return text;
}

} // namespace offramp::detail
