// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"
#include "model/conformer/weights.h"
#include "support/made_models.h"
#include "support/support.h"
#include "support/tiny_models.h"

#include <QtTest>

#include <cmath>

using namespace offramp;

class TestConformer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void thePapersParametersAreCounted();
    void macsAreThePapers_data();
    void macsAreThePapers();
    void macsFollowTheFormula();
    void framesAreThoseOfTwoConvolutions();
    void theLongestInputIsTheLongest();
    void positionsFollowTheFormula();
    void aTableInTheFileIsTheSame();
    void parametersThatDoNotFitAreRefused_data();
    void parametersThatDoNotFitAreRefused();
};

namespace {

/// Built once: its 31.5 M numbers take a while to draw.
const Model& paperModel() {
    static const std::unique_ptr<Model> model = test::makePaperConformer();
    return *model;
}

std::vector<Matrix> outputsOf(const Model& model, std::int64_t inputFrames) {
    const auto run = model.start(test::makeNoise(inputFrames, 6), {1, false});
    std::vector<Matrix> outputs;
    while (const auto output = run->next({}))
        outputs.push_back(*output->logProbs);
    return outputs;
}

} // namespace

void TestConformer::thePapersParametersAreCounted() {
    // Trained numbers: the table of positions and the batch norms' running means and variances are buffers.
    QCOMPARE(paperModel().description().parameterCount, std::int64_t(31536128));
    QCOMPARE(paperModel().description().classes, std::int64_t(256));
    QCOMPARE(paperModel().description().exits.size(), std::size_t(6));
}

void TestConformer::macsAreThePapers_data() {
    QTest::addColumn<int>("seconds");
    QTest::addColumn<QList<double>>("gmacs");
    // Worked out for the published checkpoints, to three digits behind the point.
    QTest::newRow("10 s") << 10 << QList<double>{1.436, 2.793, 4.149, 5.506, 6.863, 8.219};
    QTest::newRow("5 s, the first and the last") << 5 << QList<double>{0.699, 0, 0, 0, 0, 3.998};
    QTest::newRow("20 s, the first and the last") << 20 << QList<double>{3.006, 0, 0, 0, 0, 17.238};
}

void TestConformer::macsAreThePapers() {
    QFETCH(int, seconds);
    QFETCH(QList<double>, gmacs);
    for (int exit = 0; exit < 6; ++exit) {
        if (gmacs[exit] == 0) continue;
        const auto macs = paperModel().macs(exit, 1 + 100 * seconds);
        QVERIFY(macs);
        QCOMPARE(std::round(double(*macs) * 1e-6) * 1e-3, gmacs[exit]);
    }
}

void TestConformer::macsFollowTheFormula() {
    // A layer 2,563,840·T + 512·T², the front end 61,440·T₁ + 196,608·T, a head 65,536·T; 10 s: T₁ 500, T
    // 249.
    constexpr std::int64_t middle = 500;
    constexpr std::int64_t frames = 249;
    constexpr std::int64_t layer = 2563840 * frames + 512 * frames * frames;
    constexpr std::int64_t front = 61440 * middle + 196608 * frames;
    for (int exit = 0; exit < 6; ++exit) {
        const std::int64_t expected = front + (exit + 1) * (2 * layer + 65536 * frames);
        QCOMPARE(paperModel().macs(exit, 1001).value(), expected);
    }
}

void TestConformer::framesAreThoseOfTwoConvolutions() {
    const auto model = test::tinyConformer().build();
    const auto convolved = [](std::int64_t rows) {
        std::int64_t out = 0;
        for (std::int64_t first = 0; first + 3 <= rows; first += 2) // kernel 3, stride 2, no padding
            ++out;
        return out;
    };
    for (std::int64_t rows = 0; rows < 200; ++rows)
        QCOMPARE(model->outputFrames(rows), convolved(convolved(rows)));
    QCOMPARE(model->outputFrames(6), std::int64_t(0));
    QCOMPARE(model->outputFrames(7), std::int64_t(1));
    QCOMPARE(model->outputFrames(1001), std::int64_t(249));
}

void TestConformer::theLongestInputIsTheLongest() {
    const auto model = test::tinyConformer().build(); // 20 positions
    const std::int64_t longest = model->maximumInputFrames().value();
    QCOMPARE(model->outputFrames(longest), std::int64_t(20));
    QCOMPARE(model->outputFrames(longest + 1), std::int64_t(21));
    QCOMPARE(outputsOf(*model, longest)[2].rows(), std::int64_t(20));
    const std::string error = test::errorOf([&] {
        (void)model->start(test::makeNoise(longest + 1, 6), {1, false});
    });
    QCOMPARE(
        error,
        std::string(
            "tiny: a model like this takes 0.8 s of sound at most, and this is 0.84 s. Cut the recording "
            "into shorter pieces."));
    // The paper's table of 2000 is 80 s.
    QCOMPARE(paperModel().outputFrames(paperModel().maximumInputFrames().value()), std::int64_t(2000));
}

