// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/recording_writer.h"

#include "audio/write.h"

#include <cstring>
#include <new>

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

void writeRecording(const QByteArray& bytes, const QAudioFormat& format, const std::filesystem::path& file) {
    const std::filesystem::path folder = file.parent_path();
    std::error_code failure;
    std::filesystem::create_directories(folder, failure);
    if (failure) throw Error(folder.string(), msg("the folder can't be made ({0})", failure.message()));
    Waveform waveform;
    waveform.samples = samplesOf(bytes, format);
    waveform.sampleRate = format.sampleRate();
    (void)writeAudio(file, waveform);
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

RecordingWriter::RecordingWriter(QObject* parent) : QObject(parent), worker_(new QObject) {
    thread_.setObjectName(QStringLiteral("recordings"));
    worker_->moveToThread(&thread_);
    connect(&thread_, &QThread::finished, worker_, &QObject::deleteLater);
    thread_.start();
}

RecordingWriter::~RecordingWriter() {
    // Queued behind what is still to be written.
    QMetaObject::invokeMethod(
        worker_, [this] { thread_.quit(); }, Qt::QueuedConnection);
    thread_.wait();
}

void RecordingWriter::write(const QByteArray& bytes, const QAudioFormat& format,
                            const std::filesystem::path& file) {
    const auto work = [this, bytes, format, file] {
        try {
            writeRecording(bytes, format, file);
            Q_EMIT written(file);
        } catch (const Error& error) {
            Q_EMIT failed(std::make_shared<const Error>(error));
        } catch (const std::bad_alloc&) {
            Q_EMIT failed(
                std::make_shared<const Error>(file.string(), msg("there is not enough memory for it"),
                                              msg("Close other programs, or take a shorter recording")));
        }
    };
    QMetaObject::invokeMethod(worker_, work, Qt::QueuedConnection);
}

} // namespace offramp
