// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/mel_filterbank.h"

#include <QtTest>

#include <cmath>
#include <numeric>

using namespace offramp;

using Scale = FeatureConfig::MelScale;

class TestMelFilterbank : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void scalesHaveTheirKnownValues_data();
    void scalesHaveTheirKnownValues();
    void scalesAreInvertedExactly();
    void smallBankByHand();
    void framesAreInterleaved_data();
    void framesAreInterleaved();
    void everyLaneIsAFrame();
    void narrowTrianglesMayBeEmpty();
    void neighboursSumToOne();
    void slaneyAreasAreOne();
};

namespace {

/// Bins 1 Hz apart from 0 to 4 Hz, on a part of the scale that is linear.
FeatureConfig smallConfig(int mels) {
    FeatureConfig config;
    config.sampleRate = 8;
    config.nFft = 8;
    config.winLength = 8;
    config.nMels = mels;
    config.fMax = 4;
    config.melScale = Scale::slaney;
    return config;
}

/// Of the spectrum in one lane, beside others that are a multiple of it.
std::vector<float> applied(const FeatureConfig& config, const std::vector<float>& spectrum, int lane = 5) {
    std::vector<float> frames;
    for (int other = 0; other < frameLanes; ++other)
        for (const float bin : spectrum)
            frames.push_back(bin * static_cast<float>(1 + other - lane));
    std::vector<float> lanes(frames.size());
    interleave(frames.data(), static_cast<int>(spectrum.size()), lanes.data());
    std::vector<float> side(static_cast<std::size_t>(config.nMels) * frameLanes);
    MelFilterbank(config).apply(lanes.data(), side.data());
    std::vector<float> mels;
    for (std::size_t at = static_cast<std::size_t>(lane); at < side.size(); at += frameLanes)
        mels.push_back(side[at]);
    return mels;
}

} // namespace

void TestMelFilterbank::scalesHaveTheirKnownValues_data() {
    QTest::addColumn<bool>("slaney");
    QTest::addColumn<double>("hertz");
    QTest::addColumn<double>("mel");
    // 2595·log10(1 + f/700)
    QTest::newRow("HTK 0") << false << 0.0 << 0.0;
    QTest::newRow("HTK 700") << false << 700.0 << 781.17284; // 2595·log10 2, log10 2 = 0.30103000
    QTest::newRow("HTK 1000") << false << 1000.0 << 999.98554;
    QTest::newRow("HTK 6300") << false << 6300.0 << 2595.0; // log10 10
    // 3 mel for 200 Hz up to 1000 Hz, then 27 mel for a factor of 6.4
    QTest::newRow("Slaney 0") << true << 0.0 << 0.0;
    QTest::newRow("Slaney 200") << true << 200.0 << 3.0;
    QTest::newRow("Slaney 1000") << true << 1000.0 << 15.0;
    QTest::newRow("Slaney 6400") << true << 6400.0 << 42.0;
    QTest::newRow("Slaney 2530") << true << 1000.0 * std::sqrt(6.4) << 28.5; // half way up
}

void TestMelFilterbank::scalesHaveTheirKnownValues() {
    QFETCH(bool, slaney);
    QFETCH(double, hertz);
    QFETCH(double, mel);
    const double found = melFromHertz(hertz, slaney ? Scale::slaney : Scale::htk);
    QVERIFY2(std::abs(found - mel) < 1e-4, qPrintable(QString::number(found, 'g', 10)));
}

void TestMelFilterbank::scalesAreInvertedExactly() {
    for (const Scale scale : {Scale::htk, Scale::slaney}) {
        double before = -1;
        for (int step = 0; step < 640; ++step) {
            const double hertz = 37.5 * step;
            const double mel = melFromHertz(hertz, scale);
            QVERIFY(mel > before);
            before = mel;
            QVERIFY(std::abs(hertzFromMel(mel, scale) - hertz) < 1e-9 * (1 + hertz));
        }
    }
}

