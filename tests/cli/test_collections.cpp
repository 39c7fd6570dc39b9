// SPDX-License-Identifier: GPL-3.0-or-later
// The collections beside the project through the program: what is broken, what is foreign, what is known.
#include "base/files.h"
#include "cli/program.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QtTest>

using namespace offramp;
using test::call;
using test::Called;
namespace fs = std::filesystem;

class TestCollections : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void oddSoundsHaveAResultOrASentence();
    void foreignModelsAreRefused_data();
    void foreignModelsAreRefused();
    void demosHaveTheKnownErrors_data();
    void demosHaveTheKnownErrors();
};

namespace {

QStringList filesBelow(const fs::path& folder) {
    QStringList files;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.is_regular_file()) files << test::text(entry.path());
    }
    files.sort();
    return files;
}

QJsonArray utterancesOf(const Called& called) {
    return QJsonDocument::fromJson(called.out).object()["utterances"].toArray();
}

/// The last column of the recordings' list: the words in error at each exit, and the reference's words.
struct Known {
    QString name;
    QList<int> errors;
    int words = 0;
    bool digits = false;
};

QList<Known> knownErrors() {
    const QString list = QString::fromStdString(readFile(test::sharedDir() / "demo/README.md"));
    static const QRegularExpression row(
        R"(^\| ([a-z0-9-]+) \|.*\| ([0-9 ]+) of ([0-9]+)(, digits model)? \|$)",
        QRegularExpression::MultilineOption);
    QList<Known> known;
    for (auto rows = row.globalMatch(list); rows.hasNext();) {
        const auto match = rows.next();
        Known entry{match.captured(1), {}, match.captured(3).toInt(), match.hasCaptured(4)};
        for (const QString& number : match.captured(2).split(' '))
            entry.errors << number.toInt();
        known << entry;
    }
    return known;
}

} // namespace

void TestCollections::oddSoundsHaveAResultOrASentence() {
    OFFRAMP_NEEDS_SHARED("bad-audio");
    const QStringList files = filesBelow(test::sharedDir() / "bad-audio");
    const Called called = call(QStringList{"analyze", "--model", test::digitsModel(), "--json", "-"} + files);
    QCOMPARE(called.status, 1);
    const QJsonArray utterances = utterancesOf(called);
    QCOMPARE(utterances.size(), files.size());
    int results = 0;
    for (int i = 0; i < files.size(); ++i) {
        const QJsonObject utterance = utterances[i].toObject();
        QCOMPARE(utterance["audio"].toString(), files[i]);
        const QString error = utterance["error"].toString();
        if (error.isEmpty()) {
            ++results;
            QVERIFY2(utterance["exits"].toArray().size() == 6, qPrintable(files[i]));
        } else {
            QVERIFY2(error.startsWith(files[i] + ": ") && error.endsWith('.'), qPrintable(error));
            QVERIFY(called.err.contains("offramp-cli: " + error.toUtf8() + "\n"));
        }
    }
    qInfo("%d of %d files have a result", results, int(files.size()));
    QVERIFY(results > 0 && results < files.size());
}

void TestCollections::foreignModelsAreRefused_data() {
    QTest::addColumn<QString>("file");
    QTest::newRow("shipped recording") << test::murmurFile();
    const fs::path folder = test::sharedDir() / "foreign-models";
    if (!fs::exists(folder)) return;
    for (const QString& file : filesBelow(folder))
        QTest::newRow(qPrintable(QFileInfo(file).fileName())) << file;
}

void TestCollections::foreignModelsAreRefused() {
    QFETCH(QString, file);
    const Called called = call({"info", file});
    QCOMPARE(called.status, 1);
    QCOMPARE(called.out, QByteArray());
    QVERIFY2(called.err.startsWith("offramp-cli: " + file.toUtf8() + ": is ") ||
                 called.err.startsWith("offramp-cli: " + file.toUtf8() + ": holds "),
             called.err);
    QVERIFY(called.err.endsWith(".\n"));
    QCOMPARE(called.err.count('\n'), 1);
}

void TestCollections::demosHaveTheKnownErrors_data() {
    QTest::addColumn<bool>("digits");
    QTest::newRow("digits model") << true;
    QTest::newRow("QuartzNet") << false;
}

void TestCollections::demosHaveTheKnownErrors() {
    QFETCH(bool, digits);
    OFFRAMP_NEEDS_SHARED("demo/README.md");
    OFFRAMP_NEEDS_SHARED("models/quartznet15x5-early-exit");
    QList<Known> known = knownErrors();
    QCOMPARE(known.size(), 20);
    known.removeIf([&](const Known& entry) { return entry.digits != digits; });
    const char* model = digits ? "digits-early-conformer" : "quartznet15x5-early-exit";
    QStringList arguments{"analyze", "--json", "-", "--model",
                          test::text(test::sharedDir() / "models" / model)};
    for (const Known& entry : known)
        arguments << test::text(test::sharedDir() / "demo" / (entry.name + ".flac").toStdString());
    const Called called = call(arguments);
    QCOMPARE(called.status, 0);
    const QJsonArray utterances = utterancesOf(called);
    QCOMPARE(utterances.size(), known.size());
    for (int i = 0; i < known.size(); ++i) {
        QList<int> errors;
        const QJsonArray exits = utterances[i].toObject()["exits"].toArray();
        for (const auto& exit : exits) {
            const QJsonObject counts = exit.toObject()["errors"].toObject();
            errors << counts["substitutions"].toInt() + counts["insertions"].toInt() +
                          counts["deletions"].toInt();
            QCOMPARE(counts["reference_length"].toInt(), known[i].words);
        }
        QVERIFY2(errors == known[i].errors, qPrintable(known[i].name));
    }
}

QTEST_GUILESS_MAIN(TestCollections)
#include "test_collections.moc"
