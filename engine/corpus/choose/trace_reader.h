// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/results/results.h"
#include "corpus/results/store.h"
#include "decode/tokenizer.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

namespace offramp {

/// Reads the frame traces that a results file keeps, without its recordings and without a model. One thread
/// at a time.
class TraceReader {
public:
    /// Throws Error: not a results file, or one that keeps no traces or no description of its model.
    explicit TraceReader(const std::filesystem::path& path);
    TraceReader(TraceReader&&) noexcept;
    TraceReader& operator=(TraceReader&&) noexcept;
    ~TraceReader();

    [[nodiscard]] const std::shared_ptr<const Tokenizer>& tokenizer() const;

    /// Of each exit, or empty where the utterance has none. `key`: CorpusUtterance::key. Throws Error if the
    /// file is damaged.
    [[nodiscard]] std::vector<TraceRecord> read(std::int64_t key);

private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace offramp
