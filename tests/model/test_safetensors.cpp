// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/files.h"
#include "model/formats/half.h"
#include "model/formats/safetensors.h"
#include "model/zip_writer.h"
#include "support/support.h"

#include <QTemporaryDir>
#include <QtTest>

#include <cmath>
#include <cstring>
#include <limits>
#include <random>

using namespace offramp;
namespace fs = std::filesystem;

class TestSafetensors : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyHalfIsExact();
    void brainFloatsAreUpperHalves();
    void typesAreConverted_data();
    void typesAreConverted();
    void stridesAreFollowed();
    void alignedFloatsAreNotCopied();
    void shapesAreCounted();
    void whatIsWrittenIsReadBack();
    void writingIsDeterministicAndAligned();
    void twoTensorsOfOneNameAreNotWritten();
    void wrongFilesAreRefused_data();
    void wrongFilesAreRefused();
    void truncatedFilesAreRefused();
    void damagedFilesDoNotCrash();
    void shippedModelIsRead();

private:
    fs::path file(std::string_view contents) {
        fs::path path = fs::path(dir_.path().toStdString()) / "file.safetensors";
        writeFile(path, contents);
        return path;
    }
    QTemporaryDir dir_;
};

namespace {

std::string withHeader(const std::string& header, const std::string& numbers = {}) {
    return test::little(header.size(), 8) + header + numbers;
}

/// IEEE 754: (−1)^s · 2^(e−15) · (1 + m/1024), or 2^−14 · m/1024 where e = 0.
double halfByDefinition(std::uint16_t bits) {
    const int exponent = bits >> 10U & 0x1fU;
    const int mantissa = bits & 0x3ffU;
    const double magnitude =
        exponent == 0 ? std::ldexp(mantissa, -24) : std::ldexp(1024 + mantissa, exponent - 25);
    return (bits & 0x8000U) != 0 ? -magnitude : magnitude;
}

template <typename Number>
Tensor viewOf(DType type, std::vector<std::int64_t> shape, const std::vector<Number>& numbers) {
    Tensor tensor;
    tensor.type = type;
    tensor.shape = std::move(shape);
    tensor.strides = contiguousStrides(tensor.shape);
    tensor.data = reinterpret_cast<const std::byte*>(numbers.data());
    return tensor;
}

std::vector<float> floatsOf(const Tensor& tensor) {
    const FloatView view = asFloats(tensor);
    return {view.data, view.data + view.count};
}

} // namespace

void TestSafetensors::everyHalfIsExact() {
    std::vector<std::uint16_t> halves(65536);
    for (std::size_t i = 0; i < halves.size(); ++i)
        halves[i] = static_cast<std::uint16_t>(i);
    const auto floats = floatsOf(viewOf(DType::f16, {65536}, halves));
    for (std::size_t i = 0; i < halves.size(); ++i) {
        const bool isSpecial = (i & 0x7c00U) == 0x7c00U;
        const bool isNan = isSpecial && (i & 0x3ffU) != 0;
        if (isNan) {
            QVERIFY(std::isnan(floats[i]));
        } else if (isSpecial) {
            QVERIFY(std::isinf(floats[i]));
        } else {
            QCOMPARE(double(floats[i]), halfByDefinition(halves[i]));
        }
        QCOMPARE(std::signbit(floats[i]), (i & 0x8000U) != 0);
    }
}

void TestSafetensors::brainFloatsAreUpperHalves() {
    // 1.0f is 0x3f800000, −2.5f is 0xc0200000, infinity 0x7f800000.
    const std::vector<std::uint16_t> brains = {0x3f80, 0xc020, 0x7f80, 0x7fc0, 0x0001};
    const auto floats = floatsOf(viewOf(DType::bf16, {5}, brains));
    QCOMPARE(floats[0], 1.0F);
    QCOMPARE(floats[1], -2.5F);
    QVERIFY(std::isinf(floats[2]));
    QVERIFY(std::isnan(floats[3]));
    QVERIFY(floats[4] > 0.0F && floats[4] < std::numeric_limits<float>::min());
}

