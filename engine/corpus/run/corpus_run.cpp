// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"
#include "corpus/run/batch_run.h"
#include "corpus/run/identity.h"

#include <algorithm>

namespace offramp {

namespace fs = std::filesystem;

namespace {

class StoreSink : public ResultSink {
public:
    explicit StoreSink(ResultsStore& store) : store_(store) {}

    void add(const std::vector<UtteranceRecord>& utterances,
             const std::vector<FailureRecord>& failures) override {
        store_.add(utterances, failures);
    }

private:
    ResultsStore& store_;
};

/// Which part differs, as the start of a sentence; empty if none does.
Message difference(const RunIdentity& existing, const RunIdentity& wanted) {
    if (existing.model.fingerprint != wanted.model.fingerprint)
        return msg("holds results of another model, {0}", existing.model.name);
    if (existing.modelJson != wanted.modelJson)
        return msg("holds results of the same weights, opened with other options");
    if (existing.normalisation != wanted.normalisation)
        return msg("holds errors that were counted with the normalisation {0}, not {1}",
                   existing.normalisation, wanted.normalisation);
    if (existing.columns != wanted.columns) return msg("holds results of a manifest with other columns");
    if (existing.traces != wanted.traces)
        return existing.traces ? msg("holds frame traces, which were not asked for")
                               : msg("holds no frame traces, which were asked for");
    return msg("holds results of another decoder, or of one with other options");
}

bool exists(const fs::path& path) {
    std::error_code ignored;
    return fs::exists(path, ignored);
}

ResultsStore openStore(const fs::path& path, const RunIdentity& identity, const ResumeOptions& resuming) {
    if (!exists(path)) return ResultsStore::create(path, identity);
    if (!resuming.resume) {
        throw Error(path.string(), msg("is there already"),
                    msg("Go on with it (--resume), or choose another file"));
    }
    ResultsStore store = ResultsStore::open(path);
    checkIdentity(path, store.identity(), identity);
    return store;
}

/// The entries that the store knows nothing of (or that failed, where they are to be tried again).
std::vector<std::size_t> pending(const Manifest& manifest, const ResultsStore& store, const Shard& shard,
                                 bool retryFailures) {
    const std::vector<std::string> done = store.done();
    const std::vector<std::string> failed = retryFailures ? std::vector<std::string>() : store.failed();
    std::vector<std::size_t> positions;
    for (std::size_t position = 0; position < manifest.entries.size(); ++position) {
        const std::string& id = manifest.entries[position].id;
        if (shard.has(position) && !std::binary_search(done.begin(), done.end(), id) &&
            !std::binary_search(failed.begin(), failed.end(), id))
            positions.push_back(position);
    }
    return positions;
}

std::size_t sizeOf(const Shard& shard, std::size_t entries) {
    return (entries + shard.count - shard.number) / shard.count;
}

} // namespace

void checkIdentity(const fs::path& path, const RunIdentity& existing, const RunIdentity& wanted) {
    if (existing.matches(wanted)) return;
    throw Error(path.string(), difference(existing, wanted),
                msg("Go on with the model and the options that it was begun with, or choose another file"));
}

BatchOutcome runCorpus(const Recogniser& recogniser, const OpenOptions& open, const Manifest& manifest,
                       const fs::path& out, const BatchOptions& options, const ResumeOptions& resuming,
                       const CancelToken& cancel, const BatchControl& control,
                       const BatchObserver& observer) {
    ResultsStore store = openStore(out, identityOf(recogniser, open, manifest, options), resuming);
    StoreSink sink(store);
    const auto positions = pending(manifest, store, options.shard, resuming.retryFailures);
    BatchOutcome outcome =
        runBatch(recogniser, manifest, positions, sink, options, cancel, control, observer);
    outcome.skipped = sizeOf(options.shard, manifest.entries.size()) - positions.size();
    store.close();
    return outcome;
}

} // namespace offramp
