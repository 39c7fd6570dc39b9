// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <sndfile.h>
#include <vector>

namespace offramp::test {

inline sf_count_t put(SNDFILE* sound, const float* samples, sf_count_t count) {
    return sf_write_float(sound, samples, count);
}
inline sf_count_t put(SNDFILE* sound, const int* samples, sf_count_t count) {
    return sf_write_int(sound, samples, count);
}

/// Writes with libsndfile itself, in any format of its own; false if it can't. Full scale is 1 for floats
/// (which it multiplies by 2^(bits − 1) − 1) and 2^31 for integers (which it shifts).
template <typename Sample = float>
bool writeWithSndfile(const std::filesystem::path& path, int format, const std::vector<Sample>& interleaved,
                      int channels, int sampleRate) {
    SF_INFO info{};
    info.format = format;
    info.channels = channels;
    info.samplerate = sampleRate;
    if (sf_format_check(&info) == 0) return false;
    SNDFILE* sound = sf_open(path.c_str(), SFM_WRITE, &info);
    if (sound == nullptr) return false;
    const auto count = static_cast<sf_count_t>(interleaved.size());
    const bool written = put(sound, interleaved.data(), count) == count;
    return sf_close(sound) == 0 && written;
}

} // namespace offramp::test
