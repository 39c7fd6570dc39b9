// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"
#include "model/formats/pickle.h"
#include "model/pickles.h"
#include "support/support.h"

#include <QtTest>

#include <random>

using namespace offramp;
using namespace std::string_literals;

class TestPickle : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void integersAreRead_data();
    void integersAreRead();
    void scalarsAreRead();
    void textIsRead_data();
    void textIsRead();
    void bytesAreRead();
    void containersAreRead();
    void memoIsKept();
    void valuesMayContainThemselves();
    void orderedDictsAreDictionaries();
    void tensorsAreRead();
    void parametersAreTheirTensors();
    void untypedStoragesTakeTheTensorsType();
    void laterProtocolsAreRead();
    void moduleObjectsAreInert();
    void lengthIsThePicklesOwn();
    void callablesAreRefused_data();
    void callablesAreRefused();
    void namesAloneAreInert();
    void bombsAreRefused_data();
    void bombsAreRefused();
    void impossibleTensorsAreRefused_data();
    void impossibleTensorsAreRefused();
    void deepNestingIsNoDanger();
    void truncatedPicklesAreRefused();
    void damagedPicklesDoNotCrash();
};

namespace {

using test::global;
using test::integer;
using test::pickled;
using test::storage;
using test::tensor;
using test::text;

Pickle load(const std::string& bytes) {
    return readPickle(std::as_bytes(std::span(bytes)), "weights.pt");
}

QString errorOf(const std::string& bytes) {
    return QString::fromStdString(test::errorOf([&] { (void)load(bytes); }));
}

template <typename Value>
Value rootOf(const std::string& bytes) {
    const Pickle pickle = load(bytes);
    const Value* value = pickle.as<Value>(pickle.root);
    return value != nullptr ? *value : throw std::runtime_error("the root is of another type");
}

void addRow(const char* name, const std::string& bytes, const char* says) {
    QTest::newRow(name) << QByteArray::fromStdString(bytes) << QString::fromUtf8(says);
}

constexpr const char* noArguments = ")R";

} // namespace

void TestPickle::integersAreRead_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<qlonglong>("value");
    const auto row = [](const char* name, const std::string& bytes, std::int64_t value) {
        QTest::newRow(name) << QByteArray::fromStdString(bytes) << qlonglong(value);
    };
    row("BININT", "J\xfe\xff\xff\xff."s, -2);
    row("BININT1", "K\xff."s, 255);
    row("BININT2", "M\x01\x02."s, 513);
    row("INT", "I-17\n."s, -17);
    row("LONG", "L9000000000L\n."s, 9000000000);
    row("LONG1, empty", "\x8a\x00."s, 0);
    row("LONG1, positive", "\x8a\x02\xff\x00."s, 255);
    row("LONG1, negative", "\x8a\x01\xff."s, -1);
    row("LONG1, 64 bits", "\x8a\x08\x00\x00\x00\x00\x00\x00\x00\x80."s, INT64_MIN);
    row("LONG4", "\x8b\x02\x00\x00\x00\x00\x01."s, 256);
}

void TestPickle::integersAreRead() {
    QFETCH(QByteArray, bytes);
    QFETCH(qlonglong, value);
    QCOMPARE(qlonglong(rootOf<std::int64_t>(bytes.toStdString())), value);
}

void TestPickle::scalarsAreRead() {
    QCOMPARE(rootOf<bool>("\x88."s), true);
    QCOMPARE(rootOf<bool>("\x89."s), false);
    QCOMPARE(rootOf<bool>("I01\n."s), true);
    (void)rootOf<PickleNone>("N."s);
    // 1.5 is 0x3ff8000000000000, highest byte first.
    QCOMPARE(rootOf<double>("G\x3f\xf8\x00\x00\x00\x00\x00\x00."s), 1.5);
    QCOMPARE(rootOf<double>("F-2.25e3\n."s), -2250.0);
    QCOMPARE(rootOf<PickleBigInteger>("\x8a\x09"
                                      "123456789."s)
                 .bytes,
             "123456789"s);
}

void TestPickle::textIsRead_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("value");
    addRow("BINUNICODE", text("größe") + '.', "größe");
    addRow("SHORT_BINUNICODE", "\x8c\x02hi."s, "hi");
    addRow("BINUNICODE8", "\x8d\x02\x00\x00\x00\x00\x00\x00\x00hi."s, "hi");
    addRow("UNICODE", "Va\\u0416\\x\n."s, "aЖ\\x");
    addRow("STRING", "S'it\\'s\\t\\x41'\n."s, "it's\tA");
    addRow("BINSTRING is Latin-1", "T\x02\x00\x00\x00\x61\xe9."s, "aé");
    addRow("SHORT_BINSTRING", "U\x02hi."s, "hi");
    addRow("invalid UTF-8 is replaced", "X\x02\x00\x00\x00\x61\xff."s, "a\ufffd");
}

