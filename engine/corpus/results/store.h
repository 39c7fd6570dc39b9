// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/message.h"
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
    double duration = 0;                           ///< seconds that were heard; NaN: not known
    std::vector<std::int64_t> frames;              ///< of each exit, or empty: not known
    std::vector<std::optional<double>> seconds;    ///< to each exit, features included, or empty
    std::vector<std::optional<std::int64_t>> macs; ///< likewise
    std::vector<DecoderRecord> decoders;           ///< one for each of the identity's, in any order
    std::vector<TraceRecord> traces;               ///< one for each exit, or empty
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
    std::string tokenizerModel; ///< the bytes of the SentencePiece model that modelJson names, if it does
    std::vector<DecoderIdentity> decoders;
    std::string normalisation;
    std::vector<std::string> columns; ///< of the manifest
    bool traces = false;              ///< keeps frame traces

    /// True if results of both may stand in one file: the same model (by its weights, where both know them),
    /// exits, decoders, normalisation, columns and choice of traces.
    [[nodiscard]] bool matches(const RunIdentity& other) const;
    /// What keeps them apart, the first of it: "the model's weights are others". Empty where they match.
    [[nodiscard]] Message difference(const RunIdentity& other) const;
};

/// A results file that is being written: SQLite, in WAL mode (docs/results-file.md has the schema). What
/// add() returned from survives a crash of the program; of the machine, all but perhaps the last few calls.
/// One thread at a time, and one program: a second is refused while the first has it open.
class ResultsStore {
public:
    /// Makes a new file; throws Error if there is one already or it can't be written.
    [[nodiscard]] static ResultsStore create(const std::filesystem::path& path, const RunIdentity& identity);
    /// Opens one to go on with. An older version is migrated on a copy, which takes its name; what was there
    /// is kept beside it as NAME.version-N. Throws Error if it isn't a results file, or from a newer version.
    [[nodiscard]] static ResultsStore open(const std::filesystem::path& path);
    ResultsStore(ResultsStore&&) noexcept;
    ResultsStore& operator=(ResultsStore&&) noexcept;
    ~ResultsStore();

    [[nodiscard]] const RunIdentity& identity() const;
    /// Identifiers of the utterances that it has results of, sorted; `failures`: of those that failed.
    [[nodiscard]] std::vector<std::string> done() const;
    [[nodiscard]] std::vector<std::string> failed() const;

    /// Adds them in one transaction: all of them or none. One that is there already under its identifier is
    /// replaced. A failure is forgotten once its utterance has results. Throws Error, and changes nothing, if
    /// a record doesn't fit the identity (decoders, numbers of exits, columns) or it can't be written.
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
