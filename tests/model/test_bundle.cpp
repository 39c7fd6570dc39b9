// SPDX-License-Identifier: GPL-3.0-or-later
// What model.json says, read and written.
#include "base/error.h"
#include "base/files.h"
#include "model/bundle/model_json.h"
#include "support/support.h"
#include "support/tiny_models.h"

#include <QtTest>

using namespace offramp;
using nlohmann::ordered_json;
using Pointer = ordered_json::json_pointer;

class TestBundle : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyKeyIsReadAndWritten_data();
    void everyKeyIsReadAndWritten();
    void theShippedModelComesBack();
    void missingKeysAreNamed_data();
    void missingKeysAreNamed();
    void optionalKeysMayBeMissing();
    void wrongValuesAreNamed_data();
    void wrongValuesAreNamed();
    void newerVersionsAreRefused();
    void unknownKeysAreWarnedOf();
    void otherTextsAreRefused_data();
    void otherTextsAreRefused();
};

namespace {

ModelJson parsed(const std::string& text) {
    return parseModelJson(text, "M/model.json", [](const std::string& name) { return "bytes of " + name; });
}

ordered_json sentencePieceJson() {
    ordered_json json = test::tinyConformer().json;
    json["tokenizer"] = {{"type", "sentencepiece"},
                         {"model", "tokenizer.model"},
                         {"blank", 0},
                         {"lowercase", true},
                         {"ignore", {1, 2, 126}}};
    return json;
}

ordered_json waveformJson() {
    ordered_json json = test::tinyConformer().json;
    json["features"] = {{"type", "waveform"}, {"normalize", "per-feature"}, {"normalize_epsilon", 1e-7}};
    json["macs"] = {{1.0, 2.5}, {3.0, 4.0, 0.5}, {7.0}};
    return json;
}

void addChange(const char* pointer, const ordered_json& value, const char* named = nullptr) {
    const QString name = QString("%1 = %2").arg(pointer, QString::fromStdString(value.dump()));
    // "/features/n_fft" is named "features.n_fft".
    const QString key = QString(pointer).mid(1).replace('/', '.');
    QTest::newRow(qPrintable(name)) << QString(pointer) << QString::fromStdString(value.dump())
                                    << (named != nullptr ? QString(named) : key);
}

} // namespace

void TestBundle::everyKeyIsReadAndWritten_data() {
    QTest::addColumn<QString>("json");
    const auto row = [](const char* name, const ordered_json& json) {
        QTest::newRow(name) << QString::fromStdString(json.dump());
    };
    row("conformer", test::tinyConformer().json);
    row("quartznet", test::tinyQuartzNet().json);
    row("sentencepiece", sentencePieceJson());
    row("waveform and macs", waveformJson());
    ordered_json other = test::tinyConformer().json;
    const ordered_json changes = {{"window", "hann-symmetric"},
                                  {"center", false},
                                  {"mel_scale", "slaney"},
                                  {"mel_norm", "slaney"},
                                  {"log", "none"},
                                  {"normalize", "none"},
                                  {"power", 1.0},
                                  {"preemphasis", 0.97}};
    other["features"].update(changes);
    row("other words", other);
}

void TestBundle::everyKeyIsReadAndWritten() {
    QFETCH(QString, json);
    const ModelJson model = parsed(json.toStdString());
    QVERIFY(model.description.warnings.empty());
    // As unordered JSON: the keys' order is not what is compared.
    const auto again = nlohmann::json::parse(formatModelJson(model));
    QCOMPARE(QString::fromStdString(again.dump()),
             QString::fromStdString(nlohmann::json::parse(json.toStdString()).dump()));
    if (!model.description.tokenizer.sentencePieceModel.empty())
        QCOMPARE(model.description.tokenizer.sentencePieceModel, std::string("bytes of tokenizer.model"));
}

