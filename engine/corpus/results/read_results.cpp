// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/results/store.h"

#include "base/workers.h"
#include "corpus/results/database.h"
#include "corpus/results/read_rows.h"
#include "corpus/results/readable_file.h"
#include "corpus/results/recording_paths.h"
#include "corpus/results/schema.h"

#include <algorithm>
#include <cmath>
#include <exception>
#include <limits>
#include <mutex>

namespace offramp {

namespace fs = std::filesystem;
using detail::damaged;
using detail::Rows;

namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

/// Reads one file into one CorpusResults.
class Reading {
public:
    explicit Reading(const fs::path& path, std::span<const detail::Migration> steps)
        : file_(path, steps), database_(file_.connect()) {}

    std::shared_ptr<const CorpusResults> read() {
        readHead();
        readUtterances();
        readColumns();
        markTraces();
        readFailures();
        makeRoom();
        readInParallel();
        for (DecoderResults& decoder : results_->decoders)
            dropEmpty(decoder);
        return results_;
    }

private:
    void readHead() {
        results_->source = file_.path();
        RunIdentity identity = detail::readIdentity(database_);
        if (identity.model.exits.empty() || identity.decoders.empty()) damaged(file_.path());
        results_->canReopen = !identity.modelJson.empty();
        results_->model = std::move(identity.model);
        results_->normalisation = std::move(identity.normalisation);
        results_->columns = std::move(identity.columns);
        for (DecoderIdentity& decoder : identity.decoders) {
            DecoderResults& made = results_->decoders.emplace_back();
            made.name = std::move(decoder.name);
            made.options = std::move(decoder.options);
        }
        measures_ = detail::measureColumns(database_);
    }

    void readUtterances() {
        detail::RecordingPaths paths(detail::folderOf(file_.path()), detail::readFolder(database_));
        Rows rows(database_, "SELECT utterance, id, audio, begin_seconds, end_seconds, channel, duration, "
                             "reference FROM utterance ORDER BY position, utterance");
        while (rows.next()) {
            CorpusUtterance& utterance = results_->utterances.emplace_back();
            utterance.key = rows.integer(0);
            utterance.id = rows.text(1);
            utterance.audio = paths.find(rows.text(2));
            if (!rows.isNull(3)) utterance.stretch = {rows.real(3), rows.real(4)};
            if (!rows.isNull(5)) utterance.channel = static_cast<int>(rows.integer(5));
            utterance.duration = rows.realOr(6, unknown);
            if (!rows.isNull(7)) utterance.reference = rows.text(7);
        }
        index_ = detail::KeyIndex(results_->utterances);
    }

    void readColumns() {
        const std::size_t count = results_->columns.size();
        for (CorpusUtterance& utterance : results_->utterances)
            utterance.columns.resize(count);
        if (count == 0) return;
        std::string fields;
        for (const std::string& field : detail::readFields(database_))
            fields.append(", ").append(detail::quotedName(field));
        Rows rows(database_, "SELECT utterance" + fields + " FROM utterance_columns");
        while (rows.next()) {
            const auto at = index_.find(rows.integer(0));
            if (!at) continue;
            for (std::size_t i = 0; i < count; ++i)
                results_->utterances[*at].columns[i] = rows.text(static_cast<int>(i + 1));
        }
    }

    void markTraces() {
        Rows rows(database_, "SELECT utterance FROM trace WHERE exit = 0");
        while (rows.next())
            if (const auto at = index_.find(rows.integer(0))) results_->utterances[*at].hasTraces = true;
    }

    void readFailures() {
        detail::RecordingPaths paths(detail::folderOf(file_.path()), detail::readFolder(database_));
        Rows rows(database_, "SELECT id, audio, reason FROM failure ORDER BY position, id");
        while (rows.next()) {
            results_->failures.push_back({rows.text(0), paths.find(rows.text(1)), rows.text(2)});
        }
    }

