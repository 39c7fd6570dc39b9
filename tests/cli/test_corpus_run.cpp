// SPDX-License-Identifier: GPL-3.0-or-later
// corpus run as a program: what it says, and how it ends and goes on when it is killed or interrupted.
#include "base/files.h"
#include "cli/program.h"
#include "corpus/batch_support.h"
#include "corpus/results/store.h"

#include <QRegularExpression>
#include <QTemporaryDir>
#include <QtTest>

#include <csignal>

using namespace offramp;
using test::call;
using test::Called;
namespace fs = std::filesystem;

class TestCorpusRun : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aRunIsSummedUp();
    void failuresAndBadLinesAreNamed();
    void wrongUsageIsRefused_data();
    void wrongUsageIsRefused();
    void killedRunsGoOn();
    void interruptedRunsSayHowToGoOn();
    void shardsAreMergedToTheWhole();

private:
    [[nodiscard]] fs::path dir() const { return dir_.path().toStdString(); }
    [[nodiscard]] QStringList command(const fs::path& manifest, const fs::path& out) const {
        return {"corpus", "run",          "--model", test::digitsModel(), "--manifest", test::text(manifest),
                "--out",  test::text(out)};
    }
    /// Starts a run, or goes on with it, and waits until so many utterances are written.
    void startUntil(QProcess& process, const fs::path& out, std::size_t utterances);

    QTemporaryDir dir_;
    std::size_t count_ = 400;
};

namespace {

std::size_t written(const fs::path& out) {
    try {
        return readResults(out)->utterances.size();
    } catch (const Error&) {
        return 0; // isn't there yet
    }
}

/// "… N utterances run … M there before …"
std::pair<int, int> countsIn(const QByteArray& text) {
    static const QRegularExpression counts(
        "([0-9]+) utterances? run, [0-9]+ failed(?:, ([0-9]+) there before)?");
    const auto match = counts.match(QString::fromUtf8(text));
    return {match.captured(1).toInt(), match.captured(2).toInt()};
}

} // namespace

void TestCorpusRun::initTestCase() {
    std::string lines;
    for (std::size_t i = 0; i < count_; ++i) {
        const std::string name = std::string("u").append(std::to_string(i)) + ".wav";
        test::writeNoise(dir() / name, 1.5 + 0.01 * static_cast<double>(i * 37 % 100),
                         static_cast<unsigned>(i));
        lines += R"({"audio_filepath": ")" + name + R"(", "text": "one two three"})" + "\n";
    }
    writeFile(dir() / "all.jsonl", lines);
    writeFile(dir() / "few.jsonl", lines.substr(0, lines.find('\n', lines.find("u9.wav")) + 1));
}

void TestCorpusRun::startUntil(QProcess& process, const fs::path& out, std::size_t utterances) {
    process.start(OFFRAMP_CLI, command(dir() / "all.jsonl", out) << "--threads"
                                                                 << "2"
                                                                 << "--resume");
    QVERIFY(process.waitForStarted());
    QElapsedTimer timer;
    timer.start();
    while (written(out) < utterances && process.state() == QProcess::Running && timer.elapsed() < 60000)
        (void)process.waitForFinished(5);
}

void TestCorpusRun::aRunIsSummedUp() {
    const Called called = call(command(dir() / "few.jsonl", dir() / "few.offramp"));
    QCOMPARE(called.status, 0);
    QCOMPARE(called.err, QByteArray());
    QCOMPARE(called.out.count('\n'), 2);
    QCOMPARE(countsIn(called.out), (std::pair{10, 0}));
    QVERIFY2(called.out.contains("× real time on "), called.out);
    static const QRegularExpression rates("\nWER, greedy: ([0-9.]+, ){5}[0-9.]+ %\n$");
    QVERIFY2(QString::fromUtf8(called.out).contains(rates), called.out);
    // Again it is refused, and with --resume there is nothing to do.
    const Called again = call(command(dir() / "few.jsonl", dir() / "few.offramp"));
    QCOMPARE(again.status, 1);
    QVERIFY(again.err.contains("is there already. Go on with it (--resume), or choose another file."));
    const Called resumed = call(command(dir() / "few.jsonl", dir() / "few.offramp") << "--resume");
    QCOMPARE(resumed.status, 0);
    QCOMPARE(countsIn(resumed.out), (std::pair{0, 10}));
}

void TestCorpusRun::failuresAndBadLinesAreNamed() {
    writeFile(dir() / "bad.wav", "no sound");
    writeFile(dir() / "bad.jsonl", std::string(R"({"audio_filepath": "u0.wav", "text": "one"})") + "\n" +
                                       R"({"audio_filepath": "bad.wav", "text": "one"})" + "\n" +
                                       R"({"audio_filepath": )" + "\n" +
                                       R"({"audio_filepath": "absent.wav", "text": "one"})" + "\n");
    const Called called = call(command(dir() / "bad.jsonl", dir() / "bad.offramp"));
    QCOMPARE(called.status, 1);
    const QByteArray manifest = (dir() / "bad.jsonl").string().c_str();
    QVERIFY2(called.err.contains("offramp-cli: " + manifest + ", line 3: "), called.err);
    QVERIFY(called.err.contains("1 of 3 recordings aren't there, the first: "));
    QVERIFY(called.err.contains("offramp-cli: bad: "));
    QVERIFY(called.err.contains("offramp-cli: absent: "));
    QVERIFY2(called.out.contains("1 utterance run, 2 failed"), called.out);
    QCOMPARE(readResults(dir() / "bad.offramp")->failures.size(), std::size_t(2));
}

