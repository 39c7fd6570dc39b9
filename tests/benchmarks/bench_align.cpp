// SPDX-License-Identifier: GPL-3.0-or-later
// Alignments of 33,354 pairs of utterances (LibriSpeech's two test sets at six exits, made by a formula) and
// of an hour against another, on one thread, beside rapidfuzz (OFFRAMP_BENCH_PYTHON names a Python that has
// it, with numpy) and edlib (Debian's libedlib-dev), where they are. A run is all pairs once.
//   words    distances or counts of words that are numbers already (rapidfuzz: characters of a string; edlib:
//   bytes) lists    of words as strings, numbering included (rapidfuzz: lists of strings) letters  of
//   characters text     scoreText(): normalisation, both alignments
#include "misheard.h"
#include "peer.h"
#include "scoring/align.h"
#include "scoring/edit_distance.h"
#include "scoring/error_rates.h"

#include <benchmark/benchmark.h>

#ifdef OFFRAMP_HAS_EDLIB
#include <edlib.h>
#endif

#include <cstdio>
#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <unistd.h>

namespace {

using namespace offramp;
using bench::Heard;

std::span<const std::uint32_t> wordsOf(const Heard::Text& text) {
    return text.numbers;
}
std::span<const std::u32string> listOf(const Heard::Text& text) {
    return text.words;
}
std::u32string_view lettersOf(const Heard::Text& text) {
    return text.letters;
}

/// All pairs, and what they cost together, so that the sides can be seen to do the same.
void run(benchmark::State& state, const std::function<std::int64_t(const Heard&)>& errors) {
    const auto& pairs = bench::corpus();
    std::int64_t sum = 0;
    for (auto _ : state) {
        sum = 0;
        for (const Heard& pair : pairs)
            sum += errors(pair);
    }
    state.counters["pairs/s"] =
        benchmark::Counter(static_cast<double>(pairs.size()), benchmark::Counter::kIsIterationInvariantRate);
    state.counters["errors"] = static_cast<double>(sum);
}

template <typename Form>
void distances(benchmark::State& state, Form form) {
    run(state, [form](const Heard& pair) { return editDistance(form(pair.said), form(pair.heard)); });
}

template <typename Form>
void counts(benchmark::State& state, Form form) {
    run(state, [form](const Heard& pair) { return countErrors(form(pair.said), form(pair.heard)).errors(); });
}

void text(benchmark::State& state) {
    run(state, [](const Heard& pair) {
        return scoreText(pair.said.utf8, pair.heard.utf8, defaultNormalisation()).characters.errors();
    });
}

void hourDistance(benchmark::State& state) {
    const Heard hour = bench::hourHeard(static_cast<int>(state.range(0)));
    for (auto _ : state)
        benchmark::DoNotOptimize(editDistance(hour.said.letters, hour.heard.letters));
    state.counters["letters"] = static_cast<double>(hour.said.letters.size());
    state.counters["errors"] = static_cast<double>(editDistance(hour.said.letters, hour.heard.letters));
}

void hourText(benchmark::State& state) {
    const Heard hour = bench::hourHeard(static_cast<int>(state.range(0)));
    for (auto _ : state)
        benchmark::DoNotOptimize(scoreText(hour.said.utf8, hour.heard.utf8, defaultNormalisation()));
}

/// The file of pairs that the peer reads; gone with the program.
class PairsFile {
public:
    PairsFile() { bench::writePairs(path_, bench::corpus()); }
    PairsFile(const PairsFile&) = delete;
    PairsFile& operator=(const PairsFile&) = delete;
    ~PairsFile() { std::filesystem::remove(path_); }
    [[nodiscard]] std::string path() const { return path_.string(); }

private:
    std::filesystem::path path_ =
        std::filesystem::temp_directory_path() / ("offramp-bench-" + std::to_string(getpid()) + ".tsv");
};

bench::Peer& rapidfuzz() {
    static const PairsFile pairs;
    static bench::Peer peer(OFFRAMP_BENCH_DIR "/peer_align.py", pairs.path());
    return peer;
}

void peer(benchmark::State& state, const std::string& task) {
    for (auto _ : state) {
        const auto seconds = rapidfuzz().time(task);
        if (!seconds) {
            state.SkipWithError("no rapidfuzz");
            return;
        }
        state.SetIterationTime(*seconds);
    }
    state.counters["pairs/s"] = benchmark::Counter(static_cast<double>(bench::corpus().size()),
                                                   benchmark::Counter::kIsIterationInvariantRate);
}

#ifdef OFFRAMP_HAS_EDLIB

struct Bytes {
    std::string said;
    std::string heard;
};

/// Words as bytes: an utterance has fewer than 256.
Bytes bytesOf(const Heard& pair) {
    std::map<std::uint32_t, char> bytes;
    Bytes both;
    for (const std::uint32_t word : pair.said.numbers)
        both.said += bytes.try_emplace(word, static_cast<char>(bytes.size())).first->second;
    for (const std::uint32_t word : pair.heard.numbers)
        both.heard += bytes.try_emplace(word, static_cast<char>(bytes.size())).first->second;
    return both;
}

void edlib(benchmark::State& state, bool words, EdlibAlignTask task) {
    std::vector<Bytes> pairs;
    for (const Heard& pair : bench::corpus())
        pairs.push_back(words ? bytesOf(pair) : Bytes{pair.said.utf8, pair.heard.utf8});
    const EdlibAlignConfig config = edlibNewAlignConfig(-1, EDLIB_MODE_NW, task, nullptr, 0);
    std::int64_t sum = 0;
    for (auto _ : state) {
        sum = 0;
        for (const Bytes& pair : pairs) {
            const EdlibAlignResult result =
                edlibAlign(pair.said.data(), static_cast<int>(pair.said.size()), pair.heard.data(),
                           static_cast<int>(pair.heard.size()), config);
            sum += result.editDistance;
            edlibFreeAlignResult(result);
        }
    }
    state.counters["pairs/s"] =
        benchmark::Counter(static_cast<double>(pairs.size()), benchmark::Counter::kIsIterationInvariantRate);
    state.counters["errors"] = static_cast<double>(sum);
}

void edlibHour(benchmark::State& state, EdlibAlignTask task) {
    const Heard hour = bench::hourHeard(static_cast<int>(state.range(0)));
    const EdlibAlignConfig config = edlibNewAlignConfig(-1, EDLIB_MODE_NW, task, nullptr, 0);
    for (auto _ : state) {
        const EdlibAlignResult result =
            edlibAlign(hour.said.utf8.data(), static_cast<int>(hour.said.utf8.size()), hour.heard.utf8.data(),
                       static_cast<int>(hour.heard.utf8.size()), config);
        state.counters["errors"] = result.editDistance;
        edlibFreeAlignResult(result);
    }
}

#endif

/// The console's report, and then what the medians say of one another.
class Beside : public benchmark::ConsoleReporter {
public:
    void ReportRuns(const std::vector<Run>& runs) override {
        ConsoleReporter::ReportRuns(runs);
        for (const Run& run : runs) {
            const bool median = run.run_type == Run::RT_Iteration || run.aggregate_name == "median";
            if (run.error_occurred || !median) continue;
            seconds_[run.run_name.function_name] =
                run.GetAdjustedRealTime() / benchmark::GetTimeUnitMultiplier(run.time_unit);
        }
    }
    void Finalize() override {
        ConsoleReporter::Finalize();
        std::printf("\nBeside the peers\n");
        for (const char* what : {"words", "lists", "letters"}) {
            for (const char* task : {"distance", "counts"})
                for (const char* peer : {"rapidfuzz", "edlib"})
                    print(std::string(what) + "/" + task, peer);
        }
    }

private:
    void print(const std::string& what, const std::string& peer) const {
        const auto ours = seconds_.find(what);
        const auto theirs = seconds_.find(peer + "/" + what);
        if (ours == seconds_.end() || theirs == seconds_.end()) return;
        std::printf("%-16s Offramp %7.2f ms, %s %7.2f ms, %.2f times as fast\n", what.c_str(),
                    ours->second * 1e3, peer.c_str(), theirs->second * 1e3, theirs->second / ours->second);
    }

