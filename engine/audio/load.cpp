// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/load.h"

#include "audio/reader.h"
#include "audio/resampler.h"
#include "base/error.h"

#include <algorithm>
#include <new>
#include <span>
#include <string>

namespace offramp {

namespace {

/// Frames read at a time.
constexpr std::int64_t blockFrames = 16384;

/// Samples of a length that isn't known before, without the second copy that a growing vector makes. Pieces
/// are so large (64 MiB) that the system takes each back at once when it is freed.
class Pieces {
public:
    /// For about `expected` samples; more or fewer may come.
    explicit Pieces(std::int64_t expected)
        : expected_(static_cast<std::size_t>(std::clamp<std::int64_t>(expected, 0, mostReserved))) {}

    void append(std::span<const float> samples) {
        while (!samples.empty()) {
            if (pieces_.empty() || pieces_.back().size() == pieceSize) beginPiece();
            std::vector<float>& piece = pieces_.back();
            const std::size_t n = std::min(samples.size(), pieceSize - piece.size());
            piece.insert(piece.end(), samples.begin(), samples.begin() + static_cast<std::ptrdiff_t>(n));
            samples = samples.subspan(n);
        }
    }

    [[nodiscard]] std::int64_t size() const {
        if (pieces_.empty()) return 0;
        return static_cast<std::int64_t>((pieces_.size() - 1) * pieceSize + pieces_.back().size());
    }

    /// All samples in one; each piece goes when it is copied.
    std::vector<float> join() {
        std::vector<float> all;
        if (pieces_.size() == 1 && pieces_[0].size() == pieces_[0].capacity()) {
            all.swap(pieces_[0]);
            return all;
        }
        all.reserve(static_cast<std::size_t>(size()));
        for (std::vector<float>& piece : pieces_) {
            all.insert(all.end(), piece.begin(), piece.end());
            std::vector<float>().swap(piece); // assigning {} would keep the memory
        }
        return all;
    }

private:
    static constexpr std::size_t pieceSize = std::size_t{1} << 24;
    static constexpr std::int64_t mostReserved = std::int64_t{1} << 20; // a header may promise anything

    void beginPiece() {
        pieces_.emplace_back();
        pieces_.back().reserve(pieces_.size() > 1 ? pieceSize : expected_); // the first grows as it must
    }

    std::size_t expected_;
    std::vector<std::vector<float>> pieces_;
};

/// The mean of all channels, or one of them: `interleaved` itself where there is but one, else put into
/// `mono`.
std::span<const float> oneChannel(std::span<const float> interleaved, std::size_t channels,
                                  std::optional<int> chosen, std::vector<float>& mono) {
    if (channels == 1) return interleaved;
    mono.resize(interleaved.size() / channels);
    const float* frame = interleaved.data() + chosen.value_or(0);
    for (float& sample : mono) {
        double sum = 0.0;
        for (std::size_t c = 0; !chosen && c < channels; ++c)
            sum += frame[c];
        sample = chosen ? *frame : static_cast<float>(sum / static_cast<double>(channels));
        frame += channels;
    }
    return mono;
}

/// Samples at `sampleRate` that the header promises; 0 where it doesn't say.
std::int64_t expectedSamples(const AudioInfo& info, int sampleRate) {
    const bool usable = info.sampleRate >= lowestSampleRate && sampleRate >= lowestSampleRate;
    return usable ? Resampler::lengthAt(std::clamp<std::int64_t>(info.frames.value_or(0), 0, mostSamples),
                                        info.sampleRate, sampleRate)
                  : 0;
}

void checkChannel(const std::string& subject, const AudioInfo& info, std::optional<int> channel) {
    if (!channel || (*channel >= 0 && *channel < info.channels)) return;
    if (info.channels == 1) {
        throw Error(subject, msg("has one channel only; number {0} was asked for", *channel + 1),
                    msg("Choose the first channel, or the mean of all"));
    }
    throw Error(subject, msg("has {0} channels; number {1} was asked for", info.channels, *channel + 1),
                msg("Choose one from 1 to {0}, or the mean of all", info.channels));
}

void checkLength(const std::string& subject, std::int64_t samples, int sampleRate) {
    if (samples <= mostSamples) return;
    throw Error(subject,
                msg("is longer than {0} hours, the most that can be held", mostSamples / sampleRate / 3600),
                msg("Cut it into shorter files, or load it at a lower sample rate"));
}

/// A reader, a resampler and what comes out of it.
class Loading {
public:
    Loading(const std::filesystem::path& path, const LoadOptions& options)
        : subject_(path.string()), channel_(options.channel), reader_(path),
          sampleRate_(options.sampleRate != 0 ? options.sampleRate : reader_.info().sampleRate),
          pieces_(expectedSamples(reader_.info(), sampleRate_)),
          resampler_(checked(reader_.info().sampleRate), checked(sampleRate_),
                     [this](std::span<const float> samples) { pieces_.append(samples); }) {
        checkChannel(subject_, reader_.info(), channel_);
        block_.resize(static_cast<std::size_t>(blockFrames * reader_.info().channels));
    }

    /// Reads one block; false at the end.
    bool step() {
        const std::int64_t frames = reader_.read(block_);
        const auto channels = static_cast<std::size_t>(reader_.info().channels);
        const auto read = std::span(block_).first(static_cast<std::size_t>(frames) * channels);
        resampler_.push(oneChannel(read, channels, channel_, mono_));
        checkLength(subject_, pieces_.size(), sampleRate_);
        return frames > 0;
    }

    [[nodiscard]] double progress() const { return reader_.progress(); }

    LoadedAudio finish() {
        resampler_.finish();
        if (reader_.position() == 0) {
            throw Error(subject_, msg("holds no sound: no samples can be read behind its header"),
                        msg("Get or record it again"));
        }
        if (pieces_.size() == 0) {
            throw Error(
                subject_,
                msg("is too short: {0} samples at {1} Hz", reader_.position(), reader_.info().sampleRate),
                msg("Record it again"));
        }
        AudioInfo info = reader_.info();
        info.frames = reader_.position();
        return {{pieces_.join(), sampleRate_}, info, reader_.warnings()};
    }

private:
    int checked(int sampleRate) const {
        checkSampleRate(sampleRate, subject_);
        return sampleRate;
    }

    std::string subject_;
    std::optional<int> channel_;
    AudioReader reader_;
    int sampleRate_;
    Pieces pieces_;
    Resampler resampler_;
    std::vector<float> block_;
    std::vector<float> mono_;
};

LoadedAudio load(const std::filesystem::path& path, const LoadOptions& options, const CancelToken& token,
                 const std::function<void(double)>& progress) {
    token.check();
    Loading loading(path, options);
    double reached = 0.0;
    if (progress) progress(reached);
    while (loading.step()) {
        token.check();
        const double now = std::min(1.0, loading.progress());
        if (progress && now > reached && now < 1.0) progress(reached = now);
    }
    LoadedAudio audio = loading.finish();
    if (progress) progress(1.0);
    return audio;
}

} // namespace

LoadedAudio loadAudio(const std::filesystem::path& path, const LoadOptions& options, const CancelToken& token,
                      const std::function<void(double)>& progress) {
    try {
        return load(path, options, token, progress);
    } catch (const std::bad_alloc&) {
        throw Error(path.string(), msg("is too long for this machine's memory"),
                    msg("Cut it into shorter files, or load it at a lower sample rate"));
    }
}

Waveform loadWaveform(const std::filesystem::path& path, const LoadOptions& options, const CancelToken& token,
                      const std::function<void(double)>& progress) {
    return loadAudio(path, options, token, progress).waveform;
}

} // namespace offramp
