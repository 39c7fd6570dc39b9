// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/files.h"
#include "model/formats/detect.h"
#include "model/formats/safetensors.h"
#include "model/formats/torch_file.h"
#include "model/pickles.h"
#include "support/support.h"

#include <QTemporaryDir>
#include <QtTest>

#include <array>
#include <cmath>
#include <cstring>
#include <random>
#include <set>

using namespace offramp;
using namespace std::string_literals;
namespace fs = std::filesystem;

class TestTorchFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void zipFormatIsRead();
    void legacyFormatIsRead();
    void legacyViewsAreRead();
    void sharedStoragesAreReadOnce();
    void nestedStateDictsAreFound_data();
    void nestedStateDictsAreFound();
    void wrapperPrefixesAreTakenOff();
    void moduleTensorsAreRead();
    void extraFilesAreRead();
    void wrongContentsAreRefused_data();
    void wrongContentsAreRefused();
    void hostileArchivesAreRefused_data();
    void hostileArchivesAreRefused();
    void truncatedFilesAreRefused_data();
    void truncatedFilesAreRefused();
    void damagedFilesDoNotCrash_data();
    void damagedFilesDoNotCrash();
    void kindsAreDetected_data();
    void kindsAreDetected();
    void shippedModelsCheckpointsAgree();
    void modelsOfOthersAreDetected();

private:
    fs::path file(std::string_view contents) {
        fs::path path = fs::path(dir_.path().toStdString()) / "file.pt";
        writeFile(path, contents);
        return path;
    }
    QTemporaryDir dir_;
};

namespace {

using test::integer;
using test::pickled;
using test::text;
using test::ZippedFile;

std::string floats(const std::vector<float>& values) {
    return {reinterpret_cast<const char*>(values.data()), values.size() * sizeof(float)};
}

const std::string sixFloats = floats({0, 1, 2, 3, 4, 5});

std::string torchZip(const std::string& value, std::vector<ZippedFile> more = {}) {
    std::vector<ZippedFile> files = {{"archive/data.pkl", pickled(value)}, {"archive/data/0", sixFloats}};
    files.insert(files.end(), more.begin(), more.end());
    files.push_back({"archive/version", "3\n"});
    return test::zipOf(files);
}

std::string torchLegacy(const std::string& value,
                        const std::string& numbers = test::little(6, 8) + sixFloats) {
    const std::string magic = "\x8a\x0a\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19"s;
    const std::string info = '}' + text("little_endian") + "\x88s";
    return pickled(magic) + pickled("M\xe9\x03"s) + pickled(info) + pickled(value) +
           pickled(']' + text("0") + "a") + numbers;
}

std::vector<float> floatsOf(const Tensor& tensor) {
    const FloatView view = asFloats(tensor);
    return {view.data, view.data + view.count};
}

QString readError(const fs::path& path) {
    return QString::fromStdString(test::errorOf([&] { (void)readTorchFile(path); }));
}

std::string scriptArchive(const std::string& data, std::vector<ZippedFile> extra = {}) {
    std::vector<ZippedFile> more = {{"archive/constants.pkl", pickled(")")},
                                    {"archive/code/__torch__.py", "class Net"}};
    more.insert(more.end(), extra.begin(), extra.end());
    return torchZip(data, more);
}

/// A TorchScript module with the attributes that `items` sets.
std::string moduleWith(const std::string& items) {
    return test::global("__torch__", "Net") + ")\x81}(" + items + "ub";
}

std::string tarHeader(const std::string& name) {
    std::string header = name;
    header.resize(124, '\0');
    header += "00000000000";
    header.resize(257, '\0');
    header += "ustar";
    header.resize(512, '\0');
    return header;
}

} // namespace

void TestTorchFile::zipFormatIsRead() {
    const TorchFile read = readTorchFile(file(torchZip(test::smallStateDict())));
    QVERIFY(read.format == TorchFile::Format::zip);
    QCOMPARE(read.tensors.size(), std::size_t(1));
    QCOMPARE(read.tensors.at("linear.weight").shapeText(), "[2, 3]"s);
    QCOMPARE(floatsOf(read.tensors.at("linear.weight")), (std::vector<float>{0, 1, 2, 3, 4, 5}));
    QVERIFY(read.under.empty() && read.skipped.empty());
}

