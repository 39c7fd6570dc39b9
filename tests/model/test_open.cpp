// SPDX-License-Identifier: GPL-3.0-or-later
// Opening models of every kind, and what is said of those that can't be.
#include "base/error.h"
#include "base/files.h"
#include "model/formats/safetensors.h"
#include "model/open.h"
#include "support/golden.h"
#include "support/made_models.h"
#include "support/support.h"
#include "support/tiny_models.h"

#include <QTemporaryDir>
#include <QtTest>

#include <cmath>

using namespace offramp;
namespace fs = std::filesystem;

class TestOpen : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void everyNameOfABundleOpensIt();
    void tensorsThatDoNotFitAreNamed();
    void damagedWeightsAreRefused();
    void otherPrecisionsAreRead();
    void otherThingsAreRefused();
    void weightsAloneNeedTheirOptions();
    void aConfigDescribesBareWeights();
    void aModelJsonIsNotOverruled();
    void whatAModelJsonStatesIsBlamedOnIt();
    void whatNobodyReadIsSaid();
    void aTokenizerFileIsRead();
    void thePapersCheckpointsAreRead_data();
    void thePapersCheckpointsAreRead();

private:
    [[nodiscard]] fs::path dir() const { return dir_->path().toStdString(); }
    [[nodiscard]] std::string refusal(const fs::path& path, const OpenOptions& options = {}) const {
        return test::errorOf([&] { (void)openModel(path, options); });
    }
    std::unique_ptr<QTemporaryDir> dir_;
};

namespace {

std::vector<Matrix> outputsOf(const Model& model, const std::shared_ptr<const Matrix>& input) {
    const auto run = model.start(input, {1, false});
    std::vector<Matrix> outputs;
    while (const auto output = run->next({}))
        outputs.push_back(*output->logProbs);
    return outputs;
}

double largestDifference(const std::vector<Matrix>& a, const std::vector<Matrix>& b) {
    if (a.size() != b.size()) return std::numeric_limits<double>::infinity();
    double largest = 0;
    for (std::size_t exit = 0; exit < a.size(); ++exit)
        largest = std::max(largest, test::largestDifference(a[exit], b[exit]));
    return largest;
}

/// The number's upper half, rounded down: BF16.
std::uint16_t brain(float value) {
    return static_cast<std::uint16_t>(std::bit_cast<std::uint32_t>(value) >> 16U);
}

Tensor converted(const Tensor& tensor, DType type) {
    const FloatView view = asFloats(tensor);
    auto bytes =
        std::make_shared<std::vector<std::byte>>(static_cast<std::size_t>(view.count) * sizeOf(type));
    for (std::int64_t i = 0; i < view.count; ++i) {
        std::byte* to = bytes->data() + static_cast<std::size_t>(i) * sizeOf(type);
        const double wide = view.data[i];
        const std::uint16_t half = brain(view.data[i]);
        if (type == DType::f64) std::memcpy(to, &wide, 8);
        if (type == DType::bf16) std::memcpy(to, &half, 2);
    }
    Tensor other = tensor;
    other.type = type;
    other.data = bytes->data();
    other.owner = bytes;
    return other;
}

} // namespace

void TestOpen::init() {
    dir_ = std::make_unique<QTemporaryDir>();
}

void TestOpen::everyNameOfABundleOpensIt() {
    const fs::path folder = test::tinyQuartzNet().write(dir() / "bundle");
    for (const fs::path& path :
         {folder, folder / "", folder / "model.json", folder / "weights.safetensors"}) {
        const auto model = openModel(path);
        const ModelDescription& description = model->description();
        QCOMPARE(description.name, std::string("tiny"));
        QCOMPARE(description.format, std::string("model bundle"));
        QCOMPARE(description.path, path);
        QCOMPARE(description.architecture, std::string("quartznet"));
        QCOMPARE(description.classes, std::int64_t(5));
        QVERIFY(description.warnings.empty());
        QVERIFY(!description.parameters.empty());
    }
}

