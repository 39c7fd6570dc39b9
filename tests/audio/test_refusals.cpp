// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/load.h"
#include "audio/sndfile_writer.h"
#include "audio/sounds.h"
#include "base/files.h"
#include "support/support.h"

#include <QtTest>

#include <fstream>
#include <sys/stat.h>
#include <unistd.h>

using namespace offramp;
using namespace offramp::test;

/// Asked by the leak checker: libsndfile 1.2 forgets 6 kB where an Ogg Vorbis header is damaged.
extern "C" const char* __lsan_default_suppressions(); // NOLINT(bugprone-reserved-identifier)
const char* __lsan_default_suppressions() {
    return "leak:vorbis_info_init\n";
} // NOLINT

class TestRefusals : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void otherFilesAreNamedForWhatTheyAre_data();
    void otherFilesAreNamedForWhatTheyAre();
    void headersThatCannotBeAreRefused_data();
    void headersThatCannotBeAreRefused();
    void placesThatAreNoFilesAreRefused();
    void filesThatMayNotBeReadAreRefused();
    void aNamedPipeIsNotWaitedFor();
    void aTagWithoutSoundIsRefused();
    void tooShortToResampleIsRefused();
    void damageOfAnyKindIsSurvived_data();
    void damageOfAnyKindIsSurvived();
};

namespace {

std::string bytes(std::initializer_list<int> values) {
    std::string text;
    for (const int value : values)
        text += static_cast<char>(value);
    return text;
}

/// What loading says, checked to name the file first and to have a second sentence.
std::string refusal(const std::filesystem::path& path) {
    try {
        (void)loadAudio(path);
    } catch (const Error& error) {
        if (error.subject() != path.string() || error.remedy().empty()) return "names no file or remedy";
        return error.what();
    }
    return "was loaded";
}

} // namespace

void TestRefusals::otherFilesAreNamedForWhatTheyAre_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("start");
    QTest::addColumn<QString>("said");
    const auto row = [](const char* name, const std::string& start, const char* said) {
        QTest::newRow(name) << QString(name) << QByteArray::fromStdString(start + std::string(300, '\1'))
                            << said;
    };
    row("a.m4a", bytes({0, 0, 0, 32}) + "ftypM4A ",
        "an M4A file (AAC), which cannot be read. Convert it: ffmpeg -i");
    row("a.mp4", bytes({0, 0, 0, 32}) + "ftypisom", "MP4");
    row("a.mkv", bytes({0x1a, 0x45, 0xdf, 0xa3}), "Matroska");
    row("a.wma", bytes({0x30, 0x26, 0xb2, 0x75}), "Windows Media");
    row("a.aac", bytes({0xff, 0xf1, 0x50, 0x80}), "AAC stream");
    row("a.avi", "RIFF" + bytes({9, 9, 9, 9}) + "AVI LIST", "AVI video");
    row("a.webp", "RIFF" + bytes({9, 9, 9, 9}) + "WEBPVP8 ", "WebP picture");
    row("a.zip", "PK" + bytes({3, 4}), "zip archive");
    row("zip named.mp3", "PK" + bytes({3, 4}), "zip archive");
    row("a.pdf", "%PDF-1.7", "PDF document, which cannot be read. Check");
    row("a.png", bytes({0x89}) + "PNG\r\n", "PNG picture");
    row("a.amr", "#!AMR\n", "AMR file");
    row("a.gz", bytes({0x1f, 0x8b, 8, 0}), "gzip archive");
    row("noise", bytes({1, 2, 3, 4, 5}), "not a sound file of a known kind");
    QTest::newRow("empty.wav") << "empty.wav" << QByteArray() << "is empty (0 bytes)";
    QTest::newRow("text.wav") << "text.wav" << QByteArray("Good morning\nall\n") << "is text, not sound";
    QTest::newRow("creative.txt") << "creative.txt" << QByteArray("Creative Commons licence")
                                  << "is text, not sound";
    QTest::newRow("text.mp3") << "text.mp3" << QByteArray("<!DOCTYPE html><html>404</html>")
                              << "is text, not sound";
    QTest::newRow("zeros.flac") << "zeros.flac" << QByteArray(5000, '\0') << "nothing but zeros";
}