void TestPickle::textIsRead() {
    QFETCH(QByteArray, bytes);
    QFETCH(QString, value);
    QCOMPARE(QString::fromStdString(rootOf<std::string>(bytes.toStdString())), value);
}

void TestPickle::bytesAreRead() {
    QCOMPARE(rootOf<PickleBytes>("C\x02\xff\x00."s).bytes, "\xff\x00"s);
    QCOMPARE(rootOf<PickleBytes>("B\x02\x00\x00\x00hi."s).bytes, "hi"s);
    QCOMPARE(rootOf<PickleBytes>("\x8e\x01\x00\x00\x00\x00\x00\x00\x00h."s).bytes, "h"s);
    QCOMPARE(rootOf<PickleBytes>("\x96\x01\x00\x00\x00\x00\x00\x00\x00h."s).bytes, "h"s);
    // How protocol 2 writes bytes([0xe9]).
    QCOMPARE(rootOf<PickleBytes>(global("_codecs", "encode") + text("é") + text("latin1") + "\x86R.").bytes,
             "\xe9"s);
    QCOMPARE(rootOf<PickleBytes>(global("__builtin__", "bytes") + ")R.").bytes, ""s);
}

void TestPickle::containersAreRead() {
    const auto count = [](const std::string& bytes, PickleSequence::Kind kind) {
        const auto sequence = rootOf<PickleSequence>(bytes);
        return sequence.kind == kind ? sequence.items.size() : std::size_t(99);
    };
    using Kind = PickleSequence::Kind;
    QCOMPARE(count("]K\x01"s + "a(K\x02K\x03"s + "e.", Kind::list), std::size_t(3));
    QCOMPARE(count("(K\x01K\x02l."s, Kind::list), std::size_t(2));
    QCOMPARE(count(")."s, Kind::tuple), std::size_t(0));
    QCOMPARE(count("(K\x01K\x02K\x03K\x04t."s, Kind::tuple), std::size_t(4));
    QCOMPARE(count("K\x01K\x02K\x03\x87."s, Kind::tuple), std::size_t(3));
    QCOMPARE(count("\x8f(K\x01K\x02\x90."s, Kind::set), std::size_t(2));
    QCOMPARE(count("(K\x01\x91."s, Kind::set), std::size_t(1));
    QCOMPARE(count(global("__builtin__", "set") + "](K\x01K\x02" + "e\x85R.", Kind::set), std::size_t(2));
    QCOMPARE(rootOf<PickleDict>("}K\x01K\x02s(K\x03K\x04K\x05K\x06u."s).items.size(), std::size_t(3));
    QCOMPARE(rootOf<PickleDict>("(K\x01K\x02"
                                "d."s)
                 .items.size(),
             std::size_t(1));
}

void TestPickle::memoIsKept() {
    QCOMPARE(rootOf<std::int64_t>("K\x07q\x05"
                                  "0h\x05."s),
             std::int64_t(7));
    QCOMPARE(rootOf<std::int64_t>("K\x07r\x05\x00\x01\x00"
                                  "0j\x05\x00\x01\x00."s),
             std::int64_t(7));
    QCOMPARE(rootOf<std::int64_t>("K\x07p12\n0g12\n."s), std::int64_t(7));
    // MEMOIZE takes the next number: 0 for the 7, 1 for the 8.
    QCOMPARE(rootOf<std::int64_t>("K\x07\x94K\x08\x94"
                                  "00h\x01."s),
             std::int64_t(8));
    QVERIFY(errorOf("h\x01."s).contains("never seen"));
    QCOMPARE(rootOf<std::int64_t>("K\x07"
                                  "2"
                                  "0."s),
             std::int64_t(7));
    QCOMPARE(rootOf<std::int64_t>("K\x07(K\x08K\x09"
                                  "1."s),
             std::int64_t(7));
}