void TestCorpusRun::wrongUsageIsRefused_data() {
    QTest::addColumn<QStringList>("options");
    QTest::newRow("shard from 0") << QStringList{"--shard", "0/4"};
    QTest::newRow("shard beyond") << QStringList{"--shard", "5/4"};
    QTest::newRow("measure") << QStringList{"--measure", "surprise"};
    QTest::newRow("normalisation") << QStringList{"--normalisation", "loud"};
    QTest::newRow("decoder") << QStringList{"--decoder", "oracle"};
    QTest::newRow("beam option") << QStringList{"--nbest", "3"};
    QTest::newRow("retry alone") << QStringList{"--retry-failures"};
    QTest::newRow("column") << QStringList{"--column", "words=text"};
    QTest::newRow("threads") << QStringList{"--threads", "-1"};
}

void TestCorpusRun::wrongUsageIsRefused() {
    QFETCH(QStringList, options);
    const Called called = call(command(dir() / "few.jsonl", dir() / "wrong.offramp") << options);
    QCOMPARE(called.status, 2);
    QVERIFY(called.err.startsWith("offramp-cli: "));
    QVERIFY(!fs::exists(dir() / "wrong.offramp"));
}

// Killed twice in mid-run, without a chance to say goodbye. What was written then is never run again, and in
// the end the file is that of a run that nobody disturbed.
void TestCorpusRun::killedRunsGoOn() {
    const fs::path out = dir() / "killed.offramp";
    std::size_t before = 0;
    for (int i = 0; i < 2; ++i) {
        QProcess process;
        startUntil(process, out, before + 20);
        process.kill();
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.exitStatus(), QProcess::CrashExit);
        const std::size_t now = written(out);
        QVERIFY(now >= before + 20 && now < count_);
        before = now;
    }
    const Called last = call(command(dir() / "all.jsonl", out) << "--resume");
    QCOMPARE(last.status, 0);
    QCOMPARE(countsIn(last.out), (std::pair{int(count_ - before), int(before)}));
    const fs::path whole = dir() / "whole.offramp";
    QCOMPARE(call(command(dir() / "all.jsonl", whole)).status, 0);
    QVERIFY(test::sameResults(*readResults(out), *readResults(whole)));
    QCOMPARE(readResults(out)->utterances.size(), count_);
}

void TestCorpusRun::interruptedRunsSayHowToGoOn() {
    for (const int signal : {SIGINT, SIGTERM}) {
        const fs::path out = dir() / (std::string("interrupted").append(std::to_string(signal)) + ".offramp");
        QProcess process;
        startUntil(process, out, 20);
        ::kill(static_cast<pid_t>(process.processId()), signal);
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), 1);
        const QByteArray err = process.readAllStandardError();
        const auto [run, there] = countsIn(process.readAllStandardOutput());
        QVERIFY2(err.contains("offramp-cli: stopped; " + QByteArray::number(int(count_) - run) +
                              " utterances are left. The same command with --resume goes on.\n"),
                 err);
        QCOMPARE(written(out), std::size_t(run));
        const Called last = call(command(dir() / "all.jsonl", out) << "--resume");
        QCOMPARE(last.status, 0);
        QCOMPARE(countsIn(last.out), (std::pair{int(count_) - run, run}));
    }
}

void TestCorpusRun::shardsAreMergedToTheWhole() {
    QStringList parts;
    for (int number = 1; number <= 3; ++number) {
        const fs::path part = dir() / (std::string("part").append(std::to_string(number)) + ".offramp");
        const Called called =
            call(command(dir() / "few.jsonl", part) << "--shard" << QString("%1/3").arg(number) << "--traces"
                                                    << "--decoder"
                                                    << "both");
        QCOMPARE(called.status, 0);
        QCOMPARE(countsIn(called.out), (std::pair{number == 1 ? 4 : 3, 0})); // ten utterances: 4, 3 and 3
        parts << test::text(part);
    }
    const fs::path merged = dir() / "merged.offramp";
    QCOMPARE(call(QStringList{"corpus", "merge"} + parts + QStringList{"--out", test::text(merged)}).status,
             0);
    const fs::path single = dir() / "single.offramp";
    QCOMPARE(call(command(dir() / "few.jsonl", single) << "--traces"
                                                       << "--decoder"
                                                       << "both")
                 .status,
             0);
    const auto results = readResults(single);
    QVERIFY(test::sameResults(*readResults(merged), *results));
    QCOMPARE(results->decoders.size(), std::size_t(2));
    QVERIFY(results->utterances[0].hasTraces);
}

QTEST_GUILESS_MAIN(TestCorpusRun)
#include "test_corpus_run.moc"
