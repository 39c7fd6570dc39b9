// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/load.h"
#include "audio/peaks.h"
#include "audio/sounds.h"
#include "base/files.h"

#include <QtTest>

#include <fstream>
#include <ostream>

using namespace offramp;
using namespace offramp::test;

/// A program of its own, for a process's greatest use of memory never goes down.
class TestMemory : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void loadingTakesTheSamplesAndABlock();
};

namespace {

constexpr std::int64_t mebi = 1 << 20;

/// The most memory that the process has used so far, in bytes; 0 where the system doesn't say.
std::int64_t mostUsed() {
    std::ifstream status("/proc/self/status");
    for (std::string word; status >> word;) {
        std::int64_t kibibytes = 0;
        if (word == "VmHWM:" && status >> kibibytes) return kibibytes * 1024;
    }
    return 0;
}

} // namespace

void TestMemory::loadingTakesTheSamplesAndABlock() {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    QSKIP("sanitizers take memory of their own");
#endif
    if (mostUsed() == 0) QSKIP("this system doesn't tell how much memory was used");
    // 52 minutes at 16 kHz, 8 bits a sample; the file is a header and a hole.
    constexpr std::int64_t samples = 48 * mebi;
    const Folder folder;
    WaveBytes wave;
    wave.bits = 8;
    wave.blockAlign = 1;
    wave.promised = samples;
    writeFile(folder / "s.wav", wave.bytes());
    std::filesystem::resize_file(folder / "s.wav", static_cast<std::uintmax_t>(44 + samples));

    const std::int64_t before = mostUsed();
    const auto waveform = std::make_shared<const Waveform>(loadWaveform(folder / "s.wav"));
    const Peaks peaks(waveform);
    const std::int64_t used = mostUsed() - before;
    QCOMPARE(std::ssize(waveform->samples), samples);
    // Unsigned 8 bits: 0 is −1. No more than the samples, a piece of 64 MiB and small things.
    QCOMPARE(peaks.query(0, samples, 1)[0].max, -1.0F);
    QVERIFY2(used < samples * 4 + 80 * mebi, std::to_string(used / mebi).c_str());
    QVERIFY(used >= samples * 4);
}

QTEST_GUILESS_MAIN(TestMemory)
#include "test_memory.moc"