void TestPickle::valuesMayContainThemselves() {
    const Pickle pickle = load("]q\x00h\x00"
                               "a."s);
    QCOMPARE(pickle.as<PickleSequence>(pickle.root)->items[0], pickle.root);
    // A list that takes itself in twice, a thousand times over.
    std::string bytes = "]q\x00"s;
    for (int i = 0; i < 1000; ++i)
        bytes += "(h\x00h\x00\x65"s;
    QCOMPARE(rootOf<PickleSequence>(bytes + '.').items.size(), std::size_t(2000));
}

void TestPickle::orderedDictsAreDictionaries() {
    const std::string name = global("collections", "OrderedDict");
    QCOMPARE(rootOf<PickleDict>(name + ")R.").items.size(), std::size_t(0));
    // Python 2 gives a list of pairs; both may carry a _metadata attribute, which is dropped.
    QCOMPARE(rootOf<PickleDict>(name + "]](K\x01K\x02" + "ea\x85R}X\x01\x00\x00\x00mK\x01sb."s).items.size(),
             std::size_t(1));
    QCOMPARE(rootOf<PickleDict>(name + ")\x81K\x01K\x02s."s).items.size(), std::size_t(1));
    QCOMPARE(rootOf<PickleDict>(name + ")}\x92."s).items.size(), std::size_t(0));
}

void TestPickle::tensorsAreRead() {
    const Pickle pickle = load(pickled(tensor(storage("HalfStorage", "7", 20), 4, {2, 3}, {8, 2})));
    const PickleTensor* read = pickle.tensor(pickle.root);
    QVERIFY(read != nullptr);
    QVERIFY(read->type == DType::f16);
    QCOMPARE(read->storage.key, "7"s);
    QCOMPARE(read->storage.count, std::int64_t(20));
    QCOMPARE(read->offset, std::int64_t(4));
    QCOMPARE(read->shape, (std::vector<std::int64_t>{2, 3}));
    QCOMPARE(read->strides, (std::vector<std::int64_t>{8, 2}));
}

void TestPickle::parametersAreTheirTensors() {
    const std::string inner = tensor(storage("LongStorage", "0", 1), 0, {}, {});
    const Pickle pickle = load(global("torch._utils", "_rebuild_parameter") + inner + "\x88" +
                               global("collections", "OrderedDict") + ")R\x87R}b.");
    QVERIFY(pickle.tensor(pickle.root) != nullptr);
    QVERIFY(pickle.tensor(pickle.root)->type == DType::i64);
}

void TestPickle::untypedStoragesTakeTheTensorsType() {
    const auto make = [](const std::string& dtype) {
        return global("torch._utils", "_rebuild_tensor_v3") + "((" + text("storage") +
               global("torch.storage", "UntypedStorage") + text("0") + text("cpu") + integer(24) + "tQ" +
               integer(0) + test::integers({6}) + test::integers({1}) + "\x89N" + global("torch", dtype) +
               "tR.";
    };
    const Pickle pickle = load(make("float32"));
    QVERIFY(pickle.tensor(pickle.root)->type == DType::f32);
    // 24 bytes are six floats, but only three doubles.
    QVERIFY(errorOf(make("float64")).contains("larger than its storage"));
    QVERIFY(errorOf(make("float8_e4m3fn")).contains("torch.float8_e4m3fn"));
}

void TestPickle::laterProtocolsAreRead() {
    // pickle.dumps(OrderedDict(a=1), protocol=4), taken apart: frame, short names, STACK_GLOBAL, MEMOIZE.
    const std::string bytes = "\x80\x04\x95\x2c\x00\x00\x00\x00\x00\x00\x00"
                              "\x8c\x0b"
                              "collections\x94\x8c\x0bOrderedDict\x94\x93\x94)R\x94\x8c\x01"
                              "a\x94K\x01s."s;
    const Pickle pickle = load(bytes);
    const auto* dict = pickle.as<PickleDict>(pickle.root);
    QVERIFY(dict != nullptr);
    QCOMPARE(*pickle.as<std::string>(dict->items[0].first), "a"s);
}

void TestPickle::moduleObjectsAreInert() {
    const Pickle pickle = load(global("__torch__.net", "Linear") + ")\x81}" + text("training") + "\x88sb.");
    const auto* object = pickle.as<PickleObject>(pickle.root);
    QVERIFY(object != nullptr);
    QCOMPARE(object->className, "__torch__.net.Linear"s);
    QCOMPARE(pickle.as<PickleDict>(object->state)->items.size(), std::size_t(1));
}

void TestPickle::lengthIsThePicklesOwn() {
    QCOMPARE(load("K\x07.and more"s).length, std::size_t(3));
}