    std::map<std::string, double> seconds_;
};

void addOwn() {
    using benchmark::RegisterBenchmark;
    constexpr auto unit = benchmark::kMillisecond;
    RegisterBenchmark("words/distance", [](auto& state) { distances(state, wordsOf); })->Unit(unit);
    RegisterBenchmark("words/counts", [](auto& state) { counts(state, wordsOf); })->Unit(unit);
    RegisterBenchmark("lists/distance", [](auto& state) { distances(state, listOf); })->Unit(unit);
    RegisterBenchmark("lists/counts", [](auto& state) { counts(state, listOf); })->Unit(unit);
    RegisterBenchmark("letters/distance", [](auto& state) { distances(state, lettersOf); })->Unit(unit);
    RegisterBenchmark("letters/counts", [](auto& state) { counts(state, lettersOf); })->Unit(unit);
    RegisterBenchmark("text", text)->Unit(unit);
    for (const int percent : {2, 10, 30, 80}) {
        RegisterBenchmark("hour/distance", hourDistance)->Arg(percent)->Unit(unit);
        RegisterBenchmark("hour/text", hourText)->Arg(percent)->Unit(unit);
    }
}

void addPeers() {
    using benchmark::RegisterBenchmark;
    const std::map<std::string, std::string> tasks{
        {"words/distance", "distances words"},      {"words/counts", "operations words"},
        {"lists/distance", "distance_calls lists"}, {"lists/counts", "operations lists"},
        {"letters/distance", "distances letters"},  {"letters/counts", "operations letters"}};
    for (const auto& [name, task] : tasks) {
        RegisterBenchmark(("rapidfuzz/" + name).c_str(), [task = task](auto& state) { peer(state, task); })
            ->Unit(benchmark::kMillisecond)
            ->UseManualTime();
    }
#ifdef OFFRAMP_HAS_EDLIB
    for (const bool words : {true, false}) {
        for (const bool path : {false, true}) {
            const std::string name =
                std::string(words ? "words" : "letters") + (path ? "/counts" : "/distance");
            const EdlibAlignTask task = path ? EDLIB_TASK_PATH : EDLIB_TASK_DISTANCE;
            RegisterBenchmark(("edlib/" + name).c_str(), [=](auto& state) {
                edlib(state, words, task);
            })->Unit(benchmark::kMillisecond);
        }
    }
    for (const int percent : {2, 10, 30, 80}) {
        RegisterBenchmark("edlib/hour", [](auto& state) { edlibHour(state, EDLIB_TASK_DISTANCE); })
            ->Arg(percent)
            ->Unit(benchmark::kMillisecond);
    }
#endif
}

} // namespace

int main(int argc, char** argv) {
    const auto version = rapidfuzz().version();
    std::printf("Peer: %s\n",
                version ? ("rapidfuzz " + *version).c_str()
                        : "no rapidfuzz (OFFRAMP_BENCH_PYTHON names a Python that has it, and numpy)");
#ifdef OFFRAMP_HAS_EDLIB
    std::printf("Peer: edlib\n");
#else
    std::printf("Peer: no edlib (needs libedlib-dev)\n");
#endif
    addOwn();
    addPeers();
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
    Beside reporter;
    benchmark::RunSpecifiedBenchmarks(&reporter);
    return 0;
}
