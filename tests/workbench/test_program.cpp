// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/corpus_gui.h"
#include "support/gui.h"
#include "workbench/corpus/corpus_page.h"

#include <QtTest>
#include <QtWidgets>

using namespace offramp;

/// The program itself, with settings of its own.
class TestProgram : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aThemeOnTheCommandLineHoldsForThatStart();
    void aPanelIsBroughtToTheFront();
    void resultsOpenInTheBench();

private:
    /// Starts the program with `arguments`; whether it ended well, with a picture of its window.
    bool picture(const QStringList& arguments, QImage& image) {
        QProcess program;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
        environment.insert(QStringLiteral("XDG_CONFIG_HOME"), dir_.path());
        program.setProcessEnvironment(environment);
        const QString file = dir_.filePath(QStringLiteral("window.png"));
        program.start(QStringLiteral(OFFRAMP_PROGRAM),
                      arguments + QStringList{QStringLiteral("--screenshot"), file});
        return program.waitForFinished(60000) && program.exitCode() == 0 && image.load(file);
    }
    /// Of the empty window's middle, left of its text.
    static bool isDark(const QImage& image) {
        return image.pixelColor(20, image.height() / 2).lightness() < 128;
    }

    QTemporaryDir dir_;
};

void TestProgram::aThemeOnTheCommandLineHoldsForThatStart() {
    const QString settings = dir_.filePath(QStringLiteral("offramp/offramp.conf"));
    QSettings(settings, QSettings::IniFormat).setValue(QStringLiteral("theme"), QStringLiteral("light"));
    const auto remembered = [&] {
        return QSettings(settings, QSettings::IniFormat).value(QStringLiteral("theme")).toString();
    };
    QImage image;
    QVERIFY(picture({}, image));
    QVERIFY(!isDark(image));
    QVERIFY(picture({QStringLiteral("--theme"), QStringLiteral("dark")}, image));
    QVERIFY(isDark(image));
    QCOMPARE(remembered(), QStringLiteral("light"));
    QVERIFY(picture({}, image));
    QVERIFY(!isDark(image));
}

void TestProgram::aPanelIsBroughtToTheFront() {
    QImage nBest;
    QImage compare;
    QVERIFY(picture({QStringLiteral("--tab"), QStringLiteral("nbest")}, nBest));
    QVERIFY(picture({QStringLiteral("--tab"), QStringLiteral("compare")}, compare));
    QVERIFY(nBest != compare);
    QVERIFY(!picture({QStringLiteral("--tab"), QStringLiteral("nothing")}, nBest));
}

/// Each of the bench's tabs is another picture.
void TestProgram::resultsOpenInTheBench() {
    test::isolateSettings();
    const std::filesystem::path folder = dir_.path().toStdString();
    test::writeNoiseCorpus(folder, "noise.jsonl", 4);
    MainWindow window;
    QVERIFY(test::openShippedModel(window));
    window.corpus().run(test::requestFor(window, folder, "noise.jsonl", "noise.offramp"));
    QVERIFY(test::waitUntilAllIsIdle(window));
    const QString file = dir_.filePath(QStringLiteral("noise.offramp"));
    QList<QImage> seen;
    for (const char* tab : {"exits", "scatter", "reliability", "roc", "overthinking", "errors", "threshold",
                            "comparison", "failures"}) {
        QImage image;
        QVERIFY2(
            picture({QStringLiteral("--corpus"), file, QStringLiteral("--tab"), QString::fromLatin1(tab)},
                    image),
            tab);
        QVERIFY2(!seen.contains(image), tab);
        seen.append(image);
    }
}

QTEST_MAIN(TestProgram)
#include "test_program.moc"
