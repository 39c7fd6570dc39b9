// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/session_support.h"
#include "session/zip_write.h"

#include <zip.h>

#include <random>

using namespace offramp;
using namespace offramp::test;
namespace fs = std::filesystem;
using detail::Entry;

namespace {

/// A document without anything in it.
std::string emptyDocument(const fs::path& dir) {
    saveSession(dir / "empty", Session(), SessionForm::folder);
    return readFile(dir / "empty/session.json");
}

std::string errorOfOpening(const fs::path& path) {
    return errorOf([&] { (void)openSession(path, {path.parent_path() / "cache"}); });
}

/// A deflated archive, as other programs write them.
void writeDeflated(const fs::path& path, const std::vector<Entry>& entries) {
    int error = 0;
    zip_t* archive = zip_open(path.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &error);
    QVERIFY(archive != nullptr);
    for (const Entry& entry : entries) {
        zip_source_t* source = zip_source_buffer(archive, entry.bytes.data(), entry.bytes.size(), 0);
        QVERIFY(zip_file_add(archive, entry.name.c_str(), source, 0) >= 0);
    }
    QCOMPARE(zip_close(archive), 0);
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const std::size_t at = text.find(from);
    return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

} // namespace

class TestHostileSessions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesThatLeadOutside_data();
    void namesThatLeadOutside();
    void documentsThatLeadOutside();
    void whatIsNoSession_data();
    void whatIsNoSession();
    void aBombIsRefused();
    void packedByAnotherProgram();
    void cutOffAnywhere();
    void anyByteChanged();
    void tracesThatDontFit();
};

