// SPDX-License-Identifier: GPL-3.0-or-later
// Another decoder for what is open: without a run of the model, and with the old result until the new is
// there.
#include "base/files.h"
#include "support/gui.h"
#include "support/support.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace offramp;

class TestDecoding : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { test::isolateSettings(); }
    void anotherDecoderRunsNoModel();
    void othersAreDecodedWhenTheyAreLookedAt();
    void aDecoderChosenInMidRunCounts();
    void aBrokenLexiconLeavesTheListThatIsThere();
    void cancellingLeavesTheListThatIsThere();
    void aReferenceTypedMeanwhileCounts();
    void anotherModelOpensItAnew();
    void closingInMidDecoding();

private:
    static QString murmur() {
        return QString::fromStdString((test::dataDir() / "shipping/murmur.flac").string());
    }
    QString noise(const QString& name, double seconds) const {
        QString file = dir_.filePath(name);
        test::writeNoise(file.toStdString(), seconds, 1);
        return file;
    }
    static void open(MainWindow& window, const QStringList& files) {
        window.show();
        window.workbench().openModel(test::shippedModel());
        window.openFiles(files);
        QVERIFY(test::waitUntilIdle(window));
    }
    static const Analysis& shown(MainWindow& window) {
        return *window.workbench().currentUtterance()->shown.analysis;
    }
    QTemporaryDir dir_;
};

namespace {

DecoderOptions beam(int nbest) {
    DecoderOptions options;
    options.kind = DecoderOptions::Kind::beam;
    options.beam.nbest = nbest;
    options.beam.beamSize = 2 * nbest;
    return options;
}

bool hasNBest(const Analysis& analysis, std::size_t count) {
    return std::all_of(analysis.exits.begin(), analysis.exits.end(), [count](const auto& exit) {
        return exit->nBest && exit->nBest->entries.size() == count;
    });
}

} // namespace

void TestDecoding::anotherDecoderRunsNoModel() {
    MainWindow window;
    open(window, {murmur()});
    const int inferences = window.workbench().service().inferences();
    const auto logProbs = shown(window).exits[0]->output.logProbs;
    window.workbench().setDecoder(beam(10));
    QVERIFY(window.workbench().isDecoding());
    QVERIFY(test::waitUntilIdle(window));
    QVERIFY(hasNBest(shown(window), 10));
    QCOMPARE(shown(window).exits[0]->output.logProbs, logProbs);
    QCOMPARE(window.workbench().service().inferences(), inferences);
    QCOMPARE(window.workbench().decodingService().decodings(), 1);
    window.workbench().setDecoder({});
    QVERIFY(test::waitUntilIdle(window));
    QVERIFY(!shown(window).exits[0]->nBest);
}

void TestDecoding::othersAreDecodedWhenTheyAreLookedAt() {
    MainWindow window;
    open(window, {murmur(), noise("second.wav", 1)});
    window.workbench().setDecoder(beam(5));
    QVERIFY(test::waitUntilIdle(window));
    QVERIFY(hasNBest(shown(window), 5));
    QVERIFY(!window.workbench().utterances()[1].shown.analysis->exits[0]->nBest);
    window.workbench().show(1);
    QVERIFY(test::waitUntilIdle(window));
    QVERIFY(shown(window).exits[0]->nBest != nullptr);
    QCOMPARE(window.workbench().decodingService().decodings(), 2);
    // What is opened from now on is decoded so at once.
    window.openFiles({noise("third.wav", 1)});
    QVERIFY(test::waitUntilIdle(window));
    QVERIFY(shown(window).exits[0]->nBest != nullptr);
    QCOMPARE(window.workbench().decodingService().decodings(), 2);
}

void TestDecoding::aDecoderChosenInMidRunCounts() {
    MainWindow window;
    window.show();
    window.workbench().openModel(test::shippedModel());
    window.openFiles({noise("long.wav", 20)});
    QVERIFY(QTest::qWaitFor([&] { return window.workbench().isRunning(); }));
    window.workbench().setDecoder(beam(4));
    QVERIFY(test::waitUntilIdle(window));
    QVERIFY(shown(window).exits.back()->nBest != nullptr);
}

void TestDecoding::aBrokenLexiconLeavesTheListThatIsThere() {
    MainWindow window;
    open(window, {murmur()});
    window.workbench().setDecoder(beam(6));
    QVERIFY(test::waitUntilIdle(window));
    const QString lexicon = dir_.filePath("lexicon.txt");
    writeFile(lexicon.toStdString(), std::string("one o n e\ntwo\n"));
    DecoderOptions broken = beam(6);
    broken.lexicon = lexicon.toStdString();
    window.workbench().setDecoder(broken);
    QVERIFY(test::waitUntilIdle(window));
    QVERIFY(window.workbench().decoderError() != nullptr);
    const QString error = window.workbench().decoderError()->what();
    QVERIFY2(error.contains("lexicon.txt") && error.contains("line 2"), qPrintable(error));
    QVERIFY(hasNBest(shown(window), 6));
    // What is opened meanwhile is decoded as before.
    window.openFiles({noise("after.wav", 1)});
    QVERIFY(test::waitUntilIdle(window));
    QVERIFY(shown(window).exits[0]->nBest != nullptr);
    // Mended, the same options are tried again.
    writeFile(lexicon.toStdString(), std::string("one o n e\ntwo t w o\n"));
    window.workbench().setDecoder(broken);
    QVERIFY(test::waitUntilIdle(window));
    QVERIFY(!window.workbench().decoderError());
}

void TestDecoding::cancellingLeavesTheListThatIsThere() {
    MainWindow window;
    open(window, {noise("long.wav", 30)});
    window.workbench().setDecoder(beam(500));
    QVERIFY(QTest::qWaitFor([&] { return window.workbench().decodingService().decodings() == 1; }));
    window.workbench().cancelDecoding();
    QVERIFY(test::waitUntilIdle(window));
    QVERIFY(!shown(window).exits[0]->nBest);
    QVERIFY(window.workbench().decoder() == DecoderOptions());
}

void TestDecoding::aReferenceTypedMeanwhileCounts() {
    MainWindow window;
    open(window, {murmur()});
    window.workbench().setDecoder(beam(50));
    window.workbench().setReference("one two three");
    QVERIFY(test::waitUntilIdle(window));
    QVERIFY(hasNBest(shown(window), 50));
    QCOMPARE(*shown(window).reference, std::string("one two three"));
    QCOMPARE(shown(window).exits[0]->errors->words.referenceLength(), std::int64_t(3));
}

void TestDecoding::anotherModelOpensItAnew() {
    MainWindow window;
    open(window, {murmur()});
    window.workbench().setDecoder(beam(3));
    QVERIFY(test::waitUntilIdle(window));
    window.workbench().openModel(test::shippedModel());
    QVERIFY(test::waitUntilIdle(window));
    QVERIFY(hasNBest(shown(window), 3));
}

void TestDecoding::closingInMidDecoding() {
    {
        MainWindow window;
        open(window, {noise("long.wav", 30)});
        window.workbench().setDecoder(beam(500));
        QVERIFY(QTest::qWaitFor([&] { return window.workbench().decodingService().decodings() == 1; }));
        window.workbench().closeUtterance(0);
        QVERIFY(test::waitUntilIdle(window));
        window.openFiles({noise("again.wav", 10)});
        QVERIFY(QTest::qWaitFor([&] { return window.workbench().isRunning(); }));
    }
}

QTEST_MAIN(TestDecoding)
#include "test_decoding.moc"
