// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/import/import.h"

#include "analysis/evidence.h"
#include "base/utf8.h"
#include "corpus/import/imported_run.h"
#include "corpus/manifest/lines.h"
#include "corpus/results/whole_file.h"
#include "exits/measure_spec.h"

#include <optional>
#include <system_error>

namespace offramp {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t atOnce = 1000; ///< utterances that are written in one transaction

detail::ImportedRun readRun(const fs::path& from, const ImportOptions& options) {
    std::error_code ignored;
    if (!fs::exists(from, ignored))
        throw Error(from.string(), msg("there is no such file or folder"), msg("Check the name"));
    return fs::is_directory(from, ignored) ? detail::readPublishedRun(from, options)
                                           : detail::readScoreTable(from, options);
}

void write(const detail::ImportedRun& run, const fs::path& out) {
    detail::WholeFile whole(out);
    ResultsStore store = ResultsStore::create(whole.temporary(), run.identity);
    std::vector<UtteranceRecord> some;
    for (const UtteranceRecord& record : run.utterances) {
        some.push_back(record);
        if (some.size() < atOnce) continue;
        store.add(some);
        some.clear();
    }
    store.add(some);
    store.close();
    whole.finish();
}

} // namespace

ImportOutcome importResults(const fs::path& from, const fs::path& out, const ImportOptions& options) {
    detail::checkIsAbsent(out);
    detail::ImportedRun run = readRun(from, options);
    write(run, out);
    ImportOutcome outcome;
    outcome.utterances = run.utterances.size();
    outcome.exits = run.identity.model.exits.size();
    for (const DecoderIdentity& decoder : run.identity.decoders)
        outcome.decoders.push_back(decoder.name);
    outcome.notes = std::move(run.notes);
    return outcome;
}

namespace detail {

std::vector<Scores> textScores(const std::vector<std::string>& texts) {
    static const std::vector<MeasureSpec> specs{specOf("patience"), specOf("soft_patience")};
    std::vector<Scores> all;
    std::optional<ExitResult> previous;
    for (const std::string& text : texts) {
        ExitResult result;
        result.hypothesis.text = text;
        relate(result, previous ? &*previous : nullptr);
        all.push_back(scoreExit(evidenceOf(result, -1, nullptr), specs));
        previous = std::move(result);
    }
    return all;
}

std::string excerpt(std::string_view line) {
    constexpr std::size_t longest = 60;
    std::u32string points = decodeUtf8(trimmed(line));
    if (points.size() > longest) points.replace(longest, std::u32string::npos, U"…");
    return encodeUtf8(points);
}

} // namespace detail

} // namespace offramp
