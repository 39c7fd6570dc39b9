// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/waveform.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>

namespace offramp {

/// Changes the sample rate of one channel, block by block (libsoxr, high quality, linear phase). The delay of
/// its filter is taken out: sample i of the result lies at second i / to, as sample i of the source at i /
/// from.
class Resampler {
public:
    using Sink = std::function<void(std::span<const float>)>;

    /// Both rates in Hz, lowestSampleRate to highestSampleRate. Equal rates hand the samples on as they are.
    Resampler(int from, int to, Sink sink);
    ~Resampler();
    Resampler(const Resampler&) = delete;
    Resampler& operator=(const Resampler&) = delete;

    void push(std::span<const float> samples);
    /// Hands the rest on; in all, the sink gets lengthAt(samples pushed, from, to) samples.
    void finish();

    /// `count` samples at the rate `from` as samples at the rate `to`, to the nearest.
    [[nodiscard]] static std::int64_t lengthAt(std::int64_t count, int from, int to);

private:
    struct Private;
    std::unique_ptr<Private> d_;
};

/// A waveform at another rate. Throws Error for a rate out of range.
[[nodiscard]] Waveform resampled(const Waveform& waveform, int sampleRate);

/// Throws Error about `subject` unless the rate lies between lowestSampleRate and highestSampleRate.
void checkSampleRate(int sampleRate, const std::string& subject);

} // namespace offramp
