// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/resampler.h"

#include "audio/info.h"
#include "base/error.h"

#include <algorithm>
#include <cassert>
#include <new>
#include <soxr.h>
#include <utility>

namespace offramp {

namespace {
constexpr std::size_t blockSize = 16384;
}

struct Resampler::Private {
    int from = 0;
    int to = 0;
    Sink sink;
    soxr_t soxr = nullptr;
    std::vector<float> block;
    std::int64_t taken = 0;
    std::int64_t given = 0;

    /// One call of soxr; `samples` null and empty says that no more come. Returns how many it took and gave.
    std::pair<std::size_t, std::size_t> step(std::span<const float> samples, std::int64_t limit) {
        std::size_t took = 0;
        std::size_t gave = 0;
        const soxr_error_t failure =
            soxr_process(soxr, samples.data(), samples.size(), &took, block.data(), block.size(), &gave);
        if (failure != nullptr) throw Error("", msg("the sample rate cannot be changed ({0})", failure));
        const std::int64_t wanted = std::min<std::int64_t>(static_cast<std::int64_t>(gave), limit - given);
        if (wanted > 0) sink(std::span(block).first(static_cast<std::size_t>(wanted)));
        given += std::max<std::int64_t>(0, wanted);
        return {took, gave};
    }
};

Resampler::Resampler(int from, int to, Sink sink) : d_(std::make_unique<Private>()) {
    d_->from = from;
    d_->to = to;
    d_->sink = std::move(sink);
    if (from == to) return;
    soxr_error_t failure = nullptr;
    const soxr_io_spec_t io = soxr_io_spec(SOXR_FLOAT32_I, SOXR_FLOAT32_I);
    const soxr_quality_spec_t quality = soxr_quality_spec(SOXR_HQ, 0);
    const soxr_runtime_spec_t runtime = soxr_runtime_spec(1); // the same result on every machine
    d_->soxr = soxr_create(from, to, 1, &failure, &io, &quality, &runtime);
    if (failure != nullptr || d_->soxr == nullptr) throw std::bad_alloc();
    d_->block.resize(blockSize);
}

Resampler::~Resampler() {
    soxr_delete(d_->soxr);
}

void Resampler::push(std::span<const float> samples) {
    d_->taken += static_cast<std::int64_t>(samples.size());
    if (d_->soxr == nullptr) {
        if (!samples.empty()) d_->sink(samples);
        return;
    }
    const std::int64_t limit = lengthAt(d_->taken, d_->from, d_->to);
    while (!samples.empty())
        samples = samples.subspan(d_->step(samples, limit).first);
}

void Resampler::finish() {
    if (d_->soxr == nullptr) return;
    const std::int64_t limit = lengthAt(d_->taken, d_->from, d_->to);
    while (d_->given < limit && d_->step({}, limit).second > 0) {
    }
    // soxr's own idea of the length may be a sample less.
    const std::vector<float> rest(static_cast<std::size_t>(std::max<std::int64_t>(0, limit - d_->given)),
                                  0.0F);
    if (!rest.empty()) d_->sink(rest);
    d_->given = limit;
}

std::int64_t Resampler::lengthAt(std::int64_t count, int from, int to) {
    assert(count >= 0 && from > 0 && to > 0);
    // In two parts, so that no product overflows: count = whole · from + rest.
    const std::int64_t whole = count / from;
    const std::int64_t rest = count % from;
    return whole * to + (rest * to * 2 + from) / (std::int64_t{2} * from);
}

Waveform resampled(const Waveform& waveform, int sampleRate) {
    checkSampleRate(waveform.sampleRate, "");
    checkSampleRate(sampleRate, "");
    Waveform result;
    result.sampleRate = sampleRate;
    const auto count = static_cast<std::int64_t>(waveform.samples.size());
    result.samples.reserve(
        static_cast<std::size_t>(Resampler::lengthAt(count, waveform.sampleRate, sampleRate)));
    Resampler resampler(waveform.sampleRate, sampleRate, [&](std::span<const float> samples) {
        result.samples.insert(result.samples.end(), samples.begin(), samples.end());
    });
    resampler.push(waveform.samples);
    resampler.finish();
    return result;
}

void checkSampleRate(int sampleRate, const std::string& subject) {
    if (sampleRate >= lowestSampleRate && sampleRate <= highestSampleRate) return;
    throw Error(subject, msg("a sample rate of {0} Hz cannot be used", sampleRate),
                msg("Choose one from {0} to {1} Hz", lowestSampleRate, highestSampleRate));
}

} // namespace offramp
