// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QTemporaryDir>

#include <bit>
#include <cmath>
#include <cstdint>
#include <filesystem>
#include <numbers>
#include <string>
#include <vector>

namespace offramp::test {

/// A folder that goes away with it.
class Folder {
public:
    [[nodiscard]] std::filesystem::path operator/(const std::string& name) const {
        return std::filesystem::path(dir_.path().toStdString()) / name;
    }

private:
    QTemporaryDir dir_;
};

inline std::vector<float> sine(double hertz, double amplitude, int sampleRate, std::size_t count) {
    std::vector<float> samples(count);
    for (std::size_t i = 0; i < count; ++i) {
        const double phase = 2.0 * std::numbers::pi * hertz * static_cast<double>(i) / sampleRate;
        samples[i] = static_cast<float>(amplitude * std::sin(phase));
    }
    return samples;
}

/// The part of a sine of `hertz` in `samples` from `begin` on, and what is left when it is taken away (both
/// as amplitudes: √2 times the root of the mean square), by projection on sine and cosine.
struct SineFit {
    double amplitude;
    double phase;
    double rest;
};

inline SineFit fitSine(const std::vector<float>& samples, double hertz, int sampleRate, std::size_t begin,
                       std::size_t end) {
    double s = 0.0;
    double c = 0.0;
    double energy = 0.0;
    const double n = static_cast<double>(end - begin);
    for (std::size_t i = begin; i < end; ++i) {
        const double phase = 2.0 * std::numbers::pi * hertz * static_cast<double>(i) / sampleRate;
        s += 2.0 / n * samples[i] * std::sin(phase);
        c += 2.0 / n * samples[i] * std::cos(phase);
        energy += 2.0 / n * samples[i] * samples[i];
    }
    return {std::hypot(s, c), std::atan2(c, s), std::sqrt(std::max(0.0, energy - s * s - c * c))};
}

/// The bytes of a WAV file written by hand.
struct WaveBytes {
    int coding = 1;
    int channels = 1;
    int sampleRate = 16000;
    int blockAlign = 2;
    int bits = 16;
    std::string data;
    /// What the header says of the data's length, where it isn't the truth.
    std::int64_t promised = -1;

    [[nodiscard]] std::string bytes() const {
        const auto length =
            static_cast<std::uint32_t>(promised < 0 ? static_cast<std::int64_t>(data.size()) : promised);
        std::string text = "RIFF" + number(length + 36, 4) + "WAVEfmt " + number(16, 4);
        text +=
            number(static_cast<std::uint32_t>(coding), 2) + number(static_cast<std::uint32_t>(channels), 2);
        text += number(static_cast<std::uint32_t>(sampleRate), 4);
        text += number(static_cast<std::uint32_t>(sampleRate) * static_cast<std::uint32_t>(blockAlign), 4);
        text +=
            number(static_cast<std::uint32_t>(blockAlign), 2) + number(static_cast<std::uint32_t>(bits), 2);
        return text + "data" + number(length, 4) + data;
    }

    /// Little-endian.
    static std::string number(std::uint32_t value, int size) {
        std::string text;
        for (int i = 0; i < size; ++i)
            text += static_cast<char>(value >> (8 * i) & 0xffU);
        return text;
    }
    static std::string shorts(const std::vector<int>& values) {
        std::string text;
        for (const int value : values)
            text += number(static_cast<std::uint32_t>(value), 2);
        return text;
    }
    static std::string floats(const std::vector<float>& values) {
        std::string text;
        for (const float value : values)
            text += number(std::bit_cast<std::uint32_t>(value), 4);
        return text;
    }
};

} // namespace offramp::test
