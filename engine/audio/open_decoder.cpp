// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/decoder.h"
#include "audio/file_bytes.h"
#include "audio/file_kind.h"
#include "audio/flac_decoder.h"
#include "audio/mp3_decoder.h"
#include "audio/sndfile_decoder.h"
#include "audio/wave_decoder.h"
#include "audio/wave_header.h"
#include "base/error.h"

#include <cmath>

namespace offramp {

namespace {

constexpr int mpegLayer3 = 0x55;

[[noreturn]] void refuse(const FileBytes& file, const Message& reason) {
    throw Error(file.path().string(), reason, msg("Get the file again: it was cut off or damaged"));
}

/// A header may say anything; no memory is asked for before this.
void checkNumbers(const FileBytes& file, double sampleRate, int channels) {
    if (!std::isfinite(sampleRate)) refuse(file, msg("says no sample rate"));
    if (sampleRate < lowestSampleRate || sampleRate > highestSampleRate) {
        refuse(file, msg("says that its sample rate is {0} Hz", sampleRate));
    }
    if (channels < 1 || channels > mostChannels) {
        refuse(file, msg("says that it has {0} channels; 1 to {1} can be read", channels, mostChannels));
    }
}

void checkWaveHeader(const FileBytes& file, const WaveHeader& header) {
    if (!header.hasFormat)
        refuse(file, msg("is a WAV file without a format chunk, which says how to read it"));
    if (!header.hasData)
        refuse(file, msg("is a WAV file without sound: there is a header, but no data chunk"));
    checkNumbers(file, static_cast<double>(header.sampleRate), header.channels);
    if (header.dataPresent == 0) refuse(file, msg("holds no sound: no samples follow its header"));
}

std::unique_ptr<Decoder> openWave(const std::shared_ptr<FileBytes>& file, std::int64_t offset) {
    const WaveHeader header = readWaveHeader(*file, offset);
    checkWaveHeader(*file, header);
    if (header.coding == mpegLayer3) {
        return std::make_unique<Mp3Decoder>(file, header.dataStart, header.dataPresent, "WAV, ");
    }
    if (WaveDecoder::isFor(header)) return std::make_unique<WaveDecoder>(file, header);
    auto decoder = std::make_unique<SndfileDecoder>(file, offset);
    if (header.dataPromised) decoder->setPromise(*header.dataPromised, header.dataPresent);
    return decoder;
}

std::unique_ptr<Decoder> openAiff(const std::shared_ptr<FileBytes>& file, std::int64_t offset) {
    const auto header = readAiffHeader(*file, offset);
    if (!header) refuse(*file, msg("is an AIFF file without a common chunk, which says how to read it"));
    checkNumbers(*file, header->sampleRate, header->channels);
    auto decoder = std::make_unique<SndfileDecoder>(file, offset);
    if (const auto present = decoder->info().frames) decoder->setPromise(header->frames, *present);
    return decoder;
}

std::unique_ptr<Decoder> openByKind(const std::shared_ptr<FileBytes>& file) {
    if (file->size() == 0) refuseUnknown(*file);
    const FileStart start = recogniseStart(*file);
    switch (start.kind) {
    case FileKind::wave:
        return openWave(file, start.offset);
    case FileKind::aiff:
        return openAiff(file, start.offset);
    case FileKind::flac:
        return std::make_unique<FlacDecoder>(file, start.offset);
    case FileKind::mp3:
        return std::make_unique<Mp3Decoder>(file, start.offset, file->size() - start.offset, "");
    case FileKind::other:
        break;
    }
    return std::make_unique<SndfileDecoder>(file, start.offset);
}

} // namespace

std::unique_ptr<Decoder> openDecoder(const std::shared_ptr<FileBytes>& file) {
    auto decoder = openByKind(file);
    checkNumbers(*file, decoder->info().sampleRate, decoder->info().channels);
    return decoder;
}

} // namespace offramp
