// SPDX-License-Identifier: GPL-3.0-or-later
#include "ratios.h"

#include <cstdio>

namespace offramp::bench {

namespace {

std::string named(const std::string& name, int seconds, const char* clock) {
    return name + "/s:" + std::to_string(seconds) + "/" + clock;
}

} // namespace

void RatioReporter::ReportRuns(const std::vector<Run>& runs) {
    ConsoleReporter::ReportRuns(runs);
    for (const Run& run : runs) {
        const bool median = run.run_type == Run::RT_Aggregate && run.aggregate_name == "median";
        if (run.error_occurred || !median) continue;
        Median& entry = medians_[run.run_name.str()];
        entry.seconds = run.GetAdjustedRealTime() / benchmark::GetTimeUnitMultiplier(run.time_unit);
        const auto rate = run.counters.find("GMAC/s");
        if (rate != run.counters.end()) entry.macsPerSecond = rate->second;
        const auto share = run.counters.find("MAC_share");
        if (share != run.counters.end()) entry.share = share->second;
    }
}

const RatioReporter::Median* RatioReporter::find(const std::string& name) const {
    const auto found = medians_.find(name);
    return found == medians_.end() ? nullptr : &found->second;
}

void RatioReporter::printAgainstPeer(const std::string& what) const {
    for (const int seconds : {4, 15, 30}) {
        const Median* ours = find(named("forward/" + what, seconds, "real_time"));
        const Median* peer = find(named("peer/" + what, seconds, "manual_time"));
        if (ours == nullptr || peer == nullptr) continue;
        std::printf("%-10s %3d s: Offramp %8.2f ms, PyTorch %8.2f ms, %.2f times as fast\n", what.c_str(),
                    seconds, ours->seconds * 1e3, peer->seconds * 1e3, peer->seconds / ours->seconds);
    }
}

void RatioReporter::printAgainstProducts() const {
    for (const int seconds : {4, 15, 30}) {
        const Median* ours = find(named("forward/conformer", seconds, "real_time"));
        const Median* products = find(named("sgemm/conformer_layer", seconds, "real_time"));
        if (ours == nullptr || products == nullptr) continue;
        std::printf("conformer  %3d s: %.1f GMAC/s, the layer's products alone %.1f, a share of %.2f\n",
                    seconds, ours->macsPerSecond, products->macsPerSecond,
                    ours->macsPerSecond / products->macsPerSecond);
    }
}

void RatioReporter::printEarlyStops(const std::string& what) const {
    const Median* whole = find(named("forward/" + what, 15, "real_time"));
    for (int exits = 1; exits <= 5 && whole != nullptr; ++exits) {
        const Median* stopped =
            find(named("forward/" + what + "_exit" + std::to_string(exits), 15, "real_time"));
        if (stopped == nullptr) continue;
        const double share = stopped->seconds / whole->seconds;
        std::printf(
            "%-10s  15 s, stop at exit %d: %.3f of the time for %.3f of the MACs, %.2f times its share\n",
            what.c_str(), exits, share, stopped->share, share / stopped->share);
    }
}

void RatioReporter::Finalize() {
    ConsoleReporter::Finalize();
    std::printf("\nMedians against one another\n");
    for (const char* what : {"conformer", "quartznet", "features"})
        printAgainstPeer(what);
    printAgainstProducts();
    for (const char* what : {"conformer", "quartznet"})
        printEarlyStops(what);
}

} // namespace offramp::bench
