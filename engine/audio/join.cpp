// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/join.h"

#include "audio/load.h"
#include "audio/resampler.h"
#include "base/error.h"

#include <cmath>

namespace offramp {

namespace {

std::size_t samplesOfSilence(double seconds, int sampleRate) {
    const double samples = std::round(seconds * sampleRate);
    if (samples >= 0.0 && samples <= static_cast<double>(mostSamples))
        return static_cast<std::size_t>(samples);
    throw Error("", msg("a silence of {0} s cannot be put between sounds", seconds),
                msg("Choose a length of 0 s or more"));
}

void append(Waveform& joined, const Waveform& waveform) {
    const auto add = [&](const std::vector<float>& samples) {
        joined.samples.insert(joined.samples.end(), samples.begin(), samples.end());
    };
    if (waveform.sampleRate == joined.sampleRate) {
        add(waveform.samples);
    } else {
        add(resampled(waveform, joined.sampleRate).samples);
    }
}

} // namespace

Waveform joinWaveforms(const std::vector<JoinPart>& parts, int sampleRate) {
    checkSampleRate(sampleRate, "");
    Waveform joined;
    joined.sampleRate = sampleRate;
    for (const JoinPart& part : parts) {
        if (part.waveform) append(joined, *part.waveform);
        joined.samples.resize(joined.samples.size() + samplesOfSilence(part.secondsOfSilence, sampleRate),
                              0.0F);
    }
    return joined;
}

} // namespace offramp
