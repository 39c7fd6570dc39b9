// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <benchmark/benchmark.h>

#include <map>
#include <string>

namespace offramp::bench {

/// Prints Google Benchmark's console report and, after it, what the medians say of one another: against the
/// peer, against the machine's matrix product, and an early stop against its share of the work.
class RatioReporter : public benchmark::ConsoleReporter {
public:
    void ReportRuns(const std::vector<Run>& runs) override;
    void Finalize() override;

private:
    struct Median {
        double seconds = 0;
        double macsPerSecond = 0;
        double share = 0;
    };
    [[nodiscard]] const Median* find(const std::string& name) const;
    void printAgainstPeer(const std::string& what) const;
    void printAgainstProducts() const;
    void printEarlyStops(const std::string& what) const;

    std::map<std::string, Median> medians_;
};

} // namespace offramp::bench
