// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "workbench/background_thread.h"

#include <QAudioFormat>
#include <QObject>

#include <filesystem>
#include <memory>
#include <vector>

namespace offramp {

/// Samples in a device's format as one channel of floats, the mean of its channels.
[[nodiscard]] std::vector<float> samplesOf(const QByteArray& bytes, const QAudioFormat& format);

/// Writes recordings as WAV in a thread of its own, one after the other. What was handed over is written also
/// when the writer is destroyed, which waits for it.
class RecordingWriter : public QObject {
    Q_OBJECT

public:
    explicit RecordingWriter(QObject* parent = nullptr);
    ~RecordingWriter() override;
    RecordingWriter(const RecordingWriter&) = delete;
    RecordingWriter& operator=(const RecordingWriter&) = delete;

    /// Ends in written() or failed(), which the writing thread emits. Makes the folder if need be.
    void write(const QByteArray& bytes, const QAudioFormat& format, const std::filesystem::path& file);

Q_SIGNALS:
    void written(const std::filesystem::path& file);
    void failed(const std::shared_ptr<const offramp::Error>& error);

private:
    BackgroundThread thread_;
};

} // namespace offramp
