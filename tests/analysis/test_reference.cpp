// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/reference.h"
#include "base/error.h"
#include "base/files.h"
#include "support/support.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace offramp;
namespace fs = std::filesystem;

using Transcripts = std::map<std::string, std::string>;

class TestReference : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { dir_ = std::make_unique<QTemporaryDir>(); }
    void textsBesideTheSoundAreFound();
    void chaptersAreFound();
    void nothingBesideIsNothing();
    void whatCannotBeReadIsAnError();
    void bothFormsOfTranscriptsAreRead();
    void oneReferenceIsTidied();
    void utf16IsRead();

private:
    [[nodiscard]] fs::path dir() const { return dir_->path().toStdString(); }
    void write(const char* name, std::string_view text) const { writeFile(dir() / name, text); }
    std::unique_ptr<QTemporaryDir> dir_;
};

void TestReference::textsBesideTheSoundAreFound() {
    write("a.txt", "from txt\n");
    write("a.lab", "from lab\n");
    write("b.lab", "B'S LAB");
    write("c.d.txt", "c.d's");
    QCOMPARE(findReference(dir() / "a.flac"), std::optional<std::string>("from txt"));
    QCOMPARE(findReference(dir() / "b.wav"), std::optional<std::string>("B'S LAB"));
    QCOMPARE(findReference(dir() / "c.d.wav"), std::optional<std::string>("c.d's"));
    // The sound need not have an extension, nor a folder in its name.
    QCOMPARE(findReference(dir() / "a"), std::optional<std::string>("from txt"));
    const fs::path before = fs::current_path();
    fs::current_path(dir());
    QCOMPARE(findReference("b.wav"), std::optional<std::string>("B'S LAB"));
    fs::current_path(before);
    // An empty text is a text: nothing is said.
    write("e.txt", "\n");
    QCOMPARE(findReference(dir() / "e.wav"), std::optional<std::string>(""));
}

void TestReference::chaptersAreFound() {
    write("61-70968.trans.txt", "61-70968-0000 HE BEGAN A CONFUSED COMPLAINT\n61-70968-0001 GIVE NOT SO\n");
    QCOMPARE(findReference(dir() / "61-70968-0001.flac"), std::optional<std::string>("GIVE NOT SO"));
    QCOMPARE(findReference(dir() / "61-70968-0002.flac"), std::optional<std::string>());
    QCOMPARE(findReference(dir() / "62-70968-0001.flac"), std::optional<std::string>());
    // A text of its own comes first.
    write("61-70968-0001.txt", "mine");
    QCOMPARE(findReference(dir() / "61-70968-0001.flac"), std::optional<std::string>("mine"));
}

void TestReference::nothingBesideIsNothing() {
    write("other.txt", "other");
    fs::create_directory(dir() / "folder.txt");
    for (const char* name : {"sound.wav", "folder.wav", "no/such/folder.wav", "a-b-c.wav"})
        QCOMPARE(findReference(dir() / name), std::optional<std::string>());
    // A sound that is called .txt is not its own reference.
    write("sound.txt", "RIFF");
    QCOMPARE(findReference(dir() / "sound.txt"), std::optional<std::string>());
}

void TestReference::whatCannotBeReadIsAnError() {
    const std::string missing = (dir() / "missing").string();
    QVERIFY(test::errorOf([&] { (void)readTranscripts(missing); }).starts_with(missing + ": "));
    QVERIFY(test::errorOf([&] { (void)readReference(missing); }).starts_with(missing + ": "));
}

void TestReference::bothFormsOfTranscriptsAreRead() {
    write("list",
          "a-1 ONE TWO\r\n\n  a-2\tthree   four \na-3\n<s> and so on </s> (a-4)\nwithout marks (a-5)\n(a-6)\n"
          "a-7 an (aside) within\na-8 ends in ()\n");
    const Transcripts expected{{"a-1", "ONE TWO"},           {"a-2", "three four"},    {"a-3", ""},
                               {"a-4", "and so on"},         {"a-5", "without marks"}, {"(a-6)", ""},
                               {"a-7", "an (aside) within"}, {"a-8", "ends in ()"}};
    const Transcripts found = readTranscripts(dir() / "list");
    for (const auto& [name, text] : expected) {
        QVERIFY2(found.contains(name), name.c_str());
        QCOMPARE(found.at(name), text);
    }
    QCOMPARE(found.size(), expected.size());
    write("empty", "");
    QVERIFY(readTranscripts(dir() / "empty").empty());
    // What some editors put in front of a text is no part of the first name.
    write("marked", "\xef\xbb\xbf"
                    "a-1 one\n");
    QCOMPARE(readTranscripts(dir() / "marked"), (Transcripts{{"a-1", "one"}}));
}

void TestReference::oneReferenceIsTidied() {
    write("r", "\xef\xbb\xbf  two\tlines\r\nof   it\n\n");
    QCOMPARE(readReference(dir() / "r"), std::string("two lines of it"));
}

void TestReference::utf16IsRead() {
    using namespace std::string_view_literals;
    write("u.txt", "\xff\xfe"
                   "s\0\xed\0 \0"sv);
    QCOMPARE(readReference(dir() / "u.txt"), std::string("s\xc3\xad"));
    write("m.txt", "\xef\xbb\xbfmarked");
    QCOMPARE(readReference(dir() / "m.txt"), std::string("marked"));
}

QTEST_GUILESS_MAIN(TestReference)
#include "test_reference.moc"