void TestOpen::tensorsThatDoNotFitAreNamed() {
    const fs::path folder = dir() / "bundle";
    const std::string name = "blocks.1.convs.0.pointwise.weight";
    const auto refusalOf = [&](const std::function<void(test::TinyModel&)>& change) {
        test::TinyModel model = test::tinyQuartzNet();
        change(model);
        return refusal(model.write(folder));
    };
    const std::string file = (folder / "weights.safetensors").string();
    QCOMPARE(refusalOf([&](auto& model) { model.tensors.erase(name); }),
             file + ": the tensor \"" + name +
                 "\" [8, 8, 1] is missing. Check that the weights belong to this model.");
    QCOMPARE(
        refusalOf([&](auto& model) {
            model.add(name, {8, 4, 1}, std::vector<float>(32));
        }),
        file + ": the tensor \"" + name +
            "\" has the shape [8, 4, 1] where [8, 8, 1] is needed. Check that the weights belong to this "
            "model and that its parameters are right.");
    // As many numbers in another order are no less wrong.
    QVERIFY(refusalOf([&](auto& model) {
                model.tensors.at(name).shape = {1, 8, 8};
            }).find("[1, 8, 8]") != std::string::npos);
    QVERIFY(refusalOf([&](auto& model) { model.tensors.at(name).shape = {64}; }).find("[64]") !=
            std::string::npos);
    QCOMPARE(refusalOf([&](auto& model) { model.tensors.at(name).type = DType::i32; }),
             file + ": the tensor \"" + name + "\" holds I32 where floating-point numbers are needed.");
    // What nobody asks for does no harm.
    QCOMPARE(refusalOf([&](auto& model) { model.add("optimizer.state", {2}, {1, 2}); }), std::string());
}

void TestOpen::damagedWeightsAreRefused() {
    const fs::path folder = test::tinyConformer().write(dir() / "bundle");
    const fs::path weights = folder / "weights.safetensors";
    const std::string whole = readFile(weights);
    for (const std::size_t length :
         {std::size_t(0), std::size_t(7), std::size_t(200), whole.size() / 2, whole.size() - 1}) {
        writeFile(weights, whole.substr(0, length));
        const std::string error = refusal(folder);
        QVERIFY2(error.starts_with(weights.string() + ": "), error.c_str());
    }
    fs::remove(weights);
    QVERIFY(refusal(folder).find("\"weights.safetensors\", which isn't there") != std::string::npos);
}

void TestOpen::otherPrecisionsAreRead() {
    const test::TinyModel model = test::tinyConformer();
    const auto input = test::makeNoise(60, 6);
    const auto expected = outputsOf(*openModel(model.write(dir() / "f32")), input);
    for (const DType type : {DType::f64, DType::bf16}) {
        test::TinyModel other = model;
        for (auto& [name, tensor] : other.tensors)
            tensor = converted(tensor, type);
        const auto found = outputsOf(*openModel(other.write(dir() / nameOf(type))), input);
        const double difference = largestDifference(found, expected);
        // The same numbers as F64; 8 bits of each as BF16.
        QVERIFY2(type == DType::f64 ? difference == 0 : difference > 0 && difference < 0.5,
                 qPrintable(QString::number(difference)));
    }
}

void TestOpen::otherThingsAreRefused() {
    const fs::path missing = dir() / "no such model";
    QCOMPARE(refusal(missing), missing.string() + ": there is no such file or folder. Check the name.");
    QVERIFY(refusal(dir()).find("is a folder without a model.json") != std::string::npos);
    writeFile(dir() / "text.txt", "hello\n");
    QVERIFY(refusal(dir() / "text.txt").starts_with((dir() / "text.txt").string() + ": "));
    test::TinyModel unknown = test::tinyConformer();
    unknown.json["architecture"] = "transducer";
    const std::string error = refusal(unknown.write(dir() / "unknown"));
    QVERIFY2(error.find("the architecture \"transducer\" isn't known") != std::string::npos, error.c_str());
}

