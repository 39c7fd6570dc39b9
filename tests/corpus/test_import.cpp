// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"
#include "corpus/explore/sweep.h"
#include "corpus/import/import.h"
#include "corpus/published_folder.h"
#include "corpus/results/store.h"
#include "corpus/results_support.h"
#include "support/support.h"

#include <QtTest>

#include <cmath>
#include <functional>

using namespace offramp;
using namespace offramp::test;
namespace fs = std::filesystem;

namespace {

/// What is imported, and its file read back.
struct Imported {
    ImportOutcome outcome;
    std::shared_ptr<const CorpusResults> results;

    /// Errors over reference words, of one split's utterances.
    [[nodiscard]] double wer(const char* decoder, const std::string& split, std::size_t exit) const {
        ErrorCounts sum;
        for (std::size_t i = 0; i < results->utterances.size(); ++i)
            if (results->utterances[i].columns[0] == split)
                sum += results->decoder(decoder)->words[results->at(i, exit)];
        return *sum.rate();
    }
    [[nodiscard]] double value(const char* decoder, const char* measure, std::size_t at) const {
        return results->decoder(decoder)->find(specOf(measure))->values[at];
    }
    [[nodiscard]] std::string notes() const {
        std::string all;
        for (const Message& note : outcome.notes)
            all.append(note.text()).append("\n");
        return all;
    }
};

Imported import(const fs::path& from, const Folder& folder, const ImportOptions& options = {}) {
    const fs::path out = folder / "r.offramp";
    Imported imported;
    imported.outcome = importResults(from, out, options);
    imported.results = readResults(out);
    return imported;
}

std::string importError(const fs::path& from, const Folder& folder, const ImportOptions& options = {}) {
    const std::string error = errorOf([&] { (void)importResults(from, folder / "r.offramp", options); });
    for (const std::string& name : folder.names()) // nothing half-made is left
        if (name.find("r.offramp") != std::string::npos) return "there is a file: " + name;
    return error;
}

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

} // namespace

class TestImport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void textsAlone();
    void bothDecoders();
    void sweepsByTheMeasuresDecoder();
    void entropiesAlone();
    void posteriorsAlone();
    void textsOfTheBeam();
    void singleExit();
    void oneSplitAlone();
    void otherNumbersOfClasses();
    void notesWhatDoesntFit();
    void refusesBrokenTexts_data();
    void refusesBrokenTexts();
    void refusesBrokenNumbers_data();
    void refusesBrokenNumbers();
    void refusesMissingParts();
    void linesEndEitherWay();
    void readsUtf16();
    void leavesOutOtherLayers();
    void undefinedRatesBesideAreFine();
    void table();
    void tableOfErrorsAlone();
    void tableFillsTheEntropysScales_data();
    void tableFillsTheEntropysScales();
    void tableKeepsItsOwnScales();
    void refusesImpossibleEntropies();
    void tableOfTwoDecoders();
    void tableNotesWhatDoesntFit();
    void refusesBrokenTables_data();
    void refusesBrokenTables();
};

void TestImport::textsAlone() {
    const Folder folder;
    const PublishedFolder published(folder / "my-run");
    published.writeTexts();
    published.writeRates();
    const Imported imported = import(published.path(), folder);
    QCOMPARE(imported.outcome.utterances, 3U);
    QCOMPARE(imported.outcome.exits, 2U);
    QCOMPARE(imported.outcome.decoders, (std::vector<std::string>{"greedy"}));
    QCOMPARE(imported.notes(), std::string());
    const CorpusResults& results = *imported.results;
    QCOMPARE(results.model.name, std::string("my-run"));
    QCOMPARE(results.model.exits[1].name, std::string("layer 4"));
    QCOMPARE(results.model.exits[1].afterLayer, 4);
    QCOMPARE(results.normalisation, std::string("none"));
    QCOMPARE(results.columns, (std::vector<std::string>{"split", "file", "speaker"}));
    QCOMPARE(results.utterances[2].id, std::string("3-4-0000"));
    QCOMPARE(results.utterances[2].columns, (std::vector<std::string>{"test.other", "3-4-0000.flac", "3"}));
    QCOMPARE(*results.utterances[0].reference, std::string("the cat sat down"));
    QVERIFY(results.utterances[0].audio.empty());
    QVERIFY(std::isnan(results.utterances[0].duration));
    QVERIFY(std::isnan(results.macs[0]));
    const DecoderResults& greedy = results.decoders[0];
    QCOMPARE(greedy.texts, (std::vector<std::string>{"the hat sat", "the cat sat down", "", "yes no",
                                                     "one three", "one two tree"}));
    QCOMPARE(greedy.words[0], (ErrorCounts{2, 1, 0, 1}));
    QCOMPARE(greedy.words[2], (ErrorCounts{0, 0, 0, 1}));
    QCOMPARE(greedy.words[3], (ErrorCounts{1, 0, 1, 0}));
    // "one two three" and "one three": 9 of 13 characters are there.
    QCOMPARE(greedy.characters[4], (ErrorCounts{9, 0, 0, 4}));
    QCOMPARE(imported.wer("greedy", "test.clean", 0), 0.6);
    QCOMPARE(imported.wer("greedy", "test.clean", 1), 0.2);
    // Texts tell how they changed: no text is the exit's before, and "yes no" has 6 new characters of 6.
    QCOMPARE(imported.value("greedy", "patience", 1), 0.0);
    QCOMPARE(imported.value("greedy", "soft_patience", 3), 1.0);
    QVERIFY(greedy.find(specOf("entropy_paper")) == nullptr);
}

