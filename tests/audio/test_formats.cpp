// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/load.h"
#include "audio/reader.h"
#include "audio/sndfile_writer.h"
#include "audio/sounds.h"
#include "base/files.h"
#include "support/support.h"

#include <QtTest>

#include <algorithm>
#include <ostream>

using namespace offramp;
using namespace offramp::test;

class TestFormats : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whateverLibsndfileWritesIsRead_data();
    void whateverLibsndfileWritesIsRead();
    void integersAreReadExactly_data();
    void integersAreReadExactly();
    void samplesMayLieInMoreBytes_data();
    void samplesMayLieInMoreBytes();
    void flacOfAnyDepthIsRead();
    void mp3InWavIsRead();
    void tagsBeforeTheSoundAreSkipped();
};

namespace {

constexpr int rate = 16000;
constexpr std::size_t length = 16000;
constexpr double hertz = 440.0;

/// Formats without a header to know them by, or of two files.
bool isOutOfReach(int major) {
    return major == SF_FORMAT_RAW || major == SF_FORMAT_SD2;
}

/// XI has no sample rate, WVE is for 8000 Hz, and old VOC blocks know rates of 10^6 / n Hz only.
bool keepsRate(int format) {
    const int major = format & SF_FORMAT_TYPEMASK;
    return major != SF_FORMAT_XI && major != SF_FORMAT_WVE && major != SF_FORMAT_VOC;
}

int formatCount(int command) {
    int count = 0;
    sf_command(nullptr, command, &count, sizeof(count));
    return count;
}

SF_FORMAT_INFO formatAt(int command, int index) {
    SF_FORMAT_INFO info{};
    info.format = index;
    sf_command(nullptr, command, &info, sizeof(info));
    return info;
}

/// How much of the sine's amplitude may be lost in noise, by coding.
double noiseOf(int coding) {
    switch (coding) {
    case SF_FORMAT_PCM_S8:
    case SF_FORMAT_PCM_U8:
    case SF_FORMAT_DPCM_8:
    case SF_FORMAT_ULAW:
    case SF_FORMAT_ALAW:
        return 0.03;
    case SF_FORMAT_PCM_16:
    case SF_FORMAT_PCM_24:
    case SF_FORMAT_PCM_32:
    case SF_FORMAT_FLOAT:
    case SF_FORMAT_DOUBLE:
    case SF_FORMAT_ALAC_16:
    case SF_FORMAT_ALAC_20:
    case SF_FORMAT_ALAC_24:
    case SF_FORMAT_ALAC_32:
        return 1e-4;
    default:
        return 0.15;
    }
}

} // namespace

void TestFormats::whateverLibsndfileWritesIsRead_data() {
    QTest::addColumn<int>("format");
    QTest::addColumn<int>("channels");
    const Folder folder;
    for (int i = 0; i < formatCount(SFC_GET_FORMAT_MAJOR_COUNT); ++i) {
        const SF_FORMAT_INFO major = formatAt(SFC_GET_FORMAT_MAJOR, i);
        for (int j = 0; j < formatCount(SFC_GET_FORMAT_SUBTYPE_COUNT); ++j) {
            const SF_FORMAT_INFO coding = formatAt(SFC_GET_FORMAT_SUBTYPE, j);
            for (const int channels : {1, 2}) {
                const int format = major.format | coding.format;
                const std::vector<float> samples(static_cast<std::size_t>(channels) * 4096);
                if (isOutOfReach(major.format)) continue;
                if (!writeWithSndfile(folder / "trial", format, samples, channels, rate)) continue;
                QTest::addRow("%s, %s, %d", major.name, coding.name, channels) << format << channels;
            }
        }
    }
}

