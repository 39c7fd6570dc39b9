// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAudioFormat>
#include <QBuffer>
#include <QObject>

#include <filesystem>
#include <memory>
#include <vector>

class QAudioSource;

namespace offramp {

/// Samples in a device's format as one channel of floats, the mean of its channels.
[[nodiscard]] std::vector<float> samplesOf(const QByteArray& bytes, const QAudioFormat& format);

/// Records from the microphone into a WAV file.
class Recorder : public QObject {
    Q_OBJECT

public:
    explicit Recorder(QObject* parent = nullptr);
    ~Recorder() override;
    Recorder(const Recorder&) = delete;
    Recorder& operator=(const Recorder&) = delete;

    /// Why it can't, as a sentence; empty if it does.
    [[nodiscard]] QString start();
    /// Ends the recording and writes it below `folder`, named by the time. Throws Error.
    [[nodiscard]] std::filesystem::path finish(const std::filesystem::path& folder);
    [[nodiscard]] bool isRecording() const { return source_ != nullptr; }
    /// Seconds recorded so far.
    [[nodiscard]] double seconds() const;

private:
    std::unique_ptr<QAudioSource> source_;
    QBuffer buffer_;
    QAudioFormat format_;
};

} // namespace offramp
