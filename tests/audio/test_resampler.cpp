// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/resampler.h"
#include "audio/sounds.h"
#include "support/support.h"

#include <QtTest>

#include <algorithm>

using namespace offramp;
using namespace offramp::test;

class TestResampler : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void lengthsAreRounded();
    void lengthsDoNotOverflow();
    void anyLengthComesOutExactly();
    void blocksDoNotMatter();
    void equalRatesChangeNothing();
    void whatTheNewRateCannotHoldGoes();
    void absurdRatesAreRefused();
};

void TestResampler::lengthsAreRounded() {
    QCOMPARE(Resampler::lengthAt(0, 44100, 16000), std::int64_t(0));
    QCOMPARE(Resampler::lengthAt(44100, 44100, 16000), std::int64_t(16000));
    QCOMPARE(Resampler::lengthAt(1, 48000, 16000), std::int64_t(0));    // 0.33
    QCOMPARE(Resampler::lengthAt(2, 48000, 16000), std::int64_t(1));    // 0.67
    QCOMPARE(Resampler::lengthAt(1, 32000, 16000), std::int64_t(1));    // 0.5 goes up
    QCOMPARE(Resampler::lengthAt(100, 44100, 16000), std::int64_t(36)); // 36.28
    QCOMPARE(Resampler::lengthAt(7, 16000, 44100), std::int64_t(19));   // 19.29
}

void TestResampler::lengthsDoNotOverflow() {
    // 2^60 samples at 2^20 Hz are 2^40 s; at 2^20 − 1 Hz that makes 2^60 − 2^40 samples.
    QCOMPARE(Resampler::lengthAt(std::int64_t{1} << 60, 1 << 20, (1 << 20) - 1),
             (std::int64_t{1} << 60) - (std::int64_t{1} << 40));
}

void TestResampler::anyLengthComesOutExactly() {
    for (const std::size_t count : {1, 2, 3, 7, 100, 999, 4410, 20001}) {
        const Waveform waveform{sine(500.0, 0.5, 44100, count), 44100};
        for (const int rate : {8000, 16000, 44099, 48000, 96000}) {
            const double expected = std::floor(static_cast<double>(count) * rate / 44100.0 + 0.5);
            QCOMPARE(static_cast<double>(resampled(waveform, rate).samples.size()), expected);
        }
    }
}

void TestResampler::blocksDoNotMatter() {
    const std::vector<float> samples = sine(700.0, 0.5, 44100, 30'000);
    std::vector<float> inBlocks;
    Resampler resampler(44100, 16000, [&](std::span<const float> out) {
        inBlocks.insert(inBlocks.end(), out.begin(), out.end());
    });
    std::size_t at = 0;
    for (std::size_t size = 1; at < samples.size(); size = size * 3 + 1) {
        const std::size_t n = std::min(size, samples.size() - at);
        resampler.push(std::span(samples).subspan(at, n));
        at += n;
    }
    resampler.finish();
    QVERIFY(inBlocks == resampled({samples, 44100}, 16000).samples);
}

void TestResampler::equalRatesChangeNothing() {
    const std::vector<float> samples{0.1F, -0.3F, 3.0F, 1e-30F};
    QVERIFY(resampled({samples, 22050}, 22050).samples == samples);
}

void TestResampler::whatTheNewRateCannotHoldGoes() {
    // 10 kHz would fold to 6 kHz at a rate of 16 kHz.
    const Waveform high = resampled({sine(10'000.0, 0.5, 48000, 48'000), 48000}, 16000);
    const SineFit folded = fitSine(high.samples, 6000.0, 16000, 1600, 14400);
    QVERIFY2(folded.amplitude < 1e-5 && folded.rest < 1e-4, std::to_string(folded.rest).c_str());
    // 7 kHz is kept.
    const Waveform kept = resampled({sine(7000.0, 0.5, 48000, 48'000), 48000}, 16000);
    QVERIFY(std::abs(fitSine(kept.samples, 7000.0, 16000, 1600, 14400).amplitude - 0.5) < 1e-3);
}

void TestResampler::absurdRatesAreRefused() {
    const Waveform waveform{{0.0F}, 16000};
    QVERIFY(!errorOf([&] { (void)resampled(waveform, 0); }).empty());
    QVERIFY(!errorOf([&] { (void)resampled(waveform, 99); }).empty());
    QVERIFY(!errorOf([&] { (void)resampled(waveform, 2'000'000); }).empty());
    QVERIFY(!errorOf([&] { (void)resampled({{0.0F}, 0}, 16000); }).empty());
}

QTEST_GUILESS_MAIN(TestResampler)
#include "test_resampler.moc"
