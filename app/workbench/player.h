// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/resampler.h"
#include "audio/waveform.h"

#include <QAudioFormat>
#include <QIODevice>
#include <QObject>
#include <QTimer>

#include <memory>
#include <vector>

class QAudioSink;

namespace offramp {

/// Samples of a sound as the bytes that a device wants: at its rate, float or 16 bit, the same in all
/// channels. Endless where it loops.
class SampleSource : public QIODevice {
    Q_OBJECT

public:
    /// The samples [begin, end) of the waveform, at its own rate.
    SampleSource(std::shared_ptr<const Waveform> waveform, std::size_t begin, std::size_t end,
                 const QAudioFormat& format, bool loop, QObject* parent = nullptr);

    [[nodiscard]] bool isSequential() const override { return true; }
    [[nodiscard]] qint64 bytesAvailable() const override;
    [[nodiscard]] bool atEnd() const override { return !loop_ && next_ >= end_ && taken_ >= ready_.size(); }

protected:
    qint64 readData(char* data, qint64 most) override;
    qint64 writeData(const char* data, qint64 size) override;

private:
    /// Makes the next samples at the device's rate; false at the end.
    bool refill();
    void putFrame(char* data, float sample) const;

    std::shared_ptr<const Waveform> waveform_;
    std::size_t begin_;
    std::size_t end_;
    std::size_t next_;
    QAudioFormat format_;
    bool loop_;
    std::unique_ptr<Resampler> resampler_;
    std::vector<float> ready_;
    std::size_t taken_ = 0;
};

/// Plays a stretch of a sound and tells where it is.
class Player : public QObject {
    Q_OBJECT

public:
    explicit Player(QObject* parent = nullptr);
    ~Player() override;
    Player(const Player&) = delete;
    Player& operator=(const Player&) = delete;

    /// Plays from `begin` to `end` seconds. Why it can't, as a sentence; empty if it does.
    [[nodiscard]] QString play(const std::shared_ptr<const Waveform>& waveform, double begin, double end,
                               bool loop);
    void stop();
    [[nodiscard]] bool isPlaying() const { return sink_ != nullptr; }

Q_SIGNALS:
    /// Seconds from the sound's start, many times a second.
    void positionChanged(double seconds);
    void stopped();

private:
    void tell();

    std::unique_ptr<QAudioSink> sink_;
    std::unique_ptr<SampleSource> source_;
    QTimer timer_;
    double begin_ = 0;
    double length_ = 0;
    bool loop_ = false;
};

} // namespace offramp
