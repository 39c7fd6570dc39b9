// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/mp3_decoder.h"

#include "audio/file_bytes.h"
#include "audio/file_kind.h"
#include "base/error.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <mpg123.h>
#include <new>
#include <string>
#include <string_view>

namespace offramp {

namespace {

/// How many bytes of garbage are searched for the next frame: pictures and padding behind tags are long.
constexpr long resyncLimit = 1L << 20;
/// Floats asked for at a time: a few frames of two channels.
constexpr std::size_t chunk = 8192;

/// The bytes of a file that are MPEG audio.
struct Stretch {
    std::shared_ptr<FileBytes> file;
    std::int64_t start = 0;
    std::int64_t size = 0;
    std::int64_t at = 0;
};

ssize_t readBytes(void* user, void* into, std::size_t size) {
    auto& stretch = *static_cast<Stretch*>(user);
    const std::int64_t left = std::max<std::int64_t>(0, stretch.size - stretch.at);
    const auto wanted =
        static_cast<std::size_t>(std::min<std::int64_t>(left, static_cast<std::int64_t>(size)));
    const std::span<std::byte> bytes(static_cast<std::byte*>(into), wanted);
    const std::size_t n = stretch.file->read(stretch.start + stretch.at, bytes);
    stretch.at += static_cast<std::int64_t>(n);
    return static_cast<ssize_t>(n);
}

off_t seekIn(void* user, off_t offset, int whence) {
    auto& stretch = *static_cast<Stretch*>(user);
    const std::int64_t from = whence == SEEK_SET ? 0 : whence == SEEK_CUR ? stretch.at : stretch.size;
    stretch.at = from + offset;
    return static_cast<off_t>(stretch.at);
}

/// A way to open a stream; the first under which a frame is decoded is taken.
struct Attempt {
    /// To believe in a frame only if another follows it: right but for files of one frame.
    bool readAhead;
    /// To cut the encoder's padding off, as the information header says: right unless nothing is left.
    bool gapless;
};
constexpr std::array attempts{Attempt{true, true}, Attempt{false, true}, Attempt{false, false}};

mpg123_handle* newHandle(const Attempt& attempt, Stretch& stretch) {
    mpg123_handle* mpeg = mpg123_new(nullptr, nullptr);
    if (mpeg == nullptr) throw std::bad_alloc();
    long flags = MPG123_QUIET | MPG123_FORCE_FLOAT | MPG123_SKIP_ID3V2;
    if (!attempt.readAhead) flags |= MPG123_NO_READAHEAD;
    mpg123_param(mpeg, MPG123_ADD_FLAGS, flags, 0.0);
    if (!attempt.gapless) mpg123_param(mpeg, MPG123_REMOVE_FLAGS, MPG123_GAPLESS, 0.0);
    mpg123_param(mpeg, MPG123_REMOVE_FLAGS, MPG123_AUTO_RESAMPLE, 0.0);
    mpg123_param(mpeg, MPG123_RESYNC_LIMIT, resyncLimit, 0.0);
    mpg123_replace_reader_handle(mpeg, readBytes, seekIn, nullptr);
    stretch.at = 0;
    mpg123_open_handle(mpeg, &stretch);
    return mpeg;
}

/// Frames of sound that a "Xing" or "Info" header in the first MPEG frame counts; 0 if there is none.
std::int64_t framesOfInfoHeader(const Stretch& stretch, int samplesPerFrame) {
    std::array<char, 4096> bytes{};
    const auto n = stretch.file->read(stretch.start, std::as_writable_bytes(std::span(bytes)));
    const std::string_view text(bytes.data(), n);
    const auto at = std::min(text.find("Xing"), text.find("Info"));
    if (at == std::string_view::npos || at + 12 > n || (text[at + 7] & 1) == 0) return 0;
    std::int64_t count = 0;
    for (std::size_t i = at + 8; i < at + 12; ++i)
        count = count << 8 | static_cast<unsigned char>(text[i]);
    return count * samplesPerFrame;
}

} // namespace

struct Mp3Decoder::Private {
    Stretch stretch;
    mpg123_handle* mpeg = nullptr;
    /// Decoded and not yet handed on.
    std::vector<float> pending;
    std::size_t taken = 0;
    int channels = 0; // of what is decoded now
    long sampleRate = 0;
    int firstChannels = 0;
    long firstSampleRate = 0;
    std::int64_t decoded = 0;
    std::int64_t remixedFrom = -1;
    bool rateChanged = false;
    bool finished = false;
    int failure = MPG123_OK;