void TestHostileSessions::namesThatLeadOutside_data() {
    QTest::addColumn<QString>("name");
    for (const char* name :
         {"../evil", "audio/../../evil", "/etc/evil", "a//b", "./a", "a/.", "..\\evil", "a\x01"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void TestHostileSessions::namesThatLeadOutside() {
    QFETCH(QString, name);
    const Folder dir;
    const fs::path path = dir / "s.offramp-session";
    writeDeflated(path, {{"session.json", emptyDocument(dir.path()), {}}, {name.toStdString(), "x", {}}});
    const std::string error = errorOfOpening(path);
    QVERIFY2(error.find("could lie outside of it") != std::string::npos, error.c_str());
}

/// Of a folder the names are in the document alone.
void TestHostileSessions::documentsThatLeadOutside() {
    const Folder dir;
    fs::create_directory(dir / "s");
    writeFile(dir / "secret", "secret");
    Session session;
    session.utterances.push_back(
        {{murmur(), {}, 0, {}}, {}, {}, ReferenceSource::none, {}, murmurAnalysis()});
    saveSession(dir / "s", session, SessionForm::folder);
    const std::string document = readFile(dir / "s/session.json");
    const std::size_t at = document.find("analyses/");
    const std::string traces = document.substr(at, document.find('"', at) - at);
    writeFile(dir / "s/session.json", replaced(document, traces, "../secret"));
    OpenedSession opened = openSession(dir / "s");
    QCOMPARE(opened.warnings.size(), std::size_t{1});
    QVERIFY(opened.warnings[0].text().find("could lie outside of it") != std::string::npos);
    QVERIFY(opened.session.utterances[0].analysis == nullptr);
    writeFile(dir / "s/session.json", replaced(replaced(document, "\"packed\": false", "\"packed\": true"),
                                               "\"path\": \"", "\"path\": \"../../"));
    opened = openSession(dir / "s");
    QVERIFY(opened.session.utterances[0].audio.state == SessionFile::State::missing);
    QVERIFY(!opened.warnings.empty());
}

void TestHostileSessions::whatIsNoSession_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("says");
    QTest::newRow("empty") << QByteArray() << "is no session";
    QTest::newRow("text") << QByteArray("hello") << "is no session";
    QTest::newRow("magic alone") << QByteArray("PK\x03\x04") << "cut off or damaged";
}

void TestHostileSessions::whatIsNoSession() {
    QFETCH(QByteArray, bytes);
    QFETCH(QString, says);
    const Folder dir;
    writeFile(dir / "s", bytes.toStdString());
    const std::string error = errorOfOpening(dir / "s");
    QVERIFY2(error.find(says.toStdString()) != std::string::npos, error.c_str());
    QVERIFY(errorOfOpening(dir / "nothing").find("nothing: cannot be opened") != std::string::npos);
    fs::create_directory(dir / "folder");
    QVERIFY(errorOfOpening(dir / "folder").find("has no session.json") != std::string::npos);
    detail::writeZip(dir / "z", {{"other.json", "{}", {}}});
    QVERIFY(errorOfOpening(dir / "z").find("has no session.json") != std::string::npos);
}

/// 64 MiB of zeros in some 64 KiB.
void TestHostileSessions::aBombIsRefused() {
    const Folder dir;
    const fs::path path = dir / "s.offramp-session";
    writeDeflated(
        path, {{"session.json", emptyDocument(dir.path()), {}}, {"bomb", std::string(64U << 20U, '\0'), {}}});
    QVERIFY(fs::file_size(path) < 100'000);
    const std::string error = errorOfOpening(path);
    QVERIFY2(error.find("which cannot be") != std::string::npos, error.c_str());
}

void TestHostileSessions::packedByAnotherProgram() {
    const Folder dir;
    writeDeflated(dir / "s", {{"session.json", emptyDocument(dir.path()), {}}, {"audio/", "", {}}});
    QCOMPARE(errorOfOpening(dir / "s"), std::string());
}

void TestHostileSessions::cutOffAnywhere() {
    const Folder dir;
    const std::string whole = readFile(dataDir() / "session/version-1.offramp-session");
    const fs::path path = dir / "s";
    for (std::size_t size = 0; size < whole.size(); size += 97) {
        writeFile(path, std::string_view(whole).substr(0, size));
        QVERIFY(!errorOfOpening(path).empty());
    }
}

/// Whatever is changed: an Error at worst, never a crash.
void TestHostileSessions::anyByteChanged() {
    const Folder dir;
    const std::string whole = readFile(dataDir() / "session/version-1.offramp-session");
    std::minstd_rand random(11);
    int refused = 0;
    for (int i = 0; i < 300; ++i) {
        std::string changed = whole;
        changed[random() % changed.size()] ^= static_cast<char>(1U << random() % 8U);
        writeFile(dir / "s", changed);
        if (!errorOfOpening(dir / "s").empty()) ++refused;
    }
    QVERIFY(refused > 0); // of session.json and the archive's directory; the rest is warned of
}

void TestHostileSessions::tracesThatDontFit() {
    const Folder dir;
    Session session;
    session.utterances.push_back(
        {{murmur(), {}, 0, {}}, {}, {}, ReferenceSource::none, {}, murmurAnalysis()});
    saveSession(dir / "s", session, SessionForm::folder);
    const std::string document = readFile(dir / "s/session.json");
    const auto warningWith = [&](const std::string& from, const std::string& to) {
        const std::string changed = replaced(document, from, to);
        if (changed == document) return std::string("nothing was changed");
        writeFile(dir / "s/session.json", changed);
        const OpenedSession opened = openSession(dir / "s");
        return opened.warnings.empty() ? std::string() : opened.warnings[0].text();
    };
    const auto says = [](const std::string& warning, const char* what) {
        return warning.find(what) != std::string::npos;
    };
    const std::string classes = "\"classes\": " + std::to_string(shippedRecogniser().description().classes);
    QVERIFY(!warningWith(classes, "\"classes\": 3").empty());
    QVERIFY(says(
        warningWith("\"exits\": [\n     {\n      \"seconds\"", "\"exits\": [\n     {\n      \"minutes\""),
        "seconds"));
    QVERIFY(
        says(warningWith("\"normalisation\": \"basic\"", "\"normalisation\": \"none such\""), "murmur.flac"));
    for (const auto& file : fs::directory_iterator(dir / "s/analyses"))
        writeFile(file.path(), "short");
    QVERIFY(says(warningWith("\"stop_early\": false", "\"stop_early\": true"),
                 "too short for a safetensors file"));
}

QTEST_GUILESS_MAIN(TestHostileSessions)
#include "test_hostile_sessions.moc"