void TestSafetensors::typesAreConverted_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("type");
    const auto row = [](const char* name, DType type, auto first, auto second) {
        QByteArray bytes;
        bytes.append(reinterpret_cast<const char*>(&first), sizeof(first));
        bytes.append(reinterpret_cast<const char*>(&second), sizeof(second));
        QTest::newRow(name) << bytes << static_cast<int>(type);
    };
    row("F32", DType::f32, 1.0F, 3.0F);
    row("F64", DType::f64, 1.0, 3.0);
    row("U8", DType::u8, std::uint8_t(1), std::uint8_t(3));
    row("I8", DType::i8, std::int8_t(1), std::int8_t(3));
    row("I16", DType::i16, std::int16_t(1), std::int16_t(3));
    row("I32", DType::i32, std::int32_t(1), std::int32_t(3));
    row("I64", DType::i64, std::int64_t(1), std::int64_t(3));
}

void TestSafetensors::typesAreConverted() {
    QFETCH(QByteArray, bytes);
    QFETCH(int, type);
    // One byte in front: a file's numbers may lie at any address.
    const std::string shifted = 'x' + bytes.toStdString();
    Tensor tensor;
    tensor.type = static_cast<DType>(type);
    tensor.shape = {2};
    tensor.strides = {1};
    tensor.data = reinterpret_cast<const std::byte*>(shifted.data() + 1);
    QCOMPARE(QString::fromStdString(nameOf(tensor.type)), QString::fromUtf8(QTest::currentDataTag()));
    QCOMPARE(sizeOf(tensor.type) * 2, static_cast<std::size_t>(bytes.size()));
    QCOMPARE(floatsOf(tensor), (std::vector<float>{1.0F, 3.0F}));
}

void TestSafetensors::stridesAreFollowed() {
    // The transpose of [[0, 1, 2], [3, 4, 5]], and one of its rows repeated.
    const std::vector<float> numbers = {0, 1, 2, 3, 4, 5};
    Tensor tensor = viewOf(DType::f32, {3, 2}, numbers);
    tensor.strides = {1, 3};
    QVERIFY(!tensor.isContiguous());
    QCOMPARE(floatsOf(tensor), (std::vector<float>{0, 3, 1, 4, 2, 5}));
    tensor.strides = {0, 3};
    QCOMPARE(floatsOf(tensor), (std::vector<float>{0, 3, 0, 3, 0, 3}));
    // [2, 1, 3] with a stride of its own for the dimension of one is without gaps all the same.
    tensor.shape = {2, 1, 3};
    tensor.strides = {3, 77, 1};
    QVERIFY(tensor.isContiguous());
    tensor.shape = {1, 2, 2, 1};
    tensor.strides = {9, 3, 2, 9};
    QCOMPARE(floatsOf(tensor), (std::vector<float>{0, 2, 3, 5}));
}

void TestSafetensors::alignedFloatsAreNotCopied() {
    const std::vector<float> numbers = {1, 2, 3, 4};
    const auto owner = std::make_shared<int>(0);
    Tensor tensor = viewOf(DType::f32, {2, 2}, numbers);
    tensor.owner = owner;
    const FloatView view = asFloats(tensor);
    QCOMPARE(view.data, numbers.data());
    QCOMPARE(view.count, std::int64_t(4));
    QVERIFY(view.owner == owner);
}

void TestSafetensors::shapesAreCounted() {
    QCOMPARE(countOf({}).value(), std::int64_t(1));
    QCOMPARE(countOf({2, 3, 5}).value(), std::int64_t(30));
    QCOMPARE(countOf({INT64_MAX, 0}).value(), std::int64_t(0));
    QVERIFY(!countOf({INT64_MAX, 2}));
    QVERIFY(!countOf({2, -1}));
    QCOMPARE(contiguousStrides({2, 3, 5}), (std::vector<std::int64_t>{15, 5, 1}));
    QCOMPARE(textOf({256, 80, 3}), std::string("[256, 80, 3]"));
}

