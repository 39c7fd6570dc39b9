// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/sndfile_decoder.h"

#include "audio/file_bytes.h"
#include "audio/file_kind.h"
#include "audio/sndfile_names.h"
#include "base/error.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <limits>
#include <sndfile.h>
#include <string>

namespace offramp {

namespace {

/// The file from `offset` on, as libsndfile wants to see it.
struct View {
    std::shared_ptr<FileBytes> file;
    std::int64_t offset = 0;
    std::int64_t at = 0;

    [[nodiscard]] std::int64_t size() const { return file->size() - offset; }
};

View& viewOf(void* user) {
    return *static_cast<View*>(user);
}

sf_count_t seekIn(sf_count_t offset, int whence, void* user) {
    View& view = viewOf(user);
    const std::int64_t from = whence == SEEK_SET ? 0 : whence == SEEK_CUR ? view.at : view.size();
    view.at = from + offset;
    return view.at;
}

sf_count_t readFrom(void* into, sf_count_t count, void* user) {
    View& view = viewOf(user);
    if (view.at < 0 || count <= 0) return 0;
    const std::span<std::byte> bytes(static_cast<std::byte*>(into), static_cast<std::size_t>(count));
    const auto n = static_cast<std::int64_t>(view.file->read(view.offset + view.at, bytes));
    view.at += n;
    return n;
}

sf_count_t refuseToWrite(const void* /*bytes*/, sf_count_t /*count*/, void* /*user*/) {
    return 0;
}

SF_VIRTUAL_IO reading() {
    SF_VIRTUAL_IO io{};
    io.get_filelen = [](void* user) -> sf_count_t {
        return viewOf(user).size();
    };
    io.seek = seekIn;
    io.read = readFrom;
    io.write = refuseToWrite;
    io.tell = [](void* user) -> sf_count_t {
        return viewOf(user).at;
    };
    return io;
}

/// libsndfile's sentence as the middle of one of ours.
std::string reasonOf(SNDFILE* sound) {
    std::string text = sf_strerror(sound);
    while (!text.empty() && (text.back() == '.' || text.back() == '\n'))
        text.pop_back();
    return text;
}

[[noreturn]] void refuse(FileBytes& file) {
    file.check();
    const std::string reason = reasonOf(nullptr);
    if (sf_error(nullptr) == SF_ERR_UNRECOGNISED_FORMAT) refuseUnknown(file);
    refuseIfSomethingElse(file);
    throw Error(file.path().string(), msg("cannot be decoded: damaged, or of a rare kind ({0})", reason),
                msg("Try to convert it: {0}", conversionCommand(file)));
}

} // namespace

struct SndfileDecoder::Private {
    View view;
    SF_VIRTUAL_IO io = reading();
    SNDFILE* sound = nullptr;
    std::int64_t done = 0;
};

SndfileDecoder::SndfileDecoder(std::shared_ptr<FileBytes> file, std::int64_t offset)
    : d_(std::make_unique<Private>()) {
    d_->view = View{std::move(file), offset, 0};
    SF_INFO info{};
    d_->sound = sf_open_virtual(&d_->io, SFM_READ, &info, &d_->view);
    if (d_->sound == nullptr) refuse(*d_->view.file);
    info_.format = nameOfSndfileFormat(info.format);
    info_.sampleRate = info.samplerate;
    info_.channels = info.channels;
    // Some formats' unknown length is the largest number.
    if (info.frames >= 0 && info.frames < std::numeric_limits<std::int32_t>::max() * std::int64_t{64}) {
        info_.frames = promised_ = info.frames;
    }
}

SndfileDecoder::~SndfileDecoder() {
    if (d_->sound != nullptr) sf_close(d_->sound);
}

std::int64_t SndfileDecoder::read(std::span<float> interleaved) {
    const auto wanted = static_cast<sf_count_t>(interleaved.size()) / info_.channels;
    const std::int64_t frames =
        std::max<sf_count_t>(0, sf_readf_float(d_->sound, interleaved.data(), wanted));
    d_->done += frames;
    if (frames == 0 && sf_error(d_->sound) != SF_ERR_NO_ERROR) {
        const double seconds = static_cast<double>(d_->done) / info_.sampleRate;
        warn(msg("cannot be decoded beyond {0} s ({1})", std::round(seconds * 1000.0) / 1000.0,
                 reasonOf(d_->sound)));
    }
    return frames;
}

void SndfileDecoder::setPromise(std::int64_t unitsPromised, std::int64_t unitsPresent) {
    if (unitsPromised <= unitsPresent || unitsPresent <= 0 || !info_.frames) return;
    const double share = static_cast<double>(unitsPromised) / static_cast<double>(unitsPresent);
    // No more than a double counts exactly; a 64-bit length may be any number.
    promised_ = std::llround(std::min(static_cast<double>(*info_.frames) * share, 9e15));
}

} // namespace offramp
