// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/results/record_writer.h"

#include "base/error.h"
#include "corpus/results/database.h"
#include "corpus/results/recording_paths.h"
#include "corpus/results/schema.h"
#include "corpus/results/trace_codec.h"

#include <algorithm>
#include <cmath>

namespace offramp::detail {

namespace {

constexpr const char* upsertEntry =
    "INSERT INTO utterance (id, position, audio, begin_seconds, end_seconds, channel, duration, reference) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET position = excluded.position, "
    "audio = excluded.audio, begin_seconds = excluded.begin_seconds, end_seconds = excluded.end_seconds, "
    "channel = excluded.channel, duration = excluded.duration, reference = excluded.reference "
    "RETURNING utterance";
constexpr const char* insertFailure = "INSERT OR REPLACE INTO failure SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7 "
                                      "WHERE NOT EXISTS (SELECT 1 FROM utterance WHERE id = ?1)";

template <typename Value>
void bindOptional(SQLite::Statement& statement, int at, const std::optional<Value>& value) {
    if (value)
        statement.bind(at, *value);
    else
        statement.bind(at);
}

/// NaN is stored as NULL by SQLite itself.
void bindCounts(SQLite::Statement& statement, int at, const std::optional<ErrorCounts>& errors) {
    if (!errors) {
        for (int i = 0; i < 4; ++i)
            statement.bind(at + i);
        return;
    }
    statement.bind(at, errors->hits);
    statement.bind(at + 1, errors->substitutions);
    statement.bind(at + 2, errors->insertions);
    statement.bind(at + 3, errors->deletions);
}

void bindStretch(SQLite::Statement& statement, int at, const ManifestEntry& entry) {
    bindOptional(statement, at, entry.stretch ? std::optional(entry.stretch->begin) : std::nullopt);
    bindOptional(statement, at + 1, entry.stretch ? std::optional(entry.stretch->end) : std::nullopt);
    bindOptional(statement, at + 2, entry.channel);
}

void bindBlob(SQLite::Statement& statement, int at, const std::string& bytes) {
    statement.bind(at, bytes.data(), static_cast<int>(bytes.size()));
}

void bindText(SQLite::Statement& statement, int at, const std::string& text) {
    if (text.empty())
        statement.bind(at);
    else
        statement.bind(at, text);
}

/// Runs it and makes it ready for the next row.
void run(SQLite::Statement& statement) {
    statement.exec();
    statement.reset();
}

} // namespace

RecordWriter::RecordWriter(SQLite::Database& database, const RunIdentity& identity,
                           const std::filesystem::path& path)
    : database_(database), identity_(identity), path_(path), folder_(readFolder(database)),
      entry_(database, upsertEntry), forget_(database, "DELETE FROM failure WHERE id = ?"),
      columns_(database, "INSERT OR REPLACE INTO utterance_columns VALUES (" +
                             places(identity.columns.size() + 1) + ")"),
      cost_(database, "INSERT INTO exit_cost VALUES (?, ?, ?, ?, ?)"),
      clear_{SQLite::Statement(database, "DELETE FROM exit_cost WHERE utterance = ?"),
             SQLite::Statement(database, "DELETE FROM result WHERE utterance = ?"),
             SQLite::Statement(database, "DELETE FROM trace WHERE utterance = ?")},
      trace_(database, "INSERT INTO trace VALUES (?, ?, ?, ?, ?, ?, ?)"), failure_(database, insertFailure) {
    // A file that was moved keeps to its first folder: paths in it are all relative to one.
    findColumns();
}

void RecordWriter::write(const std::vector<UtteranceRecord>& utterances,
                         const std::vector<FailureRecord>& failures) {
    for (const UtteranceRecord& record : utterances)
        check(record);
    try {
        SQLite::Transaction transaction(database_, SQLite::TransactionBehavior::IMMEDIATE);
        addColumnsFor(utterances);
        for (const UtteranceRecord& record : utterances)
            writeUtterance(record);
        for (const FailureRecord& record : failures)
            writeFailure(record);
        transaction.commit();
    } catch (...) {
        for (SQLite::Statement* statement : {&entry_, &forget_, &columns_, &cost_, &trace_, &failure_})
            (void)statement->tryReset();
        for (SQLite::Statement& clear : clear_)
            (void)clear.tryReset();
        findColumns(); // those that were to be added aren't there
        throw;
    }
}

void RecordWriter::refuse(const UtteranceRecord& record, const char* what) const {
    throw Error(path_.string(), msg("the results of {0} don't fit the file: {1}", record.entry.id, what));
}

void RecordWriter::check(const UtteranceRecord& record) const {
    const std::size_t exits = identity_.model.exits.size();
    const auto fits = [&](std::size_t size) {
        return size == 0 || size == exits;
    };
    if (record.entry.id.empty()) refuse(record, "no identifier");
    if (record.entry.columns.size() != identity_.columns.size()) refuse(record, "other columns");
    if (!fits(record.frames.size()) || !fits(record.seconds.size()) || !fits(record.macs.size()) ||
        !fits(record.traces.size()))
        refuse(record, "another number of exits");
    if (record.decoders.size() != identity_.decoders.size()) refuse(record, "another number of decoders");
    std::vector<std::size_t> seen;
    for (const DecoderRecord& decoder : record.decoders) {
        const std::size_t index = decoderIndex(decoder.decoder);
        if (index == identity_.decoders.size() || std::ranges::find(seen, index) != seen.end())
            refuse(record, "another decoder");
        if (decoder.exits.size() != exits) refuse(record, "another number of exits");
        seen.push_back(index);
    }
}

std::size_t RecordWriter::decoderIndex(const std::string& name) const {
    const auto found = std::ranges::find(identity_.decoders, name, &DecoderIdentity::name);
    return static_cast<std::size_t>(found - identity_.decoders.begin());
}

void RecordWriter::findColumns() {
    measures_.clear();
    for (const MeasureColumn& column : measureColumns(database_))
        measures_.push_back(column.spec);
    prepareResult();
}

void RecordWriter::addColumnsFor(const std::vector<UtteranceRecord>& utterances) {
    bool isNew = false;
    for (const UtteranceRecord& record : utterances) {
        for (const DecoderRecord& decoder : record.decoders) {
            for (const ExitRecord& exit : decoder.exits) {
                for (const Score& score : exit.scores) {
                    if (std::ranges::find(measures_, score.spec) != measures_.end()) continue;
                    addMeasureColumn(database_, textOf(score.spec));
                    measures_.push_back(score.spec);
                    isNew = true;
                }
            }
        }
    }
    if (isNew) findColumns();
}

void RecordWriter::prepareResult() {
    std::string insert("INSERT INTO result (utterance, decoder, exit, text, ");
    insert.append(countColumns);
    for (const MeasureSpec& spec : measures_)
        insert.append(", ").append(quotedName(textOf(spec)));
    insert.append(") VALUES (").append(places(4 + counts + measures_.size())).append(")");
    result_ = std::make_unique<SQLite::Statement>(database_, insert);
}

void RecordWriter::writeUtterance(const UtteranceRecord& record) {
    const std::int64_t key = writeEntry(record);
    forget_.bind(1, record.entry.id);
    run(forget_);
    writeColumns(key, record.entry);
    writeCosts(key, record);
    for (const DecoderRecord& decoder : record.decoders) {
        const std::size_t index = decoderIndex(decoder.decoder);
        for (std::size_t exit = 0; exit < decoder.exits.size(); ++exit)
            writeResult(key, index, exit, decoder.exits[exit]);
    }
    if (identity_.traces) writeTraces(key, record.traces);
}

std::int64_t RecordWriter::writeEntry(const UtteranceRecord& record) {
    const ManifestEntry& entry = record.entry;
    entry_.bind(1, entry.id);
    entry_.bind(2, record.position);
    bindText(entry_, 3, storedPath(entry.audio, folder_));
    bindStretch(entry_, 4, entry);
    entry_.bind(7, record.duration);
    bindOptional(entry_, 8, entry.reference);
    (void)entry_.executeStep();
    const std::int64_t key = entry_.getColumn(0).getInt64();
    entry_.reset();
    for (SQLite::Statement& clear : clear_) {
        clear.bind(1, key);
        run(clear);
    }
    return key;
}

void RecordWriter::writeColumns(std::int64_t key, const ManifestEntry& entry) {
    columns_.bind(1, key);
    for (std::size_t i = 0; i < entry.columns.size(); ++i)
        bindText(columns_, static_cast<int>(i + 2), entry.columns[i]);
    run(columns_);
}

void RecordWriter::writeCosts(std::int64_t key, const UtteranceRecord& record) {
    for (std::size_t exit = 0; exit < identity_.model.exits.size(); ++exit) {
        cost_.bind(1, key);
        cost_.bind(2, static_cast<std::int64_t>(exit));
        bindOptional(cost_, 3, record.frames.empty() ? std::nullopt : std::optional(record.frames[exit]));
        bindOptional(cost_, 4, record.seconds.empty() ? std::nullopt : record.seconds[exit]);
        bindOptional(cost_, 5, record.macs.empty() ? std::nullopt : record.macs[exit]);
        run(cost_);
    }
}

void RecordWriter::writeResult(std::int64_t key, std::size_t decoder, std::size_t exit,
                               const ExitRecord& record) {
    result_->bind(1, key);
    result_->bind(2, static_cast<std::int64_t>(decoder));
    result_->bind(3, static_cast<std::int64_t>(exit));
    result_->bind(4, record.text);
    bindCounts(*result_, 5, record.words);
    bindCounts(*result_, 9, record.characters);
    int at = 5 + counts;
    for (const MeasureSpec& spec : measures_)
        bindOptional(*result_, at++, valueOf(record.scores, spec));
    run(*result_);
}

void RecordWriter::writeTraces(std::int64_t key, const std::vector<TraceRecord>& traces) {
    for (std::size_t exit = 0; exit < traces.size(); ++exit) {
        const TraceRecord& trace = traces[exit];
        const Matrix& logProbs = *trace.logProbs;
        const std::string packed = packFloats({logProbs.data(), static_cast<std::size_t>(logProbs.size())});
        const std::string cosines = packFloats(trace.hiddenCosines);
        trace_.bind(1, key);
        trace_.bind(2, static_cast<std::int64_t>(exit));
        trace_.bind(3, logProbs.rows());
        trace_.bind(4, logProbs.cols());
        bindBlob(trace_, 5, packed);
        if (trace.hiddenCosines.empty())
            trace_.bind(6);
        else
            bindBlob(trace_, 6, cosines);
        bindOptional(trace_, 7, trace.modelScore);
        run(trace_);
    }
}

void RecordWriter::writeFailure(const FailureRecord& record) {
    failure_.bind(1, record.entry.id);
    failure_.bind(2, record.position);
    bindText(failure_, 3, storedPath(record.entry.audio, folder_));
    bindStretch(failure_, 4, record.entry);
    failure_.bind(7, record.reason);
    run(failure_);
}

} // namespace offramp::detail