void TestSafetensors::whatIsWrittenIsReadBack() {
    const std::vector<float> weight = {1, 2, 3, 4, 5, 6};
    const std::vector<std::uint16_t> half = {0x3c00, 0xbc00};
    const std::int64_t count = 7;
    const fs::path path = file("");
    writeSafetensors(path,
                     {{"half", DType::f16, {2}, half.data()},
                      {"weight", DType::f32, {2, 3}, weight.data()},
                      {"none", DType::f32, {0, 3}, nullptr},
                      {"größe", DType::i64, {}, &count}},
                     {{"format", "offramp"}});
    const SafetensorsFile read = readSafetensors(path);
    QCOMPARE(read.tensors.size(), std::size_t(4));
    QCOMPARE(read.metadata.at("format"), std::string("offramp"));
    QCOMPARE(read.tensors.at("weight").shapeText(), std::string("[2, 3]"));
    QCOMPARE(floatsOf(read.tensors.at("weight")), weight);
    QCOMPARE(floatsOf(read.tensors.at("half")), (std::vector<float>{1, -1}));
    QCOMPARE(floatsOf(read.tensors.at("größe")), (std::vector<float>{7}));
    QCOMPARE(read.tensors.at("none").count(), std::int64_t(0));
}

void TestSafetensors::writingIsDeterministicAndAligned() {
    const std::vector<float> weight = {1, 2, 3};
    const std::vector<std::uint16_t> half = {1, 2, 3};
    const std::int64_t count = 7;
    const fs::path path = file("");
    const std::vector<TensorToWrite> tensors = {{"h", DType::f16, {3}, half.data()},
                                                {"w", DType::f32, {3}, weight.data()},
                                                {"n", DType::i64, {1}, &count}};
    writeSafetensors(path, tensors);
    const std::string first = readFile(path);
    writeSafetensors(path, tensors);
    QCOMPARE(readFile(path), first);
    for (const auto& [name, tensor] : readSafetensors(path).tensors) {
        QCOMPARE(reinterpret_cast<std::uintptr_t>(tensor.data) % sizeOf(tensor.type), std::uintptr_t(0));
    }
    // 8 bytes of length, a header of a multiple of 8, then 8 + 12 + 6 bytes of numbers.
    QCOMPARE((first.size() - 26) % 8, std::size_t(0));
}

void TestSafetensors::twoTensorsOfOneNameAreNotWritten() {
    const float one = 1;
    const fs::path path = file("before");
    const TensorToWrite tensor = {"twice", DType::f32, {1}, &one};
    QVERIFY(test::errorOf([&] {
                writeSafetensors(path, {tensor, tensor});
            }).find("twice") != std::string::npos);
    const TensorToWrite odd = {"\xff", DType::f32, {1}, &one};
    QVERIFY(test::errorOf([&] { writeSafetensors(path, {odd}); }).find("UTF-8") != std::string::npos);
    QCOMPARE(readFile(path), std::string("before"));
}

