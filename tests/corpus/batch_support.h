// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/analyze.h"
#include "audio/write.h"
#include "corpus/run/batch_run.h"
#include "support/tiny_models.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <cstddef>
#include <filesystem>
#include <functional>
#include <map>
#include <mutex>
#include <numeric>
#include <random>
#include <string>
#include <vector>

namespace offramp::test {

/// Keeps what a batch gives, by position.
class MemorySink : public ResultSink {
public:
    void add(const std::vector<UtteranceRecord>& utterances,
             const std::vector<FailureRecord>& failures) override {
        if (before) before();
        for (const UtteranceRecord& record : utterances) {
            ++added;
            records[record.position] = record;
        }
        for (const FailureRecord& failure : failures) {
            ++added;
            failed[failure.position] = failure;
        }
    }

    std::function<void()> before; ///< called first, from the batch's thread
    std::atomic<std::size_t> added{0};
    std::map<std::int64_t, UtteranceRecord> records;
    std::map<std::int64_t, FailureRecord> failed;
};

/// A model that counts its runs, and can be stopped on the way.
class WatchedModel : public Model {
public:
    explicit WatchedModel(std::unique_ptr<Model> model) : model_(std::move(model)) {}

    [[nodiscard]] const ModelDescription& description() const override { return model_->description(); }
    [[nodiscard]] std::int64_t outputFrames(std::int64_t inputFrames) const override {
        return model_->outputFrames(inputFrames);
    }
    [[nodiscard]] std::optional<std::int64_t> macs(int exit, std::int64_t inputFrames) const override {
        return model_->macs(exit, inputFrames);
    }
    [[nodiscard]] std::unique_ptr<ModelRun> start(std::shared_ptr<const Matrix> input,
                                                  const RunOptions& options) const override {
        {
            const std::lock_guard lock(mutex_);
            ++starts_;
            threads_.push_back(options.threads);
        }
        if (onStart) onStart(*input);
        return model_->start(std::move(input), options);
    }

    /// Runs that were begun.
    [[nodiscard]] std::size_t starts() const {
        const std::lock_guard lock(mutex_);
        return starts_;
    }
    /// Of each run, in the order in which they were begun.
    [[nodiscard]] std::vector<int> threads() const {
        const std::lock_guard lock(mutex_);
        return threads_;
    }

    std::function<void(const Matrix& input)> onStart; ///< from the thread that runs it

private:
    std::unique_ptr<Model> model_;
    mutable std::mutex mutex_;
    mutable std::size_t starts_ = 0;
    mutable std::vector<int> threads_;
};

/// Seeded noise as a WAV file at 16 kHz.
inline void writeNoise(const std::filesystem::path& path, double seconds, unsigned seed) {
    std::mt19937 random(seed);
    std::uniform_real_distribution<float> uniform(-0.5F, 0.5F);
    Waveform sound{std::vector<float>(static_cast<std::size_t>(seconds * 16000)), 16000};
    for (float& sample : sound.samples)
        sample = uniform(random);
    (void)writeAudio(path, sound);
}

/// `count` utterances u0, u1 … of noise in `folder`, 0.3 to 1.2 s, each with a reference and a speaker.
inline Manifest madeCorpus(const std::filesystem::path& folder, std::size_t count) {
    Manifest manifest;
    manifest.source = folder / "made";
    manifest.format = "made";
    manifest.columns = {"speaker"};
    for (std::size_t i = 0; i < count; ++i) {
        ManifestEntry entry;
        entry.id = std::string("u").append(std::to_string(i));
        entry.audio = folder / (entry.id + ".wav");
        entry.duration = 0.3 + 0.1 * static_cast<double>(i * 7 % 10);
        entry.reference = i % 3 == 0 ? "ab ba" : "a b a";
        entry.columns = {std::string("s").append(std::to_string(i % 4))};
        writeNoise(entry.audio, *entry.duration, static_cast<unsigned>(i));
        manifest.entries.push_back(entry);
    }
    return manifest;
}

inline std::vector<std::size_t> allPositions(const Manifest& manifest) {
    std::vector<std::size_t> positions(manifest.entries.size());
    std::iota(positions.begin(), positions.end(), std::size_t{0});
    return positions;
}

inline bool sameExit(const ExitRecord& one, const ExitRecord& other) {
    return one.text == other.text && one.words == other.words && one.characters == other.characters &&
           one.scores == other.scores;
}

inline bool sameDecoder(const DecoderRecord& one, const DecoderRecord& other) {
    return one.decoder == other.decoder && std::ranges::equal(one.exits, other.exits, sameExit);
}

inline bool sameTrace(const TraceRecord& one, const TraceRecord& other) {
    const Matrix& a = *one.logProbs;
    const Matrix& b = *other.logProbs;
    return a.rows() == b.rows() && a.cols() == b.cols() &&
           std::equal(a.data(), a.data() + a.size(), b.data()) && one.hiddenCosines == other.hiddenCosines &&
           one.modelScore == other.modelScore;
}

/// To the bit, but for the seconds, which are measured.
inline bool sameNumbers(const UtteranceRecord& one, const UtteranceRecord& other) {
    return one.entry.id == other.entry.id && one.position == other.position &&
           one.duration == other.duration && one.frames == other.frames && one.macs == other.macs &&
           std::ranges::equal(one.decoders, other.decoders, sameDecoder) &&
           std::ranges::equal(one.traces, other.traces, sameTrace);
}

/// Both sinks hold the same.
inline bool sameNumbers(const MemorySink& one, const MemorySink& other) {
    return std::ranges::equal(one.records, other.records,
                              [](const auto& a, const auto& b) { return sameNumbers(a.second, b.second); }) &&
           std::ranges::equal(one.failed, other.failed, [](const auto& a, const auto& b) {
               return a.first == b.first && a.second.reason == b.second.reason;
           });
}

inline bool sameValues(const std::vector<double>& one, const std::vector<double>& other) {
    return std::ranges::equal(one, other,
                              [](double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); });
}

inline bool sameDecoder(const DecoderResults& one, const DecoderResults& other) {
    return one.name == other.name && one.options == other.options && one.texts == other.texts &&
           one.words == other.words && one.characters == other.characters &&
           std::ranges::equal(one.scores, other.scores, [](const ScoreColumn& a, const ScoreColumn& b) {
               return a.spec == b.spec && sameValues(a.values, b.values);
           });
}

inline bool sameUtterance(const CorpusUtterance& one, const CorpusUtterance& other) {
    return one.id == other.id && one.audio == other.audio && one.stretch == other.stretch &&
           one.channel == other.channel && one.duration == other.duration &&
           one.reference == other.reference && one.columns == other.columns &&
           one.hasTraces == other.hasTraces;
}

/// Two results files say the same, but for the seconds, which are measured, and the rows' keys.
inline bool sameResults(const CorpusResults& one, const CorpusResults& other) {
    return one.model.fingerprint == other.model.fingerprint && one.normalisation == other.normalisation &&
           one.columns == other.columns && sameValues(one.macs, other.macs) &&
           std::ranges::equal(one.utterances, other.utterances, sameUtterance) &&
           std::ranges::equal(one.decoders, other.decoders,
                              [](const auto& a, const auto& b) { return sameDecoder(a, b); }) &&
           std::ranges::equal(one.failures, other.failures, [](const auto& a, const auto& b) {
               return a.id == b.id && a.reason == b.reason;
           });
}

} // namespace offramp::test