    ~Private() { mpg123_delete(mpeg); }
    void open();
    void noteFormat();
    void matchChannels(std::size_t count);
    bool decode();
};

/// Leaves the first decoded samples pending; none if no way of opening finds any.
void Mp3Decoder::Private::open() {
    for (const Attempt& attempt : attempts) {
        mpg123_delete(mpeg);
        mpeg = newHandle(attempt, stretch);
        finished = false;
        failure = MPG123_OK;
        firstChannels = channels = 0;
        if (decode()) return;
    }
}

void Mp3Decoder::Private::noteFormat() {
    int encoding = 0;
    mpg123_getformat(mpeg, &sampleRate, &channels, &encoding);
    if (firstChannels == 0) {
        firstChannels = channels;
        firstSampleRate = sampleRate;
    }
    rateChanged = sampleRate != firstSampleRate;
    finished = rateChanged || channels < 1 || channels > 2;
    if (channels != firstChannels && remixedFrom < 0) remixedFrom = decoded;
}

/// Brings `count` samples of this stretch's one or two channels to the first frame's two or one.
void Mp3Decoder::Private::matchChannels(std::size_t count) {
    std::vector<float> matched;
    for (std::size_t i = 0; i < count; i += static_cast<std::size_t>(channels)) {
        if (channels == 2 && i + 1 < count) matched.push_back(0.5F * (pending[i] + pending[i + 1]));
        if (channels == 1) matched.insert(matched.end(), 2, pending[i]);
    }
    pending = std::move(matched);
}

/// Decodes until there are samples; false at the end.
bool Mp3Decoder::Private::decode() {
    while (!finished && taken == pending.size()) {
        pending.resize(chunk);
        taken = 0;
        std::size_t bytes = 0;
        const int result = mpg123_read(mpeg, pending.data(), chunk * sizeof(float), &bytes);
        pending.resize(bytes / sizeof(float));
        if (result == MPG123_NEW_FORMAT) noteFormat();
        finished = finished || (result != MPG123_OK && result != MPG123_NEW_FORMAT);
        if (finished && result != MPG123_DONE && result != MPG123_NEW_FORMAT) failure = mpg123_errcode(mpeg);
        if (channels > 0) decoded += static_cast<std::int64_t>(pending.size()) / channels;
        if (channels != firstChannels) matchChannels(pending.size());
    }
    return taken < pending.size();
}

Mp3Decoder::Mp3Decoder(std::shared_ptr<FileBytes> file, std::int64_t offset, std::int64_t size,
                       const std::string& container)
    : d_(std::make_unique<Private>()) {
    d_->stretch = Stretch{std::move(file), offset, size, 0};
    d_->open();
    if (d_->pending.empty()) {
        FileBytes& bytes = *d_->stretch.file;
        bytes.check();
        refuseIfSomethingElse(bytes);
        throw Error(bytes.path().string(),
                    msg("holds no MPEG audio frame that can be decoded: cut off or damaged"),
                    msg("Get the file again, or check that it is the file you meant"));
    }
    describe(container);
}

Mp3Decoder::~Mp3Decoder() = default;

void Mp3Decoder::describe(const std::string& container) {
    mpg123_frameinfo frame{};
    mpg123_info(d_->mpeg, &frame);
    constexpr std::array layers{"MPEG audio", "MPEG audio layer I", "MPEG audio layer II", "MP3"};
    info_.format = container;
    info_.format.append(layers.at(static_cast<std::size_t>(std::clamp(frame.layer, 0, 3))));
    info_.sampleRate = static_cast<int>(d_->firstSampleRate);
    info_.channels = d_->firstChannels;
    // Without that header libmpg123 guesses the length; with it, it also knows the padding that is cut off.
    const std::int64_t frames = framesOfInfoHeader(d_->stretch, mpg123_spf(d_->mpeg));
    const std::int64_t length = mpg123_length(d_->mpeg);
    if (frames > 0) info_.frames = promised_ = length > 0 ? length : frames;
}

std::int64_t Mp3Decoder::read(std::span<float> interleaved) {
    std::size_t filled = 0;
    while (filled < interleaved.size() && d_->decode()) {
        const std::size_t n = std::min(interleaved.size() - filled, d_->pending.size() - d_->taken);
        std::copy_n(d_->pending.begin() + static_cast<std::ptrdiff_t>(d_->taken), n,
                    interleaved.begin() + static_cast<std::ptrdiff_t>(filled));
        d_->taken += n;
        filled += n;
    }
    if (filled == 0) finish();
    return static_cast<std::int64_t>(filled) / info_.channels;
}

void Mp3Decoder::finish() {
    const auto seconds = [this](std::int64_t frames) {
        return std::round(1000.0 * static_cast<double>(frames) / info_.sampleRate) / 1000.0;
    };
    if (d_->remixedFrom >= 0) warn(msg("changes its number of channels at {0} s", seconds(d_->remixedFrom)));
    if (d_->rateChanged) {
        warn(msg("changes its sample rate at {0} s; what follows is left out", seconds(d_->decoded)));
    }
    if (d_->failure != MPG123_OK) {
        warn(msg("cannot be decoded beyond {0} s ({1})", seconds(d_->decoded),
                 mpg123_plain_strerror(d_->failure)));
    }
}

} // namespace offramp