void TestImport::bothDecoders() {
    const Folder folder;
    const PublishedFolder published(folder / "run");
    published.writeAll();
    const Imported imported = import(published.path(), folder);
    QCOMPARE(imported.outcome.decoders, (std::vector<std::string>{"greedy", "beam"}));
    QVERIFY(contains(imported.notes(), "taken to have 32 classes"));
    QVERIFY(contains(imported.notes(), "The texts are those of the greedy decoder"));
    QCOMPARE(imported.outcome.notes.size(), 2U);
    const CorpusResults& results = *imported.results;
    QCOMPARE(results.model.classes, 32);
    QCOMPARE(results.decoders[0].words[0], (ErrorCounts{2, 1, 0, 1}));
    QCOMPARE(results.decoders[1].words[0], (ErrorCounts{3, 1, 0, 0}));
    QCOMPARE(results.decoders[1].words[2], (ErrorCounts{1, 0, 1, 0}));
    QCOMPARE(results.decoders[1].words[4], (ErrorCounts{1, 1, 0, 1}));
    QVERIFY(results.decoders[1].options.kind == DecoderOptions::Kind::beam);
    QCOMPARE(results.decoders[0].texts[0], std::string("the hat sat"));
    QCOMPARE(results.decoders[1].texts[0], std::string()); // not published
    QCOMPARE(imported.wer("beam", "test.clean", 0), 0.4);
    QCOMPARE(imported.wer("beam", "test.other", 1), 0.0);
    QCOMPARE(imported.value("greedy", "entropy_paper", 2), 0.1);
    QCOMPARE(imported.value("greedy", "entropy_nats", 2), 0.1 * 32);
    QCOMPARE(imported.value("greedy", "entropy_normalised", 2), 0.1 * 32 / std::log(32.0));
    QCOMPARE(imported.value("greedy", "entropy_paper", 5), 0.0);
    QCOMPARE(imported.value("beam", "nbest_posterior", 3), 0.75);
    QVERIFY(results.decoders[1].find(specOf("entropy_paper")) == nullptr);
    QVERIFY(results.decoders[1].find(specOf("patience")) == nullptr);
}

void TestImport::sweepsByTheMeasuresDecoder() {
    const Folder folder;
    const PublishedFolder published(folder / "run");
    published.writeAll();
    const auto results = import(published.path(), folder).results;
    const std::vector<double> thresholds{0.06, 0.2};
    // Entropies at layer 2 are 0.05, 0.1 and 0.02; below 0.06 pass the first and the third: 2 + 1 + 1 errors
    // of 8 words. Below 0.2 pass all: 2 + 1 + 1.
    const DecoderResults* greedy = results->decoderOf(specOf("entropy_paper"));
    const auto byEntropy =
        sweep(*results, *greedy, specOf("entropy_paper"), thresholds, everything(*results));
    QCOMPARE(*byEntropy[0].point.wer(), 4.0 / 8);
    QCOMPARE(byEntropy[0].point.averageLayer, (2 + 4 + 2) / 3.0);
    QCOMPARE(*byEntropy[1].point.wer(), 4.0 / 8);
    // Posteriors at layer 2 are 0.5, 0.25 and 0.125; above 0.2 pass the first two: 1 + 1 + 0 errors.
    const DecoderResults* beam = results->decoderOf(specOf("nbest_posterior"));
    QCOMPARE(beam->name, std::string("beam"));
    const auto byPosterior =
        sweep(*results, *beam, specOf("nbest_posterior"), thresholds, everything(*results));
    QCOMPARE(*byPosterior[1].point.wer(), 2.0 / 8);
    QCOMPARE(byPosterior[1].point.averageLayer, (2 + 2 + 4) / 3.0);
}

void TestImport::entropiesAlone() {
    const Folder folder;
    const PublishedFolder published(folder / "run");
    published.writeTexts();
    published.writeEntropies();
    const Imported imported = import(published.path(), folder);
    QCOMPARE(imported.outcome.decoders, (std::vector<std::string>{"greedy"}));
    QVERIFY(contains(imported.notes(), "no wer_results.txt"));
    QCOMPARE(imported.value("greedy", "entropy_paper", 0), 0.05);
}

void TestImport::posteriorsAlone() {
    // The texts have the greedy decoder's errors, and the files say nothing of it.
    const Folder folder;
    const PublishedFolder published(folder / "run");
    published.writeTexts();
    published.writeRates();
    published.writePosteriors();
    const Imported imported = import(published.path(), folder);
    QCOMPARE(imported.outcome.decoders, (std::vector<std::string>{"greedy", "beam"}));
    QCOMPARE(imported.wer("greedy", "test.clean", 0), 0.6);
    QCOMPARE(imported.wer("beam", "test.clean", 0), 0.4);
    QCOMPARE(imported.results->decoder("greedy")->texts[0], std::string("the hat sat"));
    QVERIFY(!contains(imported.notes(), "states a word error rate"));
}