    void makeRoom() {
        const std::size_t size = results_->utterances.size() * results_->exits();
        results_->seconds.assign(size, unknown);
        results_->macs.assign(size, unknown);
        for (DecoderResults& decoder : results_->decoders) {
            decoder.texts.resize(size);
            decoder.words.resize(size);
            decoder.characters.resize(size);
            for (const detail::MeasureColumn& column : measures_)
                decoder.scores.push_back({column.spec, std::vector<double>(size, unknown)});
        }
    }

    /// `result` is nearly all of a file: threads share out its rows, each with its own connection. Rows of
    /// utterances that were added meanwhile are left out.
    void readInParallel() {
        const std::int64_t last =
            database_.execAndGet("SELECT coalesce(max(rowid), 0) FROM result").getInt64();
        Workers workers(0);
        std::exception_ptr failure;
        std::mutex mutex;
        workers.run(last, leastRows, [&](std::int64_t begin, std::int64_t end, int thread) {
            try {
                if (thread == 0) readCosts();
                readRows(begin + 1, end);
            } catch (...) {
                const std::lock_guard lock(mutex);
                failure = std::current_exception();
            }
        });
        if (last == 0) readCosts();
        if (failure) std::rethrow_exception(failure);
    }

    void readCosts() {
        Rows rows(database_, "SELECT utterance, exit, seconds, macs FROM exit_cost");
        while (rows.next()) {
            if (const auto at = placeOf(rows.integer(0), rows.integer(1))) {
                results_->seconds[*at] = rows.realOr(2, unknown);
                results_->macs[*at] = rows.realOr(3, unknown);
            }
        }
    }

    void readRows(std::int64_t first, std::int64_t last) {
        SQLite::Database database = file_.connect();
        std::string query =
            std::string("SELECT utterance, decoder, exit, text, ").append(detail::countColumns);
        for (const detail::MeasureColumn& column : measures_)
            query.append(", ").append(detail::quotedName(column.name));
        Rows rows(database, query + " FROM result WHERE rowid BETWEEN ? AND ?");
        rows.bind(1, first);
        rows.bind(2, last);
        while (rows.next())
            take(rows);
    }

    void take(const Rows& rows) {
        const auto at = placeOf(rows.integer(0), rows.integer(2));
        const auto decoder = static_cast<std::size_t>(rows.integer(1));
        if (decoder >= results_->decoders.size()) damaged(file_.path());
        if (!at) return;
        DecoderResults& results = results_->decoders[decoder];
        results.texts[*at] = rows.text(3);
        results.words[*at] = rows.counts(4);
        results.characters[*at] = rows.counts(8);
        int column = 4 + detail::counts;
        for (ScoreColumn& score : results.scores)
            score.values[*at] = rows.realOr(column++, unknown);
    }

    /// Where that utterance's exit has its place in the columns; nothing for one that came later.
    [[nodiscard]] std::optional<std::size_t> placeOf(std::int64_t key, std::int64_t exit) const {
        if (exit < 0 || static_cast<std::size_t>(exit) >= results_->exits()) damaged(file_.path());
        const auto utterance = index_.find(key);
        if (!utterance) return std::nullopt;
        return results_->at(*utterance, static_cast<std::size_t>(exit));
    }

    static void dropEmpty(DecoderResults& decoder) {
        std::erase_if(decoder.scores, [](const ScoreColumn& column) {
            return std::ranges::all_of(column.values, [](double value) { return std::isnan(value); });
        });
    }

    /// Rows that are worth a thread of their own.
    static constexpr std::int64_t leastRows = 4096;

    detail::ReadableFile file_;
    SQLite::Database database_;
    std::shared_ptr<CorpusResults> results_ = std::make_shared<CorpusResults>();
    std::vector<detail::MeasureColumn> measures_;
    detail::KeyIndex index_;
};

} // namespace

namespace detail {

std::shared_ptr<const CorpusResults> readResults(const fs::path& path, std::span<const Migration> steps) {
    return aboutFile(path, [&] { return Reading(path, steps).read(); });
}

} // namespace detail

std::shared_ptr<const CorpusResults> readResults(const fs::path& path) {
    return detail::readResults(path, detail::migrations());
}

} // namespace offramp
