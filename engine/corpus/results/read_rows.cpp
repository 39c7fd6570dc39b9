// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/results/read_rows.h"

#include "base/error.h"

#include <algorithm>
#include <sqlite3.h>

namespace offramp::detail {

void damaged(const std::filesystem::path& path) {
    throw Error(path.string(), msg("is damaged: its tables don't fit each other"),
                msg("Take a copy of it that is whole, or run the corpus again"));
}

Rows::Rows(SQLite::Database& database, const std::string& query) : database_(database.getHandle()) {
    sqlite3_stmt* statement = nullptr;
    const int code = ::sqlite3_prepare_v2(database_, query.c_str(), -1, &statement, nullptr);
    if (code != SQLITE_OK) throw SQLite::Exception(database_, code);
    statement_.reset(statement);
}

void Rows::Finalise::operator()(sqlite3_stmt* statement) const {
    ::sqlite3_finalize(statement);
}

void Rows::bind(int place, std::int64_t value) {
    ::sqlite3_bind_int64(statement_.get(), place, value);
}

void Rows::bind(int place, const std::string& value) {
    ::sqlite3_bind_text(statement_.get(), place, value.c_str(), static_cast<int>(value.size()),
                        SQLITE_TRANSIENT);
}

bool Rows::next() {
    const int code = ::sqlite3_step(statement_.get());
    if (code == SQLITE_ROW) return true;
    if (code == SQLITE_DONE) return false;
    throw SQLite::Exception(database_, code);
}

bool Rows::isNull(int column) const {
    return ::sqlite3_column_type(statement_.get(), column) == SQLITE_NULL;
}

std::int64_t Rows::integer(int column) const {
    return ::sqlite3_column_int64(statement_.get(), column);
}

double Rows::real(int column) const {
    return ::sqlite3_column_double(statement_.get(), column);
}

double Rows::realOr(int column, double otherwise) const {
    return isNull(column) ? otherwise : real(column);
}

std::string Rows::text(int column) const {
    const auto* text = reinterpret_cast<const char*>(::sqlite3_column_text(statement_.get(), column));
    if (text == nullptr) return {};
    return {text, static_cast<std::size_t>(::sqlite3_column_bytes(statement_.get(), column))};
}

std::span<const std::byte> Rows::bytes(int column) const {
    const auto* bytes = static_cast<const std::byte*>(::sqlite3_column_blob(statement_.get(), column));
    return {bytes, static_cast<std::size_t>(::sqlite3_column_bytes(statement_.get(), column))};
}

ErrorCounts Rows::counts(int column) const {
    return {integer(column), integer(column + 1), integer(column + 2), integer(column + 3)};
}

KeyIndex::KeyIndex(const std::vector<CorpusUtterance>& utterances) {
    for (std::size_t i = 0; i < utterances.size(); ++i)
        sorted_.emplace_back(utterances[i].key, i);
    std::ranges::sort(sorted_);
    dense_ = !sorted_.empty() && sorted_.back().first - sorted_.front().first + 1 == std::ssize(sorted_);
}

std::optional<std::size_t> KeyIndex::find(std::int64_t key) const {
    if (sorted_.empty() || key < sorted_.front().first || key > sorted_.back().first) return std::nullopt;
    if (dense_) return sorted_[static_cast<std::size_t>(key - sorted_.front().first)].second;
    const auto found =
        std::ranges::lower_bound(sorted_, key, {}, &std::pair<std::int64_t, std::size_t>::first);
    if (found == sorted_.end() || found->first != key) return std::nullopt;
    return found->second;
}

} // namespace offramp::detail