void TestImport::textsOfTheBeam() {
    const Folder folder;
    const PublishedFolder published(folder / "run");
    published.writeAll();
    published.write("test.clean_results.txt", "file: 1-2-0000.flac\nexpected: the cat sat down\n"
                                              "\tlayer_2: the hat sat down\n\tlayer_4: the cat sat down\n\n"
                                              "file: 1-2-0001.flac\nexpected: yes\n"
                                              "\tlayer_2: yes no\n\tlayer_4: yes\n\n");
    published.write("test.other_results.txt", "file: 3-4-0000.flac\nexpected: one two three\n"
                                              "\tlayer_2: one tree\n\tlayer_4: one two three\n\n");
    const Imported imported = import(published.path(), folder);
    QVERIFY(contains(imported.notes(), "The texts are those of the beam decoder"));
    QCOMPARE(imported.results->decoder("greedy")->texts[0], std::string());
    QCOMPARE(imported.results->decoder("beam")->texts[0], std::string("the hat sat down"));
    QCOMPARE(imported.wer("greedy", "test.clean", 0), 0.6);
    QCOMPARE(imported.wer("beam", "test.clean", 0), 0.4);
    // wer_results.txt states the greedy ones.
    QVERIFY(contains(imported.notes(), "are those of the greedy decoder, whose texts aren't there"));
}

void TestImport::singleExit() {
    const Folder folder;
    const PublishedFolder published(folder / "run");
    published.write("test.clean_results.txt", "file: 1-2-0000.flac\nexpected: a b c d\npredicted: a b d\n"
                                              "file: 1-2-0001.flac\nexpected: e\npredicted: \n");
    published.write("wer_results.txt", "split: test.clean\nWER: 0.4\n");
    const Imported imported = import(published.path(), folder);
    QCOMPARE(imported.results->exits(), 1U);
    QCOMPARE(imported.results->model.exits[0].afterLayer, 12);
    QVERIFY(contains(imported.notes(), "after layer 12"));
    QCOMPARE(imported.outcome.notes.size(), 1U);
    QCOMPARE(imported.wer("greedy", "test.clean", 0), 0.4);
    ImportOptions options;
    options.layer = 6;
    const Folder other;
    const Imported sixth = import(published.path(), other, options);
    QCOMPARE(sixth.results->model.exits[0].afterLayer, 6);
    QCOMPARE(sixth.notes(), std::string());
}

void TestImport::oneSplitAlone() {
    const Folder folder;
    const PublishedFolder published(folder / "run");
    published.writeAll();
    fs::remove_all(published.path() / "entropy_wer");
    fs::remove_all(published.path() / "posterior_wer");
    fs::remove(published.path() / "test.other_results.txt");
    const Imported imported = import(published.path(), folder);
    QCOMPARE(imported.outcome.utterances, 2U);
    QVERIFY(contains(imported.notes(), "test.other at layer 2, and there are no such texts"));
}

void TestImport::otherNumbersOfClasses() {
    const Folder folder;
    const PublishedFolder published(folder / "run");
    published.writeTexts();
    published.writeEntropies();
    ImportOptions options;
    options.classes = 29;
    const Imported imported = import(published.path(), folder, options);
    QVERIFY(!contains(imported.notes(), "classes"));
    QCOMPARE(imported.results->model.classes, 29);
    QCOMPARE(imported.value("greedy", "entropy_nats", 0), 0.05 * 29);
    // ln 256 / 256 is 0.0217: an entropy of 0.05 can't be of so many.
    const Folder other;
    options.classes = 256;
    QCOMPARE(
        importError(published.path(), other, options),
        (published.path() / "entropy_wer/entropy_2.txt").string() +
            ", line 1: an entropy of 0.05 is more than 256 classes can have. Say with --classes how many "
            "the model has.");
}

void TestImport::notesWhatDoesntFit() {
    const Folder folder;
    const PublishedFolder published(folder / "run");
    published.writeAll();
    // Another number of errors than the text's; another rate than the numbers'; another rate than all.
    published.replace("entropy_wer/wer_4.txt", "expect_len: 3 pred_len: 3 hit: 2 sub: 1",
                      "expect_len: 3 pred_len: 3 hit: 1 sub: 2");
    published.replace("wer_results.txt", "layer_4 WER: 0.2", "layer_4 WER: 0.7");
    const Imported imported = import(published.path(), folder);
    const std::string notes = imported.notes();
    QVERIFY(contains(notes, "1 of 6 texts have other errors than entropy_wer states, the first that of "
                            "3-4-0000.flac at layer 4: 1 counted, 2 stated in line 3"));
    QVERIFY(contains(notes,
                     "wer_4.txt: 1 error rates don't fit the numbers of words beside them, the first in "
                     "line 3"));
    QVERIFY(contains(notes,
                     "wer_results.txt, line 3 states a word error rate of 0.7 for test.clean at layer 4; "
                     "the greedy decoder's errors make 0.2"));
    QCOMPARE(imported.results->decoders[0].words[5], (ErrorCounts{1, 2, 0, 0})); // as stated
}

