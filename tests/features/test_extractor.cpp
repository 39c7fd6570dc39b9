// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/extractor.h"

#include <QtTest>

#include <cmath>
#include <random>

using namespace offramp;

class TestExtractor : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void silenceIsTheOffset();
    void theLogarithmIsOfThePower();
    void anEmptySoundHasNoFrames();
    void soundsOfOneSampleAreComputed();
    void waveformsPassThrough();
    void threadsGiveTheSame();
    void cancelledWorkThrows();
    void columnsAreNormalised();
    void normalisingOddMatrices();
};

namespace {

std::vector<float> noise(std::size_t samples) {
    std::mt19937 random(3);
    std::normal_distribution<float> normal(0, 0.1F);
    std::vector<float> values(samples);
    std::ranges::generate(values, [&] { return normal(random); });
    return values;
}

Matrix computed(const FeatureConfig& config, const std::vector<float>& samples, int threads = 1) {
    Workers workers(threads);
    return FeatureExtractor(config).compute(samples, workers, {});
}

FeatureConfig normalisedLog() {
    FeatureConfig config;
    config.log = FeatureConfig::Log::ln;
    config.normalize = FeatureConfig::Normalize::perFeature;
    return config;
}

Matrix matrixOf(std::int64_t rows, std::int64_t cols, const std::vector<float>& values) {
    Matrix matrix(rows, cols);
    std::ranges::copy(values, matrix.data());
    return matrix;
}

} // namespace

void TestExtractor::silenceIsTheOffset() {
    FeatureConfig config;
    config.log = FeatureConfig::Log::ln;
    const Matrix features = computed(config, std::vector<float>(1600, 0.0F));
    QCOMPARE(features.rows(), std::int64_t(11));
    for (std::int64_t i = 0; i < features.size(); ++i)
        QCOMPARE(features.data()[i], -13.815511F); // ln 1e-6
}

void TestExtractor::theLogarithmIsOfThePower() {
    FeatureConfig config;
    const Matrix power = computed(config, noise(4000));
    config.log = FeatureConfig::Log::ln;
    config.logOffset = 0.5;
    const Matrix logarithms = computed(config, noise(4000));
    QCOMPARE(power.rows(), std::int64_t(26));
    QCOMPARE(power.cols(), std::int64_t(80));
    for (std::int64_t i = 0; i < power.size(); ++i)
        QVERIFY(std::abs(logarithms.data()[i] - std::log(power.data()[i] + 0.5F)) < 1e-5F);
}

void TestExtractor::anEmptySoundHasNoFrames() {
    for (const auto type : {FeatureConfig::Type::mel, FeatureConfig::Type::waveform}) {
        FeatureConfig config = normalisedLog();
        config.type = type;
        const Matrix features = computed(config, {});
        QCOMPARE(features.rows(), std::int64_t(0));
        QCOMPARE(features.cols(), std::int64_t(type == FeatureConfig::Type::mel ? 80 : 1));
    }
}

void TestExtractor::soundsOfOneSampleAreComputed() {
    const Matrix features = computed(normalisedLog(), {0.5F});
    QCOMPARE(features.rows(), std::int64_t(1));
    // One frame is its own mean.
    for (const float value : features.row(0))
        QCOMPARE(value, 0.0F);
}

void TestExtractor::waveformsPassThrough() {
    FeatureConfig config;
    config.type = FeatureConfig::Type::waveform;
    const auto samples = noise(1000);
    const Matrix plain = computed(config, samples);
    QCOMPARE(plain.cols(), std::int64_t(1));
    QCOMPARE(std::vector<float>(plain.data(), plain.data() + plain.size()), samples);

    config.normalize = FeatureConfig::Normalize::perFeature;
    const Matrix normalised = computed(config, samples);
    double sum = 0;
    double squares = 0;
    for (std::int64_t i = 0; i < 1000; ++i) {
        sum += normalised.data()[i];
        squares += double(normalised.data()[i]) * double(normalised.data()[i]);
    }
    QVERIFY(std::abs(sum / 1000) < 1e-6);
    QVERIFY(std::abs(std::sqrt(squares / 999) - 1) < 1e-3); // the epsilon beside a deviation of 0.1
}

void TestExtractor::threadsGiveTheSame() {
    const auto samples = noise(100000);
    const Matrix one = computed(normalisedLog(), samples, 1);
    for (const int threads : {2, 3, 7}) {
        const Matrix several = computed(normalisedLog(), samples, threads);
        QCOMPARE(several.rows(), one.rows());
        QVERIFY(std::equal(one.data(), one.data() + one.size(), several.data()));
    }
}

void TestExtractor::cancelledWorkThrows() {
    Workers workers(2);
    CancelToken cancel;
    const FeatureExtractor extractor(normalisedLog());
    (void)extractor.compute(noise(1000), workers, cancel);
    cancel.cancel();
    QVERIFY_THROWS_EXCEPTION(Cancelled, (void)extractor.compute(noise(1000), workers, cancel));
    // The team is as good as before.
    QCOMPARE(extractor.compute(noise(1000), workers, {}).rows(), std::int64_t(7));
}

void TestExtractor::columnsAreNormalised() {
    // 1, 2, 3, 4: mean 2.5, squares 2.25 + 0.25 + 0.25 + 2.25 = 5, deviation √(5/3) = 1.2909944.
    // 5, 5, 5, 9: mean 6, squares 1 + 1 + 1 + 9 = 12, deviation √(12/3) = 2.
    Matrix features = matrixOf(4, 2, {1, 5, 2, 5, 3, 5, 4, 9});
    normalizeColumns(features, 0);
    const std::vector<float> expected{-1.1618950F, -0.5F, -0.3872983F, -0.5F,
                                      0.3872983F,  -0.5F, 1.1618950F,  1.5F};
    for (std::size_t i = 0; i < expected.size(); ++i)
        QVERIFY(std::abs(features.data()[i] - expected[i]) < 1e-6F);
    // With ε = 2 the second column's 3 becomes 3/(2 + 2).
    features = matrixOf(4, 1, {5, 5, 5, 9});
    normalizeColumns(features, 2);
    QCOMPARE(features(3, 0), 0.75F);
}

void TestExtractor::normalisingOddMatrices() {
    Matrix one = matrixOf(1, 3, {-7, 0, 1e30F});
    normalizeColumns(one, 1e-5);
    QCOMPARE(std::vector<float>(one.data(), one.data() + 3), (std::vector<float>{0, 0, 0}));
    // A constant column is 0/ε.
    Matrix constant = matrixOf(3, 1, {0.1F, 0.1F, 0.1F});
    normalizeColumns(constant, 1e-5);
    for (std::int64_t r = 0; r < 3; ++r)
        QVERIFY(std::abs(constant(r, 0)) < 1e-6F);
    Matrix empty(0, 4);
    normalizeColumns(empty, 1e-5);
    QCOMPARE(empty.rows(), std::int64_t(0));
}

QTEST_GUILESS_MAIN(TestExtractor)
#include "test_extractor.moc"
