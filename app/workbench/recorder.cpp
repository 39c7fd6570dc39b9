// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/recorder.h"

#include <QAudioDevice>
#include <QAudioSource>
#include <QDateTime>
#include <QMediaDevices>

#include <algorithm>
#include <climits>
#include <string>

namespace offramp {

Recorder::Recorder(QObject* parent) : QObject(parent) {
    connect(&writer_, &RecordingWriter::written, this, &Recorder::written);
    connect(&writer_, &RecordingWriter::failed, this, &Recorder::failed);
}

Recorder::~Recorder() = default;

QString Recorder::start() {
    const QAudioDevice device = QMediaDevices::defaultAudioInput();
    if (device.isNull()) return tr("There is no microphone on this machine. Connect one, or allow its use.");
    format_ = device.preferredFormat();
    buffer_.close();
    buffer_.setData(QByteArray());
    buffer_.open(QIODevice::WriteOnly);
    source_ = std::make_unique<QAudioSource>(device, format_);
    source_->start(&buffer_);
    if (source_->error() == QAudio::NoError) return {};
    source_.reset();
    return tr("%1 could not be opened for recording.").arg(device.description());
}

double Recorder::seconds() const {
    return format_.isValid() ? static_cast<double>(format_.durationForBytes(
                                   static_cast<qint32>(std::min<qsizetype>(buffer_.size(), INT_MAX)))) *
                                   1e-6
                             : 0;
}

void Recorder::finish(const std::filesystem::path& folder) {
    source_->stop();
    source_.reset();
    buffer_.close();
    const QString stamp = QDateTime::currentDateTime().toString(QStringLiteral("yyyy-MM-dd-HHmmss"));
    const std::string name = (QStringLiteral("recording-") + stamp + QStringLiteral(".wav")).toStdString();
    writer_.write(buffer_.data(), format_, folder / name);
    buffer_.setData(QByteArray());
}

} // namespace offramp
