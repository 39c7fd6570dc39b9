// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/load.h"
#include "audio/sounds.h"
#include "support/support.h"

#include <QtTest>

#include <algorithm>
#include <map>

using namespace offramp;
using namespace offramp::test;

/// The collection of odd, broken and hostile files beside the project.
class TestBadAudio : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachIsReadOrRefused_data();
    void eachIsReadOrRefused();
    void theOddOnesHaveTheirLength_data();
    void theOddOnesHaveTheirLength();
    void fourBytesFor24BitsHaveTheirValues();
};

void TestBadAudio::eachIsReadOrRefused_data() {
    OFFRAMP_NEEDS_SHARED("bad-audio");
    QTest::addColumn<QString>("path");
    for (const auto& entry : std::filesystem::recursive_directory_iterator(sharedDir() / "bad-audio")) {
        if (!entry.is_regular_file()) continue;
        const std::string name = entry.path().lexically_relative(sharedDir()).string();
        QTest::newRow(name.c_str()) << QString::fromStdString(entry.path().string());
    }
}

void TestBadAudio::eachIsReadOrRefused() {
    QFETCH(QString, path);
    try {
        const LoadedAudio audio = loadAudio(path.toStdString(), {std::nullopt, 16000});
        QVERIFY(!audio.waveform.samples.empty());
        QVERIFY(std::all_of(audio.waveform.samples.begin(), audio.waveform.samples.end(),
                            [](float sample) { return std::isfinite(sample); }));
    } catch (const Error& error) {
        QCOMPARE(error.subject(), path.toStdString());
        QVERIFY(!error.reason().empty() && !error.remedy().empty());
    }
}

void TestBadAudio::theOddOnesHaveTheirLength_data() {
    OFFRAMP_NEEDS_SHARED("bad-audio");
    QTest::addColumn<QString>("name");
    QTest::addColumn<qlonglong>("frames");
    // As FFmpeg 5.1 decodes them, or as the collections' own notes say; −1: nothing in them can be decoded.
    const std::map<const char*, qlonglong> lengths{
        {"flac/faulty - 02 - wrong maximum framesize.flac", 195891},
        {"flac/faulty - 04 - wrong number of channels.flac", 97391},
        {"flac/faulty - 05 - wrong total number of samples.flac", 109487},
        {"flac/subset - 22 - 12 bit per sample.flac", 218666},
        {"flac/subset - 43 - 8 channels (7.1).flac", 438530},
        {"flac/subset - 62 - predictor overflow check, 20-bit.flac", 227247},
        {"flac/uncommon - 02 - increasing number of channels.flac", 638856},
        {"hound/crash-e5471f5b58397287b509db7d026e95f1724454f5.wav", 4},
        {"hound/crash-cbd757427cea12bd8a21f86cd8cf74d98ce56bee.wav", -1},
        {"hound/oom-48ae4cd061ff8578ad3f23dc87624bd365cf5216.wav", -1},
        {"scipy/test-44100Hz-be-1ch-4bytes.wav", 4410},
        {"scipy/test-44100Hz-le-1ch-4bytes-early-eof.wav", 236},
        {"scipy/test-44100Hz-le-1ch-4bytes-early-eof-no-data.wav", -1},
        {"scipy/test-8000Hz-le-3ch-5S-24bit-rf64.wav", 5},
        {"scipy/test-8000Hz-le-3ch-5S-36bit.wav", 5},
        {"scipy/test-8000Hz-le-3ch-5S-64bit.wav", 5},
        {"tinytag/mp3_audio.wav", 46080},
        {"tinytag/cbr.mp3", 19584},
        {"tinytag/empty_frame.mp3", 5760},
        {"tinytag/id3_frames.mp3", 72576},
        {"tinytag/mpeg1_48khz_vbr.mp3", 4800},
        {"tinytag/mpeg25_8khz_vbr.mp3", 800},
        {"tinytag/silence-44-s-v1.mp3", 164736},
        {"tinytag/vbr44stereo.mp3", 398664},
        {"tinytag/vbr_xing_header.mp3", 172740},
        {"tinytag/vbri.mp3", 19584},
        {"tinytag/test.opus", 47688},
        {"tinytag/multipage-setup.ogg", 182080},
        {"tinytag/no_audio_data_compressed.wav", -1},
        {"tinytag/test.aiff", -1},
        {"tinytag/zero_value_properties.wav", -1},
        {"tinytag/UTF16.mp3", -1},
    };
    for (const auto& [name, frames] : lengths)
        QTest::newRow(name) << QString(name) << frames;
}

void TestBadAudio::theOddOnesHaveTheirLength() {
    QFETCH(QString, name);
    QFETCH(qlonglong, frames);
    const auto path = sharedDir() / "bad-audio" / name.toStdString();
    qlonglong found = -1;
    try {
        found = static_cast<qlonglong>(loadWaveform(path).samples.size());
    } catch (const Error& error) {
        qInfo("%s", error.what());
    }
    QCOMPARE(found, frames);
}

void TestBadAudio::fourBytesFor24BitsHaveTheirValues() {
    OFFRAMP_NEEDS_SHARED("bad-audio/hound");
    for (const char* name : {"pcmwaveformat-24bit-4byte-48kHz-stereo.wav",
                             "waveformatextensible-24bit-4byte-48kHz-stereo.wav"}) {
        const auto path = sharedDir() / "bad-audio" / "hound" / name;
        // Its bytes: a0 ff ff 00, 0c 5a 00 00, ff ff 7f 00, 20 6d 80 00: −96, 23052, 8388607, −8360672 of
        // 2^23.
        QVERIFY(loadWaveform(path, {0, 0}).samples ==
                (std::vector<float>{-96.0F / 8388608, 8388607.0F / 8388608}));
        QVERIFY(loadWaveform(path, {1, 0}).samples ==
                (std::vector<float>{23052.0F / 8388608, -8360672.0F / 8388608}));
    }
}

QTEST_GUILESS_MAIN(TestBadAudio)
#include "test_bad_audio.moc"