void TestImport::refusesBrokenTexts_data() {
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("by");
    QTest::addColumn<QString>("error");
    QTest::newRow("a layer is missing")
        << "\tlayer_4: yes no\n"
        << ""
        << ", line 6: 1-2-0001.flac has texts of the layers 2, and those before of 2, 4. Put back the lines "
           "that are missing.";
    QTest::newRow("another layer")
        << "layer_4: yes no"
        << "layer_6: yes no"
        << ", line 6: 1-2-0001.flac has texts of the layers 2, 6, and those before "
           "of 2, 4. Put back the lines that are missing.";
    QTest::newRow("no expected") << "expected: the cat sat down\n"
                                 << ""
                                 << ", line 2: \"layer_2: the hat sat\" isn't expected here. Utterances are "
                                    "lines \"file:\", \"expected:\", and \"layer_2:\" and so on, or "
                                    "\"predicted:\".";
    QTest::newRow("no file")
        << "file: 1-2-0000.flac\n"
        << ""
        << ", line 1: \"expected: the cat sat down\" isn't expected here. Utterances are "
           "lines \"file:\", \"expected:\", and \"layer_2:\" and so on, or \"predicted:\".";
    QTest::newRow("something else") << "expected: yes"
                                    << "Traceback"
                                    << ", line 7: \"Traceback\" isn't expected here. Utterances are lines "
                                       "\"file:\", \"expected:\", and \"layer_2:\" and so on, or "
                                       "\"predicted:\".";
    QTest::newRow("twice") << "1-2-0001.flac"
                           << "1-2-0000.flac"
                           << ", line 6: 1-2-0000.flac is there twice.";
    QTest::newRow("no name") << "file: 1-2-0001.flac"
                             << "file:"
                             << ", line 6: names no file.";
    QTest::newRow("cut off") << "\tlayer_2: \n\tlayer_4: yes no\n"
                             << ""
                             << ", line 6: 1-2-0001.flac has no \"layer_2\" line.";
    QTest::newRow("bytes") << "yes no" << QString(QChar(0))
                           << ", line 9: holds a zero byte, so it is no text.";
    QTest::newRow("a layer twice")
        << "\tlayer_4: yes no\n"
        << "\tlayer_2: yes no\n"
        << ", line 6: 1-2-0001.flac has texts of the layers 2, 2, and those before "
           "of 2, 4. Put back the lines that are missing.";
    QTest::newRow("a long line is cut between letters")
        << "expected: yes" << QString(70, QChar(u'ä'))
        << ", line 7: \"" + QString(60, QChar(u'ä')) +
               "…\" isn't expected here. Utterances are lines \"file:\", \"expected:\", and \"layer_2:\" and "
               "so on, or \"predicted:\".";
}

void TestImport::refusesBrokenTexts() {
    QFETCH(QString, what);
    QFETCH(QString, by);
    QFETCH(QString, error);
    const Folder folder;
    const PublishedFolder published(folder / "run");
    published.writeTexts();
    published.replace("test.clean_results.txt", what.toStdString(), by.toStdString());
    QCOMPARE(importError(published.path(), folder),
             (published.path() / "test.clean_results.txt").string() + error.toStdString());
}

void TestImport::refusesBrokenNumbers_data() {
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QByteArray>("what");
    QTest::addColumn<QByteArray>("by");
    QTest::addColumn<QByteArray>("error");
    const auto row = [](const char* name, const char* file, const char* what, const char* by,
                        const char* error) {
        QTest::newRow(name) << QByteArray(file) << QByteArray(what) << QByteArray(by) << QByteArray(error);
    };
    row("no number", "entropy_wer/entropy_4.txt", "-0.03 1.0", "x 1.0", ", line 2: \"x 1.0\" is no number.");
    row("NaN", "entropy_wer/entropy_4.txt", "-0.03", "nan", ", line 2: \"nan 1.0\" is no number.");
    row("three numbers", "entropy_wer/entropy_4.txt", "-0.03 1.0", "1 2 3",
        ", line 2: \"1 2 3\" is no number.");
    row("its rate is no number", "entropy_wer/entropy_4.txt", "-0.03 1.0", "-0.03 one",
        ", line 2: \"one\" is no error rate.");
    row("its rate is below 0", "entropy_wer/wer_4.txt", "wer: 1.0", "wer: -1.0",
        ", line 2: \"-1.0\" is no error rate.");
    row("not UTF-8", "posterior_wer/posterior_2.txt", "0.25", "0.25 \xe4", ", line 2: is not UTF-8.");
    row("counts that are not UTF-8", "entropy_wer/wer_2.txt", "wer: 1.0", "wer: 1.0 \xe4",
        ", line 2: is not UTF-8.");
    row("a comma alone", "posterior_wer/posterior_2.txt", "0.25", ",", ", line 2: \",\" is no number.");
    row("empty", "posterior_wer/posterior_2.txt", "0.5\n0.25\n0.125\n", "",
        " has 0 lines, and test.clean_results.txt and test.other_results.txt have 3 utterances. Every "
        "utterance has a line there: put all splits and all lines into the folder.");
    row("a count twice", "entropy_wer/wer_2.txt", "sub: 1", "sub: 1 sub: 1", ", line 1: has \"sub:\" twice.");
    row("positive entropy", "entropy_wer/entropy_4.txt", "-0.03", "0.03",
        ", line 2: 0.03 is above 0, and these files hold the negative of the entropy.");
    row("no probability", "posterior_wer/posterior_2.txt", "0.25", "25", ", line 2: 25 is no probability.");
    row("a line is missing", "posterior_wer/posterior_2.txt", "0.25\n", "",
        " has 2 lines, and test.clean_results.txt and test.other_results.txt have 3 utterances. Every "
        "utterance has a line there: put all splits and all lines into the folder.");
    row("a line too many", "entropy_wer/wer_2.txt", "expect_len: 1",
        "expect_len: 0 pred_len: 0 hit: 0 sub: 0 ins: 0 del: 0 wer: 0\nexpect_len: 1",
        " has 4 lines, and test.clean_results.txt and test.other_results.txt have 3 utterances. Every "
        "utterance has a line there: put all splits and all lines into the folder.");
    row("a count is missing", "entropy_wer/wer_2.txt", "sub: 1 ", "", ", line 1: has no \"sub:\".");
    row("a count is no number", "entropy_wer/wer_2.txt", "sub: 1", "sub: 1.5",
        ", line 1: \"sub: 1.5\" is no number of words.");
    row("below 0", "entropy_wer/wer_2.txt", "sub: 1", "sub: -1",
        ", line 1: \"sub: -1\" is no number of words.");
    row("doesn't add up", "entropy_wer/wer_2.txt", "sub: 1", "sub: 2",
        ", line 1: its numbers of words can't be of one alignment.");
    // 4 expected, 4 heard, 3 hits: one error or two.
    row("too many errors", "posterior_wer/wer_2.txt", "errors: 1", "errors: 3",
        ", line 1: its numbers of words can't be of one alignment.");
    row("too few errors", "posterior_wer/wer_2.txt", "hits: 3 errors: 1", "hits: 3 errors: 0",
        ", line 1: its numbers of words can't be of one alignment.");
}

