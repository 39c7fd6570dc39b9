// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/power_spectrum.h"

#include <QtTest>

#include <cmath>
#include <complex>
#include <numbers>
#include <random>

using namespace offramp;

using Window = FeatureConfig::Window;

class TestPowerSpectrum : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void framesAreCounted_data();
    void framesAreCounted();
    void impulsesShowTheWindow_data();
    void impulsesShowTheWindow();
    void theWindowIsInTheFramesMiddle();
    void aSineHasItsPeakAndPower();
    void aConstantIsAtZero();
    void preemphasisKeepsTheFirstSample();
    void magnitudeIsThePowersRoot();
    void shortSoundsAreMirrored_data();
    void shortSoundsAreMirrored();
    void everyEvenLengthIsTransformed_data();
    void everyEvenLengthIsTransformed();
};

namespace {

FeatureConfig configOf(int nFft, int winLength, int hopLength, bool center) {
    FeatureConfig config;
    config.nFft = nFft;
    config.winLength = winLength;
    config.hopLength = hopLength;
    config.center = center;
    return config;
}

std::vector<float> frameOf(const FeatureConfig& config, const std::vector<float>& samples,
                           std::int64_t index) {
    const PowerSpectrum spectrum(config);
    PowerSpectrum::Scratch scratch(spectrum);
    std::vector<float> power(static_cast<std::size_t>(spectrum.bins()));
    spectrum.compute(samples, index, scratch, power.data());
    return power;
}

bool isNear(double found, double expected, double tolerance) {
    return std::abs(found - expected) <= tolerance * std::max(1.0, std::abs(expected));
}

/// y[0] = x[0], y[t] = x[t] − a·x[t−1]
std::vector<double> emphasised(const std::vector<float>& x, double a) {
    std::vector<double> y(x.begin(), x.end());
    for (std::size_t t = 1; t < x.size(); ++t)
        y[t] -= a * x[t - 1];
    return y;
}

/// The sound from sample `first` on, walked back and forth between its ends.
std::vector<double> mirrored(const std::vector<double>& y, std::int64_t first, int count) {
    const auto last = static_cast<std::int64_t>(y.size()) - 1;
    std::vector<double> values;
    for (std::int64_t i = first; i < first + count; ++i) {
        std::int64_t at = i;
        while (last > 0 && (at < 0 || at > last))
            at = at < 0 ? -at : 2 * last - at;
        values.push_back(y[static_cast<std::size_t>(last > 0 ? at : 0)]);
    }
    return values;
}

/// A frame's power by the definition, in double precision.
std::vector<double> byDefinition(const FeatureConfig& config, const std::vector<float>& samples,
                                 std::int64_t index) {
    const int n = config.nFft;
    const auto frame = mirrored(emphasised(samples, config.preemphasis), index * config.hopLength - n / 2, n);
    const int left = (n - config.winLength) / 2;
    std::vector<double> power;
    for (int k = 0; k <= n / 2; ++k) {
        std::complex<double> sum = 0;
        for (int i = 0; i < config.winLength; ++i) {
            const double w = 0.5 - 0.5 * std::cos(2 * std::numbers::pi * i / config.winLength);
            const double phase = -2 * std::numbers::pi * k * (left + i) / n;
            sum += w * frame[static_cast<std::size_t>(left) + static_cast<std::size_t>(i)] *
                   std::polar(1.0, phase);
        }
        power.push_back(std::norm(sum));
    }
    return power;
}

} // namespace

void TestPowerSpectrum::framesAreCounted_data() {
    QTest::addColumn<bool>("center");
    QTest::addColumn<qlonglong>("samples");
    QTest::addColumn<qlonglong>("frames");
    const auto row = [](bool center, qlonglong samples, qlonglong frames) {
        QTest::addRow("%s %lld", center ? "centred" : "within", samples) << center << samples << frames;
    };
    // n_fft 1024, hop 160. Centred: 1 + ⌊n/160⌋.
    row(true, 0, 0);
    row(true, 1, 1);
    row(true, 159, 1);
    row(true, 160, 2);
    row(true, 16000, 101);
    row(true, 160000, 1001);
    // Otherwise 1 + ⌊(n − 1024)/160⌋.
    row(false, 0, 0);
    row(false, 1023, 0);
    row(false, 1024, 1);
    row(false, 1183, 1);
    row(false, 1184, 2);
}