void TestMelFilterbank::smallBankByHand() {
    // One triangle from 0 over 2 to 4 Hz weighs the bins ½, 1, ½: 0.5·10 + 1·100 + 0.5·1000.
    QCOMPARE(applied(smallConfig(1), {1, 10, 100, 1000, 10000}), std::vector<float>{605});
    // Three with their corners on bins: each is one bin.
    QCOMPARE(applied(smallConfig(3), {1, 10, 100, 1000, 10000}), (std::vector<float>{10, 100, 1000}));
    // With an area of 1 over a base of 4 Hz the height is ½: half of 605; over 2 Hz it is 1.
    FeatureConfig normed = smallConfig(1);
    normed.melNorm = FeatureConfig::MelNorm::slaney;
    QCOMPARE(applied(normed, {1, 10, 100, 1000, 10000}), std::vector<float>{302.5});
    normed.nMels = 3;
    QCOMPARE(applied(normed, {1, 10, 100, 1000, 10000}), (std::vector<float>{10, 100, 1000}));
}

void TestMelFilterbank::framesAreInterleaved_data() {
    QTest::addColumn<int>("length");
    for (const int length : {1, 3, 4, 5, 8, 257, 513})
        QTest::addRow("%d", length) << length;
}

void TestMelFilterbank::framesAreInterleaved() {
    QFETCH(int, length);
    std::vector<float> frames(static_cast<std::size_t>(frameLanes * length));
    std::iota(frames.begin(), frames.end(), 0.0F);
    std::vector<float> lanes(frames.size(), -1.0F);
    interleave(frames.data(), length, lanes.data());
    for (int frame = 0; frame < frameLanes; ++frame)
        for (int bin = 0; bin < length; ++bin)
            QCOMPARE(lanes[static_cast<std::size_t>(bin * frameLanes + frame)],
                     static_cast<float>(frame * length + bin));
}

void TestMelFilterbank::everyLaneIsAFrame() {
    for (int lane = 0; lane < frameLanes; ++lane)
        QCOMPARE(applied(smallConfig(1), {1, 10, 100, 1000, 10000}, lane), std::vector<float>{605});
}

void TestMelFilterbank::narrowTrianglesMayBeEmpty() {
    // Seven triangles in 4 Hz, 0.5 Hz from corner to corner: the odd ones peak between bins and reach none
    // inside, since their corners lie on the bins, with weight 0.
    QCOMPARE(applied(smallConfig(7), {1, 10, 100, 1000, 10000}),
             (std::vector<float>{0, 10, 0, 100, 0, 1000, 0}));
}

void TestMelFilterbank::neighboursSumToOne() {
    // Where one triangle falls the next one rises: between the first peak and the last, weights add up to 1.
    for (const Scale scale : {Scale::htk, Scale::slaney}) {
        FeatureConfig config;
        config.melScale = scale;
        const MelFilterbank bank(config);
        std::vector<double> total(static_cast<std::size_t>(config.nFft / 2 + 1), 0.0);
        for (const auto& filter : bank.filters()) {
            for (std::size_t i = 0; i < filter.weights.size(); ++i)
                total[static_cast<std::size_t>(filter.firstBin) + i] += filter.weights[i];
        }
        const double step = melFromHertz(config.fMax, scale) / (config.nMels + 1);
        int checked = 0;
        for (std::size_t bin = 0; bin < total.size(); ++bin) {
            const double mel = melFromHertz(static_cast<double>(bin) * 16000 / config.nFft, scale);
            if (mel < step || mel > step * config.nMels) continue;
            QVERIFY2(std::abs(total[bin] - 1) < 1e-6, qPrintable(QString::number(total[bin], 'g', 9)));
            ++checked;
        }
        QVERIFY(checked > 480);
    }
}

void TestMelFilterbank::slaneyAreasAreOne() {
    FeatureConfig config;
    config.nFft = 1 << 15; // bins half a Hz apart: their sum is the area
    config.nMels = 64;
    config.melScale = Scale::slaney;
    config.melNorm = FeatureConfig::MelNorm::slaney;
    const double hertzPerBin = 16000.0 / config.nFft;
    const MelFilterbank bank(config);
    for (const auto& filter : bank.filters()) {
        const double area = std::accumulate(filter.weights.begin(), filter.weights.end(), 0.0) * hertzPerBin;
        QVERIFY2(std::abs(area - 1) < 1e-3, qPrintable(QString::number(area)));
    }
}

QTEST_GUILESS_MAIN(TestMelFilterbank)
#include "test_mel_filterbank.moc"
