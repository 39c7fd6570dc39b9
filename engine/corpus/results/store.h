// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/manifest/manifest.h"
#include "corpus/results/results.h"
#include "exits/scores.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace offramp {

/// What one exit made of an utterance, as it is written.
struct ExitRecord {
    std::string text;
    std::optional<ErrorCounts> words; ///< nothing: no reference
    std::optional<ErrorCounts> characters;
    Scores scores;
};

/// One decoder's share.
struct DecoderRecord {
    std::string decoder; ///< the name of one of RunIdentity::decoders
    std::vector<ExitRecord> exits;
};

/// An exit's frames, so that the utterance opens without a run.
struct TraceRecord {
    std::shared_ptr<const Matrix> logProbs; ///< [T × V]
    std::vector<float> hiddenCosines;       ///< [T] or empty
    std::optional<double> modelScore;
};

/// One utterance that was run.
struct UtteranceRecord {
    ManifestEntry entry;
    std::int64_t position = 0;                     ///< of the entry in its manifest, from 0
    double duration = 0;                           ///< seconds that were heard
    std::vector<std::int64_t> frames;              ///< of each exit
    std::vector<std::optional<double>> seconds;    ///< to each exit, features included
    std::vector<std::optional<std::int64_t>> macs; ///< likewise
    std::vector<DecoderRecord> decoders;
    std::vector<TraceRecord> traces; ///< one for each exit, or empty
};

/// One that couldn't be run.
struct FailureRecord {
    ManifestEntry entry;
    std::int64_t position = 0;
    std::string reason;
};

struct DecoderIdentity {
    std::string name;
    DecoderOptions options;
};

/// What a results file is about. Results of another identity can't be added to it.
struct RunIdentity {
    ModelIdentity model;
    /// The model's description as a bundle's model.json has it, to open traces without the model; empty: not
    /// known (imported).
    std::string modelJson;
    std::vector<DecoderIdentity> decoders;
    std::string normalisation;
    std::vector<std::string> columns; ///< of the manifest
    bool traces = false;              ///< keeps frame traces

    /// True if results of both may stand in one file.
    [[nodiscard]] bool matches(const RunIdentity& other) const;
};

/// A results file that is being written: SQLite, in WAL mode (docs/results-file.md has the schema). What
/// add() returned from survives a crash of the program. One thread at a time.
class ResultsStore {
public:
    /// Makes a new file; throws Error if there is one already or it can't be written.
    [[nodiscard]] static ResultsStore create(const std::filesystem::path& path, const RunIdentity& identity);
    /// Opens one to go on with. Throws Error if it isn't a results file, or from a newer version.
    [[nodiscard]] static ResultsStore open(const std::filesystem::path& path);
    ResultsStore(ResultsStore&&) noexcept;
    ResultsStore& operator=(ResultsStore&&) noexcept;
    ~ResultsStore();

    [[nodiscard]] const RunIdentity& identity() const;
    /// Identifiers of the utterances that it has results of, sorted; `failures`: of those that failed.
    [[nodiscard]] std::vector<std::string> done() const;
    [[nodiscard]] std::vector<std::string> failed() const;

    /// Adds them in one transaction: all of them or none. One that is there already under its identifier is
    /// replaced. A failure is forgotten once its utterance has results.
    void add(const std::vector<UtteranceRecord>& utterances, const std::vector<FailureRecord>& failures = {});

    /// Ends writing: everything is moved into the one file, so that it can be copied.
    void close();

private:
    struct State;
    explicit ResultsStore(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

/// Reads a results file whole, without its traces. An older version is read through a migrated copy. Throws
/// Error: not a results file, damaged, or from a newer version.
[[nodiscard]] std::shared_ptr<const CorpusResults> readResults(const std::filesystem::path& path);

} // namespace offramp
