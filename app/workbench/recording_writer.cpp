// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/recording_writer.h"

#include "audio/write.h"

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

RecordingWriter::RecordingWriter(QObject* parent) : QObject(parent), thread_(QStringLiteral("recordings")) {}

RecordingWriter::~RecordingWriter() {
    thread_.finish();
}

void RecordingWriter::write(const QByteArray& bytes, const QAudioFormat& format,
                            const std::filesystem::path& file) {
    thread_.run([this, bytes, format, file] {
        const auto error = errorOf(file.string(), [&] { writeRecording(bytes, format, file); });
        if (error)
            Q_EMIT failed(error);
        else
            Q_EMIT written(file);
    });
}

} // namespace offramp
