// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/recorder.h"

#include "audio/write.h"
#include "base/error.h"

#include <QAudioDevice>
#include <QAudioSource>
#include <QDateTime>
#include <QMediaDevices>

#include <cstring>

namespace offramp {

namespace {

float sampleAt(const char* data, QAudioFormat::SampleFormat format) {
    switch (format) {
    case QAudioFormat::UInt8:
        return (static_cast<float>(static_cast<unsigned char>(*data)) - 128.0F) / 128.0F;
    case QAudioFormat::Int16: {
        qint16 value = 0;
        std::memcpy(&value, data, sizeof value);
        return static_cast<float>(value) / 32768.0F;
    }
    case QAudioFormat::Int32: {
        qint32 value = 0;
        std::memcpy(&value, data, sizeof value);
        return static_cast<float>(static_cast<double>(value) / 2147483648.0);
    }
    case QAudioFormat::Float: {
        float value = 0;
        std::memcpy(&value, data, sizeof value);
        return value;
    }
    default:
        return 0;
    }
}

} // namespace

std::vector<float> samplesOf(const QByteArray& bytes, const QAudioFormat& format) {
    std::vector<float> samples;
    const int frame = format.bytesPerFrame();
    if (frame <= 0) return samples;
    samples.reserve(static_cast<std::size_t>(bytes.size() / frame));
    for (qsizetype at = 0; at + frame <= bytes.size(); at += frame) {
        float sum = 0;
        for (int channel = 0; channel < format.channelCount(); ++channel)
            sum +=
                sampleAt(bytes.constData() + at + channel * format.bytesPerSample(), format.sampleFormat());
        samples.push_back(sum / static_cast<float>(format.channelCount()));
    }
    return samples;
}

Recorder::Recorder(QObject* parent) : QObject(parent) {}

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

std::filesystem::path Recorder::finish(const std::filesystem::path& folder) {
    source_->stop();
    source_.reset();
    Waveform waveform;
    waveform.samples = samplesOf(buffer_.data(), format_);
    waveform.sampleRate = format_.sampleRate();
    buffer_.close();
    const QString stamp = QDateTime::currentDateTime().toString(QStringLiteral("yyyy-MM-dd-HHmmss"));
    std::filesystem::path file =
        folder / (QStringLiteral("recording-") + stamp + QStringLiteral(".wav")).toStdString();
    std::error_code failure;
    std::filesystem::create_directories(folder, failure);
    if (failure) throw Error(folder.string(), msg("the folder can't be made ({0})", failure.message()));
    (void)writeAudio(file, waveform);
    return file;
}

} // namespace offramp