void TestImport::refusesBrokenNumbers() {
    QFETCH(QByteArray, file);
    QFETCH(QByteArray, what);
    QFETCH(QByteArray, by);
    QFETCH(QByteArray, error);
    const Folder folder;
    const PublishedFolder published(folder / "run");
    published.writeAll();
    published.replace(file.toStdString(), what.toStdString(), by.toStdString());
    const std::string colon = error.startsWith(',') ? "" : ":";
    QCOMPARE(importError(published.path(), folder),
             (published.path() / file.toStdString()).string() + colon + error.toStdString());
}

void TestImport::refusesMissingParts() {
    const Folder folder;
    QVERIFY(contains(importError(folder / "nowhere", folder), "nowhere: there is no such file or folder"));
    const PublishedFolder published(folder / "run");
    QVERIFY(contains(importError(published.path(), folder), "there is no \"NAME_results.txt\" in it"));
    published.writeAll();
    fs::remove(published.path() / "entropy_wer/entropy_4.txt");
    QCOMPARE(importError(published.path(), folder),
             (published.path() / "entropy_wer/entropy_4.txt").string() +
                 ": isn't there, and there are texts of layer 4. Put it back, or take its folder away.");
    published.writeAll();
    fs::remove(published.path() / "posterior_wer/wer_2.txt");
    QVERIFY(contains(importError(published.path(), folder), "posterior_wer/wer_2.txt: isn't there"));
    published.writeAll();
    fs::remove_all(published.path() / "posterior_wer");
    published.write("posterior_wer", "");
    QVERIFY(contains(importError(published.path(), folder), "posterior_wer: is no folder"));
    fs::remove(published.path() / "posterior_wer");
    published.writeAll();
    // A split with fewer utterances than its numbers have lines.
    fs::remove(published.path() / "test.other_results.txt");
    QVERIFY(contains(importError(published.path(), folder), "entropy_2.txt: has 3 lines, and "
                                                            "test.clean_results.txt have 2 utterances"));
    published.writeTexts();
    published.write("test.other_results.txt", "file: a.flac\nexpected: a\n\tlayer_2: a\n");
    QVERIFY(
        contains(importError(published.path(), folder), "test.other_results.txt: has texts of other layers"));
    published.write("test.other_results.txt", "");
    QVERIFY(contains(importError(published.path(), folder), "test.other_results.txt: holds no utterance"));
    published.writeTexts();
    published.write("wer_results.txt", "split: test.clean\nlayer_2 WER: many\n");
    QVERIFY(contains(importError(published.path(), folder),
                     "wer_results.txt, line 2: \"many\" is no error rate"));
    published.write("wer_results.txt", "split: test.clean\nlayer_2 WER: 0.6\nlayer_2 WER: 0.6\n");
    QVERIFY(contains(importError(published.path(), folder),
                     "wer_results.txt, line 3: states the error rate of layer_2 WER a second time"));
    published.write("wer_results.txt", "split: test.clean\nlayer_2 WER: 0.6 \xe4\n");
    QVERIFY(contains(importError(published.path(), folder), "wer_results.txt, line 2: is not UTF-8"));
    published.writeTexts();
    published.replace("test.other_results.txt", "one three", "one \xe4");
    QVERIFY(contains(importError(published.path(), folder), "test.other_results.txt, line 3: is not UTF-8"));
    published.writeTexts();
    published.replace("test.other_results.txt", "3-4-0000", "1-2-0001");
    QVERIFY(contains(importError(published.path(), folder),
                     "test.other_results.txt, line 1: 1-2-0001.flac is there twice"));
    published.writeAll();
    (void)importResults(published.path(), folder / "s.offramp");
    QVERIFY(contains(errorOf([&] { (void)importResults(published.path(), folder / "s.offramp"); }),
                     "s.offramp: is there already"));
}