void TestPowerSpectrum::framesAreCounted() {
    QFETCH(bool, center);
    QFETCH(qlonglong, samples);
    QFETCH(qlonglong, frames);
    const PowerSpectrum spectrum(configOf(1024, 320, 160, center));
    QCOMPARE(spectrum.frames(samples), std::int64_t(frames));
    QCOMPARE(spectrum.bins(), 513);
}

void TestPowerSpectrum::impulsesShowTheWindow_data() {
    QTest::addColumn<bool>("periodic");
    QTest::addColumn<int>("length");
    QTest::addColumn<QList<float>>("window");
    // ½ − ½·cos(2πi/N) for the periodic window, /(N − 1) for the symmetric one
    QTest::newRow("periodic 4") << true << 4 << QList<float>{0, 0.5F, 1, 0.5F};
    QTest::newRow("periodic 6") << true << 6 << QList<float>{0, 0.25F, 0.75F, 1, 0.75F, 0.25F};
    QTest::newRow("symmetric 5") << false << 5 << QList<float>{0, 0.5F, 1, 0.5F, 0};
    QTest::newRow("symmetric 4") << false << 4 << QList<float>{0, 0.75F, 0.75F, 0};
}

void TestPowerSpectrum::impulsesShowTheWindow() {
    QFETCH(bool, periodic);
    QFETCH(int, length);
    QFETCH(QList<float>, window);
    FeatureConfig config = configOf(8, length, 8, false);
    config.window = periodic ? Window::hannPeriodic : Window::hannSymmetric;
    const int left = (8 - length) / 2;
    for (int i = 0; i < 8; ++i) {
        std::vector<float> samples(8, 0.0F);
        samples[static_cast<std::size_t>(i)] = 1;
        const bool inside = i >= left && i < left + length;
        const double weight = inside ? double(window[i - left]) : 0.0;
        // An impulse's spectrum is flat: every bin is the window's value squared.
        for (const float power : frameOf(config, samples, 0))
            QVERIFY(isNear(power, weight * weight, 1e-6));
    }
}

void TestPowerSpectrum::theWindowIsInTheFramesMiddle() {
    // Centred, frame 2 of hop 3 looks at the samples 6 − 2 … 6 + 1 through the window 0, ½, 1, ½.
    const FeatureConfig config = configOf(8, 4, 3, true);
    const std::vector<float> weights{0, 0, 0, 0, 0, 0.5F, 1, 0.5F, 0, 0, 0, 0};
    for (std::size_t i = 0; i < weights.size(); ++i) {
        std::vector<float> samples(weights.size(), 0.0F);
        samples[i] = 1;
        for (const float power : frameOf(config, samples, 2))
            QVERIFY(isNear(power, double(weights[i]) * double(weights[i]), 1e-6));
    }
}

void TestPowerSpectrum::aSineHasItsPeakAndPower() {
    // A·sin on bin k through a periodic Hann window of N: A·N/4 at bin k, half of that at its neighbours.
    constexpr int n = 256;
    constexpr std::size_t bin = 37;
    const double amplitude = 0.8;
    std::vector<float> samples(n);
    for (std::size_t t = 0; t < n; ++t) {
        samples[t] = static_cast<float>(amplitude *
                                        std::sin(2 * std::numbers::pi * double(bin) * double(t) / n + 0.3));
    }
    const auto power = frameOf(configOf(n, n, n, false), samples, 0);
    const double peak = std::pow(amplitude * n / 4, 2);
    for (std::size_t k = 0; k < power.size(); ++k) {
        const double expected = k == bin ? peak : k + 1 == bin || k == bin + 1 ? peak / 4 : 0.0;
        QVERIFY2(std::abs(double(power[k]) - expected) < 1e-5 * peak, qPrintable(QString::number(power[k])));
    }
}

void TestPowerSpectrum::aConstantIsAtZero() {
    // The window's sum is N/2, and its own spectrum ends at bin 1, with N/4.
    constexpr int n = 64;
    for (const bool center : {false, true}) { // a constant stays one when it is mirrored
        const auto power = frameOf(configOf(n, n, 16, center), std::vector<float>(n, -1.0F), 0);
        QVERIFY(isNear(power[0], n * n / 4.0, 1e-6));
        QVERIFY(isNear(power[1], n * n / 16.0, 1e-6));
        for (std::size_t k = 2; k < power.size(); ++k)
            QVERIFY(power[k] < 1e-6F);
    }
}

