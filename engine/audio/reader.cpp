// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/reader.h"

#include "audio/decoder.h"
#include "audio/file_bytes.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace offramp {

namespace {

/// Even integers of 32 bits written as floats stay below; beyond there is only damage, which would overflow
/// later.
constexpr float largestUsable = 4294967296.0F;
/// Floats a little over full scale are ordinary; this many times is a sign of another scale.
constexpr float suspiciousPeak = 16.0F;

/// To the millisecond: finer means nothing to a reader.
double rounded(double seconds) {
    return std::round(seconds * 1000.0) / 1000.0;
}

/// The largest magnitude. Without their sign floats are in the order of their bits, infinities and NaNs last,
/// and integers are compared many at a time.
float largestSize(std::span<const float> samples) {
    std::uint32_t largest = 0;
    for (const float sample : samples) {
        largest = std::max(largest, std::bit_cast<std::uint32_t>(sample) & 0x7fffffffU);
    }
    return std::bit_cast<float>(largest);
}

} // namespace

struct AudioReader::Private {
    std::shared_ptr<FileBytes> file;
    std::unique_ptr<Decoder> decoder;
    std::int64_t position = 0;
    std::int64_t replaced = 0;
    std::int64_t firstReplaced = 0;
    float peak = 0.0F;
    bool atEnd = false;

    void clean(std::span<float> samples) {
        if (const float size = largestSize(samples); size <= largestUsable) {
            peak = std::max(peak, size);
            return;
        }
        for (std::size_t i = 0; i < samples.size(); ++i) {
            if (std::fabs(samples[i]) <= largestUsable) continue;
            const auto frame = static_cast<std::int64_t>(i) / decoder->info().channels;
            if (replaced++ == 0) firstReplaced = position + frame;
            samples[i] = 0.0F;
        }
        peak = std::max(peak, largestSize(samples));
    }

    [[nodiscard]] double secondsOf(std::int64_t frames) const {
        return rounded(static_cast<double>(frames) / decoder->info().sampleRate);
    }
};

AudioReader::AudioReader(const std::filesystem::path& path) : d_(std::make_unique<Private>()) {
    d_->file = std::make_shared<FileBytes>(path);
    d_->decoder = openDecoder(d_->file);
    d_->file->check();
}

AudioReader::~AudioReader() = default;
AudioReader::AudioReader(AudioReader&&) noexcept = default;
AudioReader& AudioReader::operator=(AudioReader&&) noexcept = default;

const AudioInfo& AudioReader::info() const {
    return d_->decoder->info();
}

std::int64_t AudioReader::read(std::span<float> interleaved) {
    const std::int64_t frames = d_->decoder->read(interleaved);
    d_->file->check();
    d_->clean(interleaved.first(static_cast<std::size_t>(frames * info().channels)));
    d_->position += frames;
    d_->atEnd = frames == 0;
    return frames;
}

std::int64_t AudioReader::position() const {
    return d_->position;
}

double AudioReader::progress() const {
    if (d_->atEnd) return 1.0;
    const auto frames = info().frames;
    if (!frames || *frames <= 0) return d_->file->progress();
    return std::min(1.0, static_cast<double>(d_->position) / static_cast<double>(*frames));
}

std::vector<Message> AudioReader::warnings() const {
    std::vector<Message> warnings = d_->decoder->warnings();
    const auto promised = d_->decoder->promised();
    if (d_->atEnd && promised && d_->position + d_->decoder->tolerance() < *promised) {
        warnings.push_back(msg("ends early: its header promises {0} s, and {1} s were found",
                               d_->secondsOf(*promised), d_->secondsOf(d_->position)));
    }
    if (d_->replaced > 0) {
        warnings.push_back(
            msg("{0} samples are no usable numbers, the first at {1} s; they were replaced by silence",
                d_->replaced, d_->secondsOf(d_->firstReplaced)));
    }
    if (d_->peak > suspiciousPeak) {
        warnings.push_back(msg("reaches {0} times full scale; it may have been written without scaling",
                               static_cast<double>(d_->peak)));
    }
    return warnings;
}

} // namespace offramp
