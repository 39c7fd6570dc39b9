// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/player.h"

#include <QAudioDevice>
#include <QAudioSink>
#include <QMediaDevices>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <optional>

namespace offramp {

namespace {

constexpr int pictureMilliseconds = 16;

/// A format that the device takes, as near to the sound's as it gets.
std::optional<QAudioFormat> formatFor(const QAudioDevice& device, int rate) {
    for (const int tried : {rate, 48000, 44100}) {
        for (const int channels : {1, 2}) {
            for (const auto sample : {QAudioFormat::Float, QAudioFormat::Int16}) {
                QAudioFormat format;
                format.setSampleRate(tried);
                format.setChannelCount(channels);
                format.setSampleFormat(sample);
                if (device.isFormatSupported(format)) return format;
            }
        }
    }
    return std::nullopt;
}

} // namespace

SampleSource::SampleSource(std::shared_ptr<const Waveform> waveform, std::size_t begin, std::size_t end,
                           const QAudioFormat& format, bool loop, QObject* parent)
    : QIODevice(parent), waveform_(std::move(waveform)), begin_(std::min(begin, waveform_->samples.size())),
      end_(std::clamp(end, begin_, waveform_->samples.size())), next_(begin_), format_(format), loop_(loop) {
    open(QIODevice::ReadOnly);
}

qint64 SampleSource::bytesAvailable() const {
    const auto left = static_cast<std::int64_t>(loop_ ? end_ - begin_ : end_ - next_);
    const auto made = Resampler::lengthAt(left, waveform_->sampleRate, format_.sampleRate());
    return (made + static_cast<qint64>(ready_.size() - taken_)) * format_.bytesPerFrame() +
           QIODevice::bytesAvailable();
}

bool SampleSource::refill() {
    constexpr std::size_t block = 2048;
    ready_.clear();
    taken_ = 0;
    while (ready_.empty() && end_ > begin_) {
        if (next_ >= end_) {
            if (!loop_) return false;
            next_ = begin_;
        }
        if (next_ == begin_) {
            resampler_ = std::make_unique<Resampler>(
                waveform_->sampleRate, format_.sampleRate(), [this](std::span<const float> made) {
                    ready_.insert(ready_.end(), made.begin(), made.end());
                });
        }
        const std::size_t count = std::min(block, end_ - next_);
        resampler_->push(std::span(waveform_->samples).subspan(next_, count));
        next_ += count;
        if (next_ >= end_) resampler_->finish();
    }
    return !ready_.empty();
}

void SampleSource::putFrame(char* data, float sample) const {
    const float clipped = std::clamp(sample, -1.0F, 1.0F);
    const auto integer = static_cast<qint16>(std::lround(clipped * 32767.0F));
    const int size = format_.bytesPerSample();
    for (int channel = 0; channel < format_.channelCount(); ++channel) {
        if (format_.sampleFormat() == QAudioFormat::Float)
            std::memcpy(data + channel * size, &clipped, sizeof clipped);
        else
            std::memcpy(data + channel * size, &integer, sizeof integer);
    }
}

qint64 SampleSource::readData(char* data, qint64 most) {
    const qint64 frame = format_.bytesPerFrame();
    qint64 written = 0;
    while (written + frame <= most) {
        if (taken_ >= ready_.size() && !refill()) break;
        putFrame(data + written, ready_[taken_++]);
        written += frame;
    }
    return written;
}

qint64 SampleSource::writeData(const char* /*data*/, qint64 /*size*/) {
    return -1;
}

Player::Player(QObject* parent) : QObject(parent) {
    timer_.setInterval(pictureMilliseconds);
    connect(&timer_, &QTimer::timeout, this, &Player::tell);
}

Player::~Player() = default;

QString Player::play(const std::shared_ptr<const Waveform>& waveform, double begin, double end, bool loop) {
    stop();
    const QAudioDevice device = QMediaDevices::defaultAudioOutput();
    if (device.isNull())
        return tr("There is no sound output on this machine. Connect or switch on a loudspeaker.");
    const auto format = formatFor(device, waveform->sampleRate);
    if (!format) return tr("%1 takes no format that Offramp can play.").arg(device.description());
    const auto index = [&](double seconds) {
        return static_cast<std::size_t>(std::llround(std::max(0.0, seconds) * waveform->sampleRate));
    };
    source_ = std::make_unique<SampleSource>(waveform, index(begin), index(end), *format, loop);
    sink_ = std::make_unique<QAudioSink>(device, *format);
    begin_ = begin;
    length_ = end - begin;
    loop_ = loop;
    sink_->start(source_.get());
    if (sink_->error() != QAudio::NoError) {
        stop();
        return tr("%1 could not be opened for playing.").arg(device.description());
    }
    timer_.start();
    return {};
}

void Player::stop() {
    if (!sink_) return;
    timer_.stop();
    sink_->stop();
    // The sink may be below us on the stack.
    sink_.release()->deleteLater();
    source_.release()->deleteLater();
    Q_EMIT stopped();
}

void Player::tell() {
    double played = static_cast<double>(sink_->processedUSecs()) * 1e-6;
    if (!loop_ && (played >= length_ || sink_->state() == QAudio::IdleState)) {
        Q_EMIT positionChanged(begin_ + length_);
        return stop();
    }
    if (loop_ && length_ > 0) played = std::fmod(played, length_);
    Q_EMIT positionChanged(begin_ + std::min(played, length_));
}

} // namespace offramp
