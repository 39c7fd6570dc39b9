// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/write.h"

#include "audio/resampler.h"
#include "base/error.h"
#include "base/files.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <memory>
#include <ostream>
#include <sndfile.h>
#include <string>

namespace offramp {

namespace {

/// A stream that libsndfile writes to; it goes back to fill in lengths, and reads nothing.
struct Target {
    std::ostream& stream;
    std::int64_t at = 0;
    std::int64_t size = 0;
};

Target& targetOf(void* user) {
    return *static_cast<Target*>(user);
}

sf_count_t seekIn(sf_count_t offset, int whence, void* user) {
    Target& target = targetOf(user);
    const std::int64_t from = whence == SEEK_SET ? 0 : whence == SEEK_CUR ? target.at : target.size;
    target.at = from + offset;
    target.stream.seekp(target.at);
    return target.at;
}

sf_count_t writeTo(const void* bytes, sf_count_t count, void* user) {
    Target& target = targetOf(user);
    target.stream.write(static_cast<const char*>(bytes), count);
    if (!target.stream) return 0;
    target.at += count;
    target.size = std::max(target.size, target.at);
    return count;
}

SF_VIRTUAL_IO writing() {
    SF_VIRTUAL_IO io{};
    io.get_filelen = [](void* user) -> sf_count_t {
        return targetOf(user).size;
    };
    io.seek = seekIn;
    io.read = [](void* /*into*/, sf_count_t /*count*/, void* /*user*/) -> sf_count_t {
        return 0;
    };
    io.write = writeTo;
    io.tell = [](void* user) -> sf_count_t {
        return targetOf(user).at;
    };
    return io;
}

int formatFor(const std::filesystem::path& path, std::size_t samples) {
    // A WAV file counts its bytes in 32 bits; RF64 is the same with 64.
    constexpr std::size_t mostInWav = 0x7ff00000;
    const std::string extension = path.extension().string();
    if (extension == ".flac") return SF_FORMAT_FLAC | SF_FORMAT_PCM_16;
    if (extension == ".wav") return (samples > mostInWav ? SF_FORMAT_RF64 : SF_FORMAT_WAV) | SF_FORMAT_PCM_16;
    throw Error(path.string(), msg("sound is written as WAV or FLAC, and the name ends in neither"),
                msg("Choose a name that ends in .wav or .flac"));
}

/// Returns how many were clipped. What is no number becomes silence.
std::int64_t toIntegers(std::span<const float> samples, std::span<short> integers) {
    std::int64_t clipped = 0;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const double scaled = std::isnan(samples[i]) ? 0.0 : std::nearbyint(double{samples[i]} * 32768.0);
        const double inside = std::clamp(scaled, -32768.0, 32767.0);
        clipped += inside != scaled ? 1 : 0;
        integers[i] = static_cast<short>(inside);
    }
    return clipped;
}

using Sound = std::unique_ptr<SNDFILE, int (*)(SNDFILE*)>;

std::int64_t writeBlocks(SNDFILE* sound, std::span<const float> samples, int channels) {
    std::vector<short> block(static_cast<std::size_t>(channels) * 16384);
    std::int64_t clipped = 0;
    while (!samples.empty()) {
        const std::size_t n = std::min(samples.size(), block.size());
        clipped += toIntegers(samples.first(n), block);
        // A full disk shows in the stream, where writeFile looks.
        sf_write_short(sound, block.data(), static_cast<sf_count_t>(n));
        samples = samples.subspan(n);
    }
    return clipped;
}

} // namespace

std::int64_t writeAudio(const std::filesystem::path& path, const Waveform& waveform) {
    return writeAudio(path, waveform.samples, 1, waveform.sampleRate);
}

std::int64_t writeAudio(const std::filesystem::path& path, std::span<const float> interleaved, int channels,
                        int sampleRate) {
    SF_INFO info{};
    info.format = formatFor(path, interleaved.size());
    info.channels = channels;
    info.samplerate = sampleRate;
    checkSampleRate(sampleRate, path.string());
    if (sf_format_check(&info) == 0) {
        throw Error(path.string(), msg("{0} channels cannot be written in this format", channels),
                    msg("Choose fewer channels, or WAV"));
    }
    std::int64_t clipped = 0;
    writeFile(path, [&](std::ostream& stream) {
        Target target{stream};
        SF_VIRTUAL_IO io = writing();
        const Sound sound(sf_open_virtual(&io, SFM_WRITE, &info, &target), &sf_close);
        if (!sound && stream) {
            throw Error(path.string(), msg("cannot be written as sound ({0})", sf_strerror(nullptr)),
                        msg("Choose another sample rate, or WAV"));
        }
        if (sound) clipped = writeBlocks(sound.get(), interleaved, channels);
    });
    return clipped;
}

} // namespace offramp
