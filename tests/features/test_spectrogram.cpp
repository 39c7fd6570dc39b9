// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/spectrogram.h"

#include <QtTest>

#include <cmath>
#include <numbers>

using namespace offramp;

class TestSpectrogram : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aSineStandsAtItsFrequencyAndLevel_data();
    void aSineStandsAtItsFrequencyAndLevel();
    void coarserLevelsShowTheSameSine();
    void silenceAndTheOutsideAreTheFloor();
    void heightsAndFrequenciesAreInverse();
    void aTileIsTheColumnsOfTheWhole();
};

namespace {

constexpr int rate = 16000;

std::vector<float> sine(double hertz, double amplitude, double seconds = 1) {
    std::vector<float> samples(static_cast<std::size_t>(seconds * rate));
    for (std::size_t i = 0; i < samples.size(); ++i)
        samples[i] = static_cast<float>(
            amplitude * std::sin(2 * std::numbers::pi * hertz * static_cast<double>(i) / rate));
    return samples;
}

std::vector<std::uint8_t> tile(const Spectrogram& spectrogram, const std::vector<float>& samples, int level,
                               std::int64_t first, std::int64_t count) {
    std::vector<std::uint8_t> bytes(static_cast<std::size_t>(spectrogram.rows() * count));
    spectrogram.compute(samples, level, first, count, bytes);
    return bytes;
}

double decibels(std::uint8_t byte) {
    return Spectrogram::floorDecibels + byte * Spectrogram::decibelsPerStep;
}

/// Row (0 the lowest) and level of the loudest band in one column.
std::pair<int, double> loudest(const Spectrogram& spectrogram, const std::vector<float>& samples, int level,
                               std::int64_t column) {
    const auto bytes = tile(spectrogram, samples, level, column, 1);
    const auto found = std::max_element(bytes.begin(), bytes.end());
    return {spectrogram.rows() - 1 - static_cast<int>(found - bytes.begin()), decibels(*found)};
}

} // namespace

void TestSpectrogram::aSineStandsAtItsFrequencyAndLevel_data() {
    QTest::addColumn<double>("hertz");
    QTest::addColumn<double>("amplitude");
    QTest::addColumn<bool>("mel");
    for (const bool mel : {false, true}) {
        QTest::addRow("1 kHz, full scale, %s", mel ? "mel" : "linear") << 1000.0 << 1.0 << mel;
        QTest::addRow("3 kHz, -20 dB, %s", mel ? "mel" : "linear") << 3000.0 << 0.1 << mel;
        QTest::addRow("7 kHz, -40 dB, %s", mel ? "mel" : "linear") << 7000.0 << 0.01 << mel;
    }
}

void TestSpectrogram::aSineStandsAtItsFrequencyAndLevel() {
    QFETCH(double, hertz);
    QFETCH(double, amplitude);
    QFETCH(bool, mel);
    const auto samples = sine(hertz, amplitude);
    const Spectrogram spectrogram(rate, mel ? Spectrogram::Scale::mel : Spectrogram::Scale::linear, 200);
    const auto [row, level] = loudest(spectrogram, samples, 0, 100);
    QVERIFY(std::abs(row + 0.5 - spectrogram.heightOf(hertz) * 200) <= 1.0);
    // Half a step of the byte, and what a Hann window loses between two bins of a doubled FFT: 0.35 dB.
    QVERIFY2(std::abs(level - 20 * std::log10(amplitude)) < 0.65, qPrintable(QString::number(level)));
}

void TestSpectrogram::coarserLevelsShowTheSameSine() {
    const auto samples = sine(2000, 0.5, 4);
    const auto length = static_cast<std::int64_t>(samples.size());
    const Spectrogram spectrogram(rate, Spectrogram::Scale::linear, 128);
    for (int level = 0; level <= 8; ++level) {
        const auto [row, loud] = loudest(spectrogram, samples, level, spectrogram.columns(length, level) / 2);
        QCOMPARE(row, loudest(spectrogram, samples, 0, 400).first);
        QVERIFY(std::abs(loud - 20 * std::log10(0.5)) < 0.65);
    }
}

void TestSpectrogram::silenceAndTheOutsideAreTheFloor() {
    const Spectrogram spectrogram(rate, Spectrogram::Scale::mel, 16);
    const std::int64_t columns = spectrogram.columns(rate, 0);
    QCOMPARE(columns, 201);
    for (const std::uint8_t byte : tile(spectrogram, sine(100, 0), 0, 0, columns))
        QCOMPARE(byte, std::uint8_t{0});
    for (const std::uint8_t byte : tile(spectrogram, sine(100, 1), 0, columns, 8))
        QCOMPARE(byte, std::uint8_t{0});
}

void TestSpectrogram::heightsAndFrequenciesAreInverse() {
    for (const auto scale : {Spectrogram::Scale::linear, Spectrogram::Scale::mel}) {
        const Spectrogram spectrogram(rate, scale, 16);
        QCOMPARE(spectrogram.frequencyAt(1), spectrogram.highestFrequency());
        for (const double height : {0.0, 0.2, 0.77, 1.0})
            QVERIFY(std::abs(spectrogram.heightOf(spectrogram.frequencyAt(height)) - height) < 1e-12);
    }
}

void TestSpectrogram::aTileIsTheColumnsOfTheWhole() {
    const auto samples = sine(777, 0.3);
    const Spectrogram spectrogram(rate, Spectrogram::Scale::mel, 32);
    const std::int64_t columns = spectrogram.columns(rate, 1);
    const auto whole = tile(spectrogram, samples, 1, 0, columns);
    const auto part = tile(spectrogram, samples, 1, 20, 10);
    for (int row = 0; row < 32; ++row)
        for (int column = 0; column < 10; ++column)
            QCOMPARE(part[static_cast<std::size_t>(row * 10 + column)],
                     whole[static_cast<std::size_t>(row * columns + 20 + column)]);
}

QTEST_GUILESS_MAIN(TestSpectrogram)
#include "test_spectrogram.moc"
