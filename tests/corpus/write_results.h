// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/results/results.h"
#include "corpus/results/store.h"

#include <cmath>
#include <filesystem>

namespace offramp::test {

/// One utterance of results as a record that a store takes.
inline UtteranceRecord recordOf(const CorpusResults& results, std::size_t utterance) {
    const CorpusUtterance& made = results.utterances[utterance];
    const auto known = [](double value) {
        return std::isnan(value) ? std::nullopt : std::optional(value);
    };
    UtteranceRecord record;
    record.entry.id = made.id;
    record.entry.audio = made.audio;
    record.entry.duration = known(made.duration);
    record.entry.reference = made.reference;
    record.entry.columns = made.columns;
    record.position = static_cast<std::int64_t>(utterance);
    record.duration = made.duration;
    for (std::size_t exit = 0; exit < results.exits(); ++exit) {
        const std::size_t at = results.at(utterance, exit);
        record.seconds.push_back(known(results.seconds[at]));
        const auto macs = known(results.macs[at]);
        record.macs.push_back(macs ? std::optional(std::llround(*macs)) : std::nullopt);
    }
    for (const DecoderResults& decoder : results.decoders) {
        DecoderRecord& share = record.decoders.emplace_back();
        share.decoder = decoder.name;
        for (std::size_t exit = 0; exit < results.exits(); ++exit) {
            const std::size_t at = results.at(utterance, exit);
            ExitRecord& written = share.exits.emplace_back();
            written.text = decoder.texts[at];
            if (made.reference) {
                written.words = decoder.words[at];
                written.characters = decoder.characters[at];
            }
            for (const ScoreColumn& column : decoder.scores)
                written.scores.push_back({column.spec, known(column.values[at])});
        }
    }
    return record;
}

/// Writes results as a file that readResults() reads.
inline void writeResults(const std::filesystem::path& path, const CorpusResults& results) {
    RunIdentity identity;
    identity.model = results.model;
    for (const DecoderResults& decoder : results.decoders)
        identity.decoders.push_back({decoder.name, decoder.options});
    identity.normalisation = results.normalisation;
    identity.columns = results.columns;
    ResultsStore store = ResultsStore::create(path, identity);
    std::vector<UtteranceRecord> records;
    for (std::size_t u = 0; u < results.utterances.size(); ++u)
        records.push_back(recordOf(results, u));
    std::vector<FailureRecord> failures;
    for (const CorpusFailure& failure : results.failures) {
        ManifestEntry entry;
        entry.id = failure.id;
        entry.audio = failure.audio;
        entry.columns.resize(results.columns.size());
        failures.push_back(
            {entry, static_cast<std::int64_t>(records.size() + failures.size()), failure.reason});
    }
    store.add(records, failures);
    store.close();
}

} // namespace offramp::test