namespace {

void changeAll(const fs::path& folder, const std::function<std::string(const std::string&)>& change) {
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file()) writeFile(entry.path(), change(readFile(entry.path())));
}

void compareResults(const CorpusResults& one, const CorpusResults& other) {
    QCOMPARE(one.decoders.size(), other.decoders.size());
    for (std::size_t d = 0; d < one.decoders.size(); ++d) {
        QCOMPARE(one.decoders[d].texts, other.decoders[d].texts);
        QCOMPARE(one.decoders[d].words, other.decoders[d].words);
        QCOMPARE(one.decoders[d].scores.size(), other.decoders[d].scores.size());
    }
    for (std::size_t i = 0; i < one.utterances.size(); ++i)
        QCOMPARE(one.utterances[i].reference, other.utterances[i].reference);
}

} // namespace

void TestImport::linesEndEitherWay() {
    const Folder folder;
    const PublishedFolder published(folder / "run");
    published.writeAll();
    const Imported plain = import(published.path(), folder);
    changeAll(published.path(), [](const std::string& text) {
        std::string changed;
        for (const char c : text)
            changed += c == '\n' ? std::string("\r\n") : std::string(1, c);
        return changed;
    });
    const Folder other;
    const Imported windows = import(published.path(), other);
    QCOMPARE(windows.notes(), plain.notes());
    compareResults(*windows.results, *plain.results);
}

void TestImport::readsUtf16() {
    const Folder folder;
    const PublishedFolder published(folder / "run");
    published.writeAll();
    const Imported plain = import(published.path(), folder);
    changeAll(published.path(), [](const std::string& text) {
        std::string changed("\xff\xfe");
        for (const char c : text)
            changed.append(1, c).append(1, '\0');
        return changed;
    });
    const Folder other;
    compareResults(*import(published.path(), other).results, *plain.results);
}

void TestImport::leavesOutOtherLayers() {
    const Folder folder;
    const PublishedFolder published(folder / "run");
    published.writeAll();
    published.write("entropy_wer/entropy_6.txt", "-0.05\n");
    published.write("posterior_wer/wer_6.txt", "");
    const std::string notes = import(published.path(), folder).notes();
    QVERIFY(contains(notes, "entropy_wer/entropy_6.txt is left out: there are no texts of its layer."));
    QVERIFY(contains(notes, "posterior_wer/wer_6.txt is left out"));
}

/// Words against none: the authors' programs write what dividing by 0 gives.
void TestImport::undefinedRatesBesideAreFine() {
    const Folder folder;
    const PublishedFolder published(folder / "run");
    published.writeAll();
    published.replace("entropy_wer/wer_4.txt", "wer: 1.0", "wer: inf");
    published.replace("entropy_wer/entropy_4.txt", "-0.03 1.0", "-0.03 nan");
    QVERIFY(!contains(import(published.path(), folder).notes(), "error rates don't fit"));
}

void TestImport::tableFillsTheEntropysScales_data() {
    QTest::addColumn<QByteArray>("scale");
    QTest::addColumn<QByteArray>("parameters");
    QTest::addColumn<double>("value");
    // Of 32 classes 1.6 nats: 1.6 / 32 on the paper's scale, 1.6 / ln 32 = 1.6 / 3.4657359 = 0.4616624.
    QTest::newRow("nats") << QByteArray("entropy_nats") << QByteArray() << 1.6;
    QTest::newRow("paper") << QByteArray("entropy_paper") << QByteArray() << 0.05;
    QTest::newRow("normalised") << QByteArray("entropy_normalised") << QByteArray() << 1.6 / std::log(32.0);
    QTest::newRow("masked") << QByteArray("entropy_paper") << QByteArray(":mask=nonblank") << 0.05;
}

void TestImport::tableFillsTheEntropysScales() {
    QFETCH(QByteArray, scale);
    QFETCH(QByteArray, parameters);
    QFETCH(double, value);
    const Folder folder;
    writeFile(folder / "scores.csv", ("utterance,exit,layer,text,reference," + scale + parameters +
                                      "\na,1,1,x,x," + QByteArray::number(value, 'g', 17) + "\na,2,2,x,x,\n")
                                         .toStdString());
    ImportOptions options;
    options.classes = 32;
    const Imported imported = import(folder / "scores.csv", folder, options);
    QCOMPARE(imported.notes(), std::string());
    QCOMPARE(imported.results->model.classes, 32);
    const auto at = [&](const char* measure, std::size_t row) {
        const MeasureSpec spec = parseMeasureSpec(measure + parameters.toStdString());
        const ScoreColumn* column = imported.results->decoders[0].find(spec);
        return column != nullptr ? column->values[row] : -1;
    };
    QCOMPARE(at("entropy_nats", 0), 1.6);
    QCOMPARE(at("entropy_paper", 0), 0.05);
    QVERIFY(std::abs(at("entropy_normalised", 0) - 0.4616624) < 1e-7);
    for (const char* measure : {"entropy_nats", "entropy_paper", "entropy_normalised"})
        QVERIFY(std::isnan(at(measure, 1))); // undefined on every scale
    // Without V nothing follows, and that is said.
    const Folder other;
    const Imported unknown = import(folder / "scores.csv", other);
    QVERIFY(contains(unknown.notes(), "say it with --classes"));
    QCOMPARE(unknown.results->decoders[0].scores.size(), imported.results->decoders[0].scores.size() - 2);
}

