// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/join.h"
#include "audio/resampler.h"
#include "audio/sounds.h"
#include "support/support.h"

#include <QtTest>

#include <algorithm>
#include <limits>

using namespace offramp;
using namespace offramp::test;

class TestJoin : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void partsFollowOneAnotherWithSilence();
    void partsOfAnotherRateAreResampled();
    void nothingMakesNothing();
    void impossibleSilencesAreRefused();
};

void TestJoin::partsFollowOneAnotherWithSilence() {
    const auto one = std::make_shared<Waveform>(Waveform{{0.1F, 0.2F}, 1000});
    const auto two = std::make_shared<Waveform>(Waveform{{0.3F}, 1000});
    // 0.0024 s at 1000 Hz are 2.4 samples, to the nearest 2.
    const Waveform joined = joinWaveforms({{nullptr, 0.001}, {one, 0.0024}, {two, 0.0}, {one, 0.001}}, 1000);
    QVERIFY(joined.samples == (std::vector<float>{0.0F, 0.1F, 0.2F, 0.0F, 0.0F, 0.3F, 0.1F, 0.2F, 0.0F}));
    QCOMPARE(joined.sampleRate, 1000);
    QCOMPARE(joined.seconds(), 0.009);
}

void TestJoin::partsOfAnotherRateAreResampled() {
    const auto part = std::make_shared<Waveform>(Waveform{sine(400.0, 0.5, 8000, 1001), 8000});
    const Waveform joined = joinWaveforms({{part, 0.5}, {part, 0.0}}, 16000);
    QCOMPARE(joined.samples.size(), std::size_t(2002 + 8000 + 2002));
    const std::vector<float> alone = resampled(*part, 16000).samples;
    QVERIFY(std::equal(alone.begin(), alone.end(), joined.samples.begin()));
    QVERIFY(std::equal(alone.begin(), alone.end(), joined.samples.begin() + 10002));
    QVERIFY(std::all_of(joined.samples.begin() + 2002, joined.samples.begin() + 10002,
                        [](float sample) { return sample == 0.0F; }));
}

void TestJoin::nothingMakesNothing() {
    const Waveform joined = joinWaveforms({}, 16000);
    QVERIFY(joined.samples.empty());
    QCOMPARE(joined.sampleRate, 16000);
}

void TestJoin::impossibleSilencesAreRefused() {
    for (const double seconds : {-1.0, 1e12, std::numeric_limits<double>::quiet_NaN()}) {
        QVERIFY(!errorOf([&] { (void)joinWaveforms({{nullptr, seconds}}, 16000); }).empty());
    }
    QVERIFY(!errorOf([&] { (void)joinWaveforms({}, 0); }).empty());
}

QTEST_GUILESS_MAIN(TestJoin)
#include "test_join.moc"