void TestRefusals::otherFilesAreNamedForWhatTheyAre() {
    QFETCH(QString, name);
    QFETCH(QByteArray, start);
    QFETCH(QString, said);
    const Folder folder;
    const auto path = folder / name.toStdString();
    writeFile(path, start.toStdString());
    const std::string text = refusal(path);
    QVERIFY2(text.find(said.toStdString()) != std::string::npos, text.c_str());
}

void TestRefusals::headersThatCannotBeAreRefused_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("said");
    const auto row = [](const char* name, const WaveBytes& wave, const char* said) {
        QTest::newRow(name) << QByteArray::fromStdString(wave.bytes()) << said;
    };
    WaveBytes wave;
    row("no samples", wave, "holds no sound");
    wave.data = WaveBytes::shorts({1, 2, 3, 4});
    wave.sampleRate = 0;
    row("rate 0", wave, "sample rate is 0 Hz");
    wave.sampleRate = 1 << 30;
    row("rate 2^30", wave, "sample rate is 1.07374e+09 Hz");
    wave.sampleRate = 16000;
    wave.channels = 0;
    row("no channels", wave, "has 0 channels");
    wave.channels = 65535;
    row("65535 channels", wave, "has 65535 channels; 1 to 64 can be read");
    wave.channels = 1;
    wave.coding = 0x161; // Windows Media in WAV
    row("a rare coding", wave, "Try to convert it: ffmpeg -i");
    const std::string whole = WaveBytes().bytes();
    QTest::newRow("format only") << QByteArray::fromStdString(whole.substr(0, 36)) << "no data chunk";
    QTest::newRow("name only") << QByteArray::fromStdString(whole.substr(0, 12)) << "without a format chunk";
    QTest::newRow("AIFF, name only") << QByteArray("FORM\0\0\0\4AIFF", 12) << "without a common chunk";
    QTest::newRow("FLAC, name only") << QByteArray("fLaC") << "without a frame";
    QTest::newRow("Ogg, name only") << QByteArray("OggS\0\2\0\0\0\0\0\0\0\0", 14) << "an Ogg file";
}

void TestRefusals::headersThatCannotBeAreRefused() {
    QFETCH(QByteArray, bytes);
    QFETCH(QString, said);
    const Folder folder;
    writeFile(folder / "s.wav", bytes.toStdString());
    const std::string text = refusal(folder / "s.wav");
    QVERIFY2(text.find(said.toStdString()) != std::string::npos, text.c_str());
}

void TestRefusals::placesThatAreNoFilesAreRefused() {
    const Folder folder;
    QVERIFY(refusal(folder / "none.wav").find("there is no such file") != std::string::npos);
    QVERIFY(refusal(folder / "none/none.wav").find("there is no such file") != std::string::npos);
    QVERIFY(refusal(folder / "").find("is a folder") != std::string::npos);
    QVERIFY(refusal("/dev/null").find("not a regular file") != std::string::npos);
    std::filesystem::create_symlink(folder / "loop", folder / "loop");
    QVERIFY(refusal(folder / "loop").find("cannot be opened (") != std::string::npos);
}

void TestRefusals::filesThatMayNotBeReadAreRefused() {
    if (::geteuid() == 0) QSKIP("the superuser may read everything");
    const Folder folder;
    writeFile(folder / "s.wav", "x");
    std::filesystem::permissions(folder / "s.wav", std::filesystem::perms::none);
    QVERIFY(refusal(folder / "s.wav").find("you are not allowed to read it") != std::string::npos);
}

