// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/files.h"
#include "cli/program.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace offramp;
using namespace offramp::test;

/// A lesson without a window: what its author checks it with.
class TestLesson : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void valuesArePrinted();
    void aClaimThatIsntTrueIsTold();
    void aBrokenLessonNamesItsLine();
    void lessonsAreListed();

private:
    /// About a recording that needs no prompts.
    [[nodiscard]] QString write(const QString& lines) const {
        const QString file = dir_.filePath(QStringLiteral("own.md"));
        QFile::copy(murmurFile(), dir_.filePath(QStringLiteral("murmur.flac")));
        writeFile(file.toStdString(), "---\ntitle: Own\n---\n## One\n```offramp\nrecording: murmur.flac\n" +
                                          lines.toStdString() + "\n```\nLast is {{last}}.\n");
        return file;
    }

    QTemporaryDir dir_;
};

void TestLesson::valuesArePrinted() {
    const Called called = call({"lesson", write("policy: fixed 2\nexpect: taken == 2")});
    QVERIFY2(called.status == 0, called.err);
    QVERIFY2(called.out.contains("# Own\n\n## One\n"), called.out);
    QVERIFY2(called.out.contains("Last is 6."), called.out);
}

void TestLesson::aClaimThatIsntTrueIsTold() {
    const Called called = call({"lesson", write("policy: fixed 2\nexpect: taken == 3")});
    QCOMPARE(called.status, 1);
    QVERIFY2(called.err.contains("own.md:8: it is not so that taken == 3."), called.err);
}

void TestLesson::aBrokenLessonNamesItsLine() {
    const Called called = call({"lesson", write("exit: 7")});
    QCOMPARE(called.status, 1);
    QVERIFY2(called.err.contains("own.md:7: the model"), called.err);
    QCOMPARE(call({"lesson", "no-such-lesson"}).status, 1);
}

void TestLesson::lessonsAreListed() {
    const Called called = call({"lesson"});
    QCOMPARE(called.status, 0);
    QVERIFY(called.out.contains("when-deeper-is-worse  When deeper is worse\n"));
}

QTEST_GUILESS_MAIN(TestLesson)
#include "test_lesson.moc"
