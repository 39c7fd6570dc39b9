// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"
#include "support/made_models.h"
#include "support/support.h"
#include "support/tiny_models.h"

#include <QtTest>

#include <cmath>

using namespace offramp;

class TestQuartzNet : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void macsAreCountedByHand();
    void parametersAreCountedByHand();
    void framesAreRoundedUp();
    void oneChannelByHand();
    void theEpilogueIsDilated();
    void anInputOfOneFrameIsEnough();
    void parametersThatDoNotFitAreRefused_data();
    void parametersThatDoNotFitAreRefused();
};

namespace {

/// One channel, kernels of 1, one block of one convolution, two classes: its weights are plain factors.
test::TinyModel oneChannel() {
    test::TinyModel model;
    model.json = test::tinyQuartzNet().json;
    model.json["features"]["n_mels"] = 1;
    model.json["tokenizer"]["tokens"] = {"@", "a"};
    model.json["parameters"] = {{"n_mels", 1},          {"n_classes", 2},       {"block_channels", {1}},
                                {"block_kernels", {1}}, {"sub_blocks", 1},      {"stem_kernel", 1},
                                {"stem_stride", 2},     {"epilogue_kernel", 3}, {"epilogue_dilation", 2},
                                {"expand_channels", 1}, {"branch_channels", 1}, {"branch_kernel", 1}};
    model.json["exits"] = nlohmann::ordered_json::parse(
        R"([{"name": "block 1", "after_layer": 1}, {"name": "last", "after_layer": 2}])");
    const auto separable = [&](const std::string& name, std::vector<float> taps, float factor) {
        const auto kernel = static_cast<std::int64_t>(taps.size());
        model.add(name + ".depthwise.weight", {1, 1, kernel}, std::move(taps));
        model.add(name + ".pointwise.weight", {1, 1, 1}, {factor});
        model.add(name + ".pointwise.bias", {1}, {0});
    };
    separable("stem", {2}, 0.5F);
    separable("blocks.0.convs.0", {1}, 2);
    model.add("blocks.0.residual.weight", {1, 1, 1}, {3});
    model.add("blocks.0.residual.bias", {1}, {-1});
    separable("branches.0.conv", {1}, 1);
    model.add("branches.0.linear.weight", {2, 1, 1}, {1, 0});
    model.add("branches.0.linear.bias", {2}, {0, 0});
    separable("epilogue", {0, 1, 0}, 1);
    model.add("expand.weight", {1, 1, 1}, {1});
    model.add("expand.bias", {1}, {0});
    model.add("head.weight", {2, 1, 1}, {0, 1});
    model.add("head.bias", {2}, {0, 0.5F});
    return model;
}

std::vector<Matrix> outputsOf(const Model& model, const std::vector<float>& input) {
    auto matrix = std::make_shared<Matrix>(static_cast<std::int64_t>(input.size()), 1);
    std::ranges::copy(input, matrix->data());
    const auto run = model.start(matrix, {1, false});
    std::vector<Matrix> outputs;
    while (const auto output = run->next({}))
        outputs.push_back(*output->logProbs);
    return outputs;
}

/// The difference of the two classes' logits, which is that of their log-probabilities.
double logit(const Matrix& logProbs, std::int64_t frame, int first) {
    return double(logProbs(frame, first)) - double(logProbs(frame, 1 - first));
}

} // namespace

void TestQuartzNet::macsAreCountedByHand() {
    const auto model = test::tinyQuartzNet().build();
    // A frame: stem 6·3 + 6·8 = 66
    // block 1: 2·(8·3 + 8·8) + 8·8 = 240; block 2: 2·(8·5 + 8·8) + 8·8 = 272
    // block 3: (8·7 + 8·12) + (12·7 + 12·12) + 8·12 = 152 + 228 + 96 = 476
    // a branch: 8·3 + 8·4 + 4·5 = 76
    // the end: 12·5 + 12·12 + 12·16 + 16·5 = 476
    // 21 rows give 11 frames.
    QCOMPARE(model->macs(0, 21).value(), std::int64_t(11 * (66 + 240 + 76)));
    QCOMPARE(model->macs(1, 21).value(), std::int64_t(11 * (66 + 240 + 76 + 272 + 76)));
    QCOMPARE(model->macs(2, 21).value(), std::int64_t(11 * (66 + 240 + 76 + 272 + 76 + 476 + 476)));
}

void TestQuartzNet::parametersAreCountedByHand() {
    // The products' and depthwise weights are the MACs of one frame; biases beside them:
    // stem 8, blocks 3·8 + 3·8 + 3·12, branches 2·(4 + 5), the end 12 + 16 + 5.
    const std::int64_t weights = 66 + 240 + 76 + 272 + 76 + 476 + 476;
    const std::int64_t biases = 8 + 24 + 24 + 36 + 18 + 33;
    QCOMPARE(test::tinyQuartzNet().build()->description().parameterCount, weights + biases);
}