void TestImport::tableKeepsItsOwnScales() {
    // Rounded as the table has them, not worked out anew.
    const Folder folder;
    writeFile(folder / "scores.csv", "utterance,exit,text,reference,entropy_nats,entropy_normalised\n"
                                     "a,1,x,x,1.6,0.46\n");
    ImportOptions options;
    options.classes = 32;
    const Imported imported = import(folder / "scores.csv", folder, options);
    QCOMPARE(imported.value("greedy", "entropy_normalised", 0), 0.46);
    QCOMPARE(imported.value("greedy", "entropy_paper", 0), 0.05);
}

void TestImport::refusesImpossibleEntropies() {
    const Folder folder;
    ImportOptions options;
    options.classes = 32; // ln 32 = 3.4657
    writeFile(folder / "scores.csv", "utterance,exit,text,reference,entropy_nats\na,1,x,x,1\na,2,x,x,3.5\n");
    QCOMPARE(importError(folder / "scores.csv", folder, options),
             (folder / "scores.csv").string() +
                 ", line 3: an entropy of 3.5 is more than 32 classes can have (entropy_nats). Say with "
                 "--classes how many the model has.");
    writeFile(folder / "scores.csv", "utterance,exit,text,reference,entropy_paper\na,1,x,x,-0.05\n");
    QCOMPARE(importError(folder / "scores.csv", folder, options),
             (folder / "scores.csv").string() +
                 ", line 2: -0.05 is below 0, which no entropy is (entropy_paper).");
}

void TestImport::table() {
    const Folder folder;
    writeFile(folder / "scores.csv",
              "utterance,exit,layer,text,reference,audio,duration,seconds,macs,speaker,\"tsallis:alpha=0.5\","
              "margin\n"
              "a,0,3,\"x, y\",x y,sound/a.wav,1.5,0.25,1000,anna,0.5,\n"
              "b,1,6,z,z z,sound/b.wav,2.5,0.75,2000,ben,-inf,0.25\n"
              "a,1,6,x y,x y,sound/a.wav,1.5,0.5,2000,anna,0.75,nan\n"
              "b,0,3,,z z,sound/b.wav,2.5,0.5,1000,ben,0.125,0.5\n");
    const Imported imported = import(folder / "scores.csv", folder);
    const CorpusResults& results = *imported.results;
    QCOMPARE(imported.notes(), std::string("Columns that are kept as they are: speaker.\n"));
    QCOMPARE(results.model.name, std::string("scores"));
    QCOMPARE(results.model.exits[0].afterLayer, 3);
    QCOMPARE(results.model.exits[1].afterLayer, 6);
    QCOMPARE(results.utterances[0].id, std::string("a"));
    QCOMPARE(results.utterances[1].audio, folder / "sound/b.wav");
    QCOMPARE(results.utterances[1].duration, 2.5);
    QCOMPARE(results.utterances[1].columns, (std::vector<std::string>{"ben"}));
    QCOMPARE(results.seconds, (std::vector<double>{0.25, 0.5, 0.5, 0.75}));
    QCOMPARE(results.macs, (std::vector<double>{1000, 2000, 1000, 2000}));
    QCOMPARE(results.decoders[0].texts, (std::vector<std::string>{"x, y", "x y", "", "z"}));
    QCOMPARE(results.decoders[0].words[0], (ErrorCounts{1, 1, 0, 0})); // "x," is another word than "x"
    QCOMPARE(results.decoders[0].words[2], (ErrorCounts{0, 0, 0, 2}));
    const ScoreColumn* tsallis = results.decoders[0].find(parseMeasureSpec("tsallis:alpha=0.5"));
    QCOMPARE(tsallis->values[0], 0.5);
    QCOMPARE(tsallis->values[3], -std::numeric_limits<double>::infinity());
    const ScoreColumn* margin = results.decoders[0].find(specOf("margin"));
    QVERIFY(std::isnan(margin->values[0]));
    QVERIFY(std::isnan(margin->values[1]));
    QCOMPARE(margin->values[2], 0.5);
    ImportOptions options;
    options.normalisation = &normalisationOf("basic");
    const Folder other;
    QCOMPARE(import(folder / "scores.csv", other, options).results->decoders[0].words[0],
             (ErrorCounts{2, 0, 0, 0}));
}

void TestImport::tableOfErrorsAlone() {
    const Folder folder;
    writeFile(folder / "scores.tsv",
              "utterance\texit\thits\tsubstitutions\tinsertions\tdeletions\tentropy_paper\n"
              "a\tlayer_2\t3\t1\t0\t2\t0.05\n"
              "a\tlayer_10\t6\t0\t1\t0\t0.01\n");
    const Imported imported = import(folder / "scores.tsv", folder);
    QVERIFY(contains(imported.notes(), "after the layers 2, 10"));
    QCOMPARE(imported.results->model.exits[1].name, std::string("layer 10"));
    QCOMPARE(imported.results->decoders[0].words[0], (ErrorCounts{3, 1, 0, 2}));
    QCOMPARE(imported.results->decoders[0].words[1], (ErrorCounts{6, 0, 1, 0}));
    QVERIFY(imported.results->decoders[0].find(specOf("patience")) == nullptr);
    QVERIFY(!imported.results->utterances[0].reference.has_value());
}

