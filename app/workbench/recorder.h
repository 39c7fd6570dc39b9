// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbench/recording_writer.h"

#include <QAudioFormat>
#include <QBuffer>
#include <QObject>

#include <filesystem>
#include <memory>

class QAudioSource;

namespace offramp {

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
    /// Ends the recording, to be written below `folder`, named by the time. Ends in written() or failed().
    void finish(const std::filesystem::path& folder);
    [[nodiscard]] bool isRecording() const { return source_ != nullptr; }
    /// Seconds recorded so far.
    [[nodiscard]] double seconds() const;

Q_SIGNALS:
    void written(const std::filesystem::path& file);
    void failed(const std::shared_ptr<const offramp::Error>& error);

private:
    std::unique_ptr<QAudioSource> source_;
    QBuffer buffer_;
    QAudioFormat format_;
    RecordingWriter writer_;
};

} // namespace offramp
