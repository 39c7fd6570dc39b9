// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/published_folder.h"
#include "program.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace offramp::test;
namespace fs = std::filesystem;

/// `offramp-cli corpus import` and `corpus merge`, called as a person calls them.
class TestResultsFiles : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void imports();
    void refusesToImport();
    void merges();
    void refusesToMerge();
};

void TestResultsFiles::imports() {
    const QTemporaryDir folder;
    const fs::path place = folder.path().toStdString();
    const PublishedFolder published(place / "run");
    published.writeAll();
    const Called called =
        call({"corpus", "import", text(published.path()), "--out", text(place / "r.offramp")});
    QCOMPARE(called.status, 0);
    QCOMPARE(called.out, QByteArray("Wrote ") + text(place / "r.offramp").toUtf8() +
                             ": 3 utterances, 2 exits, greedy and beam\n");
    QVERIFY(called.err.startsWith("offramp-cli: note: The texts are those of the greedy decoder"));
    const Called other = call({"corpus", "import", text(published.path()), "--out", text(place / "s.offramp"),
                               "--classes", "29", "--name", "mine", "--normalisation", "basic"});
    QCOMPARE(other.status, 0);
    QVERIFY(!other.err.contains("classes"));
}

void TestResultsFiles::refusesToImport() {
    const QTemporaryDir folder;
    const fs::path place = folder.path().toStdString();
    const PublishedFolder published(place / "run");
    published.writeAll();
    published.replace("entropy_wer/entropy_4.txt", "-0.03", "much");
    const Called called =
        call({"corpus", "import", text(published.path()), "--out", text(place / "r.offramp")});
    QCOMPARE(called.status, 1);
    QVERIFY(called.err.contains("entropy_4.txt, line 2: \"much 1.0\" is no number."));
    QVERIFY(called.out.isEmpty());
    QVERIFY(!fs::exists(place / "r.offramp"));
    QCOMPARE(call({"corpus", "import", text(published.path())}).status, 2);
    QCOMPARE(call({"corpus", "import", text(published.path()), "--out", "x", "--classes", "1"}).status, 2);
}

void TestResultsFiles::merges() {
    const QTemporaryDir folder;
    const fs::path place = folder.path().toStdString();
    for (const char* split : {"test.clean", "test.other"}) {
        const PublishedFolder published(place / split);
        published.writeTexts();
        fs::remove(
            published.path() /
            (std::string(split == std::string("test.clean") ? "test.other" : "test.clean") + "_results.txt"));
        QCOMPARE(call({"corpus", "import", text(published.path()), "--name", "run", "--out",
                       text(place / (std::string(split) + ".offramp"))})
                     .status,
                 0);
    }
    const Called called =
        call({"corpus", "merge", text(place / "test.clean.offramp"), text(place / "test.other.offramp"),
              text(place / "test.clean.offramp"), "--out", text(place / "all.offramp")});
    QCOMPARE(called.err, QByteArray());
    QCOMPARE(called.status, 0);
    QCOMPARE(called.out, QByteArray("Wrote ") + text(place / "all.offramp").toUtf8() +
                             ": 3 utterances, 2 in more than one part\n");
}

void TestResultsFiles::refusesToMerge() {
    const QTemporaryDir folder;
    const fs::path place = folder.path().toStdString();
    const Called called =
        call({"corpus", "merge", text(place / "none.offramp"), "--out", text(place / "all.offramp")});
    QCOMPARE(called.status, 1);
    QVERIFY(called.err.contains("none.offramp: isn't there."));
    QCOMPARE(call({"corpus", "merge", "--out", text(place / "all.offramp")}).status, 2);
}

QTEST_GUILESS_MAIN(TestResultsFiles)
#include "test_results_files.moc"