void TestImport::tableOfTwoDecoders() {
    const Folder folder;
    writeFile(folder / "scores.csv", "utterance,exit,decoder,text,reference,entropy_paper,nbest_posterior\n"
                                     "a,0,beam,x y,x y,,0.9\n"
                                     "a,0,greedy,x,x y,0.05,\n"
                                     "a,1,beam,x y,x y,,0.95\n"
                                     "a,1,greedy,x z,x y,0.01,\n");
    const Imported imported = import(folder / "scores.csv", folder);
    QCOMPARE(imported.outcome.decoders, (std::vector<std::string>{"greedy", "beam"}));
    QVERIFY(contains(imported.notes(), "after the layers 1, 2")); // exits from 0
    QCOMPARE(imported.results->decoderOf(specOf("nbest_posterior"))->name, std::string("beam"));
    QCOMPARE(imported.results->decoders[0].words[1], (ErrorCounts{1, 1, 0, 0}));
    QCOMPARE(imported.results->decoders[1].words[1], (ErrorCounts{2, 0, 0, 0}));
}

void TestImport::tableNotesWhatDoesntFit() {
    const Folder folder;
    writeFile(folder / "scores.csv", "utterance,exit,text,reference,errors,wer\n"
                                     "a,1,x,x y,1,0.5\n"
                                     "a,2,x y,x y,1,0\n"
                                     "b,1,x,x y,1,0.25\n"
                                     "b,2,x y,x y,,\n");
    const Imported imported = import(folder / "scores.csv", folder);
    QVERIFY(
        contains(imported.notes(), "2 rows state other errors than their texts have, the first in line 3"));
}

void TestImport::refusesBrokenTables_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("error");
    const auto row = [](const char* name, const char* text, const char* error) {
        QTest::newRow(name) << QByteArray(text) << QByteArray(error);
    };
    row("empty", "", ": has no header.");
    row("header alone", "utterance,exit,text,reference\n", ": has no row but its header.");
    row("no exit", "utterance,text,reference\n",
        ": has no column \"exit\". A table of results has a row for each utterance and exit "
        "(docs/results-file.md).");
    row("no errors", "utterance,exit,text\n",
        ": doesn't tell errors. Add columns text and reference, or hits, substitutions, insertions and "
        "deletions.");
    row("some counts", "utterance,exit,hits,deletions\n",
        ": has some of hits, substitutions, insertions and deletions, not all. Errors are told by the four "
        "of "
        "them.");
    row("a column twice", "utterance,exit,text,text\n", ": has two columns \"text\".");
    row("a wrong parameter", "utterance,exit,text,reference,tsallis:order=2\n",
        ": its column \"tsallis:order=2\": has no parameter \"order\". It has alpha, mask, blank, pool, "
        "quantile, temperature.");
    row("few cells", "utterance,exit,text,reference\na,1,x\n",
        ", line 2: has 3 cells where the header has 4.");
    row("an open quotation", "utterance,exit,text,reference\na,1,\"x,y\n",
        ", line 2: a quotation mark isn't closed, or text follows it.");
    row("no utterance", "utterance,exit,text,reference\n,1,x,y\n", ", line 2: names no utterance.");
    row("not UTF-8", "utterance,exit,text,reference\na,1,\xe4,y\n", ", line 2: is not UTF-8.");
    row("a header that is not UTF-8",
        "utterance,exit,text,reference,stra\xdf"
        "e\na,1,x,y,z\n",
        ", line 1: is not UTF-8.");
    row("a row twice", "utterance,exit,text,reference\na,1,x,y\na,1,x,y\n",
        ", line 3: is the second row of a at exit 1.");
    row("a row is missing", "utterance,exit,text,reference\na,1,x,y\na,2,x,y\nb,1,x,y\n",
        ", line 4: b has no row of exit 2.");
    row("a bad score", "utterance,exit,text,reference,margin\na,1,x,y,0.5\nb,1,x,y,high\n",
        ", line 3: \"high\" is no number (margin).");
    row("a bad count", "utterance,exit,hits,substitutions,insertions,deletions\na,1,1.5,0,0,0\n",
        ", line 2: 1.5 can't be counted.");
    row("a count is missing", "utterance,exit,hits,substitutions,insertions,deletions\na,1,1,,0,0\n",
        ", line 2: has some of hits, substitutions, insertions and deletions, not all.");
    row("another reference", "utterance,exit,text,reference\na,1,x,y\na,2,x,z\n",
        ", line 3: a has another \"reference\" than in its rows before.");
    row("no layer", "utterance,exit,text,reference\na,first,x,y\n",
        ": doesn't say after which layer exit first stands. Add a column \"layer\".");
    row("a layer twice", "utterance,exit,layer,text,reference\na,1,4,x,y\na,2,4,x,y\n",
        ": the exits 1 and 2 stand after the same layer.");
    row("another layer", "utterance,exit,layer,text,reference\na,1,4,x,y\nb,1,5,x,y\n",
        ", line 3: has another layer for exit 1 than the rows before.");
}

void TestImport::refusesBrokenTables() {
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, error);
    const Folder folder;
    writeFile(folder / "scores.csv", text.toStdString());
    QCOMPARE(importError(folder / "scores.csv", folder),
             (folder / "scores.csv").string() + error.toStdString());
}

QTEST_GUILESS_MAIN(TestImport)
#include "test_import.moc"
