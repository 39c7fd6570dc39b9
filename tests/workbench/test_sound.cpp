// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/load.h"
#include "workbench/player.h"
#include "workbench/recording_writer.h"

#include <QtTest>

#include <cmath>
#include <cstring>
#include <numbers>

using namespace offramp;

class TestSound : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void samplesBecomeADevicesBytes();
    void loopsBeginAgain();
    void otherRatesAreResampled();
    void recordedBytesBecomeSamples_data();
    void recordedBytesBecomeSamples();
    void recordingsAreWrittenByAnotherThread();
    void aFolderThatCannotBeMade();
    void nothingHandedOverIsLost();
};

namespace {

QAudioFormat formatOf(QAudioFormat::SampleFormat sample, int channels, int rate) {
    QAudioFormat format;
    format.setSampleFormat(sample);
    format.setChannelCount(channels);
    format.setSampleRate(rate);
    return format;
}

std::shared_ptr<const Waveform> waveformOf(std::vector<float> samples, int rate = 8000) {
    return std::make_shared<const Waveform>(Waveform{std::move(samples), rate});
}

template <typename Sample>
std::vector<Sample> valuesOf(const QByteArray& bytes) {
    std::vector<Sample> values(static_cast<std::size_t>(bytes.size()) / sizeof(Sample));
    std::memcpy(values.data(), bytes.constData(), values.size() * sizeof(Sample));
    return values;
}

} // namespace

void TestSound::samplesBecomeADevicesBytes() {
    const auto waveform = waveformOf({0.0F, 0.5F, -1.0F, 2.0F, 0.25F});
    SampleSource whole(waveform, 0, 5, formatOf(QAudioFormat::Float, 1, 8000), false);
    QCOMPARE(valuesOf<float>(whole.readAll()), (std::vector<float>{0, 0.5F, -1, 1, 0.25F}));
    QVERIFY(whole.atEnd());
    SampleSource part(waveform, 1, 3, formatOf(QAudioFormat::Int16, 2, 8000), false);
    QCOMPARE(valuesOf<qint16>(part.readAll()), (std::vector<qint16>{16384, 16384, -32767, -32767}));
    SampleSource outside(waveform, 7, 9, formatOf(QAudioFormat::Float, 1, 8000), true);
    QCOMPARE(outside.read(64).size(), 0);
}

void TestSound::loopsBeginAgain() {
    SampleSource loop(waveformOf({0.1F, 0.2F, 0.3F}), 0, 2, formatOf(QAudioFormat::Float, 1, 8000), true);
    QCOMPARE(valuesOf<float>(loop.read(5 * sizeof(float))),
             (std::vector<float>{0.1F, 0.2F, 0.1F, 0.2F, 0.1F}));
    QVERIFY(!loop.atEnd());
}

void TestSound::otherRatesAreResampled() {
    std::vector<float> sine(8000);
    for (std::size_t i = 0; i < sine.size(); ++i)
        sine[i] =
            static_cast<float>(0.5 * std::sin(2 * std::numbers::pi * 440 * static_cast<double>(i) / 8000));
    SampleSource source(waveformOf(sine), 0, 8000, formatOf(QAudioFormat::Float, 1, 48000), false);
    const auto made = valuesOf<float>(source.readAll());
    QCOMPARE(made.size(), std::size_t{48000});
    for (std::size_t i = 4800; i < 43200; ++i) {
        const double expected = 0.5 * std::sin(2 * std::numbers::pi * 440 * static_cast<double>(i) / 48000);
        QVERIFY(std::abs(static_cast<double>(made[i]) - expected) < 1e-3);
    }
}

void TestSound::recordedBytesBecomeSamples_data() {
    QTest::addColumn<int>("format");
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("8 bit") << static_cast<int>(QAudioFormat::UInt8) << QByteArray::fromHex("80c040");
    QTest::newRow("16 bit") << static_cast<int>(QAudioFormat::Int16) << QByteArray::fromHex("0000004000c0");
    QTest::newRow("32 bit") << static_cast<int>(QAudioFormat::Int32)
                            << QByteArray::fromHex("0000000000000040000000c0");
    QTest::newRow("float") << static_cast<int>(QAudioFormat::Float)
                           << QByteArray::fromHex("000000000000003f000000bf");
}

void TestSound::recordedBytesBecomeSamples() {
    QFETCH(int, format);
    QFETCH(QByteArray, bytes);
    const auto sample = static_cast<QAudioFormat::SampleFormat>(format);
    QCOMPARE(samplesOf(bytes, formatOf(sample, 1, 8000)), (std::vector<float>{0, 0.5F, -0.5F}));
    // An unfinished frame is left out; channels are averaged.
    QCOMPARE(samplesOf(bytes, formatOf(sample, 2, 8000)), (std::vector<float>{0.25F}));
}

/// The signal comes from the thread that wrote.
void TestSound::recordingsAreWrittenByAnotherThread() {
    const QTemporaryDir dir;
    const std::filesystem::path file = dir.filePath(QStringLiteral("new/take.wav")).toStdString();
    RecordingWriter writer;
    QThread* wrote = nullptr;
    std::filesystem::path told;
    connect(
        &writer, &RecordingWriter::written, &writer,
        [&](const std::filesystem::path& path) {
            wrote = QThread::currentThread();
            told = path;
        },
        Qt::DirectConnection);
    const QSignalSpy done(&writer, &RecordingWriter::written);
    writer.write(QByteArray::fromHex("0000004000c0"), formatOf(QAudioFormat::Int16, 1, 8000), file);
    QTRY_COMPARE(done.count(), 1);
    QVERIFY(wrote != nullptr);
    QVERIFY(wrote != QThread::currentThread());
    QCOMPARE(told, file);
    QCOMPARE(loadWaveform(file).samples, (std::vector<float>{0, 0.5F, -0.5F}));
}

void TestSound::aFolderThatCannotBeMade() {
    QTemporaryFile inTheWay;
    QVERIFY(inTheWay.open());
    RecordingWriter writer;
    std::shared_ptr<const Error> error;
    connect(&writer, &RecordingWriter::failed, this, [&](const auto& what) { error = what; });
    writer.write({}, formatOf(QAudioFormat::Int16, 1, 8000),
                 (inTheWay.fileName() + QStringLiteral("/take.wav")).toStdString());
    QTRY_VERIFY(error != nullptr);
    QCOMPARE(QString::fromStdString(error->subject()), inTheWay.fileName());
}

/// The program may end right behind the recording.
void TestSound::nothingHandedOverIsLost() {
    const QTemporaryDir dir;
    const QByteArray second(2 * 8000, '\0');
    {
        RecordingWriter writer;
        for (int i = 0; i < 5; ++i)
            writer.write(second.repeated(i + 1), formatOf(QAudioFormat::Int16, 1, 8000),
                         dir.filePath(QStringLiteral("%1.wav").arg(i)).toStdString());
    }
    for (int i = 0; i < 5; ++i)
        QCOMPARE(QFileInfo(dir.filePath(QStringLiteral("%1.wav").arg(i))).size() / second.size(), i + 1);
}

QTEST_MAIN(TestSound)
#include "test_sound.moc"