void TestFormats::whateverLibsndfileWritesIsRead() {
    QFETCH(int, format);
    QFETCH(int, channels);
    const Folder folder;
    const auto path = folder / "sound";
    const std::vector<float> mono = sine(hertz, 0.5, rate, length);
    std::vector<float> interleaved;
    for (const float sample : mono)
        interleaved.insert(interleaved.end(), static_cast<std::size_t>(channels), sample);
    QVERIFY(writeWithSndfile(path, format, interleaved, channels, rate));

    const LoadedAudio audio = loadAudio(path);
    QCOMPARE(audio.info.channels, channels);
    QVERIFY(!audio.info.format.empty());
    QVERIFY2(audio.warnings.empty(), audio.warnings.empty() ? "" : audio.warnings[0].text().c_str());
    // Codings in blocks fill the last one up; the longest are those of MP3 with its delay.
    const std::size_t found = audio.waveform.samples.size();
    QVERIFY2(found >= length && found < length + 2500, std::to_string(found).c_str());
    if (keepsRate(format)) QCOMPARE(audio.waveform.sampleRate, rate);
    const SineFit fit = fitSine(audio.waveform.samples, hertz, rate, 2000, 14000);
    const double noise = noiseOf(format & SF_FORMAT_SUBMASK);
    QVERIFY2(std::abs(fit.amplitude - 0.5) < noise / 2, std::to_string(fit.amplitude).c_str());
    QVERIFY2(fit.rest < noise, std::to_string(fit.rest).c_str());
}

void TestFormats::integersAreReadExactly_data() {
    QTest::addColumn<int>("format");
    QTest::newRow("WAV") << (SF_FORMAT_WAV | SF_FORMAT_PCM_16);
    QTest::newRow("AIFF") << (SF_FORMAT_AIFF | SF_FORMAT_PCM_16);
    QTest::newRow("FLAC") << (SF_FORMAT_FLAC | SF_FORMAT_PCM_16);
    QTest::newRow("CAF, 32 bit") << (SF_FORMAT_CAF | SF_FORMAT_PCM_32);
    QTest::newRow("RF64") << (SF_FORMAT_RF64 | SF_FORMAT_PCM_16);
}

void TestFormats::integersAreReadExactly() {
    QFETCH(int, format);
    // Each of the 65536 values of 16 bits, out of order.
    std::vector<int> written;
    std::vector<float> expected;
    for (int i = 0; i < 65536; ++i) {
        const int value = i * 31 % 65536 - 32768;
        written.push_back(value * 65536);
        expected.push_back(static_cast<float>(value) / 32768.0F);
    }
    const Folder folder;
    QVERIFY(writeWithSndfile(folder / "s", format, written, 1, rate));
    QVERIFY(loadWaveform(folder / "s").samples == expected);
}

void TestFormats::samplesMayLieInMoreBytes_data() {
    QTest::addColumn<int>("bits");
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<double>("first");
    QTest::addColumn<double>("second");
    // 0x400000 / 2^23 = 0.5 and −0x200000 / 2^23 = −0.25, at the top or at the bottom of four bytes.
    QTest::newRow("24 bit at the top") << 24 << QByteArray::fromHex("00000040000000e0") << 0.5 << -0.25;
    QTest::newRow("24 bit at the bottom")
        << 24 << QByteArray::fromHex("010040000000e0ff") << 0.5 + 1.0 / 8388608 << -0.25;
    QTest::newRow("24 bit at the bottom, no sign")
        << 24 << QByteArray::fromHex("010040000000e000") << 0.5 + 1.0 / 8388608 << -0.25;
    // 2^38 / 2^39 = 0.5, −2^37 / 2^39 = −0.25
    QTest::newRow("40 bit") << 40 << QByteArray::fromHex("000000004000000000e0") << 0.5 << -0.25;
    QTest::newRow("64 bit") << 64 << QByteArray::fromHex("000000000000004000000000000000e0") << 0.5 << -0.25;
}

