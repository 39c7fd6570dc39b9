// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/files.h"
#include "cli/program.h"

#include <QTemporaryDir>
#include <QtTest>

#include <csignal>
#include <sys/resource.h>

using namespace offramp;
using test::call;
using test::Called;

/// `offramp-cli figure`, with the model that ships.
class TestFigure : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void writesEveryFormat();
    void writesTheSameBytesTwice();
    void printsACaption();
    void needsNoDisplay();
    void refusesWrongUse_data();
    void refusesWrongUse();
    void leavesAnOldFile();
    void theProgramItselfHasNoQt();

private:
    static QStringList figure(const QStringList& more) {
        return QStringList{"figure", "--model", test::digitsModel(), test::murmurFile()} + more;
    }
    QString file(const char* name) { return dir_.filePath(QString::fromLatin1(name)); }
    static QByteArray read(const QString& name) {
        return QByteArray::fromStdString(readFile(name.toStdString()));
    }

    QTemporaryDir dir_;
};

void TestFigure::initTestCase() {
    qunsetenv("QT_QPA_PLATFORM"); // as where nobody set it
    qunsetenv("DISPLAY");
    qunsetenv("WAYLAND_DISPLAY");
}

void TestFigure::writesEveryFormat() {
    const QList<std::pair<const char*, const char*>> files{
        {"a.pdf", "%PDF-1."}, {"a.svg", "<?xml"}, {"a.png", "\x89PNG"}};
    for (const auto& [name, begin] : files) {
        const Called called = call(figure({"--out", file(name), "--views", "waveform,ladder,traces"}));
        QVERIFY2(called.status == 0, called.err.constData());
        QVERIFY(called.out.isEmpty());
        QVERIFY2(called.err.isEmpty(), called.err.constData()); // Qt has nothing to remark
        QVERIFY(read(file(name)).startsWith(begin));
    }
    const Called called =
        call(figure({"--out", file("odd"), "--format", "svg", "--theme", "print", "--preset", "double",
                     "--range", "0.1:0.5", "--title", "", "--dpi", "100"}));
    QVERIFY2(called.status == 0, called.err.constData());
    QVERIFY(read(file("odd")).contains("width=\"174.000mm\""));
    QVERIFY(read(file("odd")).contains(">murmur</text>")); // its title
}

void TestFigure::writesTheSameBytesTwice() {
    for (const char* name : {"one.pdf", "two.pdf"})
        QCOMPARE(call(figure({"--out", file(name), "--views", "waveform,spectrogram,ladder"})).status, 0);
    QVERIFY(read(file("one.pdf")) == read(file("two.pdf")));
}

void TestFigure::printsACaption() {
    const Called called = call(figure({"--caption", "--measure", "max_probability", "--threshold", "0.97"}));
    QVERIFY2(called.status == 0, called.err.constData());
    const QString caption = QString::fromUtf8(called.out).replace(QChar(QChar::Nbsp), u' ');
    for (const char* part : {"murmur", "aximum probability", "> 0.97", "From top to bottom"})
        QVERIFY2(caption.contains(QLatin1String(part)), called.out.constData());
}

/// initTestCase() took it away; a platform that isn't there would end the program.
void TestFigure::needsNoDisplay() {
    qputenv("QT_QPA_PLATFORM", "xcb");
    const Called called = call(figure({"--out", file("dark.png"), "--theme", "dark"}));
    qunsetenv("QT_QPA_PLATFORM");
    QVERIFY2(called.status == 0, called.err.constData());
}

void TestFigure::refusesWrongUse_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("named");
    const QString out = dir_.filePath("never.pdf");
    QTest::newRow("nothing to do") << QStringList{} << "--out";
    QTest::newRow("view") << QStringList{"--out", out, "--views", "waveform,trumpet"} << "trumpet";
    QTest::newRow("theme") << QStringList{"--out", out, "--theme", "pink"} << "light, dark, print";
    QTest::newRow("preset") << QStringList{"--out", out, "--preset", "triple"} << "single, double";
    QTest::newRow("name") << QStringList{"--out", dir_.filePath("never.doc")} << ".pdf";
    QTest::newRow("range") << QStringList{"--out", out, "--range", "1-2"} << "0.5:2.25";
    QTest::newRow("empty range") << QStringList{"--out", out, "--range", "2:1"} << "0.01";
    QTest::newRow("width") << QStringList{"--out", out, "--width", "5"} << "20 to 2000 mm";
    QTest::newRow("dpi") << QStringList{"--out", out, "--dpi", "5"} << "36 to 2400";
    QTest::newRow("measure") << QStringList{"--out", out, "--measure", "entropy"} << "--threshold";
    QTest::newRow("normalisation") << QStringList{"--out", out, "--normalisation", "odd"} << "odd";
}

void TestFigure::refusesWrongUse() {
    QFETCH(const QStringList, arguments);
    QFETCH(const QString, named);
    const Called called = call(figure(arguments));
    QCOMPARE(called.status, 2);
    QVERIFY2(QString::fromUtf8(called.err).contains(named), called.err.constData());
    QVERIFY(!QFile::exists(dir_.filePath("never.pdf")));
}

/// A folder that isn't there; a page that is too small; a disk that is full, as a limit on files is: each is
/// a sentence, and the file from before is as it was.
void TestFigure::leavesAnOldFile() {
    const Called nowhere = call(figure({"--out", file("none/a.pdf")}));
    QCOMPARE(nowhere.status, 1);
    QVERIFY(nowhere.err.startsWith("offramp-cli: "));
    writeFile(file("old.png").toStdString(), "old");
    const Called small = call(figure({"--out", file("old.png"), "--height", "21"}));
    QCOMPARE(small.status, 1);
    QVERIFY2(small.err.contains("mm at least"), small.err.constData());
    rlimit before{};
    getrlimit(RLIMIT_FSIZE, &before);
    rlimit little = before;
    little.rlim_cur = 2000;
    std::signal(SIGXFSZ, SIG_IGN); // inherited: writing fails instead
    setrlimit(RLIMIT_FSIZE, &little);
    const Called full = call(figure({"--out", file("old.png")}));
    setrlimit(RLIMIT_FSIZE, &before);
    QCOMPARE(full.status, 1);
    QVERIFY2(full.err.contains("old.png"), full.err.constData());
    QCOMPARE(read(file("old.png")), QByteArray("old"));
    QCOMPARE(QDir(dir_.path()).entryList({"*old.png*"}, QDir::Files | QDir::Hidden).size(), 1);
}

/// It is in the plug-in alone, so that other commands start as fast as before.
void TestFigure::theProgramItselfHasNoQt() {
    QFile program(OFFRAMP_CLI);
    QVERIFY(program.open(QIODevice::ReadOnly));
    QVERIFY(!program.readAll().contains("libQt6"));
}

QTEST_GUILESS_MAIN(TestFigure)
#include "test_figure.moc"
