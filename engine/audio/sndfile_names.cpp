// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/sndfile_names.h"

#include <algorithm>
#include <array>
#include <sndfile.h>
#include <string_view>

namespace offramp {

namespace {

struct Name {
    int format;
    std::string_view text;
};

/// Short names for the containers that people meet; the others keep libsndfile's.
constexpr std::array containers{
    Name{SF_FORMAT_WAV, "WAV"},          Name{SF_FORMAT_WAVEX, "WAV"}, Name{SF_FORMAT_RF64, "WAV (RF64)"},
    Name{SF_FORMAT_W64, "W64"},          Name{SF_FORMAT_AIFF, "AIFF"}, Name{SF_FORMAT_AU, "AU"},
    Name{SF_FORMAT_FLAC, "FLAC"},        Name{SF_FORMAT_OGG, "Ogg"},   Name{SF_FORMAT_CAF, "CAF"},
    Name{SF_FORMAT_NIST, "NIST SPHERE"},
};

constexpr std::array codings{
    Name{SF_FORMAT_PCM_S8, "8 bit"},        Name{SF_FORMAT_PCM_U8, "8 bit"},
    Name{SF_FORMAT_PCM_16, "16 bit"},       Name{SF_FORMAT_PCM_24, "24 bit"},
    Name{SF_FORMAT_PCM_32, "32 bit"},       Name{SF_FORMAT_FLOAT, "32 bit float"},
    Name{SF_FORMAT_ULAW, "µ-law"},          Name{SF_FORMAT_DOUBLE, "64 bit float"},
    Name{SF_FORMAT_ALAW, "A-law"},          Name{SF_FORMAT_VORBIS, "Vorbis"},
    Name{SF_FORMAT_OPUS, "Opus"},           Name{SF_FORMAT_GSM610, "GSM 6.10"},
    Name{SF_FORMAT_IMA_ADPCM, "IMA ADPCM"}, Name{SF_FORMAT_MS_ADPCM, "Microsoft ADPCM"},
};

template <std::size_t N>
std::string nameOf(int format, const std::array<Name, N>& names) {
    const auto found =
        std::find_if(names.begin(), names.end(), [&](const Name& name) { return name.format == format; });
    if (found != names.end()) return std::string(found->text);
    SF_FORMAT_INFO info{};
    info.format = format;
    const bool known = sf_command(nullptr, SFC_GET_FORMAT_INFO, &info, sizeof(info)) == 0;
    return known && info.name != nullptr ? info.name : "unknown";
}

} // namespace

std::string nameOfSndfileFormat(int format) {
    std::string text = nameOf(format & SF_FORMAT_TYPEMASK, containers);
    return text.append(", ").append(nameOf(format & SF_FORMAT_SUBMASK, codings));
}

} // namespace offramp