void TestOpen::weightsAloneNeedTheirOptions() {
    test::TinyModel model = test::tinyConformer();
    fs::rename(model.write(dir() / "bundle") / "weights.safetensors", dir() / "bare.safetensors");
    const fs::path bare = dir() / "bare.safetensors";
    // Five classes are no vocabulary that is known.
    QVERIFY(
        refusal(bare).find("has 5 classes, and the weights don't say what they mean. Name the tokenizer") !=
        std::string::npos);
    OpenOptions options;
    options.tokenizer = dir() / "tokens.txt";
    writeFile(options.tokenizer, "<blank>\na\nb\n|\nc\n");
    options.heads = 3;
    QVERIFY(refusal(bare, options).find("3 attention heads don't divide the width of 8") !=
            std::string::npos);
    options.heads = 2;
    const auto opened = openModel(bare, options);
    QCOMPARE(opened->description().format, std::string("safetensors"));
    QCOMPARE(opened->description().features.nMels, 6);
    // Neither logarithm nor normalisation was given: the paper's are assumed, and it is said.
    QCOMPARE(opened->description().warnings.size(), std::size_t(1));
    options.log = FeatureConfig::Log::ln;
    QVERIFY(openModel(bare, options)->description().warnings.empty());
    options.heads.reset();
    QCOMPARE(openModel(bare, options)->description().warnings.size(), std::size_t(1));

    // A QuartzNet's exits can't be seen in its weights at all.
    fs::rename(test::tinyQuartzNet().write(dir() / "quartz") / "weights.safetensors", bare);
    QVERIFY(refusal(bare, options).find("Name a model.json that does (--config model.json") !=
            std::string::npos);
}

void TestOpen::aConfigDescribesBareWeights() {
    const fs::path folder = test::tinyQuartzNet().write(dir() / "bundle");
    const auto input = test::makeNoise(30, 6);
    const auto expected = outputsOf(*openModel(folder), input);
    fs::rename(folder / "weights.safetensors", dir() / "bare");
    OpenOptions options;
    options.config = folder / "model.json";
    const auto opened = openModel(dir() / "bare", options);
    QCOMPARE(opened->description().name, std::string("tiny"));
    QCOMPARE(largestDifference(outputsOf(*opened, input), expected), 0.0);
    test::tinyConformer().write(dir() / "other");
    options.config = dir() / "other/model.json";
    QCOMPARE(refusal(dir() / "bare", options), (dir() / "bare").string() +
                                                   ": holds the architecture quartznet, and " +
                                                   options.config.string() + " describes early-conformer.");
    options.config = dir() / "none.json";
    QVERIFY(refusal(dir() / "bare", options).starts_with(options.config.string() + ": "));
}

void TestOpen::aModelJsonIsNotOverruled() {
    const fs::path folder = test::tinyConformer().write(dir() / "bundle");
    OpenOptions options;
    options.heads = 4;
    options.log = FeatureConfig::Log::none;
    QCOMPARE(refusal(folder, options),
             folder.string() +
                 ": is described by a model.json, and --heads, --log can't overrule it. Leave that out, "
                 "or change the model.json.");
    QVERIFY(refusal(folder / "weights.safetensors", options).find("can't overrule") != std::string::npos);
    options.config = folder / "model.json";
    fs::copy(folder / "weights.safetensors", dir() / "bare");
    QVERIFY(refusal(dir() / "bare", options).starts_with(options.config.string() + ": is described"));
    QVERIFY(refusal(folder, options).find("--config, --heads, --log") != std::string::npos);
}

void TestOpen::whatAModelJsonStatesIsBlamedOnIt() {
    const auto blamed = [&](const char* name, const auto& change) {
        test::TinyModel model = test::tinyConformer();
        change(model.json);
        return refusal(model.write(dir() / name));
    };
    const auto file = [&](const char* name) {
        return (dir() / name / "model.json").string();
    };
    QCOMPARE(blamed("layer",
                    [](auto& json) {
                        json["exits"][1]["after_layer"] = 7;
                        json["exits"][2]["after_layer"] = 8;
                    }),
             file("layer") + ": exit \"layer 2\" leaves after layer 7, and by "
                             "\"parameters.n_layers_per_exit\" it should be 2.");
    QVERIFY(blamed("heads", [](auto& json) {
                json["parameters"]["n_heads"] = 3;
            }).starts_with(file("heads") + ": 3 attention heads don't divide the width of 8. "));
    QVERIFY(blamed("missing", [](auto& json) {
                json["parameters"].erase("d_model");
            }).starts_with(file("missing") + ": the key \"parameters.d_model\" is missing. "));
    QVERIFY(blamed("slow", [](auto& json) {
                json["sample_rate"] = 99;
            }).starts_with(file("slow") + ": \"sample_rate\" is 99, outside 100 … 1000000"));
    QCOMPARE(blamed("list",
                    [](auto& json) {
                        json["parameters"] = {1, 2};
                    }),
             file("list") + ": parameters should be a JSON object and is an array.");
}