void TestTorchFile::legacyFormatIsRead() {
    const TorchFile read = readTorchFile(file(torchLegacy(test::smallStateDict())));
    QVERIFY(read.format == TorchFile::Format::legacy);
    QCOMPARE(floatsOf(read.tensors.at("linear.weight")), (std::vector<float>{0, 1, 2, 3, 4, 5}));
}

void TestTorchFile::legacyViewsAreRead() {
    // A storage that shows three numbers of storage 0 from its third on.
    const std::string view = '(' + text("storage") + test::global("torch", "FloatStorage") + text("0") +
                             text("cpu") + integer(6) + '(' + text("1") + integer(2) + integer(3) + "ttQ";
    const auto dict = [&](std::uint32_t length) {
        return '}' + text("w") + test::tensor(view, 0, {length}, {1}) + "s";
    };
    QCOMPARE(floatsOf(readTorchFile(file(torchLegacy(dict(3)))).tensors.at("w")),
             (std::vector<float>{2, 3, 4}));
    QVERIFY(readError(file(torchLegacy(dict(5)))).contains("larger than its storage"));
}

void TestTorchFile::sharedStoragesAreReadOnce() {
    const std::string zero = test::storage("FloatStorage", "0", 6);
    const std::string dict = "}(" + text("a") + test::tensor(zero, 0, {6}, {1}) + text("b") +
                             test::tensor(zero, 1, {2, 2}, {1, 2}) + "u";
    const TorchFile read = readTorchFile(file(torchZip(dict)));
    QCOMPARE(read.tensors.at("b").data, read.tensors.at("a").data + sizeof(float));
    QVERIFY(read.tensors.at("b").owner == read.tensors.at("a").owner);
    // Element (i, j) is number 1 + i + 2·j.
    QCOMPARE(floatsOf(read.tensors.at("b")), (std::vector<float>{1, 3, 2, 4}));
}

void TestTorchFile::nestedStateDictsAreFound_data() {
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("under");
    const std::string dict = test::smallStateDict();
    const auto in = [](const std::string& name, const std::string& value) {
        return '}' + text(name) + value + "s";
    };
    const auto row = [](const std::string& value, const char* under) {
        QTest::newRow(*under != '\0' ? under : "the whole file") << QByteArray::fromStdString(value) << under;
    };
    row(dict, "");
    row(in("state_dict", dict), "state_dict");
    row(in("model_state_dict", dict), "model_state_dict");
    row(in("model", dict), "model");
    row(in("net", in("state_dict", dict)), "net.state_dict");
    row("}(" + text("epoch") + "K\x07" + text("optimizer") + in("state", "}") + text("model") + dict + "u",
        "model");
}

void TestTorchFile::nestedStateDictsAreFound() {
    QFETCH(QByteArray, value);
    QFETCH(QString, under);
    const TorchFile read = readTorchFile(file(torchZip(value.toStdString())));
    QCOMPARE(read.tensors.count("linear.weight"), std::size_t(1));
    QCOMPARE(QString::fromStdString(read.under), under);
}

void TestTorchFile::wrapperPrefixesAreTakenOff() {
    const auto namesOf = [&](const std::string& value) {
        std::set<std::string> names;
        for (const auto& item : readTorchFile(file(torchZip(value))).tensors)
            names.insert(item.first);
        return names;
    };
    using Names = std::set<std::string>;
    QCOMPARE(namesOf(test::smallStateDict("module.a.weight")), Names{"a.weight"});
    QCOMPARE(namesOf(test::smallStateDict("module._orig_mod.a.weight")), Names{"a.weight"});
    const std::string tensor = test::tensor(test::storage("FloatStorage", "0", 6), 0, {6}, {1});
    // A name without the prefix: then it is the model's own.
    QCOMPARE(namesOf("}(" + text("module.a") + tensor + text("b") + tensor + "u"), (Names{"b", "module.a"}));
}