void TestPowerSpectrum::preemphasisKeepsTheFirstSample() {
    // Ones become 1, 0.03, 0.03 …; frame 0 sees y[2], y[1], y[0], y[1] through 0, ½, 1, ½: 1.03 in bin 0.
    FeatureConfig config = configOf(4, 4, 4, true);
    config.preemphasis = 0.97;
    const std::vector<float> ones(12, 1.0F);
    QVERIFY(isNear(frameOf(config, ones, 0)[0], 1.03 * 1.03, 1e-5));
    // Frame 1 sees four times 0.03 through a window that sums to 2.
    QVERIFY(isNear(frameOf(config, ones, 1)[0] * 1e4F, 36, 1e-4));
}

void TestPowerSpectrum::magnitudeIsThePowersRoot() {
    std::mt19937 random(1);
    std::normal_distribution<float> normal;
    std::vector<float> samples(200);
    std::ranges::generate(samples, [&] { return normal(random); });
    FeatureConfig config = configOf(64, 50, 20, true);
    const auto power = frameOf(config, samples, 3);
    config.power = 1;
    const auto magnitude = frameOf(config, samples, 3);
    for (std::size_t k = 0; k < power.size(); ++k)
        QVERIFY(isNear(double(magnitude[k]) * double(magnitude[k]), power[k], 1e-6));
}

void TestPowerSpectrum::shortSoundsAreMirrored_data() {
    QTest::addColumn<int>("length");
    QTest::addColumn<double>("preemphasis");
    for (const int length : {1, 2, 3, 100, 512, 513, 1024, 2000}) {
        QTest::addRow("%d", length) << length << 0.0;
        QTest::addRow("%d, preemphasis", length) << length << 0.97;
    }
}

void TestPowerSpectrum::shortSoundsAreMirrored() {
    QFETCH(int, length);
    QFETCH(double, preemphasis);
    std::mt19937 random(2);
    std::normal_distribution<float> normal;
    std::vector<float> samples(static_cast<std::size_t>(length));
    std::ranges::generate(samples, [&] { return normal(random); });
    FeatureConfig config = configOf(1024, 1000, 160, true);
    config.preemphasis = preemphasis;
    const std::int64_t frames = PowerSpectrum(config).frames(length);
    QCOMPARE(frames, std::int64_t(1 + length / 160));
    for (std::int64_t index = 0; index < frames; index += 3) {
        const auto expected = byDefinition(config, samples, index);
        const double largest = *std::ranges::max_element(expected);
        const auto power = frameOf(config, samples, index);
        for (std::size_t k = 0; k < power.size(); ++k)
            QVERIFY(std::abs(double(power[k]) - expected[k]) < 1e-5 * largest);
    }
}

/// Half the length may be odd, or too short for a vector of bins.
void TestPowerSpectrum::everyEvenLengthIsTransformed_data() {
    QTest::addColumn<int>("nFft");
    for (const int nFft : {2, 4, 6, 8, 10, 16, 18, 20, 22, 30, 64, 78, 400, 512, 1000, 2048})
        QTest::addRow("%d", nFft) << nFft;
}

void TestPowerSpectrum::everyEvenLengthIsTransformed() {
    QFETCH(int, nFft);
    std::mt19937 random(3);
    std::normal_distribution<float> normal;
    std::vector<float> samples(static_cast<std::size_t>(3 * nFft));
    std::ranges::generate(samples, [&] { return normal(random); });
    const FeatureConfig config = configOf(nFft, nFft, nFft, true);
    const auto expected = byDefinition(config, samples, 1);
    const auto power = frameOf(config, samples, 1);
    QCOMPARE(power.size(), static_cast<std::size_t>(nFft / 2 + 1));
    const double largest = *std::ranges::max_element(expected);
    for (std::size_t k = 0; k < power.size(); ++k)
        QVERIFY(std::abs(double(power[k]) - expected[k]) < 1e-5 * largest);
}

QTEST_GUILESS_MAIN(TestPowerSpectrum)
#include "test_power_spectrum.moc"