void TestPickle::callablesAreRefused_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("says");
    const std::string command = text("touch /tmp/offramp-was-here");
    addRow("GLOBAL and REDUCE", pickled(global("os", "system") + command + "\x85R"),
           "asks to call os.system");
    addRow("posix", pickled(global("posix", "system") + command + "\x85R"), "asks to call posix.system");
    addRow("STACK_GLOBAL", "\x80\x04\x8c\x02os\x8c\x06system\x93" + command + "\x85R.",
           "asks to call os.system");
    addRow("INST", "(" + command + "ios\nsystem\n.", "asks to call os.system");
    addRow("OBJ", '(' + global("os", "system") + command + "o.", "asks to call os.system");
    addRow("NEWOBJ", pickled(global("subprocess", "Popen") + command + "\x85\x81"), "subprocess.Popen");
    addRow("NEWOBJ_EX", pickled(global("subprocess", "Popen") + command + "\x85}\x92"), "subprocess.Popen");
    addRow("eval", pickled(global("builtins", "eval") + command + "\x85R"), "asks to call builtins.eval");
    addRow("Python 2's eval", pickled(global("__builtin__", "eval") + command + "\x85R"), "__builtin__.eval");
    addRow("getattr", pickled(global("builtins", "getattr") + command + command + "\x86R"),
           "builtins.getattr");
    addRow("a dotted name", "\x80\x04\x8c\x05torch\x8c\x0bos.system.x\x93" + command + "\x85R.",
           "torch.os.system.x");
    addRow("deep within", pickled('}' + text("a") + ']' + global("os", "system") + command + "\x85Ra" + "s"),
           "asks to call os.system");
    addRow("dict subclass",
           pickled(global("collections", "defaultdict") + global("builtins", "list") + "\x85R"),
           "collections.defaultdict");
    addRow("OrderedDict with keywords",
           pickled(global("collections", "OrderedDict") + ")}" + text("a") + "K\x01s\x92"s),
           "collections.OrderedDict");
    addRow("whole module", pickled(global("models", "Net") + ")\x81}b"),
           "is a pickled Python object of the class models.Net");
    addRow("whole module, protocol 1",
           global("copy_reg", "_reconstructor") + '(' + global("models", "Net") +
               global("__builtin__", "object") + "NtR.",
           "is a pickled Python object of the class models.Net");
    addRow("object beside", pickled('}' + text("args") + global("argparse", "Namespace") + ")\x81s"),
           "asks to make a Python object of the class argparse.Namespace");
    addRow(
        "module of a legacy file",
        pickled('(' + text("module") + global("models", "Net") + text("net.py") + text("class Net") + "tQ"),
        "is a pickled Python object of the class models.Net");
    addRow("escape sequence in the name", pickled(global("os\x1b[31m", "system") + command + "\x85R"),
           "os\ufffd[31m.system");
    addRow("call of what is no name", pickled(command + command + "\x85R"), "a function or class is wanted");
    addRow("extension registry", "\x82\x01."s, "never writes");
    addRow("BUILD on a name", pickled(global("os", "environ") + "}b"), "attributes are set");
}

void TestPickle::callablesAreRefused() {
    QFETCH(QByteArray, bytes);
    QFETCH(QString, says);
    const QString error = errorOf(bytes.toStdString());
    QVERIFY2(error.startsWith("weights.pt: ") && error.contains(says), qPrintable(error));
}

void TestPickle::namesAloneAreInert() {
    QCOMPARE(rootOf<PickleGlobal>(global("os", "system") + ".").name, "os.system"s);
}

void TestPickle::bombsAreRefused_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("says");
    const auto repeat = [](const std::string& piece, int count) {
        std::string bytes;
        for (int i = 0; i < count; ++i)
            bytes += piece;
        return bytes;
    };
    addRow("huge integer", "\x8b\xff\xff\xff\x7f."s, "cut off");
    addRow("huge text", "X\xff\xff\xff\xffx."s, "cut off");
    addRow("text beyond 64 bits", "\x8d\xff\xff\xff\xff\xff\xff\xff\xffx."s, "cut off");
    addRow("millions of values", repeat("N0", 2'100'000) + "N.", "holds more");
    addRow("millions on the stack", 'N' + repeat("2", 4'100'000) + ".", "beyond all bounds");
    addRow("millions of marks", repeat("(", 4'100'000) + "N.", "beyond all bounds");
    addRow("millions of memos", 'N' + repeat("\x94", 4'100'000) + ".", "beyond all bounds");
    // A list of 100,000 items that is copied again and again would take 400 kB for every five bytes of the
    // file.
    const std::string longList =
        "](" + repeat("K\x01", 100'000) + "e\x85q\x01" + global("builtins", "set") + "q\x02";
    addRow("copies of a long list", longList + repeat("h\x02h\x01R0", 2000) + ".", "holds more");
    addRow("no end", repeat("K\x01", 10), "cut off");
    addRow("no value", ".", "a value is wanted");
    addRow("value before the mark", "N(.", "a value is wanted");
    addRow("no mark", "Nt.", "a mark is wanted");
    addRow("odd dictionary", "}(K\x01u."s, "keys and values");
    addRow("unknown opcode", "\xff."s, "unknown opcode");
}

