// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"
#include "corpus/manifest/csv.h"
#include "corpus/manifest/formats.h"
#include "corpus/manifest/lines.h"
#include "corpus/manifest/record.h"

#include <algorithm>
#include <array>

namespace offramp {

namespace {

class TableReader {
public:
    TableReader(const std::filesystem::path& path, char delimiter, const ManifestOptions& options)
        : builder_(path, delimiter == '\t' ? "TSV" : "CSV", path.parent_path(), options),
          file_(builder_.file(path)) {
        builder_.alsoLookIn(path.parent_path() / "clips"); // Common Voice
    }

    void readHeader(const CsvRow& header) {
        checkOptions(header);
        shape_ = RecordShape(header.cells, builder_);
    }

    void read(CsvRow& row) {
        const ManifestPlace place{file_, row.line};
        if (auto reason = wrong(row)) return builder_.problem(place, std::move(*reason));
        ManifestRecord record;
        for (std::size_t i = 0; i < row.cells.size(); ++i)
            if (!row.cells[i].empty())
                shape_.put(record, i, std::move(row.cells[i])); // else nothing is known
        addRecord(builder_, std::move(record), place);
    }

    Manifest finish() { return builder_.finish(); }

private:
    void checkOptions(const CsvRow& header) {
        std::string known;
        for (const std::string& name : header.cells)
            known.append(known.empty() ? "" : ", ").append(trimmed(name));
        for (const auto& chosen : builder_.options().fields) {
            const std::string wanted = inLowerCase(chosen.second);
            const bool there =
                std::any_of(header.cells.begin(), header.cells.end(),
                            [&](const std::string& name) { return inLowerCase(trimmed(name)) == wanted; });
            if (!there)
                throw Error(builder_.path(file_).string(), msg("has no column \"{0}\"", chosen.second),
                            msg("Its columns are {0}", known));
        }
    }

    [[nodiscard]] std::optional<Message> wrong(const CsvRow& row) const {
        if (row.broken) return msg("a quotation mark isn't closed, or text follows it");
        if (row.cells.size() != shape_.size())
            return msg("has {0} cells where the header has {1}", row.cells.size(), shape_.size());
        for (const std::string& cell : row.cells)
            if (auto reason = unreadable(cell)) return reason;
        return std::nullopt;
    }

    ManifestBuilder builder_;
    std::size_t file_;
    RecordShape shape_;
};

} // namespace

std::optional<char> tableDelimiter(std::string_view text, const ManifestOptions& options) {
    for (const char delimiter : std::array{'\t', ',', ';'}) {
        CsvReader reader(text, delimiter);
        CsvRow header;
        if (!reader.next(header) || header.broken) continue;
        const auto fields = fieldsNamed(header.cells, options);
        const bool named = std::find(fields.begin(), fields.end(), ManifestField::audio) != fields.end();
        if (named && header.cells.size() > 1) return delimiter;
    }
    return std::nullopt;
}

Manifest readTable(const std::filesystem::path& path, std::string_view text, char delimiter,
                   const ManifestOptions& options) {
    TableReader table(path, delimiter, options);
    CsvReader reader(text, delimiter);
    CsvRow row;
    if (reader.next(row)) table.readHeader(row);
    while (reader.next(row))
        table.read(row);
    return table.finish();
}

} // namespace offramp
