// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/json_object.h"
#include "session/document.h"
#include "session/entry_name.h"
#include "session/migration.h"
#include "session/model_entry.h"
#include "session/option_json.h"
#include "session/session_support.h"
#include "session/time_stamp.h"

using namespace offramp;
using namespace offramp::test;
using namespace offramp::detail;
namespace fs = std::filesystem;

class TestSessionDocument : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void timeStamps();
    void base64AsRfc4648();
    void plainNames();
    void aNewerVersionIsRefused();
    void anOlderVersionIsMigratedStepByStep();
    void unknownKeysAreWarnedOf();
    void decodersComeBack();
    void openOptionsComeBack();
    void wrongValuesAreNamed_data();
    void wrongValuesAreNamed();
    void modelsAreToldApart();
};

void TestSessionDocument::timeStamps() {
    // 1764065745 s are 20417 days and 36945 s: 2025-11-25, 10 h 15 min 45 s
    QCOMPARE(timeStamp(1764065745), std::string("2025-11-25T10:15:45Z"));
    QCOMPARE(timeStamp(0), std::string("1970-01-01T00:00:00Z"));
    QCOMPARE(*secondsOfStamp("2025-11-25T10:15:45Z"), std::int64_t{1764065745});
    for (const std::int64_t time : {std::int64_t{-1}, std::int64_t{951782400}, std::int64_t{4102444799}})
        QCOMPARE(*secondsOfStamp(timeStamp(time)), time);
    for (const char* bad :
         {"", "2025-11-25", "2025-02-30T10:00:00Z", "2025-11-25T10:15:45+01:00", "2025-11-25T10:15:45Z "})
        QVERIFY2(!secondsOfStamp(bad), bad);
}

/// The test vectors of RFC 4648, section 10.
void TestSessionDocument::base64AsRfc4648() {
    const std::pair<const char*, const char*> vectors[] = {{"", ""},
                                                           {"f", "Zg=="},
                                                           {"fo", "Zm8="},
                                                           {"foo", "Zm9v"},
                                                           {"foob", "Zm9vYg=="},
                                                           {"fooba", "Zm9vYmE="},
                                                           {"foobar", "Zm9vYmFy"}};
    for (const auto& [bytes, text] : vectors) {
        QCOMPARE(base64(bytes), std::string(text));
        QCOMPARE(*fromBase64(text), std::string(bytes));
    }
    std::string all;
    for (int byte = 0; byte < 256; ++byte)
        all += static_cast<char>(byte);
    QCOMPARE(*fromBase64(base64(all)), all);
    for (const char* bad : {"Zg=", "Z*==", "Zg==Zg=="})
        QVERIFY2(!fromBase64(bad), bad);
}

void TestSessionDocument::plainNames() {
    for (const char* good : {"a", "a/b.wav", "..a/b..", "analyses/00.safetensors", "ä ö/û"})
        QVERIFY2(isPlainEntry(good), good);
    for (const char* bad : {"", "/", "/a", "a/", "a//b", ".", "..", "a/../b", "a\\b", "a\nb"})
        QVERIFY2(!isPlainEntry(bad), bad);
    QVERIFY(!isPlainEntry(std::string_view("a\0b", 3)));
    QVERIFY(!isPlainEntry(std::string(5000, 'a')));
}

void TestSessionDocument::aNewerVersionIsRefused() {
    const Folder dir;
    saveSession(dir / "s", Session(), SessionForm::folder);
    auto document = parseJson(readFile(dir / "s/session.json"), "s");
    document["version"] = sessionVersion + 1;
    writeFile(dir / "s/session.json", document.dump());
    QCOMPARE(errorOf([&] { (void)openSession(dir / "s"); }),
             (dir / "s").string() +
                 ": is a session of version 2; this Offramp reads up to 1. Use a newer Offramp.");
    document["version"] = 1;
    document["format"] = "offramp-policy";
    writeFile(dir / "s/session.json", document.dump());
    QVERIFY(errorOf([&] { (void)openSession(dir / "s"); }).find("is no session") != std::string::npos);
}

/// How versions to come will be read: here two that there aren't.
void TestSessionDocument::anOlderVersionIsMigratedStepByStep() {
    const SessionMigration steps[] = {{1,
                                       [](nlohmann::json& document) {
                                           document["two"] = document["one"];
                                       }},
                                      {2, [](nlohmann::json& document) {
                                           document["three"] = document["two"].get<int>() + 1;
                                       }}};
    nlohmann::json document{{"format", sessionFormat}, {"version", 1}, {"one", 5}};
    migrateSession(document, "s", steps, 3);
    QCOMPARE(document["version"].get<int>(), 3);
    QCOMPARE(document["three"].get<int>(), 6);
    migrateSession(document, "s", steps, 3); // nothing left to do
    QCOMPARE(document["three"].get<int>(), 6);
    nlohmann::json other{{"format", sessionFormat}, {"version", 1}, {"one", 5}};
    QVERIFY(errorOf([&] {
                migrateSession(other, "s", std::span(steps).subspan(1), 3);
            }).find("is a session of version 1, which this Offramp doesn't read any more") !=
            std::string::npos);
}

