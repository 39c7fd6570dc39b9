// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/cancel.h"
#include "base/error.h"
#include "base/files.h"
#include "base/utf8.h"
#include "base/workers.h"
#include "support/support.h"

#include <QTemporaryDir>
#include <QtTest>

#include <filesystem>
#include <numeric>
#include <ostream>
#include <stdexcept>
#include <sys/stat.h>

using namespace offramp;
namespace fs = std::filesystem;

class TestBase : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void messagesFillTheirPlaces();
    void errorsAreSentences();
    void tokensShareTheirFlag();
    void filesAreWrittenWholeOrNotAtAll();
    void filesThatCannotBeWrittenSaySo();
    void filesThatCannotBeReadSaySo();
    void utf8IsDecodedAndEncoded();
    void workersCoverEachIndexOnce_data();
    void workersCoverEachIndexOnce();
};

void TestBase::messagesFillTheirPlaces() {
    QCOMPARE(msg("{0} of {1}", 3, "seven").text(), std::string("3 of seven"));
    QCOMPARE(msg("{1} before {0}", "a", "b").text(), std::string("b before a"));
    QCOMPARE(msg("{0} and {7} and {", 0.25).text(), std::string("0.25 and {7} and {"));
    QCOMPARE(fillIn("{0}", {"{0}"}), std::string("{0}"));
}

void TestBase::errorsAreSentences() {
    QCOMPARE(std::string(Error("a.wav", msg("is empty")).what()), std::string("a.wav: is empty."));
    QCOMPARE(std::string(Error("a.wav", msg("is empty"), msg("Record it again")).what()),
             std::string("a.wav: is empty. Record it again."));
}

void TestBase::tokensShareTheirFlag() {
    const CancelToken token;
    // NOLINTNEXTLINE(performance-unnecessary-copy-initialization): the copy is the subject
    const CancelToken copy = token;
    token.check();
    copy.cancel();
    QVERIFY(token.isCancelled());
    QVERIFY_THROWS_EXCEPTION(Cancelled, token.check());
}

void TestBase::filesAreWrittenWholeOrNotAtAll() {
    const QTemporaryDir dir;
    const fs::path path = fs::path(dir.path().toStdString()) / "file.txt";
    writeFile(path, "first");
    QCOMPARE(readFile(path), std::string("first"));
    const auto breakOff = [](std::ostream& stream) {
        stream << "sec";
        throw std::runtime_error("in the middle");
    };
    QVERIFY_THROWS_EXCEPTION(std::runtime_error, writeFile(path, breakOff));
    QCOMPARE(readFile(path), std::string("first"));
    QCOMPARE(std::distance(fs::directory_iterator(path.parent_path()), {}), 1);
}

void TestBase::filesThatCannotBeWrittenSaySo() {
    const QTemporaryDir dir;
    const fs::path path = fs::path(dir.path().toStdString()) / "missing" / "file.txt";
    const std::string text = test::errorOf([&] { writeFile(path, "x"); });
    QVERIFY(text.find("cannot be written") != std::string::npos);
    QVERIFY(text.starts_with(path.string()));
    QVERIFY(!test::errorOf([] { writeFile("/dev/full/x", "x"); }).empty());
}

void TestBase::filesThatCannotBeReadSaySo() {
    const QTemporaryDir dir;
    const fs::path folder = dir.path().toStdString();
    QVERIFY(test::errorOf([&] { (void)readFile(folder / "none"); }).find("cannot be opened") !=
            std::string::npos);
    QCOMPARE(::mkfifo((folder / "pipe").c_str(), 0600), 0); // refused, not waited for
    QVERIFY(test::errorOf([&] { (void)readFile(folder / "pipe"); }).find("not a regular file") !=
            std::string::npos);
    QVERIFY(test::errorOf([&] { (void)readFile(folder); }).find("not a regular file") != std::string::npos);
    writeFile(folder / "long", "123456");
    QVERIFY(!test::errorOf([&] { (void)readFile(folder / "long", 5); }).empty());
    QCOMPARE(readFile(folder / "long", 6), std::string("123456"));
    writeFile(folder / "empty", "");
    QVERIFY(MappedFile::open(folder / "empty")->bytes().empty());
}

void TestBase::utf8IsDecodedAndEncoded() {
    const std::string text = "a\u00e9\u0416\u4e2d\U0001f600";
    QCOMPARE(decodeUtf8(text).size(), std::size_t(5));
    QCOMPARE(encodeUtf8(decodeUtf8(text)), text);
    // A lone continuation byte, an overlong '/', a surrogate and a cut-off sequence are four kinds of
    // invalid.
    QVERIFY(decodeUtf8("\x80") == U"\ufffd");
    QVERIFY(decodeUtf8("\xc0\xaf") == U"\ufffd\ufffd");
    QVERIFY(decodeUtf8("\xed\xa0\x80") == U"\ufffd\ufffd\ufffd");
    QVERIFY(decodeUtf8("x\xe4\xb8") == U"x\ufffd\ufffd");
    for (const char* invalid :
         {"\x80", "\xc0\xaf", "\xed\xa0\x80", "x\xe4\xb8", "caf\xe9", "\xf5\x80\x80\x80"})
        QVERIFY2(!isUtf8(invalid), invalid);
    QVERIFY(isUtf8(text) && isUtf8("") && isUtf8("\xef\xbf\xbd")); // U+FFFD itself is valid
}

void TestBase::workersCoverEachIndexOnce_data() {
    QTest::addColumn<int>("threads");
    QTest::addColumn<int>("count");
    QTest::addColumn<int>("grain");
    for (const int threads : {1, 2, 5}) {
        for (const int count : {0, 1, 7, 64, 1001}) {
            for (const int grain : {1, 8}) {
                QTest::addRow("%d threads, %d by %d", threads, count, grain) << threads << count << grain;
            }
        }
    }
}

void TestBase::workersCoverEachIndexOnce() {
    QFETCH(int, threads);
    QFETCH(int, count);
    QFETCH(int, grain);
    Workers workers(threads);
    QCOMPARE(workers.threads(), threads);
    for (int round = 0; round < 50; ++round) {
        std::vector<int> visits(static_cast<std::size_t>(count), 0);
        workers.run(count, grain, [&](std::int64_t begin, std::int64_t end, int thread) {
            QVERIFY(thread >= 0 && thread < threads);
            for (std::int64_t i = begin; i < end; ++i)
                ++visits[static_cast<std::size_t>(i)];
        });
        QVERIFY(std::ranges::all_of(visits, [](int n) { return n == 1; }));
    }
}

QTEST_GUILESS_MAIN(TestBase)
#include "test_base.moc"
