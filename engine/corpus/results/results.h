// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/analysis.h"
#include "decode/decoder_options.h"
#include "exits/measure_spec.h"
#include "model/description.h"
#include "scoring/align.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace offramp {

/// Which model a run was made with.
struct ModelIdentity {
    std::string name;
    std::string architecture;
    std::string fingerprint; ///< SHA-256 of its weights' file, lower-case hexadecimal; empty: not known
    std::vector<ExitDescription> exits;
    std::int64_t classes = 0; ///< V, the CTC blank included; 0: not known
};

/// One utterance of a results file, as the run found it.
struct CorpusUtterance {
    std::int64_t key = 0; ///< its row in the file
    std::string id;
    std::filesystem::path audio; ///< as it can be opened from the working folder; empty: not known
    std::optional<Stretch> stretch;
    std::optional<int> channel;
    double duration = std::numeric_limits<double>::quiet_NaN(); ///< seconds; NaN: not known
    std::optional<std::string> reference;
    std::vector<std::string> columns; ///< values of CorpusResults::columns
    bool hasTraces = false; ///< its log-probabilities are in the file: it can be opened without a run
};

/// One measure's values: [utterances × exits], row by row. NaN: undefined, or not known.
struct ScoreColumn {
    MeasureSpec spec;
    std::vector<double> values;
};

/// What one decoder made of every utterance. All columns are [utterances × exits], row by row:
/// utterance u, exit m is at u · exits + m.
struct DecoderResults {
    std::string name; ///< "greedy", "beam"
    DecoderOptions options;
    std::vector<std::string> texts;
    std::vector<ErrorCounts> words;      ///< all 0 where there is no reference
    std::vector<ErrorCounts> characters; ///< likewise
    std::vector<ScoreColumn> scores;     ///< of the measures that have a value somewhere

    /// Null if it isn't there.
    [[nodiscard]] const ScoreColumn* find(const MeasureSpec& spec) const;
};

struct CorpusFailure {
    std::string id;
    std::filesystem::path audio;
    std::string reason; ///< English, as Error says it
};

/// A results file in memory, as columns. Never changes; threads may share one.
struct CorpusResults {
    std::filesystem::path source; ///< the file that it was read from
    ModelIdentity model;
    bool canReopen = false;                  ///< the model's description is there: traces can be opened
    std::string normalisation;               ///< the Normalisation that texts were compared by
    std::vector<std::string> columns;        ///< names of what else is known of each utterance
    std::vector<CorpusUtterance> utterances; ///< in the manifest's order
    std::vector<DecoderResults> decoders;    ///< one at least
    /// From the input to exit m, features included; [utterances × exits]; NaN: not known. What the runs of
    /// different decoders share.
    std::vector<double> seconds;
    std::vector<double> macs;            ///< multiply-accumulates, likewise
    std::vector<CorpusFailure> failures; ///< utterances that couldn't be run: in no column

    [[nodiscard]] std::size_t exits() const { return model.exits.size(); }
    [[nodiscard]] std::size_t at(std::size_t utterance, std::size_t exit) const {
        return utterance * exits() + exit;
    }
    /// The first decoder of that name; null if there is none.
    [[nodiscard]] const DecoderResults* decoder(std::string_view name) const;
    /// Whose errors belong to the measure: the first decoder that has values of it; null if none has.
    [[nodiscard]] const DecoderResults* decoderOf(const MeasureSpec& spec) const;
};

/// Some of a CorpusResults' utterances, by index, ascending.
using Selection = std::vector<std::uint32_t>;

/// All of them.
[[nodiscard]] Selection everything(const CorpusResults& results);

} // namespace offramp