void TestTorchFile::moduleTensorsAreRead() {
    const std::string zero = test::storage("FloatStorage", "0", 6);
    const std::string inner = moduleWith(text("weight") + test::tensor(zero, 0, {6}, {1}));
    const std::string outer = moduleWith(text("training") + "\x88" + text("0") + inner + text("bias") +
                                         test::tensor(zero, 2, {2}, {1}));
    const TorchFile read = readTorchScriptTensors(file(scriptArchive(outer)));
    QVERIFY(read.format == TorchFile::Format::torchScript);
    QCOMPARE(read.tensors.size(), std::size_t(2));
    QCOMPARE(read.tensors.at("0.weight").shapeText(), "[6]"s);
    QCOMPARE(floatsOf(read.tensors.at("bias")), (std::vector<float>{2, 3}));
    // A module that holds itself.
    const std::string endless = test::global("__torch__", "Net") + ")\x81q\x01}" + text("self") + "h\x01sb";
    QVERIFY(test::errorOf([&] {
                (void)readTorchScriptTensors(file(scriptArchive(endless)));
            }).find("without end") != std::string::npos);
    QVERIFY(readError(file(scriptArchive(outer))).contains("is a TorchScript archive"));
    QVERIFY(!test::errorOf([&] {
                 (void)readTorchScriptTensors(file(torchZip(test::smallStateDict())));
             }).empty());
}

void TestTorchFile::extraFilesAreRead() {
    const auto extra = readTorchScriptExtra(file(scriptArchive(
        moduleWith(""), {{"archive/extra/model.json", "{}"}, {"archive/extra/notes/a.txt", "hi"}})));
    QCOMPARE(extra.size(), std::size_t(2));
    QCOMPARE(extra.at("model.json"), "{}"s);
    QCOMPARE(extra.at("notes/a.txt"), "hi"s);
    QVERIFY(readTorchScriptExtra(file(scriptArchive(moduleWith("")))).empty());
    QVERIFY(test::errorOf([&] {
                (void)readTorchScriptExtra(file(torchZip(test::smallStateDict())));
            }).find("is a checkpoint that torch.save wrote") != std::string::npos);
}

void TestTorchFile::wrongContentsAreRefused_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("says");
    const auto row = [](const char* name, const std::string& bytes, const char* says) {
        QTest::newRow(name) << QByteArray::fromStdString(bytes) << QString::fromUtf8(says);
    };
    const std::string tensor = test::tensor(test::storage("FloatStorage", "0", 6), 0, {6}, {1});
    row("one tensor", torchZip(tensor), "a single tensor");
    row("list of tensors", torchZip(']' + tensor + "a"), "no tensors by name");
    row("empty dictionary", torchZip("}"), "an empty dictionary");
    row("no state dict", torchZip("}(" + text("epoch") + "K\x07" + text("lr") + "K\x01u"), "epoch, lr");
    row("whole module", torchZip(test::global("models", "Net") + ")\x81}b"),
        "torch.save(model.state_dict(), path)");
    row("would run a command", torchZip(test::global("os", "system") + text("id") + "\x85R"),
        "asks to call os.system");
    row("legacy, would run a command", torchLegacy(test::global("os", "system") + text("id") + "\x85R"),
        "asks to call os.system");
    row("storage of another size",
        torchZip('}' + text("w") + test::tensor(test::storage("FloatStorage", "0", 7), 0, {7}, {1}) + "s"),
        "should have 28 bytes, but has 24");
    row("storage missing",
        torchZip('}' + text("w") + test::tensor(test::storage("FloatStorage", "1", 6), 0, {6}, {1}) + "s"),
        "storage 1 are missing");
    row("big-endian", torchZip(test::smallStateDict(), {{"archive/byteorder", "big"}}), "big-endian");
    row("legacy, storage of another size",
        torchLegacy(test::smallStateDict(), test::little(7, 8) + sixFloats), "should have 24");
    row("legacy, huge storage", torchLegacy(test::smallStateDict(), test::little(UINT64_MAX, 8) + sixFloats),
        "should have 24");
    row("legacy, cut off", torchLegacy(test::smallStateDict(), test::little(6, 8) + "1234"), "cut off");
    row("tar", tarHeader("sys_info") + std::string(1024, '\0'), "tar format of 2016");
}

void TestTorchFile::wrongContentsAreRefused() {
    QFETCH(QByteArray, bytes);
    QFETCH(QString, says);
    const fs::path path = file(bytes.toStdString());
    const QString error = readError(path);
    QVERIFY2(error.startsWith(QString::fromStdString(path.string())) && error.contains(says),
             qPrintable(error));
}