void TestRefusals::aNamedPipeIsNotWaitedFor() {
    const Folder folder;
    QCOMPARE(::mkfifo((folder / "pipe").c_str(), 0600), 0);
    QVERIFY(refusal(folder / "pipe").find("not a regular file") != std::string::npos);
}

void TestRefusals::aTagWithoutSoundIsRefused() {
    const Folder folder;
    writeFile(folder / "s.mp3", std::string("ID3\4\0\0\0\0\0\24", 10) + std::string(20, '\1'));
    QVERIFY(refusal(folder / "s.mp3").find("no MPEG audio frame") != std::string::npos);
}

void TestRefusals::tooShortToResampleIsRefused() {
    const Folder folder;
    writeWithSndfile(folder / "s.wav", SF_FORMAT_WAV | SF_FORMAT_PCM_16, {0.5F}, 1, 48000);
    QCOMPARE(loadWaveform(folder / "s.wav").samples.size(), std::size_t(1));
    // round(1 · 16000 / 48000) = 0
    QVERIFY(errorOf([&] {
                (void)loadWaveform(folder / "s.wav", {std::nullopt, 16000});
            }).find("too short: 1 samples") != std::string::npos);
}

void TestRefusals::damageOfAnyKindIsSurvived_data() {
    QTest::addColumn<int>("format");
    QTest::newRow("WAV") << (SF_FORMAT_WAV | SF_FORMAT_PCM_16);
    QTest::newRow("WAV, float") << (SF_FORMAT_WAVEX | SF_FORMAT_FLOAT);
    QTest::newRow("AIFF") << (SF_FORMAT_AIFF | SF_FORMAT_PCM_16);
    QTest::newRow("FLAC") << (SF_FORMAT_FLAC | SF_FORMAT_PCM_16);
    QTest::newRow("Vorbis") << (SF_FORMAT_OGG | SF_FORMAT_VORBIS);
    QTest::newRow("Opus") << (SF_FORMAT_OGG | SF_FORMAT_OPUS);
    QTest::newRow("MP3") << (SF_FORMAT_MPEG | SF_FORMAT_MPEG_LAYER_III);
    QTest::newRow("CAF") << (SF_FORMAT_CAF | SF_FORMAT_ALAC_16);
}

/// Bytes changed at random (seeded), most of them near the header: each file is read or refused, and what is
/// read is finite.
void TestRefusals::damageOfAnyKindIsSurvived() {
    QFETCH(int, format);
    const Folder folder;
    writeWithSndfile(folder / "whole", format, sine(300.0, 0.5, 16000, 8000), 1, 16000);
    const std::string whole = readFile(folder / "whole");
    std::uint32_t state = 12345;
    const auto random = [&](std::size_t below) {
        state = state * 1664525U + 1013904223U;
        return static_cast<std::size_t>(state >> 8U) % below;
    };
    for (int round = 0; round < 150; ++round) {
        std::string damaged = whole;
        for (int change = 0; change < 1 + round % 5; ++change) {
            const std::size_t near =
                change % 2 == 0 ? std::min<std::size_t>(whole.size(), 100) : whole.size();
            damaged[random(near)] = static_cast<char>(random(256));
        }
        if (round % 3 == 0) damaged.resize(random(damaged.size()));
        std::ofstream(folder / "damaged", std::ios::binary) << damaged;
        try {
            const Waveform waveform = loadWaveform(folder / "damaged", {std::nullopt, 16000});
            for (const float sample : waveform.samples)
                QVERIFY(std::isfinite(sample));
            // No header makes more sound than bytes can hold, at the lowest rate that is believed.
            QVERIFY(waveform.samples.size() < 8000 * 161 * 20);
        } catch (const Error& error) {
            QVERIFY(!error.remedy().empty());
            QCOMPARE(error.subject(), (folder / "damaged").string());
        }
    }
}

QTEST_GUILESS_MAIN(TestRefusals)
#include "test_refusals.moc"