void TestOpen::whatNobodyReadIsSaid() {
    test::TinyModel model = test::tinyConformer();
    model.json["parameters"]["dropout"] = 0.1;
    model.add("leftover.weight", {2}, {1, 2});
    model.add("conformer.0.conformer_layers.0.conv_module.sequential.3.num_batches_tracked", {1}, {3});
    const fs::path folder = model.write(dir() / "bundle");
    const auto opened = openModel(folder);
    const std::vector<Message>& warnings = opened->description().warnings;
    QCOMPARE(warnings.size(), std::size_t(2));
    QCOMPARE(warnings[0].text(), (folder / "model.json").string() +
                                     ": the key \"parameters.dropout\" is unknown and was ignored");
    QCOMPARE(warnings[1].text(), (folder / "weights.safetensors").string() +
                                     ": 1 of its tensors belong to no part of the model and were ignored: "
                                     "leftover.weight");
}

void TestOpen::aTokenizerFileIsRead() {
    test::TinyModel model = test::tinyConformer();
    fs::rename(model.write(dir() / "bundle") / "weights.safetensors", dir() / "bare");
    OpenOptions options;
    options.heads = 2;
    options.tokenizer = dir() / "tokens.txt";
    writeFile(options.tokenizer, "a\r\nb\r\n \r\n@\r\nc\r\n");
    const TokenizerSpec spec = openModel(dir() / "bare", options)->description().tokenizer;
    QCOMPARE(spec.tokens, (std::vector<std::string>{"a", "b", " ", "@", "c"}));
    QCOMPARE(spec.blank, 3);
    QCOMPARE(spec.space, 2);
    writeFile(options.tokenizer, "a\nb\n");
    QCOMPARE(refusal(dir() / "bare", options),
             options.tokenizer.string() +
                 ": names no blank among its 2 tokens. Write <blank> on the line of the CTC blank.");
    fs::remove(options.tokenizer);
    QVERIFY(refusal(dir() / "bare", options).starts_with(options.tokenizer.string() + ": "));
}

void TestOpen::thePapersCheckpointsAreRead_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("format");
    QTest::newRow("zip") << "mod025-transformer"
                         << "PyTorch checkpoint";
    QTest::newRow("legacy") << "legacy.pt"
                            << "PyTorch checkpoint (before 1.6)";
}

void TestOpen::thePapersCheckpointsAreRead() {
    QFETCH(QString, file);
    QFETCH(QString, format);
    OFFRAMP_NEEDS_SHARED("models/digits-early-conformer/pytorch");
    const fs::path bundle = test::sharedDir() / "models/digits-early-conformer";
    OpenOptions options;
    options.heads = 4;
    options.log = FeatureConfig::Log::ln;
    options.normalize = FeatureConfig::Normalize::perFeature;
    const auto checkpoint = openModel(bundle / "pytorch" / file.toStdString(), options);
    const auto shipped = openModel(bundle);
    const ModelDescription& description = checkpoint->description();
    QCOMPARE(QString::fromStdString(description.format), format);
    QVERIFY(description.warnings.empty());
    QVERIFY(description.features == shipped->description().features);
    QCOMPARE(description.tokenizer.tokens, shipped->description().tokenizer.tokens);
    QCOMPARE(description.tokenizer.ignore, shipped->description().tokenizer.ignore);
    QCOMPARE(description.parameterCount, shipped->description().parameterCount);
    QCOMPARE(description.frameShift, 0.04);
    QCOMPARE(description.exits[4].name, std::string("layer 10"));
    const auto input =
        std::make_shared<Matrix>(test::readGolden(test::dataDir() / "shipping/murmur.safetensors").features);
    const double difference = largestDifference(outputsOf(*checkpoint, input), outputsOf(*shipped, input));
    qInfo("largest difference from the bundle %.2g", difference);
    QVERIFY2(difference < 1e-3, qPrintable(QString::number(difference)));
}

QTEST_GUILESS_MAIN(TestOpen)
#include "test_open.moc"
