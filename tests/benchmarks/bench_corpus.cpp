// SPDX-License-Identifier: GPL-3.0-or-later
// Results files: how long opening one takes, and writing one. Of the size of LibriSpeech's test sets, 5,559
// utterances, and of 100,000; six exits, one decoder, every measure; texts of some twenty words. Made with a
// seed, in the temporary folder; the system has it in memory when it is read.
#include "corpus/results/store.h"
#include "exits/measure.h"

#include <benchmark/benchmark.h>

#include <filesystem>
#include <map>
#include <random>
#include <string>
#include <unistd.h>

namespace {

using namespace offramp;
namespace fs = std::filesystem;

constexpr int exits = 6;
constexpr std::size_t atOnce = 50; ///< utterances in a transaction

RunIdentity identity() {
    RunIdentity made;
    made.model = {"benchmark", "early-conformer", "00", {}, 256};
    for (int exit = 1; exit <= exits; ++exit)
        made.model.exits.push_back({"layer " + std::to_string(2 * exit), 2 * exit});
    made.decoders = {{"greedy", {}}};
    made.normalisation = "basic";
    made.columns = {"speaker", "split"};
    return made;
}

class Maker {
public:
    UtteranceRecord make(std::int64_t position) {
        UtteranceRecord record;
        record.entry.id = "1089-134686-" + std::to_string(position);
        record.entry.audio = "/corpus/test-clean/1089/134686/" + record.entry.id + ".flac";
        record.entry.reference = words();
        record.entry.columns = {std::to_string(position % 40), position % 2 == 0 ? "clean" : "other"};
        record.position = position;
        record.duration = 10 * uniform();
        DecoderRecord& decoder = record.decoders.emplace_back();
        decoder.decoder = "greedy";
        for (int exit = 0; exit < exits; ++exit) {
            decoder.exits.push_back(exitRecord(exit));
            record.frames.push_back(250);
            record.seconds.emplace_back(0.01 * exit + 0.001 * uniform());
            record.macs.emplace_back(1'400'000'000LL * (exit + 1));
        }
        return record;
    }

private:
    ExitRecord exitRecord(int exit) {
        ExitRecord record;
        record.text = words();
        record.words = ErrorCounts{15, exits - exit, 1, 1};
        record.characters = ErrorCounts{90, 6 - exit, 2, 3};
        for (const Measure& measure : measures())
            record.scores.push_back({{&measure, {}}, uniform()});
        return record;
    }
    std::string words() {
        std::string text;
        for (unsigned left = 10 + random_() % 20; left > 0; --left) {
            if (!text.empty()) text += ' ';
            for (unsigned letters = 2 + random_() % 7; letters > 0; --letters)
                text += static_cast<char>('a' + random_() % 26);
        }
        return text;
    }
    double uniform() { return std::uniform_real_distribution<double>(0, 1)(random_); }

    std::mt19937 random_{1};
};

/// Files that are removed in the end.
class Files {
public:
    Files() : folder_(fs::temp_directory_path() / ("offramp-bench-" + std::to_string(::getpid()))) {
        fs::create_directory(folder_);
    }
    ~Files() {
        std::error_code ignored;
        fs::remove_all(folder_, ignored);
    }
    Files(const Files&) = delete;
    Files& operator=(const Files&) = delete;

    fs::path write(std::int64_t utterances, const std::string& name) {
        fs::path path = folder_ / name;
        ResultsStore store = ResultsStore::create(path, identity());
        Maker maker;
        std::vector<UtteranceRecord> some;
        for (std::int64_t position = 0; position < utterances; ++position) {
            some.push_back(maker.make(position));
            if (some.size() < atOnce) continue;
            store.add(some);
            some.clear();
        }
        store.add(some);
        store.close();
        return path;
    }
    const fs::path& ofSize(std::int64_t utterances) {
        auto& path = files_[utterances];
        if (path.empty()) path = write(utterances, std::to_string(utterances) + ".offramp");
        return path;
    }

private:
    fs::path folder_;
    std::map<std::int64_t, fs::path> files_;
};

Files& files() {
    static Files all;
    return all;
}

void openResults(benchmark::State& state) {
    const fs::path path = files().ofSize(state.range(0));
    std::size_t read = 0;
    for (auto _ : state)
        read += readResults(path)->utterances.size();
    if (read != static_cast<std::size_t>(state.iterations() * state.range(0)))
        state.SkipWithError("utterances are missing");
    state.counters["MB"] = static_cast<double>(fs::file_size(path)) / 1e6;
}

/// Making the records takes part of the time; nothing is written twice.
void writeResults(benchmark::State& state) {
    for (auto _ : state)
        fs::remove(files().write(state.range(0), "written.offramp"));
    state.counters["s/utterance"] =
        benchmark::Counter(static_cast<double>(state.iterations() * state.range(0)),
                           benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}

BENCHMARK(openResults)
    ->Name("results/open")
    ->Arg(5559)
    ->Arg(100000)
    ->ArgName("utterances")
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond);
BENCHMARK(writeResults)
    ->Name("results/write")
    ->Arg(5559)
    ->ArgName("utterances")
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond);

} // namespace

BENCHMARK_MAIN();