void TestFormats::samplesMayLieInMoreBytes() {
    QFETCH(int, bits);
    QFETCH(QByteArray, data);
    QFETCH(double, first);
    QFETCH(double, second);
    const Folder folder;
    WaveBytes wave;
    wave.bits = bits;
    wave.blockAlign = static_cast<int>(data.size()) / 2;
    wave.data = data.toStdString();
    writeFile(folder / "s.wav", wave.bytes());
    const LoadedAudio audio = loadAudio(folder / "s.wav");
    QCOMPARE(audio.waveform.samples.size(), std::size_t(2));
    QCOMPARE(audio.waveform.samples[0], static_cast<float>(first));
    QCOMPARE(audio.waveform.samples[1], static_cast<float>(second));
    QVERIFY(audio.warnings.empty());
}

void TestFormats::flacOfAnyDepthIsRead() {
    OFFRAMP_NEEDS_SHARED("bad-audio/flac");
    const auto folder = sharedDir() / "bad-audio" / "flac";
    const LoadedAudio twelve = loadAudio(folder / "subset - 22 - 12 bit per sample.flac");
    QCOMPARE(twelve.info.format, std::string("FLAC, 12 bit"));
    QCOMPARE(twelve.waveform.samples.size(), std::size_t(218666));
    // Values of 12 bits: whole multiples of 2^-11, and the mean of two channels of 2^-12.
    QVERIFY(std::all_of(twelve.waveform.samples.begin(), twelve.waveform.samples.end(),
                        [](float x) { return std::nearbyint(x * 4096.0F) == x * 4096.0F; }));
    QCOMPARE(loadAudio(folder / "subset - 62 - predictor overflow check, 20-bit.flac").info.format,
             std::string("FLAC, 20 bit"));
}

void TestFormats::mp3InWavIsRead() {
    const Folder folder;
    const int mp3 = SF_FORMAT_MPEG | SF_FORMAT_MPEG_LAYER_III;
    if (!writeWithSndfile(folder / "s.mp3", mp3, sine(hertz, 0.5, rate, length), 1, rate)) {
        QSKIP("this libsndfile can't write MP3");
    }
    WaveBytes wave;
    wave.coding = 0x55;
    wave.blockAlign = 1;
    wave.bits = 0;
    wave.data = readFile(folder / "s.mp3");
    writeFile(folder / "s.wav", wave.bytes());
    const LoadedAudio audio = loadAudio(folder / "s.wav");
    QCOMPARE(audio.info.format, std::string("WAV, MP3"));
    QCOMPARE(audio.waveform.samples, loadWaveform(folder / "s.mp3").samples);
}

void TestFormats::tagsBeforeTheSoundAreSkipped() {
    const Folder folder;
    const std::vector<float> samples = sine(hertz, 0.5, rate, 1000);
    const auto tagged = [&](int format, std::size_t padding) {
        if (!writeWithSndfile(folder / "plain", format, samples, 1, rate)) return std::size_t{0};
        // "ID3", version 2.4, no flags, 20 bytes of tag as 0 0 0 20.
        std::string bytes("ID3\4\0\0\0\0\0\24", 10);
        bytes += std::string(20, 'x') + std::string(padding, '\0') + readFile(folder / "plain");
        writeFile(folder / "tagged", bytes);
        return loadWaveform(folder / "tagged").samples.size();
    };
    QCOMPARE(tagged(SF_FORMAT_WAV | SF_FORMAT_PCM_16, 0), std::size_t(1000));
    QCOMPARE(tagged(SF_FORMAT_AIFF | SF_FORMAT_PCM_16, 0), std::size_t(1000));
    QCOMPARE(tagged(SF_FORMAT_FLAC | SF_FORMAT_PCM_16, 0), std::size_t(1000));
    QCOMPARE(tagged(SF_FORMAT_FLAC | SF_FORMAT_PCM_16, 300), std::size_t(1000));
}

QTEST_GUILESS_MAIN(TestFormats)
#include "test_formats.moc"
