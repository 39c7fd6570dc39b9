// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/manifest/csv.h"

#include <algorithm>

namespace offramp {

std::size_t CsvReader::endOfLine(std::size_t from) const {
    return std::min(text_.find('\n', from), text_.size());
}

bool CsvReader::atEndOfCell() const {
    if (at_ >= text_.size() || text_[at_] == delimiter_ || text_[at_] == '\n') return true;
    return text_[at_] == '\r' && (at_ + 1 == text_.size() || text_[at_ + 1] == '\n');
}

/// From a quotation mark on; false, and nowhere else, if it makes no cell.
bool CsvReader::readQuoted(std::string& cell) {
    const std::size_t start = at_;
    const std::size_t limit = delimiter_ == '\t' ? endOfLine(at_) : text_.size();
    for (++at_; at_ < limit;) {
        const std::size_t mark = std::min(text_.find('"', at_), limit);
        cell.append(text_, at_, mark - at_);
        at_ = mark + 1;
        if (mark == limit) break;
        if (atEndOfCell()) return true;
        if (text_[at_] != '"') break;
        cell += text_[at_++];
    }
    at_ = start;
    cell.clear();
    return false;
}

void CsvReader::readPlain(std::string& cell) {
    const std::size_t start = at_;
    while (!atEndOfCell())
        ++at_;
    cell.assign(text_, start, at_ - start);
}

void CsvReader::readRow(CsvRow& row) {
    for (bool more = true; more; ++at_) {
        std::string& cell = row.cells.emplace_back();
        const bool marked = at_ < text_.size() && text_[at_] == '"';
        if (!marked || !readQuoted(cell)) {
            if (marked && delimiter_ != '\t') {
                row.broken = true;
                return;
            }
            readPlain(cell);
        }
        more = at_ < text_.size() && text_[at_] == delimiter_;
        if (!more) return;
    }
}

bool CsvReader::next(CsvRow& row) {
    while (at_ < text_.size()) {
        const std::size_t start = at_;
        row = {line_, false, {}};
        readRow(row);
        if (row.broken) {
            at_ = start;
            row.cells.clear();
        }
        const std::size_t end = endOfLine(at_);
        line_ +=
            static_cast<std::size_t>(std::count(text_.begin() + static_cast<std::ptrdiff_t>(start),
                                                text_.begin() + static_cast<std::ptrdiff_t>(end), '\n')) +
            1;
        at_ = end + 1;
        if (row.broken || row.cells.size() > 1 || !row.cells.front().empty()) return true;
    }
    return false;
}

} // namespace offramp