void TestConformer::positionsFollowTheFormula() {
    // sin, cos of t/10000^(2i/d) in pairs: at d = 4 the angles are t and t/100.
    const AlignedFloats small = sinusoidalPositions(3, 4);
    const std::vector<double> expected{0,    1,       0,        1,         0.841471, 0.540302,
                                       0.01, 0.99995, 0.909297, -0.416147, 0.019999, 0.9998};
    for (std::size_t i = 0; i < expected.size(); ++i)
        QVERIFY2(std::abs(double(small[i]) - expected[i]) < 1e-6, qPrintable(QString::number(small[i])));
    const AlignedFloats table = sinusoidalPositions(2000, 256);
    for (int t = 0; t < 2000; t += 111) {
        for (int pair = 0; pair < 128; ++pair) {
            const double angle = t / std::pow(10000.0, 2.0 * pair / 256);
            const std::size_t at = static_cast<std::size_t>(t) * 256 + static_cast<std::size_t>(pair) * 2;
            QVERIFY(std::abs(double(table[at]) - std::sin(angle)) < 1e-6);
            QVERIFY(std::abs(double(table[at + 1]) - std::cos(angle)) < 1e-6);
        }
    }
}

void TestConformer::aTableInTheFileIsTheSame() {
    test::TinyModel model = test::tinyConformer();
    const auto computed = outputsOf(*model.build(), 40);
    const AlignedFloats table = sinusoidalPositions(20, 8);
    model.add("positional_encoder.pe", {20, 1, 8}, {table.begin(), table.end()});
    const auto stored = outputsOf(*model.build(), 40);
    QCOMPARE(stored.size(), std::size_t(3));
    for (std::size_t exit = 0; exit < 3; ++exit)
        QVERIFY(std::equal(stored[exit].data(), stored[exit].data() + stored[exit].size(),
                           computed[exit].data()));
    // And it is the file's that counts.
    model.set("positional_encoder.pe", std::vector<float>(160, 3.0F));
    QVERIFY(outputsOf(*model.build(), 40)[0](0, 0) != stored[0](0, 0));
}

void TestConformer::parametersThatDoNotFitAreRefused_data() {
    QTest::addColumn<QString>("pointer");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("said");
    const auto row = [](const char* pointer, const char* value, const char* said) {
        QTest::newRow(qPrintable(QString("%1 = %2").arg(pointer, value))) << pointer << value << said;
    };
    row("/parameters/n_heads", "3", "3 attention heads don't divide the width of 8");
    row("/parameters/n_heads", "0", "parameters.n_heads");
    row("/parameters/n_heads", "\"2\"", "parameters.n_heads");
    row("/parameters/depthwise_kernel_size", "4", "\"parameters.depthwise_kernel_size\" should be odd");
    row("/parameters/n_exits", "2", "\"exits\" lists 3 exits and \"parameters.n_exits\" is 2");
    row("/parameters/d_model", "10",
        "\"conv_subsample.sequential.0.weight\" has the shape [8, 6, 3] where [10, 6, 3]");
    row("/parameters/d_feed_forward", "16", "ffn1.sequential.1.weight");
    row("/parameters/n_classes", "6", "\"linears.0.weight\" has the shape [5, 8] where [6, 8] is needed");
    row("/parameters/n_layers_per_exit", "2",
        "leaves after layer 1, and by \"parameters.n_layers_per_exit\" it should be 2");
    row("/parameters/max_frames", "0", "parameters.max_frames");
    row("/parameters/max_frames", "200000", "parameters.max_frames");
    row("/parameters", "{}", "the key \"parameters.d_model\" is missing");
    row("/features/n_mels", "7", "\"conv_subsample.sequential.0.weight\"");
    row("/features", R"({"type": "waveform", "normalize": "none"})", "\"features.type\" should be \"mel\"");
}

void TestConformer::parametersThatDoNotFitAreRefused() {
    QFETCH(QString, pointer);
    QFETCH(QString, value);
    QFETCH(QString, said);
    test::TinyModel model = test::tinyConformer();
    const std::string error = test::errorWith(model, pointer.toStdString(), value.toStdString());
    QVERIFY2(error.starts_with("tiny: ") && error.find(said.toStdString()) != std::string::npos,
             error.c_str());
}

QTEST_GUILESS_MAIN(TestConformer)
#include "test_conformer.moc"