void TestBundle::theShippedModelComesBack() {
    const auto path = test::sourceDir() / "resources/models/digits-early-conformer/model.json";
    const ModelJson first = parsed(readFile(path));
    const ModelJson second = parsed(formatModelJson(first));
    QCOMPARE(first.description.name, std::string("Spoken digits, early-exit Conformer (English)"));
    QCOMPARE(second.description.attribution, first.description.attribution);
    QVERIFY(second.description.features == first.description.features);
    QCOMPARE(second.description.frameShift, 0.04);
    QCOMPARE(second.description.tokenizer.tokens.size(), std::size_t(32));
    QCOMPARE(second.description.tokenizer.ignore, (std::vector<int>{1, 30, 31}));
    QCOMPARE(second.description.exits.size(), std::size_t(6));
    QCOMPARE(second.description.exits[5].name, std::string("layer 12"));
    QCOMPARE(second.description.exits[5].afterLayer, 12);
    QVERIFY(second.description.parameters == first.description.parameters);
    QCOMPARE(second.weights, std::string("weights.safetensors"));
}

void TestBundle::missingKeysAreNamed_data() {
    QTest::addColumn<QString>("pointer");
    QTest::addColumn<bool>("pieces");
    for (const char* pointer : {"/format",
                                "/version",
                                "/name",
                                "/architecture",
                                "/sample_rate",
                                "/features",
                                "/frame_shift",
                                "/tokenizer",
                                "/exits",
                                "/features/type",
                                "/features/n_fft",
                                "/features/win_length",
                                "/features/hop_length",
                                "/features/window",
                                "/features/center",
                                "/features/pad_mode",
                                "/features/preemphasis",
                                "/features/power",
                                "/features/n_mels",
                                "/features/f_min",
                                "/features/f_max",
                                "/features/mel_scale",
                                "/features/mel_norm",
                                "/features/log",
                                "/features/log_offset",
                                "/features/normalize",
                                "/features/normalize_epsilon",
                                "/tokenizer/type",
                                "/tokenizer/tokens",
                                "/tokenizer/blank",
                                "/tokenizer/ignore",
                                "/exits/1/name",
                                "/exits/1/after_layer"})
        QTest::newRow(pointer) << pointer << false;
    QTest::newRow("/tokenizer/model") << "/tokenizer/model" << true;
}

void TestBundle::missingKeysAreNamed() {
    QFETCH(QString, pointer);
    QFETCH(bool, pieces);
    ordered_json json = pieces ? sentencePieceJson() : test::tinyConformer().json;
    const Pointer at(pointer.toStdString());
    json[at.parent_pointer()].erase(at.back());
    const QString error = QString::fromStdString(test::errorOf([&] { (void)parsed(json.dump()); }));
    const QString key = pointer.mid(1).replace("/1/", "[1].").replace('/', '.');
    QVERIFY2(error.startsWith("M/model.json: the key \"" + key + "\" is missing"), qPrintable(error));
}

void TestBundle::optionalKeysMayBeMissing() {
    ordered_json json = test::tinyConformer().json;
    for (const char* key : {"description", "language", "license", "attribution", "parameters", "weights"})
        json.erase(key);
    json["tokenizer"].erase("space");
    json["features"]["log"] = "none";
    json["features"].erase("log_offset");
    json["features"]["normalize"] = "none";
    json["features"].erase("normalize_epsilon");
    const ModelJson model = parsed(json.dump());
    QVERIFY(model.description.warnings.empty());
    QVERIFY(model.weights.empty() && model.parameters.empty() && model.macs.empty());
    QCOMPARE(model.description.tokenizer.space, -1);
}

