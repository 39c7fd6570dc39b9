// SPDX-License-Identifier: GPL-3.0-or-later
// The features that an independent implementation computed from the same recordings.
#include "audio/load.h"
#include "features/extractor.h"
#include "model/bundle/bundle.h"
#include "support/golden.h"
#include "support/support.h"

#include <QtTest>

#include <cmath>

using namespace offramp;
namespace fs = std::filesystem;

class TestGoldenFeatures : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void featuresAgree_data();
    void featuresAgree();
};

namespace {

/// The largest |a − b|/max(1, |b|).
double largestRelativeDifference(const Matrix& found, const Matrix& expected) {
    double largest = 0;
    for (std::int64_t i = 0; i < expected.size(); ++i) {
        const double a = found.data()[i];
        const double b = expected.data()[i];
        const double difference = std::abs(a - b) / std::max(1.0, std::abs(b));
        if (!(difference <= largest)) largest = difference; // NaN is not let through
    }
    return largest;
}

void addRow(const fs::path& bundle, const fs::path& golden, const fs::path& audio) {
    QTest::newRow(golden.stem().c_str())
        << QString::fromStdString(bundle.string()) << QString::fromStdString(golden.string())
        << QString::fromStdString(audio.string());
}

} // namespace

void TestGoldenFeatures::featuresAgree_data() {
    QTest::addColumn<QString>("bundle");
    QTest::addColumn<QString>("golden");
    QTest::addColumn<QString>("audio");
    addRow(test::sourceDir() / "resources/models/digits-early-conformer",
           test::dataDir() / "shipping/murmur.safetensors", test::dataDir() / "shipping/murmur.flac");
    for (const char* model : {"digits-early-conformer", "quartznet15x5-early-exit"}) {
        const fs::path folder = test::sharedDir() / "golden" / model;
        if (!fs::exists(folder)) continue;
        for (const auto& entry : fs::directory_iterator(folder)) {
            if (entry.path().extension() != ".safetensors") continue;
            const fs::path audio =
                test::sharedDir() / "demo" / entry.path().stem().replace_extension(".flac");
            addRow(test::sharedDir() / "models" / model, entry.path(), audio);
        }
    }
}

void TestGoldenFeatures::featuresAgree() {
    QFETCH(QString, bundle);
    QFETCH(QString, golden);
    QFETCH(QString, audio);
    const FeatureConfig config = readBundle(bundle.toStdString()).json.description.features;
    const Waveform sound = loadWaveform(audio.toStdString(), {std::nullopt, config.sampleRate});
    const Matrix expected = test::readGolden(golden.toStdString()).features;
    Workers workers(2);
    const Matrix found = FeatureExtractor(config).compute(sound.samples, workers, {});
    QCOMPARE(found.rows(), expected.rows());
    QCOMPARE(found.cols(), expected.cols());
    const double largest = largestRelativeDifference(found, expected);
    qInfo("largest relative difference %.2g", largest);
    QVERIFY2(largest <= 1e-4, qPrintable(QString::number(largest)));
}

QTEST_GUILESS_MAIN(TestGoldenFeatures)
#include "test_golden_features.moc"
