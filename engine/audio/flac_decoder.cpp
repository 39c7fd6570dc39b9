// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/flac_decoder.h"

#include "audio/file_bytes.h"
#include "audio/file_kind.h"
#include "base/error.h"

#include <FLAC/stream_decoder.h>
#include <algorithm>
#include <cmath>
#include <string>

namespace offramp {

/// The decoder's state, and the calls that libFLAC makes back (`self` is a Private).
struct FlacDecoder::Private {
    std::shared_ptr<FileBytes> file;
    std::int64_t at = 0;
    FLAC__StreamDecoder* flac = nullptr;
    /// The last decoded frame, interleaved, and how many of its samples were handed on.
    std::vector<float> pending;
    std::size_t taken = 0;
    std::int64_t promised = 0; // 0: the header doesn't say
    std::int64_t decoded = 0;
    std::int64_t damaged = 0;
    /// Of the first frame; headers may say otherwise, and later frames are brought to it.
    unsigned channels = 0;
    unsigned sampleRate = 0;
    unsigned bits = 0;
    std::int64_t mixedFrom = -1;
    bool rateChanged = false;
    bool finished = false;

    void take(const FLAC__FrameHeader& header, const FLAC__int32* const* samples);
    bool decodeFrame();

    static FLAC__StreamDecoderReadStatus onRead(const FLAC__StreamDecoder* flac, FLAC__byte* into,
                                                std::size_t* size, void* self);
    static FLAC__StreamDecoderWriteStatus onFrame(const FLAC__StreamDecoder* flac, const FLAC__Frame* frame,
                                                  const FLAC__int32* const* samples, void* self);
    static void onMetadata(const FLAC__StreamDecoder* flac, const FLAC__StreamMetadata* metadata, void* self);
    static void onError(const FLAC__StreamDecoder* flac, FLAC__StreamDecoderErrorStatus status, void* self);
};

FLAC__StreamDecoderReadStatus FlacDecoder::Private::onRead(const FLAC__StreamDecoder* /*flac*/,
                                                           FLAC__byte* into, std::size_t* size, void* self) {
    auto& d = *static_cast<Private*>(self);
    *size = d.file->read(d.at, std::as_writable_bytes(std::span(into, *size)));
    d.at += static_cast<std::int64_t>(*size);
    return *size == 0 ? FLAC__STREAM_DECODER_READ_STATUS_END_OF_STREAM
                      : FLAC__STREAM_DECODER_READ_STATUS_CONTINUE;
}

FLAC__StreamDecoderWriteStatus FlacDecoder::Private::onFrame(const FLAC__StreamDecoder* /*flac*/,
                                                             const FLAC__Frame* frame,
                                                             const FLAC__int32* const* samples, void* self) {
    auto& d = *static_cast<Private*>(self);
    if (d.channels == 0) {
        d.channels = frame->header.channels;
        d.sampleRate = frame->header.sample_rate;
        d.bits = frame->header.bits_per_sample;
    }
    d.rateChanged = frame->header.sample_rate != d.sampleRate;
    if (d.rateChanged) return FLAC__STREAM_DECODER_WRITE_STATUS_ABORT;
    d.take(frame->header, samples);
    return FLAC__STREAM_DECODER_WRITE_STATUS_CONTINUE;
}

void FlacDecoder::Private::onMetadata(const FLAC__StreamDecoder* /*flac*/,
                                      const FLAC__StreamMetadata* metadata, void* self) {
    if (metadata->type != FLAC__METADATA_TYPE_STREAMINFO) return;
    static_cast<Private*>(self)->promised =
        static_cast<std::int64_t>(metadata->data.stream_info.total_samples);
}

void FlacDecoder::Private::onError(const FLAC__StreamDecoder* /*flac*/,
                                   FLAC__StreamDecoderErrorStatus /*status*/, void* self) {
    ++static_cast<Private*>(self)->damaged;
}

/// Full scale is 2^(bits - 1). A frame with another number of channels gives the mean of them to each.
void FlacDecoder::Private::take(const FLAC__FrameHeader& header, const FLAC__int32* const* samples) {
    const auto scale = static_cast<float>(std::ldexp(1.0, 1 - static_cast<int>(header.bits_per_sample)));
    const bool mixed = header.channels != channels;
    if (mixed && mixedFrom < 0) mixedFrom = decoded;
    pending.resize(std::size_t{header.blocksize} * channels);
    taken = 0;
    for (unsigned i = 0; i < header.blocksize; ++i) {
        double sum = 0.0;
        for (unsigned c = 0; mixed && c < header.channels; ++c)
            sum += samples[c][i];
        for (unsigned c = 0; c < channels; ++c) {
            const double value = mixed ? sum / header.channels : samples[c][i];
            pending[std::size_t{i} * channels + c] = static_cast<float>(value) * scale;
        }
    }
    decoded += header.blocksize;
}

/// Decodes until there are samples; false at the end.
bool FlacDecoder::Private::decodeFrame() {
    while (!finished && taken == pending.size()) {
        const bool going = FLAC__stream_decoder_process_single(flac) != 0;
        const auto state = FLAC__stream_decoder_get_state(flac);
        finished =
            !going || state == FLAC__STREAM_DECODER_END_OF_STREAM || state == FLAC__STREAM_DECODER_ABORTED;
    }
    return taken < pending.size();
}

FlacDecoder::FlacDecoder(std::shared_ptr<FileBytes> file, std::int64_t offset)
    : d_(std::make_unique<Private>()) {
    d_->file = std::move(file);
    d_->at = offset;
    d_->flac = FLAC__stream_decoder_new();
    if (d_->flac == nullptr) throw std::bad_alloc();
    FLAC__stream_decoder_init_stream(d_->flac, Private::onRead, nullptr, nullptr, nullptr, nullptr,
                                     Private::onFrame, Private::onMetadata, Private::onError, d_.get());
    const std::string subject = d_->file->path().string();
    if (!d_->decodeFrame()) {
        FLAC__stream_decoder_delete(d_->flac);
        d_->file->check();
        throw Error(subject, msg("is a FLAC file without a frame that can be decoded: cut off or damaged"),
                    msg("Get the file again"));
    }
    info_.format = "FLAC, " + std::to_string(d_->bits) + " bit";
    info_.sampleRate = static_cast<int>(d_->sampleRate);
    info_.channels = static_cast<int>(d_->channels);
    if (d_->promised > 0) info_.frames = promised_ = d_->promised;
}

FlacDecoder::~FlacDecoder() {
    FLAC__stream_decoder_delete(d_->flac);
}

std::int64_t FlacDecoder::read(std::span<float> interleaved) {
    std::size_t filled = 0;
    while (filled < interleaved.size() && d_->decodeFrame()) {
        const std::size_t n = std::min(interleaved.size() - filled, d_->pending.size() - d_->taken);
        std::copy_n(d_->pending.begin() + static_cast<std::ptrdiff_t>(d_->taken), n,
                    interleaved.begin() + static_cast<std::ptrdiff_t>(filled));
        d_->taken += n;
        filled += n;
    }
    if (filled == 0) finish();
    return static_cast<std::int64_t>(filled) / info_.channels;
}

void FlacDecoder::finish() {
    const auto seconds = [this](std::int64_t frames) {
        return std::round(1000.0 * static_cast<double>(frames) / info_.sampleRate) / 1000.0;
    };
    if (d_->damaged > 0)
        warn(msg("is damaged in {0} places, which may sound wrong or be missing", d_->damaged));
    if (d_->mixedFrom >= 0) {
        warn(msg("changes its number of channels at {0} s; from there their mean is read",
                 seconds(d_->mixedFrom)));
    }
    if (d_->rateChanged) {
        warn(msg("changes its sample rate at {0} s; what follows is left out", seconds(d_->decoded)));
    }
}

} // namespace offramp