void TestQuartzNet::framesAreRoundedUp() {
    const auto model = test::tinyQuartzNet().build();
    for (std::int64_t rows = 0; rows < 50; ++rows)
        QCOMPARE(model->outputFrames(rows), (rows + 1) / 2);
    QVERIFY(!model->maximumInputFrames());
}

void TestQuartzNet::oneChannelByHand() {
    // The stem takes rows 0, 2, 4 times 1 and cuts off below 0: 1, 2, 0. The block is 2x + 3x − 1, cut off:
    // 4, 9, 0.
    const auto outputs = outputsOf(*oneChannel().build(), {1, 50, 2, -50, -3});
    QCOMPARE(outputs.size(), std::size_t(2));
    const std::vector<double> state{4, 9, 0};
    for (int t = 0; t < 3; ++t) {
        const double x = state[static_cast<std::size_t>(t)];
        // The branch's logits are x and 0, the last exit's 0 and x + ½.
        QVERIFY(std::abs(logit(outputs[0], t, 0) - x) < 1e-5);
        QVERIFY(std::abs(logit(outputs[1], t, 1) - (x + 0.5)) < 1e-5);
        for (const Matrix& output : outputs)
            QVERIFY(std::abs(std::exp(double(output(t, 0))) + std::exp(double(output(t, 1))) - 1) < 1e-6);
    }
}

void TestQuartzNet::theEpilogueIsDilated() {
    // Frames x: 4, 9, 14, 19, 24 (the stem's 1 … 5). Taps 10, 1, 100 two frames apart: y[t] = 10·x[t−2] +
    // x[t] + 100·x[t+2], nothing beyond the ends.
    test::TinyModel model = oneChannel();
    model.set("epilogue.depthwise.weight", {0.1F, 0.01F, 1});
    const auto outputs = outputsOf(*model.build(), {1, 0, 2, 0, 3, 0, 4, 0, 5});
    const std::vector<double> expected{0.04 + 14, 0.09 + 19, 0.4 + 0.14 + 24, 0.9 + 0.19, 1.4 + 0.24};
    for (int t = 0; t < 5; ++t)
        QVERIFY(std::abs(logit(outputs[1], t, 1) - (expected[static_cast<std::size_t>(t)] + 0.5)) < 1e-4);
}

void TestQuartzNet::anInputOfOneFrameIsEnough() {
    const auto model = test::tinyQuartzNet().build();
    const auto run = model->start(test::makeNoise(1, 6), {2, false});
    int exits = 0;
    while (const auto output = run->next({})) {
        QCOMPARE(output->logProbs->rows(), std::int64_t(1));
        for (const float value : output->logProbs->row(0))
            QVERIFY(std::isfinite(value) && value < 0);
        ++exits;
    }
    QCOMPARE(exits, 3);
}

void TestQuartzNet::parametersThatDoNotFitAreRefused_data() {
    QTest::addColumn<QString>("pointer");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("said");
    const auto row = [](const char* pointer, const char* value, const char* said) {
        QTest::newRow(qPrintable(QString("%1 = %2").arg(pointer, value))) << pointer << value << said;
    };
    row("/parameters/n_mels", "7", "\"features\" should give mel features, 7 a frame");
    row("/parameters/block_channels", "[8, 8]", "lists of the same length");
    row("/parameters/block_channels", "[]", "lists of the same length");
    row("/parameters/block_channels", "[8, 8, 0]", "parameters.block_channels");
    row("/parameters/block_kernels", "[3, 4, 7]", "an even kernel");
    row("/parameters/epilogue_kernel", "6", "an even kernel");
    row("/parameters/epilogue_dilation", "0", "parameters.epilogue_dilation");
    row("/parameters/stem_stride", "0", "parameters.stem_stride");
    row("/parameters/sub_blocks", "3",
        "the tensor \"blocks.0.convs.2.depthwise.weight\" [8, 1, 3] is missing");
    row("/parameters/branch_channels", "5", "\"branches.0.conv.pointwise.weight\" has the shape [4, 8, 1]");
    row("/parameters/n_classes", "6", "\"branches.0.linear.weight\"");
    row("/exits/1/after_layer", "4", "exit \"block 2\" leaves after block 4, and there are 3 blocks");
    row("/exits", R"([{"name": "a", "after_layer": 0}, {"name": "z", "after_layer": 6}])", "after block 0");
    row("/parameters", "{}", "the key \"parameters.n_mels\" is missing");
}

void TestQuartzNet::parametersThatDoNotFitAreRefused() {
    QFETCH(QString, pointer);
    QFETCH(QString, value);
    QFETCH(QString, said);
    test::TinyModel model = test::tinyQuartzNet();
    const std::string error = test::errorWith(model, pointer.toStdString(), value.toStdString());
    QVERIFY2(error.starts_with("tiny: ") && error.find(said.toStdString()) != std::string::npos,
             error.c_str());
}

QTEST_GUILESS_MAIN(TestQuartzNet)
#include "test_quartznet.moc"
