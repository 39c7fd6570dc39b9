// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/load.h"
#include "audio/reader.h"
#include "audio/resampler.h"
#include "audio/sndfile_writer.h"
#include "audio/sounds.h"
#include "audio/write.h"
#include "base/files.h"
#include "support/support.h"

#include <QtTest>

#include <algorithm>
#include <limits>
#include <ostream>

using namespace offramp;
using namespace offramp::test;

class TestLoad : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void channelsAreMixedOrChosen();
    void aChannelThatIsNotThereIsRefused();
    void otherRatesHaveTheExactLength_data();
    void otherRatesHaveTheExactLength();
    void blocksJoinWithoutASeam();
    void longFilesAreWhole();
    void progressRisesToOne();
    void cancellingEndsIt();
    void readerReadsInBlocks();
    void aFileThatEndsEarlyIsReadAsFarAsItGoes_data();
    void aFileThatEndsEarlyIsReadAsFarAsItGoes();
    void aLengthThatWasNeverFilledInIsNoFault();
    void numbersThatAreNoneAreReplaced();
    void unscaledFloatsAreSaid();
};

void TestLoad::channelsAreMixedOrChosen() {
    const Folder folder;
    WaveBytes wave;
    wave.channels = 3;
    wave.blockAlign = 6;
    wave.data = WaveBytes::shorts({32767, 1, -32768, 300, -600, 0});
    writeFile(folder / "s.wav", wave.bytes());
    // (32767 + 1 − 32768) / 3 = 0; (300 − 600 + 0) / 3 = −100
    QVERIFY(loadWaveform(folder / "s.wav").samples == (std::vector<float>{0.0F, -100.0F / 32768.0F}));
    QVERIFY(loadWaveform(folder / "s.wav", {0, 0}).samples ==
            (std::vector<float>{32767.0F / 32768.0F, 300.0F / 32768.0F}));
    QVERIFY(loadWaveform(folder / "s.wav", {2, 0}).samples == (std::vector<float>{-1.0F, 0.0F}));
}

void TestLoad::aChannelThatIsNotThereIsRefused() {
    const Folder folder;
    writeWithSndfile(folder / "two.wav", SF_FORMAT_WAV | SF_FORMAT_PCM_16, {0, 0, 0, 0}, 2, 16000);
    writeWithSndfile(folder / "one.wav", SF_FORMAT_WAV | SF_FORMAT_PCM_16, {0, 0, 0, 0}, 1, 16000);
    const std::string two = errorOf([&] { (void)loadWaveform(folder / "two.wav", {2, 0}); });
    QVERIFY(two.find("has 2 channels; number 3 was asked for. Choose one from 1 to 2") != std::string::npos);
    QVERIFY(errorOf([&] {
                (void)loadWaveform(folder / "one.wav", {1, 0});
            }).find("one channel only") != std::string::npos);
    QVERIFY(!errorOf([&] { (void)loadWaveform(folder / "one.wav", {-1, 0}); }).empty());
    QVERIFY(errorOf([&] {
                (void)loadWaveform(folder / "one.wav", {std::nullopt, 7});
            }).find("7 Hz") != std::string::npos);
}

void TestLoad::otherRatesHaveTheExactLength_data() {
    QTest::addColumn<int>("from");
    QTest::addColumn<int>("to");
    for (const int from : {8000, 11025, 22050, 24000, 32000, 44100, 48000, 88200, 96000, 192000}) {
        QTest::addRow("%d to 16000", from) << from << 16000;
    }
    QTest::newRow("16000 to 44100") << 16000 << 44100;
}

void TestLoad::otherRatesHaveTheExactLength() {
    QFETCH(int, from);
    QFETCH(int, to);
    const Folder folder;
    const auto path = folder / "s.wav";
    // An odd length, so that the result's is no whole number before it is rounded.
    const auto count = static_cast<std::size_t>(from) + 777;
    writeWithSndfile(path, SF_FORMAT_WAV | SF_FORMAT_FLOAT, sine(1000.0, 0.5, from, count), 1, from);
    const LoadedAudio audio = loadAudio(path, {std::nullopt, to});
    QCOMPARE(static_cast<long long>(audio.waveform.samples.size()),
             std::llround(static_cast<double>(count) * to / from));
    QCOMPARE(audio.waveform.sampleRate, to);
    QCOMPARE(audio.info.sampleRate, from);
    QCOMPARE(*audio.info.frames, static_cast<std::int64_t>(count));
    // Same sine at the same time: amplitude, phase and nothing beside it, away from the ends.
    const auto edge = static_cast<std::size_t>(to) / 10;
    const SineFit fit = fitSine(audio.waveform.samples, 1000.0, to, edge, edge * 9);
    QVERIFY2(std::abs(fit.amplitude - 0.5) < 1e-4, std::to_string(fit.amplitude).c_str());
    QVERIFY2(std::abs(fit.phase) < 1e-4, std::to_string(fit.phase).c_str());
    QVERIFY2(fit.rest < 2e-4, std::to_string(fit.rest).c_str());
}

