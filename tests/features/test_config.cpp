// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/config.h"

#include <QtTest>

#include <functional>
#include <limits>

using namespace offramp;

using Change = std::function<void(FeatureConfig&)>;
Q_DECLARE_METATYPE(Change)

class TestConfig : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void goodOnesHaveNoProblem_data();
    void goodOnesHaveNoProblem();
    void problemsNameTheField_data();
    void problemsNameTheField();
};

void TestConfig::goodOnesHaveNoProblem_data() {
    QTest::addColumn<Change>("change");
    QTest::newRow("the paper's") << Change([](FeatureConfig&) {});
    QTest::newRow("window as long as the frame") << Change([](FeatureConfig& c) { c.winLength = c.nFft; });
    QTest::newRow("up to half the rate") << Change([](FeatureConfig& c) { c.sampleRate = 16000; });
    QTest::newRow("preemphasis") << Change([](FeatureConfig& c) { c.preemphasis = -0.97; });
    QTest::newRow("no offset without logarithm") << Change([](FeatureConfig& c) { c.logOffset = 0; });
    // A waveform has no spectrum whose numbers could be wrong.
    QTest::newRow("waveform") << Change([](FeatureConfig& c) {
        c.type = FeatureConfig::Type::waveform;
        c.nFft = 0;
        c.nMels = 0;
    });
}

void TestConfig::goodOnesHaveNoProblem() {
    QFETCH(Change, change);
    FeatureConfig config;
    change(config);
    QCOMPARE(problemWith(config).value_or(""), std::string());
}

void TestConfig::problemsNameTheField_data() {
    QTest::addColumn<QString>("field");
    QTest::addColumn<Change>("change");
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const auto row = [](const char* name, const char* field, const Change& change) {
        QTest::newRow(name) << field << change;
    };
    row("no rate", "sample_rate", [](FeatureConfig& c) { c.sampleRate = 0; });
    row("odd FFT", "n_fft", [](FeatureConfig& c) { c.nFft = 1023; });
    row("no FFT", "n_fft", [](FeatureConfig& c) { c.nFft = 0; });
    row("no window", "win_length", [](FeatureConfig& c) { c.winLength = 0; });
    row("window too long", "win_length", [](FeatureConfig& c) { c.winLength = c.nFft + 1; });
    row("no hop", "hop_length", [](FeatureConfig& c) { c.hopLength = 0; });
    row("power", "power", [](FeatureConfig& c) { c.power = 1.5; });
    row("power NaN", "power", [=](FeatureConfig& c) { c.power = nan; });
    row("preemphasis", "preemphasis", [](FeatureConfig& c) { c.preemphasis = 1; });
    row("preemphasis NaN", "preemphasis", [=](FeatureConfig& c) { c.preemphasis = nan; });
    row("no mels", "n_mels", [](FeatureConfig& c) { c.nMels = 0; });
    row("below 0 Hz", "f_min", [](FeatureConfig& c) { c.fMin = -1; });
    row("f_min NaN", "f_min", [=](FeatureConfig& c) { c.fMin = nan; });
    row("nothing between", "f_max", [](FeatureConfig& c) { c.fMin = c.fMax; });
    row("above half the rate", "f_max", [](FeatureConfig& c) { c.sampleRate = 15999; });
    row("no offset", "log_offset", [](FeatureConfig& c) {
        c.log = FeatureConfig::Log::ln;
        c.logOffset = 0;
    });
    row("epsilon", "normalize_epsilon", [](FeatureConfig& c) {
        c.normalize = FeatureConfig::Normalize::perFeature;
        c.normalizeEpsilon = -1;
    });
    row("a waveform's epsilon", "normalize_epsilon", [=](FeatureConfig& c) {
        c.type = FeatureConfig::Type::waveform;
        c.normalize = FeatureConfig::Normalize::perFeature;
        c.normalizeEpsilon = nan;
    });
}

void TestConfig::problemsNameTheField() {
    QFETCH(QString, field);
    QFETCH(Change, change);
    FeatureConfig config;
    change(config);
    const QString problem = QString::fromStdString(problemWith(config).value_or(""));
    QVERIFY2(problem.contains(field), qPrintable(problem));
}

QTEST_GUILESS_MAIN(TestConfig)
#include "test_config.moc"