void TestTorchFile::hostileArchivesAreRefused_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("says");
    const auto row = [](const char* name, const std::vector<ZippedFile>& files, const char* says) {
        QTest::newRow(name) << QByteArray::fromStdString(test::zipOf(files)) << QString::fromUtf8(says);
    };
    const ZippedFile pickle = {"archive/data.pkl", pickled(test::smallStateDict())};
    row("bomb", {pickle, {"archive/data/0", sixFloats, 0xf0000000, 8}}, "which cannot be");
    row("stored, but larger", {pickle, {"archive/data/0", "1234", 24, 0}}, "damaged");
    row("not what deflate gives", {pickle, {"archive/data/0", sixFloats, 24, 8}}, "archive/data/0");
    row("unknown method", {pickle, {"archive/data/0", sixFloats, 24, 77}}, "cannot be unpacked");
    row("two of a name", {pickle, {"archive/data/0", sixFloats}, {"archive/data/0", sixFloats}},
        "two entries of the name");
    row("another zip archive", {{"word/document.xml", "<xml/>"}}, "it holds word/document.xml");
    row("NumPy", {{"a.npy", "x"}}, "NumPy");
    row("empty", {}, "empty zip");
}

void TestTorchFile::hostileArchivesAreRefused() {
    QFETCH(QByteArray, bytes);
    QFETCH(QString, says);
    const QString error = readError(file(bytes.toStdString()));
    QVERIFY2(error.contains(says), qPrintable(error));
}

void TestTorchFile::truncatedFilesAreRefused_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("zip") << QByteArray::fromStdString(torchZip(test::smallStateDict()));
    QTest::newRow("legacy") << QByteArray::fromStdString(torchLegacy(test::smallStateDict()));
}

void TestTorchFile::truncatedFilesAreRefused() {
    QFETCH(QByteArray, bytes);
    QVERIFY(readError(file(bytes.toStdString())).isEmpty());
    for (int length = 0; length < bytes.size(); ++length) {
        const QString error = readError(file(bytes.first(length).toStdString()));
        QVERIFY2(!error.isEmpty(), std::to_string(length).c_str());
    }
}

void TestTorchFile::damagedFilesDoNotCrash_data() {
    truncatedFilesAreRefused_data();
}

void TestTorchFile::damagedFilesDoNotCrash() {
    QFETCH(QByteArray, bytes);
    std::mt19937 random(12);
    int refused = 0;
    constexpr int rounds = 1500;
    for (int round = 0; round < rounds; ++round) {
        std::string damaged = bytes.toStdString();
        for (int flips = 0; flips < 1 + round % 3; ++flips) {
            damaged[random() % damaged.size()] ^= static_cast<char>(1U << random() % 8U);
        }
        const fs::path path = file(damaged);
        const std::string error = test::errorOf([&] {
            for (const auto& item : readTorchFile(path).tensors)
                (void)asFloats(item.second);
        });
        refused += error.empty() ? 0 : 1;
    }
    QVERIFY(refused > 0 && refused < rounds);
}

void TestTorchFile::kindsAreDetected_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("says");
    const auto row = [](const char* name, const std::string& bytes, FileKind kind, const char* says) {
        QTest::newRow(name) << QByteArray::fromStdString(bytes) << static_cast<int>(kind)
                            << QString::fromUtf8(says);
    };
    row("safetensors", test::little(2, 8) + "{}", FileKind::safetensors, "safetensors");
    row("zip", torchZip(test::smallStateDict()), FileKind::torchZip, "torch.save");
    row("legacy", torchLegacy(test::smallStateDict()), FileKind::torchLegacy, "torch.save");
    row("tar", tarHeader("sys_info"), FileKind::torchTar, "2016");
    row("TorchScript", scriptArchive(moduleWith("")), FileKind::torchScript, "TorchScript");
    row("model.json", R"({ "format": "offramp-model", "version": 1 })", FileKind::bundle, "bundle");
    row("other JSON", R"({ "a": 1 })", FileKind::unknown, "JSON");
    row("text", "Ein Märchen\n", FileKind::unknown, "text file");
    row("empty", "", FileKind::unknown, "empty");
    row("other tar", tarHeader("model.yaml"), FileKind::unknown, "tar archive");
    row("pickle", pickled("K\x07"), FileKind::unknown, "torch.save did not write");
    row("ONNX",
        "\x08\x07\x12\x07pytorch\x1a\x05"
        "1.13.0",
        FileKind::unknown, "ONNX");
    row("HDF5", "\x89HDF\r\n\x1a\n....", FileKind::unknown, "HDF5");
    row("GGUF", "GGUF\x03", FileKind::unknown, "GGUF");
    row("ggml", "lmgg\x01", FileKind::unknown, "ggml");
    row("gzip", "\x1f\x8b\x08", FileKind::unknown, "gzip");
    row("sound", "RIFF....WAVEfmt ", FileKind::unknown, "sound file");
    row("Git LFS", "version https://git-lfs.github.com/spec/v1\n", FileKind::unknown, "Git LFS");
    row("web page", "<!DOCTYPE html><html>", FileKind::unknown, "web page");
    row("torch.export", test::zipOf({{"archive_format", "pt2"}}), FileKind::unknown, "torch.export");
    row("noise", "\x01\x02\x03\xff\xfe", FileKind::unknown, "no kind");
}

