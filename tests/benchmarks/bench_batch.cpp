// SPDX-License-Identifier: GPL-3.0-or-later
// A batch into a results file: on two threads against one, and against the model alone. "speedup" is the
// median of the pairs of runs, one after the other; "whole_to_model" is all that one thread takes over the
// time that the same run spent in the model, its encoder and heads.
#include "audio/write.h"
#include "corpus/manifest/read.h"
#include "corpus/run/batch_run.h"
#include "model/open.h"
#include "support/support.h"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <random>

namespace {

using namespace offramp;
namespace fs = std::filesystem;

constexpr int pairs = 5;

/// A folder that goes with it.
class TemporaryFolder {
public:
    TemporaryFolder() {
        std::string name = (fs::temp_directory_path() / "offramp-bench-XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
        path_ = name;
    }
    ~TemporaryFolder() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    [[nodiscard]] const fs::path& path() const { return path_; }

private:
    fs::path path_;
};

/// 200 utterances of noise that swells and fades like syllables, 2 to 12 s, with a reference.
Manifest madeCorpus(const fs::path& folder) {
    std::mt19937 random(1);
    std::normal_distribution<float> noise(0, 0.1F);
    Manifest manifest;
    for (int i = 0; i < 200; ++i) {
        ManifestEntry entry;
        entry.id = "u" + std::to_string(i);
        entry.audio = folder / (entry.id + ".wav");
        entry.duration = 2 + 0.05 * (i * 37 % 200);
        entry.reference = "one two three four five";
        Waveform sound{std::vector<float>(static_cast<std::size_t>(*entry.duration * 16000)), 16000};
        for (std::size_t n = 0; n < sound.samples.size(); ++n)
            sound.samples[n] = noise(random) * (n / 3200 % 2 == 0 ? 1.0F : 0.1F);
        (void)writeAudio(entry.audio, sound);
        manifest.entries.push_back(entry);
    }
    return manifest;
}

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

struct Timed {
    double seconds = 0;
    BatchOutcome outcome;
};

Timed timed(const Recogniser& recogniser, const Manifest& manifest, const fs::path& folder, int threads) {
    const fs::path out = folder / "R.offramp";
    fs::remove(out);
    BatchOptions options;
    options.threads = threads;
    const auto begin = std::chrono::steady_clock::now();
    Timed run;
    run.outcome = runCorpus(recogniser, {}, manifest, out, options, {});
    run.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    return run;
}

void compare(benchmark::State& state, const fs::path& model, const Manifest& manifest) {
    const Recogniser recogniser(openModel(model));
    const TemporaryFolder folder;
    (void)timed(recogniser, manifest, folder.path(), 2); // once, so that the files are in memory
    std::vector<double> one;
    std::vector<double> two;
    std::vector<double> speedups;
    std::vector<double> wholes;
    double sound = 0;
    for (auto _ : state) {
        for (int i = 0; i < pairs; ++i) {
            const Timed alone = timed(recogniser, manifest, folder.path(), 1);
            const Timed together = timed(recogniser, manifest, folder.path(), 2);
            one.push_back(alone.seconds);
            two.push_back(together.seconds);
            speedups.push_back(alone.seconds / together.seconds);
            wholes.push_back(alone.seconds / alone.outcome.seconds.model);
            sound = alone.outcome.progress.soundSeconds;
        }
    }
    state.counters["1_thread_s"] = median(one);
    state.counters["2_threads_s"] = median(two);
    state.counters["speedup"] = median(speedups);
    state.counters["whole_to_model"] = median(wholes);
    state.counters["sound_s"] = sound;
}

void digits(benchmark::State& state) {
    const TemporaryFolder folder;
    compare(state, test::sourceDir() / "resources/models/digits-early-conformer", madeCorpus(folder.path()));
}

void quartznet(benchmark::State& state) {
    const fs::path model = test::sharedDir() / "models/quartznet15x5-early-exit";
    const fs::path corpus = test::sharedDir() / "demo-corpus/manifest.jsonl";
    if (!fs::exists(model) || !fs::exists(corpus)) {
        state.SkipWithError("needs the QuartzNet and demo-corpus in the shared folder beside the project");
        return;
    }
    Manifest manifest = readManifest(corpus);
    manifest.entries.resize(std::min<std::size_t>(manifest.entries.size(), 60));
    compare(state, model, manifest);
}

BENCHMARK(digits)->Name("batch/digits")->Iterations(1)->Unit(benchmark::kSecond);
BENCHMARK(quartznet)->Name("batch/quartznet")->Iterations(1)->Unit(benchmark::kSecond);

} // namespace

BENCHMARK_MAIN();
