// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/results/store.h"

#include <vector>

namespace offramp {

/// Where a batch's results go.
class ResultSink {
public:
    ResultSink() = default;
    virtual ~ResultSink() = default;
    ResultSink(const ResultSink&) = delete;
    ResultSink& operator=(const ResultSink&) = delete;

    /// Takes them for good: all of them, or it throws. Called from one thread at a time.
    virtual void add(const std::vector<UtteranceRecord>& utterances,
                     const std::vector<FailureRecord>& failures) = 0;
};

} // namespace offramp