void TestTorchFile::kindsAreDetected() {
    QFETCH(QByteArray, bytes);
    QFETCH(int, kind);
    QFETCH(QString, says);
    const DetectedFile found = detectFile(file(bytes.toStdString()));
    QCOMPARE(static_cast<int>(found.kind), kind);
    QVERIFY2(QString::fromStdString(found.reason.text()).contains(says), found.reason.text().c_str());
    const fs::path folder = dir_.path().toStdString();
    QVERIFY(detectFile(folder).kind == FileKind::unknown);
    QVERIFY(detectFile(test::sourceDir() / "resources/models/digits-early-conformer").kind ==
            FileKind::bundle);
}

void TestTorchFile::shippedModelsCheckpointsAgree() {
    OFFRAMP_NEEDS_SHARED("models/digits-early-conformer/pytorch");
    const fs::path folder = test::sharedDir() / "models/digits-early-conformer";
    const auto halves = readSafetensors(folder / "weights.safetensors").tensors;
    const auto zip = readTorchFile(folder / "pytorch/mod025-transformer").tensors;
    const auto legacy = readTorchFile(folder / "pytorch/legacy.pt").tensors;
    const auto script = readTorchScriptTensors(folder / "pytorch/scripted.pt").tensors;
    QCOMPARE(zip.size(), halves.size());
    QCOMPARE(legacy.size(), halves.size());
    QCOMPARE(script.size(), halves.size());
    for (const auto& [name, half] : halves) {
        const auto expected = floatsOf(half);
        const auto exact = floatsOf(zip.at(name));
        // safetensors has written the batch norms' counters, which have no dimension, as [1].
        QVERIFY(zip.at(name).shape == half.shape ||
                (zip.at(name).shape.empty() && half.shapeText() == "[1]"));
        // Bit by bit, since NaN would not equal itself.
        QVERIFY(std::memcmp(exact.data(), floatsOf(legacy.at(name)).data(), exact.size() * sizeof(float)) ==
                0);
        QVERIFY(std::memcmp(exact.data(), floatsOf(script.at("m." + name)).data(),
                            exact.size() * sizeof(float)) == 0);
        for (std::size_t i = 0; i < exact.size(); ++i) {
            // Half of the last of 11 bits, and half of the smallest subnormal.
            QVERIFY(std::abs(exact[i] - expected[i]) <= std::abs(exact[i]) / 2048 + std::ldexp(1.0F, -25));
        }
    }
}

void TestTorchFile::modelsOfOthersAreDetected() {
    OFFRAMP_NEEDS_SHARED("foreign-models/torchscript");
    int scripts = 0;
    for (const auto& entry : fs::directory_iterator(test::sharedDir() / "foreign-models/torchscript")) {
        const std::string name = entry.path().filename().string();
        const std::string start = readFile(entry.path()).substr(0, 2);
        const DetectedFile found = detectFile(entry.path());
        QVERIFY2((found.kind == FileKind::torchScript) == (start == "PK"), name.c_str());
        QVERIFY2(!readError(entry.path()).isEmpty(), name.c_str());
        if (found.kind != FileKind::torchScript) continue;
        ++scripts;
        QVERIFY2(readTorchScriptExtra(entry.path()).empty(), name.c_str());
        (void)readTorchScriptTensors(entry.path());
    }
    QVERIFY(scripts > 10);
}

QTEST_GUILESS_MAIN(TestTorchFile)
#include "test_torch_file.moc"
