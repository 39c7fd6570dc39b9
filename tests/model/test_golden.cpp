// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/open.h"
#include "support/golden.h"
#include "support/support.h"

#include <QtTest>

#include <filesystem>

using namespace offramp;
namespace fs = std::filesystem;

/// The native architectures against an independent implementation's outputs for the same features.
class TestGolden : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void logProbabilitiesAgree_data();
    void logProbabilitiesAgree();
};

void TestGolden::logProbabilitiesAgree_data() {
    QTest::addColumn<QString>("model");
    QTest::addColumn<QString>("golden");
    const fs::path shipped = test::sourceDir() / "resources/models/digits-early-conformer";
    QTest::newRow("murmur") << QString::fromStdString(shipped.string())
                            << QString::fromStdString(
                                   (test::dataDir() / "shipping/murmur.safetensors").string());
    for (const char* model : {"digits-early-conformer", "quartznet15x5-early-exit"}) {
        const fs::path folder = test::sharedDir() / "golden" / model;
        if (!fs::exists(folder)) continue;
        for (const auto& entry : fs::directory_iterator(folder)) {
            if (entry.path().extension() != ".safetensors") continue;
            QTest::newRow(entry.path().stem().c_str())
                << QString::fromStdString((test::sharedDir() / "models" / model).string())
                << QString::fromStdString(entry.path().string());
        }
    }
}

void TestGolden::logProbabilitiesAgree() {
    QFETCH(QString, model);
    QFETCH(QString, golden);
    const auto loaded = openModel(model.toStdString());
    const test::Golden expected = test::readGolden(golden.toStdString());
    const auto input = std::make_shared<Matrix>(expected.features);
    for (const int threads : {1, 2, 3}) {
        const auto run = loaded->start(input, {threads, false});
        std::size_t exits = 0;
        while (const auto output = run->next({})) {
            const double difference = test::largestDifference(*output->logProbs, expected.logProbs.at(exits));
            if (threads == 1) qInfo("exit %d: largest difference %.2g", output->index + 1, difference);
            QVERIFY2(difference < 1e-3, qPrintable(QString::number(difference)));
            QCOMPARE(output->index, static_cast<int>(exits++));
        }
        QCOMPARE(exits, expected.logProbs.size());
    }
}

QTEST_GUILESS_MAIN(TestGolden)
#include "test_golden.moc"