void TestSafetensors::wrongFilesAreRefused_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("says");
    const auto row = [](const char* name, const std::string& bytes, const char* says) {
        QTest::newRow(name) << QByteArray::fromStdString(bytes) << QString::fromUtf8(says);
    };
    const auto one = [](const std::string& entry) {
        return withHeader(R"({"a":)" + entry + "}", "12345678");
    };
    row("empty", "", "too short");
    row("not JSON", withHeader("{oops}"), "not valid JSON");
    row("no object", withHeader("[]"), "no safetensors header");
    row("huge header", test::little(UINT64_MAX, 8) + "{}", "claims a header");
    row("header beyond the end", test::little(99, 8) + "{}", "cut off");
    row("numbers beyond the end", one(R"({"dtype":"F32","shape":[3],"data_offsets":[0,12]})"), "cut off");
    row("size and shape differ", one(R"({"dtype":"F32","shape":[3],"data_offsets":[0,8]})"), "[3]");
    row("overflow", one(R"({"dtype":"F32","shape":[4611686018427387904,4],"data_offsets":[0,8]})"),
        "beyond all bounds");
    row("overflow in bytes", one(R"({"dtype":"F64","shape":[2305843009213693953],"data_offsets":[0,8]})"),
        "beyond all bounds");
    row("negative", one(R"({"dtype":"F32","shape":[-2],"data_offsets":[0,8]})"), "shape");
    row("backwards", one(R"({"dtype":"F32","shape":[2],"data_offsets":[8,0]})"), "ends before");
    row("unknown type", one(R"({"dtype":"F8_E4M3","shape":[8],"data_offsets":[0,8]})"), "F8_E4M3");
    row("no type", one(R"({"shape":[8],"data_offsets":[0,8]})"), "dtype");
    row("no offsets", one(R"({"dtype":"U8","shape":[8]})"), "data_offsets");
    row("no shape", one(R"({"dtype":"U8","data_offsets":[0,8]})"), "shape");
    row("no entry", one("3"), "no object");
    row("deep", one("[[[[[[[[]]]]]]]]"), "nested");
    row("bytes left over", one(R"({"dtype":"U8","shape":[4],"data_offsets":[0,4]})"), "4 bytes after");
    row("name twice",
        withHeader(R"({"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},)"
                   R"("a":{"dtype":"U8","shape":[1],"data_offsets":[1,2]}})",
                   "12"),
        "twice");
    row("overlap",
        withHeader(R"({"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]},)"
                   R"("b":{"dtype":"U8","shape":[2],"data_offsets":[1,3]}})",
                   "123"),
        "another tensor");
    row("gap",
        withHeader(R"({"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},)"
                   R"("b":{"dtype":"U8","shape":[1],"data_offsets":[2,3]}})",
                   "123"),
        "gap");
    row("metadata", withHeader(R"({"__metadata__":{"a":1}})"), "metadata a");
}

void TestSafetensors::wrongFilesAreRefused() {
    QFETCH(QByteArray, bytes);
    QFETCH(QString, says);
    const fs::path path = file(bytes.toStdString());
    const QString error = QString::fromStdString(test::errorOf([&] { (void)readSafetensors(path); }));
    QVERIFY2(error.contains(says), qPrintable(error));
    QVERIFY(error.startsWith(QString::fromStdString(path.string())));
}

void TestSafetensors::truncatedFilesAreRefused() {
    const std::vector<float> weight = {1, 2};
    const fs::path path = file("");
    writeSafetensors(path, {{"w", DType::f32, {2}, weight.data()}});
    const std::string whole = readFile(path);
    for (std::size_t length = 0; length < whole.size(); ++length) {
        const fs::path cut = file(whole.substr(0, length));
        QVERIFY(!test::errorOf([&] { (void)readSafetensors(cut); }).empty());
    }
}

void TestSafetensors::damagedFilesDoNotCrash() {
    const std::vector<float> weight = {1, 2, 3, 4};
    const fs::path path = file("");
    writeSafetensors(
        path, {{"a.weight", DType::f32, {2, 2}, weight.data()}, {"b", DType::f16, {8}, weight.data()}});
    const std::string whole = readFile(path);
    std::mt19937 random(20240607);
    int refused = 0;
    for (int round = 0; round < 2000; ++round) {
        std::string damaged = whole;
        for (int flips = 0; flips < 1 + round % 3; ++flips) {
            damaged[random() % damaged.size()] ^= static_cast<char>(1U << random() % 8U);
        }
        const fs::path copy = file(damaged);
        const std::string error = test::errorOf([&] {
            for (const auto& item : readSafetensors(copy).tensors)
                (void)asFloats(item.second);
        });
        refused += error.empty() ? 0 : 1;
    }
    QVERIFY(refused > 0 && refused < 2000);
}

void TestSafetensors::shippedModelIsRead() {
    const auto read =
        readSafetensors(test::sourceDir() / "resources/models/digits-early-conformer/weights.safetensors");
    QCOMPARE(read.tensors.size(), std::size_t(413));
    QCOMPARE(read.metadata.at("format"), std::string("pt"));
    QCOMPARE(read.tensors.at("conv_subsample.sequential.0.weight").shapeText(), std::string("[96, 80, 3]"));
}

QTEST_GUILESS_MAIN(TestSafetensors)
#include "test_safetensors.moc"
