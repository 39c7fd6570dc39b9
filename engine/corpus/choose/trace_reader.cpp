// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/choose/trace_reader.h"

#include "base/error.h"
#include "corpus/results/database.h"
#include "corpus/results/read_rows.h"
#include "corpus/results/readable_file.h"
#include "corpus/results/schema.h"
#include "corpus/results/stored_model.h"
#include "corpus/results/trace_rows.h"

namespace offramp {

namespace fs = std::filesystem;
using detail::damaged;
using detail::Rows;

namespace {

/// V, which only the traces tell.
std::int64_t classesIn(SQLite::Database& database, const fs::path& path) {
    Rows rows(database, "SELECT classes FROM trace LIMIT 1");
    if (rows.next()) return rows.integer(0);
    throw Error(path.string(), msg("keeps no frame traces"), msg("Run the corpus with traces kept"));
}

std::shared_ptr<const Tokenizer> tokenizerOf(SQLite::Database& database, const fs::path& path) {
    const RunIdentity identity = detail::readIdentity(database);
    if (identity.modelJson.empty())
        throw Error(path.string(), msg("keeps no description of its model, so its traces can't be read"),
                    msg("Run the corpus again"));
    const std::int64_t classes = classesIn(database, path);
    const ModelDescription model = detail::storedDescription(identity, path.string());
    return std::make_shared<const Tokenizer>(model.tokenizer, classes, path.string());
}

} // namespace

struct TraceReader::State {
    explicit State(const fs::path& path)
        : file(path), database(file.connect()), tokenizer(tokenizerOf(database, path)) {}

    detail::ReadableFile file;
    SQLite::Database database;
    std::shared_ptr<const Tokenizer> tokenizer;
};

TraceReader::TraceReader(const fs::path& path)
    : state_(detail::aboutFile(path, [&] { return std::make_unique<State>(path); })) {}
TraceReader::TraceReader(TraceReader&&) noexcept = default;
TraceReader& TraceReader::operator=(TraceReader&&) noexcept = default;
TraceReader::~TraceReader() = default;

const std::shared_ptr<const Tokenizer>& TraceReader::tokenizer() const {
    return state_->tokenizer;
}

std::vector<TraceRecord> TraceReader::read(std::int64_t key) {
    const fs::path& path = state_->file.path();
    return detail::aboutFile(path, [&] {
        Rows rows(state_->database, "SELECT exit, frames, classes, log_probs, hidden_cosines, model_score "
                                    "FROM trace WHERE utterance = ? ORDER BY exit");
        rows.bind(1, key);
        std::vector<TraceRecord> exits;
        while (rows.next()) {
            if (rows.integer(0) != std::ssize(exits)) damaged(path);
            exits.push_back(detail::traceOf(rows, path));
        }
        return exits;
    });
}

} // namespace offramp
