// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/peaks.h"

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <random>

using namespace offramp;

class TestPeaks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void columnsAreThoseOfTheSamples_data();
    void columnsAreThoseOfTheSamples();
    void columnsShareTheRangeOut();
    void fewerSamplesThanColumnsAreRepeated();
    void outsideThereIsNothing();
    void cancellingEndsIt();
};

namespace {

std::shared_ptr<const Waveform> noise(std::size_t count) {
    std::mt19937 random(42);
    auto waveform = std::make_shared<Waveform>();
    waveform->sampleRate = 16000;
    for (std::size_t i = 0; i < count; ++i) {
        waveform->samples.push_back(static_cast<float>(random()) / 4294967296.0F - 0.5F);
    }
    return waveform;
}

/// The samples [begin, end), one by one.
PeakColumn bruteForce(const std::vector<float>& samples, std::int64_t begin, std::int64_t end) {
    begin = std::max<std::int64_t>(0, begin);
    end = std::min<std::int64_t>(std::ssize(samples), end);
    if (begin >= end) return {};
    const auto [low, high] = std::minmax_element(samples.begin() + begin, samples.begin() + end);
    double energy = 0.0;
    for (std::int64_t i = begin; i < end; ++i)
        energy += std::pow(double{samples[static_cast<std::size_t>(i)]}, 2);
    return {*low, *high, static_cast<float>(std::sqrt(energy / static_cast<double>(end - begin))),
            end - begin};
}

bool same(const PeakColumn& a, const PeakColumn& b) {
    return a.min == b.min && a.max == b.max && a.samples == b.samples &&
           std::abs(a.rms - b.rms) <= 1e-5F * b.rms;
}

} // namespace

void TestPeaks::columnsAreThoseOfTheSamples_data() {
    QTest::addColumn<int>("count");
    // Around the edges of the levels' blocks (256, 1024, 4096 …) and beyond.
    for (const int count : {0, 1, 255, 256, 257, 1023, 1024, 1025, 4096, 65536, 200'003}) {
        QTest::addRow("%d samples", count) << count;
    }
}

void TestPeaks::columnsAreThoseOfTheSamples() {
    QFETCH(int, count);
    const auto waveform = noise(static_cast<std::size_t>(count));
    const Peaks peaks(waveform);
    std::mt19937 random(7);
    for (int round = 0; round < 200; ++round) {
        const auto range = static_cast<std::uint32_t>(count + 600);
        std::int64_t begin = static_cast<std::int64_t>(random() % range) - 300;
        std::int64_t end = static_cast<std::int64_t>(random() % range) - 300;
        if (begin > end) std::swap(begin, end);
        if (round == 0) begin = 0, end = count;
        const int columns = 1 + static_cast<int>(random() % 40);
        const auto result = peaks.query(begin, end, columns);
        QCOMPARE(static_cast<int>(result.size()), columns);
        for (int c = 0; c < columns && begin < end; ++c) {
            const std::int64_t left = begin + (end - begin) * c / columns;
            const std::int64_t right = std::max(left + 1, begin + (end - begin) * (c + 1) / columns);
            QVERIFY(same(result[static_cast<std::size_t>(c)], bruteForce(waveform->samples, left, right)));
        }
    }
}

void TestPeaks::columnsShareTheRangeOut() {
    auto waveform = std::make_shared<Waveform>();
    waveform->samples = {0.0F, 0.5F, -0.5F, 1.0F, -1.0F, 0.25F, 0.25F};
    const Peaks peaks(waveform);
    // 7 samples in 3 columns: from 0, ⌊7/3⌋ = 2 and ⌊14/3⌋ = 4.
    const auto result = peaks.query(0, 7, 3);
    QCOMPARE(result[0].samples, std::int64_t(2));
    QCOMPARE(result[1].samples, std::int64_t(2));
    QCOMPARE(result[2].samples, std::int64_t(3));
    QCOMPARE(result[1].min, -0.5F);
    QCOMPARE(result[1].max, 1.0F);
    QCOMPARE(result[1].rms, std::sqrt(0.625F)); // (0.25 + 1) / 2
}

void TestPeaks::fewerSamplesThanColumnsAreRepeated() {
    auto waveform = std::make_shared<Waveform>();
    waveform->samples = {0.5F, -0.5F};
    const auto result = Peaks(waveform).query(0, 2, 4);
    QCOMPARE(result[0].max, 0.5F);
    QCOMPARE(result[1].max, 0.5F);
    QCOMPARE(result[2].max, -0.5F);
    QCOMPARE(result[3].max, -0.5F);
}

void TestPeaks::outsideThereIsNothing() {
    auto waveform = std::make_shared<Waveform>();
    waveform->samples = {0.5F, -0.5F};
    const Peaks peaks(waveform);
    const auto result = peaks.query(-2, 4, 3); // two samples before, two of the sound, two behind
    QCOMPARE(result[0].samples, std::int64_t(0));
    QCOMPARE(result[1].samples, std::int64_t(2));
    QCOMPARE(result[2].samples, std::int64_t(0));
    QCOMPARE(result[0].max, 0.0F);
    QVERIFY(peaks.query(0, 2, 0).empty());
    QCOMPARE(peaks.query(2, 2, 1)[0].samples, std::int64_t(0));
    QCOMPARE(peaks.query(2, 1, 1)[0].samples, std::int64_t(0));
}

void TestPeaks::cancellingEndsIt() {
    const CancelToken token;
    token.cancel();
    QVERIFY_THROWS_EXCEPTION(Cancelled, Peaks(noise(1000), token));
}

QTEST_GUILESS_MAIN(TestPeaks)
#include "test_peaks.moc"
