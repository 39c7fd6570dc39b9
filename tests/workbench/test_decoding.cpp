// SPDX-License-Identifier: GPL-3.0-or-later
// Another decoder for what is open: without a run of the model, and with the old result until the new is
// there.
#include "base/files.h"
#include "message/message_bar.h"
#include "nbest/decoder_form.h"
#include "nbest/nbest_view.h"
#include "support/gui.h"
#include "support/support.h"
#include "table/table_view.h"

#include <QTemporaryDir>
#include <QtTest>
#include <QtWidgets>

#include <limits>

using namespace offramp;

class TestDecoding : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { test::isolateSettings(); }
    void cleanup() { QSettings().clear(); }
    void anotherDecoderRunsNoModel();
    void othersAreDecodedWhenTheyAreLookedAt();
    void aDecoderChosenInMidRunCounts();
    void aBrokenLexiconLeavesTheListThatIsThere();
    void cancellingLeavesTheListThatIsThere();
    void aReferenceTypedMeanwhileCounts();
    void anotherModelOpensItAnew();
    void closingInMidDecoding();
    void theDecoderIsRemembered();
    void settingsOfABeamSearchOutliveGreedyDecoding();
    void numbersOutOfRangeAreForgotten_data();
    void numbersOutOfRangeAreForgotten();
    void aLexiconThatIsGoneMeansGreedyDecoding();
    void nobodyWaitsForTheFilesOfLastTime();

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
    /// As at the end of a session.
    static void leave(const DecoderOptions& decoder) {
        MainWindow window;
        window.nBest().form().restore(decoder);
        window.close();
    }
    static const MessageBar* bar(const MainWindow& window) {
        return window.nBest().table().parentWidget()->parentWidget()->findChild<MessageBar*>();
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

void TestDecoding::theDecoderIsRemembered() {
    DecoderOptions decoder = beam(7);
    decoder.beam.beamThreshold = std::numeric_limits<double>::infinity();
    decoder.beam.beamSizeToken = 12;
    decoder.beam.logAdd = true;
    {
        MainWindow window;
        open(window, {murmur()});
        window.workbench().setDecoder(decoder);
        QVERIFY(test::waitUntilIdle(window));
        window.close();
    }
    MainWindow window;
    QCOMPARE(window.workbench().decoder(), decoder);
    QCOMPARE(window.nBest().form().options(), decoder);
    open(window, {murmur()});
    QVERIFY(hasNBest(shown(window), 7));
    QCOMPARE(shown(window).decoder, decoder);
    QVERIFY(!window.workbench().isDecoderRestored());
    QCOMPARE(window.workbench().decodingService().decodings(), 0); // decoded so at once
}

void TestDecoding::settingsOfABeamSearchOutliveGreedyDecoding() {
    DecoderOptions decoder = beam(9);
    decoder.kind = DecoderOptions::Kind::greedy;
    decoder.beam.wordScore = -1.5;
    decoder.lexicon = "/words/lexicon.txt";
    leave(decoder);
    MainWindow window;
    QCOMPARE(window.workbench().decoder(), DecoderOptions());
    QCOMPARE(window.nBest().form().settings(), decoder);
    open(window, {murmur()});
    QVERIFY(!shown(window).exits[0]->nBest);
    QVERIFY(!bar(window)->isVisible());
}

void TestDecoding::numbersOutOfRangeAreForgotten_data() {
    QTest::addColumn<QString>("key");
    QTest::addColumn<QVariant>("value");
    QTest::newRow("a beam of none") << "decoder/beamSize" << QVariant(0);
    QTest::newRow("a list longer than the beam") << "decoder/hypotheses" << QVariant(1000);
    QTest::newRow("a threshold below 0") << "decoder/threshold" << QVariant(-1.0);
    QTest::newRow("no number") << "decoder/threshold" << QVariant("nan");
}

void TestDecoding::numbersOutOfRangeAreForgotten() {
    QFETCH(QString, key);
    QFETCH(QVariant, value);
    leave(beam(9));
    QVERIFY(MainWindow().workbench().decoder() == beam(9));
    QSettings().setValue(key, value);
    const MainWindow window;
    QCOMPARE(window.nBest().form().options(), DecoderOptions());
}

void TestDecoding::aLexiconThatIsGoneMeansGreedyDecoding() {
    const QString lexicon = dir_.filePath(QStringLiteral("gone.txt"));
    DecoderOptions decoder = beam(5);
    decoder.lexicon = lexicon.toStdString();
    leave(decoder);
    MainWindow window;
    open(window, {murmur()});
    QVERIFY(window.showTab(QStringLiteral("nbest")));
    QVERIFY(!shown(window).exits[0]->nBest);
    QCOMPARE(shown(window).decoder, DecoderOptions());
    QVERIFY(QApplication::activeModalWidget() == nullptr);
    QVERIFY(QTest::qWaitFor([&] { return bar(window)->isVisible(); }));
    QCOMPARE(bar(window)->kind(), MessageBar::Kind::note);
    QVERIFY2(bar(window)->text().contains(QStringLiteral("Decoded greedily")) &&
                 bar(window)->text().contains(QStringLiteral("gone.txt")),
             qPrintable(bar(window)->text()));
    // It is wanted still: the next session tries again, and so does this one when it is asked to.
    window.close();
    QVERIFY(MainWindow().workbench().decoder() == decoder);
    window.show();
    auto* again = bar(window)->findChild<QToolButton*>();
    again->click();
    QVERIFY(test::waitUntilIdle(window));
    QCOMPARE(bar(window)->kind(), MessageBar::Kind::error); // now somebody has asked for it
    writeFile(lexicon.toStdString(), std::string("one o n e\ntwo t w o\n"));
    bar(window)->findChild<QToolButton*>()->click();
    QVERIFY(test::waitUntilIdle(window));
    QVERIFY(!bar(window)->isVisible());
    QCOMPARE(shown(window).decoder, decoder);
}

/// A language model can take longer to read than a recording to be analysed.
void TestDecoding::nobodyWaitsForTheFilesOfLastTime() {
    const QString lexicon = dir_.filePath(QStringLiteral("words.txt"));
    writeFile(lexicon.toStdString(), std::string("one o n e\ntwo t w o\n"));
    DecoderOptions decoder = beam(5);
    decoder.lexicon = lexicon.toStdString();
    leave(decoder);
    MainWindow window;
    bool runsMeanwhile = false;
    connect(&window.workbench(), &Workbench::modelChanged, &window, [&] {
        if (!window.workbench().recogniser()) return;
        window.openFiles({murmur()});
        runsMeanwhile |= window.workbench().isRunning() && window.workbench().isDecoderRestored();
    });
    window.show();
    window.workbench().openModel(test::shippedModel());
    QVERIFY(QTest::qWaitFor([&] { return window.workbench().recogniser() != nullptr; }));
    QVERIFY(runsMeanwhile);
    QVERIFY(test::waitUntilIdle(window));
    QCOMPARE(shown(window).decoder, decoder); // in the end
    QCOMPARE(window.workbench().service().inferences(), 1);
}

QTEST_MAIN(TestDecoding)
#include "test_decoding.moc"