void TestPickle::bombsAreRefused() {
    QFETCH(QByteArray, bytes);
    QFETCH(QString, says);
    const QString error = errorOf(bytes.toStdString());
    QVERIFY2(error.contains(says), qPrintable(error));
}

void TestPickle::impossibleTensorsAreRefused_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("says");
    const std::string six = storage("FloatStorage", "0", 6);
    addRow("too long", tensor(six, 0, {7}, {1}), "larger than its storage");
    addRow("begins too late", tensor(six, 1, {2, 3}, {3, 1}), "larger than its storage");
    addRow("strides beyond the end", tensor(six, 0, {2, 3}, {4, 1}), "larger than its storage");
    addRow("huge strides", tensor(six, 0, {0x7fffffff, 2}, {0x7fffffff, 1}), "larger than its storage");
    addRow("huge by repetition", tensor(six, 0, {0x7fffffff, 0x7fffffff}, {0, 0}), "larger than its storage");
    addRow("negative size", tensor(six, 0, {0xfffffffe}, {1}), "proper shape");
    addRow("negative stride", tensor(six, 5, {6}, {0xffffffff}), "proper shape");
    addRow("negative offset", tensor(six, 0xffffffff, {1}, {1}), "proper shape");
    addRow("strides missing", tensor(six, 0, {2, 3}, {3}), "proper shape");
    addRow("negative storage", tensor(storage("FloatStorage", "0", 0x80000000), 0, {1}, {1}),
           "makes no sense");
    addRow("complex numbers", tensor(storage("ComplexFloatStorage", "0", 1), 0, {1}, {1}),
           "torch.ComplexFloatStorage");
    addRow("no storage", global("torch._utils", "_rebuild_tensor_v2") + "(NK\x00))tR"s, "without numbers");
    addRow("other persistent id", text("module") + "Q", "no storage");
}

void TestPickle::impossibleTensorsAreRefused() {
    QFETCH(QByteArray, bytes);
    QFETCH(QString, says);
    const QString error = errorOf(pickled(bytes.toStdString()));
    QVERIFY2(error.contains(says), qPrintable(error));
}

void TestPickle::deepNestingIsNoDanger() {
    constexpr int depth = 500'000;
    std::string bytes(depth, ']');
    bytes.append(depth - 1, 'a').append(".");
    const Pickle lists = load(bytes);
    QCOMPARE(lists.as<PickleSequence>(lists.root)->items.size(), std::size_t(1));
    const Pickle tuples = load(")" + std::string(depth, '\x85') + ".");
    QCOMPARE(tuples.as<PickleSequence>(tuples.root)->items.size(), std::size_t(1));
}

void TestPickle::truncatedPicklesAreRefused() {
    const std::string whole = pickled(test::smallStateDict());
    QVERIFY(errorOf(whole).isEmpty());
    for (std::size_t length = 0; length < whole.size(); ++length) {
        QVERIFY2(!errorOf(whole.substr(0, length)).isEmpty(), std::to_string(length).c_str());
    }
}

void TestPickle::damagedPicklesDoNotCrash() {
    const std::string whole = pickled(test::smallStateDict());
    std::mt19937 random(4077);
    int refused = 0;
    constexpr int rounds = 20'000;
    for (int round = 0; round < rounds; ++round) {
        std::string damaged = whole;
        for (int flips = 0; flips < 1 + round % 4; ++flips) {
            damaged[random() % damaged.size()] ^= static_cast<char>(1U << random() % 8U);
        }
        refused += errorOf(damaged).isEmpty() ? 0 : 1;
    }
    QVERIFY(refused > 0 && refused < rounds);
}

QTEST_GUILESS_MAIN(TestPickle)
#include "test_pickle.moc"