void TestSessionDocument::unknownKeysAreWarnedOf() {
    const Folder dir;
    saveSession(dir / "s", Session(), SessionForm::folder);
    auto document = parseJson(readFile(dir / "s/session.json"), "s");
    document["colour"] = "blue";
    writeFile(dir / "s/session.json", document.dump());
    const OpenedSession opened = openSession(dir / "s");
    QCOMPARE(opened.warnings.size(), std::size_t{1});
    QVERIFY(opened.warnings[0].text().find("\"colour\" is unknown") != std::string::npos);
}

void TestSessionDocument::decodersComeBack() {
    DecoderOptions decoder;
    decoder.kind = DecoderOptions::Kind::beam;
    decoder.beam = {3, 40, 5, std::numeric_limits<double>::infinity(), 1.5, -0.25, -2, 0.125, true};
    decoder.lexicon = "/data/words.txt";
    decoder.languageModel = "/data/words.arpa";
    const auto entry = nlohmann::json::parse(decoderEntry(decoder, PathsOut("/data/sessions")).dump());
    QCOMPARE(entry["lexicon"].get<std::string>(), std::string("../words.txt"));
    QVERIFY(decoderFrom(JsonObject(entry, "s", sessionKeys), PathsIn("/data/sessions", "")) == decoder);
    const auto plain = nlohmann::json::parse(decoderEntry({}, PathsOut("/")).dump());
    QVERIFY(decoderFrom(JsonObject(plain, "s", sessionKeys), PathsIn("/", "")) == DecoderOptions());
}

void TestSessionDocument::openOptionsComeBack() {
    OpenOptions options;
    options.config = "/m/model.json";
    options.heads = 4;
    options.log = FeatureConfig::Log::ln;
    options.normalize = FeatureConfig::Normalize::perFeature;
    const auto entry = nlohmann::json::parse(openEntry(options, PathsOut("/m")).dump());
    const OpenOptions found = openFrom(JsonObject(entry, "s", sessionKeys), PathsIn("/m", ""));
    QCOMPARE(found.config, options.config);
    QVERIFY(found.tokenizer.empty());
    QVERIFY(found.heads == options.heads && found.log == options.log && found.normalize == options.normalize);
}

void TestSessionDocument::wrongValuesAreNamed_data() {
    QTest::addColumn<QString>("pointer");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("says");
    QTest::newRow("note's utterance") << "/notes/0/utterance"
                                      << "3"
                                      << "notes[0].utterance";
    QTest::newRow("note's time") << "/notes/0/created"
                                 << "\"today\""
                                 << "today";
    QTest::newRow("note's stretch") << "/notes/1/stretch"
                                    << "[2, 1]"
                                    << "stretch";
    QTest::newRow("hash") << "/utterances/0/audio/sha256"
                          << "\"../../x\""
                          << "no such hash";
    QTest::newRow("channel") << "/utterances/2/channel"
                             << "-1"
                             << "utterances[2].channel";
    QTest::newRow("source") << "/utterances/0/reference/from"
                            << "\"dreams\""
                            << "dreams";
    QTest::newRow("view") << "/view/utterance"
                          << "9"
                          << "view.utterance";
    QTest::newRow("policy") << "/policy/rule"
                            << "\"dice\""
                            << "dice";
    QTest::newRow("beam") << "/decoder/beam_size"
                          << "0"
                          << "beam";
    QTest::newRow("utterances") << "/utterances"
                                << "{}"
                                << "utterances";
}

void TestSessionDocument::wrongValuesAreNamed() {
    QFETCH(QString, pointer);
    QFETCH(QString, value);
    QFETCH(QString, says);
    const Folder dir;
    Session session = madeSession(murmur());
    for (SessionUtterance& utterance : session.utterances) {
        utterance.analysis.reset();
        utterance.audio.sha256 = std::string(64, '0');
    }
    saveSession(dir / "s", session, SessionForm::folder);
    auto document = parseJson(readFile(dir / "s/session.json"), "s");
    document[nlohmann::json::json_pointer(pointer.toStdString())] =
        nlohmann::json::parse(value.toStdString());
    writeFile(dir / "s/session.json", document.dump());
    const std::string error = errorOf([&] { (void)openSession(dir / "s"); });
    QVERIFY2(error.find(says.toStdString()) != std::string::npos, error.c_str());
}

void TestSessionDocument::modelsAreToldApart() {
    const ModelDescription& shipped = shippedRecogniser().description();
    QVERIFY(describeTheSame(shipped, shipped));
    ModelDescription moved = shipped;
    moved.path = "/elsewhere";
    moved.format = "checkpoint";
    moved.warnings = {msg("noticed")};
    QVERIFY(describeTheSame(shipped, moved));
    ModelDescription other = shipped;
    other.features.nMels += 1;
    QVERIFY(!describeTheSame(shipped, other));
    other = shipped;
    other.exits.pop_back();
    QVERIFY(!describeTheSame(shipped, other));
    other = shipped;
    other.parameters.front().second = "7";
    QVERIFY(!describeTheSame(shipped, other));
    // And come back from a document.
    const auto entry = nlohmann::json::parse(modelEntry(shipped, "tokenizer").dump());
    const KnownModel known = modelFrom(JsonObject(entry, "s", sessionKeys), [&](const std::string& name) {
        return name == "tokenizer" ? shipped.tokenizer.sentencePieceModel : std::string();
    });
    QVERIFY(describeTheSame(shipped, *known.description));
    QCOMPARE(known.tokenizer->classes(), static_cast<int>(shipped.classes));
}

QTEST_GUILESS_MAIN(TestSessionDocument)
#include "test_session_document.moc"
