// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"
#include "base/files.h"
#include "model/formats/safetensors.h"
#include "model/open.h"
#include "support/made_models.h"
#include "support/support.h"
#include "support/tiny_models.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace offramp;
namespace fs = std::filesystem;

class TestConvert : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void bundlesAreCopied_data();
    void bundlesAreCopied();
    void precisionAndExtraTensorsAreKept();
    void bareWeightsBecomeABundle();
    void pytorchFilesBecomeBundles_data();
    void pytorchFilesBecomeBundles();
    void foldersThatExistAreRefused();
    void nothingHalfDoneIsLeft();

private:
    [[nodiscard]] fs::path dir() const { return dir_->path().toStdString(); }
    [[nodiscard]] std::vector<std::string> entries() const {
        std::vector<std::string> names;
        for (const auto& entry : fs::directory_iterator(dir()))
            names.push_back(entry.path().filename().string());
        std::ranges::sort(names);
        return names;
    }
    std::unique_ptr<QTemporaryDir> dir_;
};

namespace {

bool sameOutputs(const Model& a, const Model& b) {
    const auto input = test::makeNoise(60, a.description().features.nMels);
    const auto first = a.start(input, {1, false});
    const auto second = b.start(input, {1, false});
    for (;;) {
        const auto x = first->next({});
        const auto y = second->next({});
        if (!x || !y) return !x && !y;
        const Matrix& m = *x->logProbs;
        if (m.size() != y->logProbs->size() ||
            !std::equal(m.data(), m.data() + m.size(), y->logProbs->data()))
            return false;
    }
}

void compareDescriptions(const ModelDescription& a, const ModelDescription& b) {
    QCOMPARE(a.name, b.name);
    QCOMPARE(a.license, b.license);
    QCOMPARE(a.architecture, b.architecture);
    QVERIFY(a.features == b.features);
    QCOMPARE(a.tokenizer.tokens, b.tokenizer.tokens);
    QCOMPARE(a.tokenizer.blank, b.tokenizer.blank);
    QCOMPARE(a.tokenizer.space, b.tokenizer.space);
    QCOMPARE(a.tokenizer.ignore, b.tokenizer.ignore);
    QCOMPARE(a.frameShift, b.frameShift);
    QCOMPARE(a.exits.size(), b.exits.size());
    QVERIFY(a.parameters == b.parameters);
    QCOMPARE(a.parameterCount, b.parameterCount);
}

} // namespace

void TestConvert::init() {
    dir_ = std::make_unique<QTemporaryDir>();
}

void TestConvert::bundlesAreCopied_data() {
    QTest::addColumn<bool>("conformer");
    QTest::newRow("conformer") << true;
    QTest::newRow("quartznet") << false;
}

void TestConvert::bundlesAreCopied() {
    QFETCH(bool, conformer);
    const fs::path from = (conformer ? test::tinyConformer() : test::tinyQuartzNet()).write(dir() / "from");
    QVERIFY(convertModel(from, {}, dir() / "to").empty());
    const auto original = openModel(from);
    const auto copy = openModel(dir() / "to");
    compareDescriptions(copy->description(), original->description());
    QVERIFY(sameOutputs(*copy, *original));
    QCOMPARE(entries(), (std::vector<std::string>{"from", "to"}));
}

void TestConvert::precisionAndExtraTensorsAreKept() {
    const fs::path shipped = test::sourceDir() / "resources/models/digits-early-conformer";
    (void)convertModel(shipped, {}, dir() / "to");
    const auto before = readSafetensors(shipped / "weights.safetensors").tensors;
    const auto after = readSafetensors(dir() / "to/weights.safetensors").tensors;
    QCOMPARE(after.size(), before.size());
    for (const auto& [name, tensor] : before) {
        const Tensor& copy = after.at(name);
        QCOMPARE(nameOf(copy.type), nameOf(tensor.type)); // F16 stays F16
        QCOMPARE(copy.shape, tensor.shape);
        const auto bytes = static_cast<std::size_t>(tensor.count()) * sizeOf(tensor.type);
        QVERIFY(std::memcmp(copy.data, tensor.data, bytes) == 0);
    }
}

void TestConvert::bareWeightsBecomeABundle() {
    fs::rename(test::tinyConformer().write(dir() / "from") / "weights.safetensors", dir() / "bare");
    OpenOptions options;
    options.tokenizer = dir() / "tokens";
    writeFile(options.tokenizer, "<blank>\na\nb\n \nc\n");
    options.log = FeatureConfig::Log::ln;
    options.heads = 2;
    QVERIFY(convertModel(dir() / "bare", options, dir() / "to").empty());
    options.heads.reset();
    // What had to be assumed is said.
    QCOMPARE(convertModel(dir() / "bare", options, dir() / "assumed").size(), std::size_t(1));
    options.heads = 2;
    // No option is needed any more.
    const auto original = openModel(dir() / "bare", options);
    const auto bundle = openModel(dir() / "to");
    QCOMPARE(bundle->description().format, std::string("model bundle"));
    compareDescriptions(bundle->description(), original->description());
    QVERIFY(sameOutputs(*bundle, *original));
}

void TestConvert::pytorchFilesBecomeBundles_data() {
    QTest::addColumn<QString>("file");
    for (const char* file : {"mod025-transformer", "legacy.pt"})
        QTest::newRow(file) << file;
}

void TestConvert::pytorchFilesBecomeBundles() {
    QFETCH(QString, file);
    OFFRAMP_NEEDS_SHARED("models/digits-early-conformer/pytorch");
    const fs::path from = test::sharedDir() / "models/digits-early-conformer/pytorch" / file.toStdString();
    OpenOptions options;
    options.heads = 4;
    options.log = FeatureConfig::Log::ln;
    options.normalize = FeatureConfig::Normalize::perFeature;
    (void)convertModel(from, options, dir() / "to");
    const auto original = openModel(from, options);
    const auto bundle = openModel(dir() / "to");
    compareDescriptions(bundle->description(), original->description());
    QVERIFY(sameOutputs(*bundle, *original));
    for (const auto& [name, tensor] : readSafetensors(dir() / "to/weights.safetensors").tensors)
        QVERIFY(tensor.type == DType::f32 || name.ends_with("num_batches_tracked"));
}

void TestConvert::foldersThatExistAreRefused() {
    const fs::path from = test::tinyConformer().write(dir() / "from");
    for (const fs::path& to : {from, dir(), from / "model.json"}) {
        QCOMPARE(test::errorOf([&] { (void)convertModel(from, {}, to); }),
                 to.string() +
                     ": is there already. Name a folder that doesn't exist yet, or remove this one.");
    }
    QVERIFY(openModel(from) != nullptr);
}

void TestConvert::nothingHalfDoneIsLeft() {
    const fs::path from = test::tinyConformer().write(dir() / "from");
    QVERIFY(!test::errorOf([&] { (void)convertModel(from, {}, dir() / "none/to"); }).empty());
    // What can't be opened isn't converted.
    test::TinyModel broken = test::tinyConformer();
    broken.tensors.erase("linears.2.bias");
    broken.write(dir() / "broken");
    QVERIFY(test::errorOf([&] {
                (void)convertModel(dir() / "broken", {}, dir() / "to");
            }).find("linears.2.bias") != std::string::npos);
    QCOMPARE(entries(), (std::vector<std::string>{"broken", "from"}));
}

QTEST_GUILESS_MAIN(TestConvert)
#include "test_convert.moc"
