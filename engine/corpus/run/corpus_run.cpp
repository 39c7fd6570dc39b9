// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"
#include "corpus/run/batch_run.h"
#include "corpus/run/identity.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

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

/// What a model's description says of what comes out of its weights.
bool sameModel(const RunIdentity& one, const RunIdentity& other) {
    if (one.modelJson.empty() || other.modelJson.empty()) return true; // not known
    const auto first = nlohmann::json::parse(one.modelJson);
    const auto second = nlohmann::json::parse(other.modelJson);
    return std::ranges::all_of(std::array{"parameters", "features", "tokenizer"}, [&](const char* part) {
        return first.value(part, nlohmann::json()) == second.value(part, nlohmann::json());
    });
}

bool isThere(const fs::path& path) {
    std::error_code ignored;
    return fs::exists(path, ignored);
}

ResultsStore openStore(const fs::path& path, const RunIdentity& identity, const ResumeOptions& resuming) {
    if (!isThere(path)) return ResultsStore::create(path, identity);
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
    Message difference = existing.difference(wanted);
    if (difference.empty() && !sameModel(existing, wanted))
        difference = msg("the model was opened with other options");
    if (difference.empty()) return;
    throw Error(path.string(), msg("can't be gone on with: {0}", difference.text()),
                msg("Use the model and the options that it was begun with, or choose another file"));
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