void TestBundle::wrongValuesAreNamed_data() {
    QTest::addColumn<QString>("pointer");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("named");
    for (const char* text : {"/name", "/architecture", "/description", "/language", "/license",
                             "/attribution", "/weights", "/format"})
        addChange(text, 3);
    for (const char* whole :
         {"/version", "/sample_rate", "/features/n_fft", "/features/win_length", "/features/hop_length",
          "/features/n_mels", "/tokenizer/blank", "/tokenizer/space"}) {
        addChange(whole, "1");
        addChange(whole, 1.5);
        addChange(whole, -2);
        addChange(whole, 1e10);
        addChange(whole, 18446744073709551615U);
        addChange(whole, nullptr);
    }
    for (const char* number : {"/frame_shift", "/features/preemphasis", "/features/power", "/features/f_min",
                               "/features/f_max", "/features/log_offset", "/features/normalize_epsilon"}) {
        addChange(number, "1");
        addChange(number, ordered_json::array());
    }
    for (const char* word :
         {"/features/type", "/features/window", "/features/pad_mode", "/features/mel_scale",
          "/features/mel_norm", "/features/log", "/features/normalize", "/tokenizer/type"}) {
        addChange(word, "other");
        addChange(word, 1);
    }
    addChange("/features/mel_scale", nullptr);
    addChange("/features/center", 1);
    for (const char* list : {"/exits", "/tokenizer/tokens", "/tokenizer/ignore"})
        addChange(list, "text");
    addChange("/tokenizer/tokens", {"a", 1});
    addChange("/tokenizer/ignore", {1, -1});
    addChange("/features", ordered_json::array());
    addChange("/tokenizer", "characters");
    addChange("/parameters", ordered_json::array());
    addChange("/exits", ordered_json::array());
    addChange("/exits/1", 5, "exits[1]");
    addChange("/exits/1/after_layer", 1, "order of their layers");
    addChange("/exits/1/after_layer", -1, "exits[1].after_layer");
    addChange("/frame_shift", 0.0);
    addChange("/frame_shift", -0.04);
    addChange("/features/n_fft", 511, "n_fft");
    addChange("/features/win_length", 513, "win_length");
    addChange("/features/f_max", 8000.5, "f_max");
    addChange("/features/power", 3.0, "power");
    addChange("/features/log_offset", 0.0, "log_offset");
    addChange("/macs", {{1.0}});
    addChange("/macs", "much");
}

void TestBundle::wrongValuesAreNamed() {
    QFETCH(QString, pointer);
    QFETCH(QString, value);
    QFETCH(QString, named);
    ordered_json json = test::tinyConformer().json;
    json[Pointer(pointer.toStdString())] = ordered_json::parse(value.toStdString());
    const QString error = QString::fromStdString(test::errorOf([&] { (void)parsed(json.dump()); }));
    QVERIFY2(error.startsWith("M/model.json: ") && error.contains(named), qPrintable(error));
}

void TestBundle::newerVersionsAreRefused() {
    ordered_json json = test::tinyConformer().json;
    json["version"] = 2;
    // Whatever else a newer version changes.
    json.erase("features");
    QCOMPARE(test::errorOf([&] { (void)parsed(json.dump()); }),
             std::string("M/model.json: is a model bundle of version 2; this Offramp reads up to 1. Use a "
                         "newer Offramp."));
}

void TestBundle::unknownKeysAreWarnedOf() {
    ordered_json json = test::tinyConformer().json;
    json["colour"] = "red";
    json["features"]["dither"] = 1e-5;
    json["tokenizer"]["bos"] = 1;
    json["exits"][2]["beam"] = {{"width", 10}};
    const ModelJson model = parsed(json.dump());
    QCOMPARE(model.description.warnings.size(), std::size_t(4));
    QString all;
    for (const Message& warning : model.description.warnings)
        all.append(QString::fromStdString(warning.text())).append("\n");
    for (const char* name : {"\"colour\"", "\"features.dither\"", "\"tokenizer.bos\"", "\"exits[2].beam\""})
        QVERIFY2(all.contains(name), qPrintable(all));
}

void TestBundle::otherTextsAreRefused_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no JSON") << QByteArray("format: offramp-model");
    QTest::newRow("cut off") << QByteArray(R"({"format": "offramp-model", "ver)");
    QTest::newRow("a list") << QByteArray("[]");
    QTest::newRow("another format") << QByteArray(R"({"format": "onnx"})");
    QTest::newRow("no UTF-8") << QByteArray("{\"format\": \"\xff\"}");
    QTest::newRow("a number too large") << QByteArray(R"({"format": 1e999})");
    const QByteArray deep = QByteArray(200000, '[') + QByteArray(200000, ']');
    QTest::newRow("deeply nested") << "{\"format\": " + deep + "}";
    QTest::newRow("deep and open") << QByteArray(200000, '[');
    QTest::newRow("deep parameters") << QByteArray::fromStdString(test::tinyConformer().json.dump())
                                            .replace("\"d_model\":8", "\"d_model\":" + deep);
}

void TestBundle::otherTextsAreRefused() {
    QFETCH(QByteArray, text);
    const std::string error = test::errorOf([&] { (void)parsed(text.toStdString()); });
    QVERIFY(error.starts_with("M/model.json: "));
    QVERIFY(error.size() < 1000);
}

QTEST_GUILESS_MAIN(TestBundle)
#include "test_bundle.moc"
