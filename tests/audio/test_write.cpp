// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/load.h"
#include "audio/sounds.h"
#include "audio/write.h"
#include "base/files.h"
#include "support/support.h"

#include <QtTest>

#include <limits>

using namespace offramp;
using namespace offramp::test;

class TestWrite : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsWrittenIsReadAgain_data();
    void whatIsWrittenIsReadAgain();
    void wavHasTheBytesOfTheFormat();
    void beyondFullScaleIsClippedAndCounted();
    void theSameSoundGivesTheSameBytes();
    void channelsAreKept();
    void noSamplesMakeAFile();
    void whatCannotBeWrittenIsRefused();
};

void TestWrite::whatIsWrittenIsReadAgain_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("sampleRate");
    QTest::newRow("wav") << "s.wav" << 16000;
    QTest::newRow("flac") << "s.flac" << 16000;
    QTest::newRow("flac at an odd rate") << "s.flac" << 12345;
    QTest::newRow("wav at a high rate") << "s.wav" << 192000;
}

void TestWrite::whatIsWrittenIsReadAgain() {
    QFETCH(QString, name);
    QFETCH(int, sampleRate);
    Waveform waveform;
    waveform.sampleRate = sampleRate;
    for (int i = -32768; i < 32768; ++i)
        waveform.samples.push_back(static_cast<float>(i) / 32768.0F);
    const Folder folder;
    QCOMPARE(writeAudio(folder / name.toStdString(), waveform), std::int64_t(0));
    const LoadedAudio audio = loadAudio(folder / name.toStdString());
    QCOMPARE(audio.waveform.sampleRate, sampleRate);
    QVERIFY(audio.waveform.samples == waveform.samples);
    QVERIFY(audio.warnings.empty());
}

void TestWrite::wavHasTheBytesOfTheFormat() {
    const Folder folder;
    writeAudio(folder / "s.wav", {{0.5F, -1.0F, 1.0F / 32768.0F}, 16000});
    WaveBytes expected;
    expected.data = WaveBytes::shorts({16384, -32768, 1});
    QCOMPARE(QByteArray::fromStdString(readFile(folder / "s.wav")),
             QByteArray::fromStdString(expected.bytes()));
}

void TestWrite::beyondFullScaleIsClippedAndCounted() {
    const float none = std::numeric_limits<float>::quiet_NaN();
    const float infinite = std::numeric_limits<float>::infinity();
    const Folder folder;
    // 0.99999 · 32768 rounds to 32768, one more than fits; −1 is just in.
    const Waveform loud{{2.0F, -2.0F, 1.0F, -1.0F, 0.99999F, infinite, none, 0.9999F}, 16000};
    QCOMPARE(writeAudio(folder / "s.flac", loud), std::int64_t(5));
    const float top = 32767.0F / 32768.0F;
    // 0.9999 · 32768 = 32764.7
    QVERIFY(loadWaveform(folder / "s.flac").samples ==
            (std::vector<float>{top, -1.0F, top, -1.0F, top, top, 0.0F, 32765.0F / 32768.0F}));
}

void TestWrite::theSameSoundGivesTheSameBytes() {
    const Folder folder;
    const Waveform waveform{sine(440.0, 0.5, 16000, 50'000), 16000};
    for (const char* extension : {".wav", ".flac"}) {
        writeAudio(folder / (std::string("a") + extension), waveform);
        writeAudio(folder / (std::string("b") + extension), waveform);
        QCOMPARE(readFile(folder / (std::string("a") + extension)),
                 readFile(folder / (std::string("b") + extension)));
    }
}

void TestWrite::channelsAreKept() {
    const Folder folder;
    const std::vector<float> interleaved{0.5F, -0.5F, 0.25F, -0.25F};
    for (const char* name : {"s.wav", "s.flac"}) {
        writeAudio(folder / name, interleaved, 2, 8000);
        QVERIFY(loadWaveform(folder / name, {0, 0}).samples == (std::vector<float>{0.5F, 0.25F}));
        QVERIFY(loadWaveform(folder / name, {1, 0}).samples == (std::vector<float>{-0.5F, -0.25F}));
    }
}

void TestWrite::noSamplesMakeAFile() {
    const Folder folder;
    QCOMPARE(writeAudio(folder / "s.wav", {{}, 16000}), std::int64_t(0));
    QCOMPARE(readFile(folder / "s.wav").size(), std::size_t(44));
}

void TestWrite::whatCannotBeWrittenIsRefused() {
    const Folder folder;
    const Waveform waveform{{0.0F}, 16000};
    QVERIFY(errorOf([&] { writeAudio(folder / "s.mp3", waveform); }).find("ends in .wav or .flac") !=
            std::string::npos);
    QVERIFY(!errorOf([&] { writeAudio(folder / "s.wav", {{0.0F}, 0}); }).empty());
    QVERIFY(errorOf([&] {
                writeAudio(folder / "s.flac", std::vector<float>(9), 9, 16000);
            }).find("9 channels") != std::string::npos);
    QVERIFY(!errorOf([&] { writeAudio(folder / "none/s.wav", waveform); }).empty());
    QVERIFY(!std::filesystem::exists(folder / "s.flac"));
}

QTEST_GUILESS_MAIN(TestWrite)
#include "test_write.moc"
