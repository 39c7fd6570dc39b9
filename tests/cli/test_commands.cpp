// SPDX-License-Identifier: GPL-3.0-or-later
// The other commands: info, convert, demo, --version, --help.
#include "cli/program.h"
#include "exits/measure.h"
#include "support/tiny_models.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QtTest>

using namespace offramp;
using test::call;
using test::Called;
namespace fs = std::filesystem;

class TestCommands : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void versionsAreNamed();
    void helpIsShown();
    void infoDescribesAModel();
    void convertMakesABundle();
    void convertLeavesWhatIsThere();
    void measuresAreListed();
    void demoShowsItsRecordings();

private:
    QTemporaryDir dir_;
};

void TestCommands::versionsAreNamed() {
    const Called called = call({"--version"});
    QCOMPARE(called.status, 0);
    QVERIFY(called.out.startsWith("offramp-cli "));
    for (const char* line : {"\nlibsndfile ", "\nBLAS ", "\nthreads "})
        QVERIFY2(called.out.contains(line), called.out);
    QVERIFY(called.out.endsWith('\n') && !called.out.endsWith("\n\n"));
}

void TestCommands::helpIsShown() {
    for (const QStringList& arguments : {QStringList{"--help"},
                                         {"analyze", "--help"},
                                         {"info", "--help"},
                                         {"convert", "--help"},
                                         {"demo", "--help"},
                                         {"measures", "--help"},
                                         {"corpus", "--help"},
                                         {"corpus", "run", "--help"}}) {
        const Called called = call(arguments);
        QCOMPARE(called.status, 0);
        QVERIFY(called.out.contains("Usage: offramp-cli"));
    }
    QVERIFY(call({"--help"}).out.contains("Exit status: 0 "));
}

void TestCommands::infoDescribesAModel() {
    const Called called = call({"info", test::digitsModel()});
    QCOMPARE(called.status, 0);
    QCOMPARE(called.err, QByteArray());
    for (const char* part :
         {"Spoken digits, early-exit Conformer (English)\n", "model bundle", "early-conformer",
          "CC-BY-SA-4.0", "Free Spoken Digit Dataset",
          "16000 Hz, 80 mel bins every 10 ms, logarithm, normalised per bin", "32 characters, blank 0",
          "a frame every 40 ms", "80.0 s", "d_model = 96", "n_heads = 4"})
        QVERIFY2(called.out.contains(part), part);
    // The exits with what each costs, more and more.
    double before = 0;
    for (int exit = 1; exit <= 6; ++exit) {
        const QRegularExpression row( // clazy:exclude=use-static-qregularexpression
            QString(" %1 +layer %2 +([0-9.]+) +([0-9.]+) +([0-9.]+)\n").arg(exit).arg(2 * exit));
        const auto match = row.match(QString::fromUtf8(called.out));
        QVERIFY2(match.hasMatch(), qPrintable(row.pattern()));
        QVERIFY(match.captured(1).toDouble() > before);
        QVERIFY(match.captured(1).toDouble() < match.captured(2).toDouble());
        QVERIFY(match.captured(2).toDouble() < match.captured(3).toDouble());
        before = match.captured(1).toDouble();
    }
}

void TestCommands::convertMakesABundle() {
    const fs::path from = test::tinyQuartzNet().write(dir_.filePath("from").toStdString());
    const QString to = dir_.filePath("to");
    const Called called = call({"convert", test::text(from), to});
    QCOMPARE(called.status, 0);
    QCOMPARE(called.out, "Wrote " + to.toUtf8() + "\n");
    const Called info = call({"info", to});
    QCOMPARE(info.status, 0);
    QVERIFY(info.out.startsWith("tiny\n"));
    QVERIFY(info.out.contains("block_channels = [8,8,12]"));
    QVERIFY(!info.out.contains("longest input")); // a QuartzNet has no end
}

void TestCommands::convertLeavesWhatIsThere() {
    const Called called = call({"convert", test::digitsModel(), dir_.path()});
    QCOMPARE(called.status, 1);
    QCOMPARE(called.err,
             "offramp-cli: " + dir_.path().toUtf8() +
                 ": is there already. Name a folder that doesn't exist yet, or remove this one.\n");
    const Called nowhere = call({"convert", test::digitsModel(), dir_.filePath("none/to")});
    QCOMPARE(nowhere.status, 1);
    QVERIFY(nowhere.err.contains("none/to: cannot be made ("));
}

void TestCommands::measuresAreListed() {
    const Called text = call({"measures"});
    QCOMPARE(text.status, 0);
    QCOMPARE(text.err, QByteArray());
    const Called called = call({"measures", "--json"});
    QCOMPARE(called.status, 0);
    const QJsonObject file = QJsonDocument::fromJson(called.out).object();
    QCOMPARE(file["version"].toInt(), 1);
    const QJsonArray list = file["measures"].toArray();
    QCOMPARE(std::size_t(list.size()), measures().size());
    for (int i = 0; i < list.size(); ++i) {
        const QJsonObject entry = list[i].toObject();
        const Measure& measure = measures()[std::size_t(i)];
        QCOMPARE(entry["id"].toString().toStdString(), measure.id);
        QCOMPARE(entry["formula"].toString().toStdString(), measure.formula);
        QCOMPARE(entry["sure_is"].toString(), measure.direction == Direction::lowIsGood ? "low" : "high");
        for (const char* key : {"name", "explanation", "tex", "source", "group"})
            QVERIFY(!entry[key].toString().isEmpty());
        const QByteArray id(measure.id.data(), qsizetype(measure.id.size()));
        QVERIFY2(text.out.contains("\n  " + id + "  "), id);
        // wrapped to the terminal's width, so only the beginning stands in one line
        QVERIFY2(text.out.contains(QByteArray(measure.explanation.data(), 20)), id);
    }
    QCOMPARE(list[0].toObject()["range"].toObject()["high"].toDouble(), 1.0);
    for (const QJsonValue& each : list) { // no end is null
        if (each.toObject()["id"] == "kl_previous")
            QVERIFY(each.toObject()["range"].toObject()["high"].isNull());
    }
}

void TestCommands::demoShowsItsRecordings() {
    const bool installed = fs::exists("/usr/share/asterisk/sounds/en_US_f_Allison/digits/1.wav") ||
                           fs::exists("/usr/share/asterisk/sounds/en/digits/1.wav");
    if (!installed) QSKIP("needs the Debian package asterisk-core-sounds-en-wav");
    const QString folder = dir_.filePath("demo");
    const Called called = call({"demo", "--out", folder});
    QCOMPARE(called.status, 0);
    QCOMPARE(called.err, QByteArray());
    const QStringList sounds = QDir(folder).entryList({"*.wav"});
    QVERIFY(sounds.size() >= 5);
    for (const QString& sound : sounds)
        QVERIFY(called.out.contains(sound.toUtf8()));
    QCOMPARE(called.out.count("\xe2\x96\xb6"), sounds.size()); // ▶: an exit is taken in each
    QCOMPARE(called.out.count("layer 12"), sounds.size() + called.out.count("Goes to the end, layer 12") +
                                               called.out.count("Stops after layer 12"));
    const Called early = call({"demo", "--out", folder, "--threshold", "2", "--stop-early"});
    QCOMPARE(early.status, 0);
    QVERIFY(!early.out.contains("layer 4"));
}

QTEST_GUILESS_MAIN(TestCommands)
#include "test_commands.moc"