void TestLoad::blocksJoinWithoutASeam() {
    const Folder folder;
    const std::vector<float> samples = sine(300.0, 0.7, 22050, 100'003);
    writeWithSndfile(folder / "s.wav", SF_FORMAT_WAV | SF_FORMAT_FLOAT, samples, 1, 22050);
    // Many blocks from the file, or all samples at once.
    QVERIFY(loadWaveform(folder / "s.wav").samples == samples);
    QVERIFY(loadWaveform(folder / "s.wav", {std::nullopt, 16000}).samples ==
            resampled({samples, 22050}, 16000).samples);
}

void TestLoad::longFilesAreWhole() {
    // More than the piece of 2^24 samples in which they are gathered.
    const Folder folder;
    std::vector<float> samples((std::size_t{1} << 24) + 5000);
    for (std::size_t i = 0; i < samples.size(); ++i)
        samples[i] = static_cast<float>(i % 251) / 256.0F;
    writeAudio(folder / "s.wav", {samples, 48000});
    QVERIFY(loadWaveform(folder / "s.wav").samples == samples);
}

void TestLoad::progressRisesToOne() {
    const Folder folder;
    for (const int format : {SF_FORMAT_WAV | SF_FORMAT_PCM_16, SF_FORMAT_FLAC | SF_FORMAT_PCM_16,
                             SF_FORMAT_OGG | SF_FORMAT_VORBIS, SF_FORMAT_MPEG | SF_FORMAT_MPEG_LAYER_III}) {
        writeWithSndfile(folder / "s", format, sine(300.0, 0.7, 16000, 160'000), 1, 16000);
        std::vector<double> steps;
        (void)loadAudio(folder / "s", {}, {}, [&](double done) { steps.push_back(done); });
        QVERIFY(steps.size() > 5);
        QVERIFY(std::is_sorted(steps.begin(), steps.end()));
        QCOMPARE(steps.front(), 0.0);
        QCOMPARE(steps.back(), 1.0);
        QCOMPARE(std::count(steps.begin(), steps.end(), 1.0), std::ptrdiff_t(1));
    }
}

void TestLoad::cancellingEndsIt() {
    const Folder folder;
    writeWithSndfile(folder / "s.wav", SF_FORMAT_WAV | SF_FORMAT_PCM_16, sine(300.0, 0.7, 16000, 160'000), 1,
                     16000);
    const CancelToken token;
    double reached = 0.0;
    const auto cancelHalfway = [&](double done) {
        reached = done;
        if (done >= 0.5) token.cancel();
    };
    QVERIFY_THROWS_EXCEPTION(Cancelled, (void)loadAudio(folder / "s.wav", {}, token, cancelHalfway));
    QVERIFY(reached < 0.7);
    QVERIFY_THROWS_EXCEPTION(Cancelled, (void)loadAudio(folder / "s.wav", {}, token));
}

void TestLoad::readerReadsInBlocks() {
    const Folder folder;
    const std::vector<float> samples = sine(300.0, 0.5, 8000, 3000); // 1500 frames of two channels
    for (const int format : {SF_FORMAT_WAV | SF_FORMAT_FLOAT, SF_FORMAT_FLAC | SF_FORMAT_PCM_24}) {
        writeWithSndfile(folder / "s", format, samples, 2, 8000);
        AudioReader reader(folder / "s");
        QCOMPARE(reader.info().channels, 2);
        QCOMPARE(reader.info().sampleRate, 8000);
        QCOMPARE(*reader.info().frames, std::int64_t(1500));
        QCOMPARE(*reader.info().seconds(), 0.1875); // 1500 / 8000
        std::vector<float> all;
        std::vector<float> block(2 * 700);
        std::vector<std::int64_t> sizes;
        do {
            sizes.push_back(reader.read(block));
            all.insert(all.end(), block.begin(), block.begin() + 2 * sizes.back());
        } while (sizes.back() > 0);
        QVERIFY(sizes == (std::vector<std::int64_t>{700, 700, 100, 0}));
        QCOMPARE(reader.position(), std::int64_t(1500));
        QCOMPARE(reader.progress(), 1.0);
        QVERIFY(std::equal(all.begin(), all.end(), samples.begin(), samples.end(),
                           [](float a, float b) { return std::abs(a - b) < 1e-6F; }));
    }
}

void TestLoad::aFileThatEndsEarlyIsReadAsFarAsItGoes_data() {
    QTest::addColumn<int>("format");
    QTest::addColumn<double>("kept");
    QTest::newRow("WAV") << (SF_FORMAT_WAV | SF_FORMAT_PCM_16) << 0.5;
    QTest::newRow("WAV, 24 bit") << (SF_FORMAT_WAV | SF_FORMAT_PCM_24) << 0.3;
    QTest::newRow("WAV, ADPCM") << (SF_FORMAT_WAV | SF_FORMAT_IMA_ADPCM) << 0.5;
    QTest::newRow("AIFF") << (SF_FORMAT_AIFF | SF_FORMAT_PCM_16) << 0.5;
    QTest::newRow("FLAC") << (SF_FORMAT_FLAC | SF_FORMAT_PCM_16) << 0.5;
    QTest::newRow("MP3") << (SF_FORMAT_MPEG | SF_FORMAT_MPEG_LAYER_III) << 0.5;
}

void TestLoad::aFileThatEndsEarlyIsReadAsFarAsItGoes() {
    QFETCH(int, format);
    QFETCH(double, kept);
    const Folder folder;
    const auto path = folder / "s";
    writeWithSndfile(path, format, sine(300.0, 0.5, 16000, 64000), 1, 16000);
    std::filesystem::resize_file(path, static_cast<std::uintmax_t>(kept * std::filesystem::file_size(path)));
    const LoadedAudio audio = loadAudio(path);
    QVERIFY(std::abs(audio.waveform.seconds() - 4.0 * kept) < 0.3);
    QVERIFY(!audio.warnings.empty());
    const std::string last = audio.warnings.back().text();
    QVERIFY2(last.starts_with("ends early: its header promises 4"), last.c_str());
}

void TestLoad::aLengthThatWasNeverFilledInIsNoFault() {
    const Folder folder;
    for (const std::int64_t promised : {0xffffffffLL, 0x7ffff000LL}) {
        WaveBytes wave;
        wave.data = WaveBytes::shorts({1, 2, 3});
        wave.promised = promised;
        writeFile(folder / "s.wav", wave.bytes());
        const LoadedAudio audio = loadAudio(folder / "s.wav");
        QCOMPARE(audio.waveform.samples.size(), std::size_t(3));
        QVERIFY(audio.warnings.empty());
    }
}

void TestLoad::numbersThatAreNoneAreReplaced() {
    const float none = std::numeric_limits<float>::quiet_NaN();
    const float infinite = std::numeric_limits<float>::infinity();
    const Folder folder;
    WaveBytes wave;
    wave.coding = 3;
    wave.blockAlign = 4;
    wave.bits = 32;
    wave.sampleRate = 1000;
    wave.data = WaveBytes::floats({0.5F, -0.5F, none, 0.25F, infinite, -infinite, 1e38F, 1.5F});
    writeFile(folder / "s.wav", wave.bytes());
    const LoadedAudio audio = loadAudio(folder / "s.wav");
    QVERIFY(audio.waveform.samples == (std::vector<float>{0.5F, -0.5F, 0.0F, 0.25F, 0.0F, 0.0F, 0.0F, 1.5F}));
    QCOMPARE(audio.warnings.size(), std::size_t(1));
    QCOMPARE(audio.warnings[0].text(),
             std::string("4 samples are no usable numbers, the first at 0.002 s; they were "
                         "replaced by silence"));
}

void TestLoad::unscaledFloatsAreSaid() {
    const Folder folder;
    WaveBytes wave;
    wave.coding = 3;
    wave.blockAlign = 4;
    wave.bits = 32;
    wave.data = WaveBytes::floats({0.0F, -20000.0F, 12000.0F});
    writeFile(folder / "s.wav", wave.bytes());
    const LoadedAudio audio = loadAudio(folder / "s.wav");
    QVERIFY(audio.waveform.samples == (std::vector<float>{0.0F, -20000.0F, 12000.0F}));
    QCOMPARE(audio.warnings.size(), std::size_t(1));
    QVERIFY(audio.warnings[0].text().starts_with("reaches 20000 times full scale"));
}

QTEST_GUILESS_MAIN(TestLoad)
#include "test_load.moc"
