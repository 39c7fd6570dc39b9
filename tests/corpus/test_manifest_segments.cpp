// SPDX-License-Identifier: GPL-3.0-or-later
// Manifests of segments: TextGrid, STM, CTM.
#include "base/error.h"
#include "corpus/made_files.h"
#include "corpus/manifest/read.h"
#include "support/support.h"

#include <QtTest>

#include <cmath>
#include <limits>

using namespace offramp;
using test::idsOf;
using test::problemsOf;
using test::valueOf;
namespace fs = std::filesystem;

class TestManifestSegments : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { made_ = std::make_unique<test::MadeFiles>(); }
    void intervalsAreUtterances();
    void tiersAreChosen_data();
    void tiersAreChosen();
    void gridsBesideTextsAreNoList();
    void badGridsAreSkipped();
    void stmLinesAreUtterances();
    void stmTextsAreTheFirstAlternative();
    void badStmLinesAreSkipped();
    void recordingsAreFoundElsewhere();
    void ctmWordsAreCutAtGaps();
    void ctmWithoutGapsIsOneUtterance();
    void ctmAlternativesAndSilencesAreLeftOut();
    void badCtmLinesAreSkipped();
    void stmGoesBeforeCtm();

private:
    fs::path write(const fs::path& name, std::string_view text = {}) const {
        return made_->write(name, text);
    }
    [[nodiscard]] Manifest read(const fs::path& name = {}, const ManifestOptions& options = {}) const {
        return readManifest(made_->path(name), options);
    }
    std::unique_ptr<test::MadeFiles> made_;
};

namespace {

/// Praat's short form: intervals of one second each.
std::string tier(const std::string& name, const std::vector<std::string>& labels) {
    std::string text = "\"IntervalTier\"\n\"" + name + "\"\n0\n" + std::to_string(labels.size()) + "\n" +
                       std::to_string(labels.size()) + "\n";
    for (std::size_t i = 0; i < labels.size(); ++i)
        text += std::to_string(i) + "\n" + std::to_string(i + 1) + "\n\"" + labels[i] + "\"\n";
    return text;
}

std::string grid(const std::vector<std::string>& tiers) {
    std::string text = "File type = \"ooTextFile\"\nObject class = \"TextGrid\"\n\n0\n9\n<exists>\n" +
                       std::to_string(tiers.size()) + "\n";
    for (const std::string& each : tiers)
        text += each;
    return text;
}

/// "1-2 text | …": stretches and references.
QString utterances(const Manifest& manifest) {
    QStringList all;
    for (const ManifestEntry& entry : manifest.entries) {
        const QString stretch =
            entry.stretch ? QString("%1-%2 ").arg(entry.stretch->begin).arg(entry.stretch->end) : QString();
        all << stretch + QString::fromStdString(entry.reference.value_or("(none)"));
    }
    return all.join(" | ");
}

} // namespace

void TestManifestSegments::intervalsAreUtterances() {
    (void)write("talk.wav");
    const fs::path file = write("talk.TextGrid", grid({tier("anna - utterances", {"one  two", "", "three"}),
                                                       tier("ben - utterances", {"sp", "four", ""})}));
    for (const fs::path& source : {file, made_->path()}) {
        const Manifest manifest = readManifest(source);
        QCOMPARE(manifest.format, std::string("TextGrid"));
        QCOMPARE(problemsOf(manifest), std::string());
        QCOMPARE(utterances(manifest), QString("0-1 one two | 2-3 three | 1-2 four"));
        QCOMPARE(idsOf(manifest), std::string("talk:0-1 talk:2-3 talk:1-2"));
        QCOMPARE(valueOf(manifest, 1, "speaker"), std::string("anna"));
        QCOMPARE(valueOf(manifest, 2, "speaker"), std::string("ben"));
        QCOMPARE(manifest.entries[0].audio, made_->path("talk.wav"));
        QCOMPARE(manifest.entries[0].duration.value(), 1.0);
        QVERIFY(manifest.missing.empty());
    }
}

void TestManifestSegments::tiersAreChosen_data() {
    QTest::addColumn<QStringList>("tiers");
    QTest::addColumn<QString>("wanted");
    QTest::addColumn<QString>("found");
    QTest::newRow("utterances") << QStringList{"phones", "words", "Sentences"} << ""
                                << "0-1 Sentences | 1-2 x";
    QTest::newRow("words") << QStringList{"phones", "words"} << ""
                           << "words x"; // as one
    QTest::newRow("the first") << QStringList{"notes", "phones"} << ""
                               << "0-1 notes | 1-2 x";
    QTest::newRow("asked for") << QStringList{"utterances", "Phones"} << "phones"
                               << "0-1 Phones | 1-2 x";
    QTest::newRow("words asked for") << QStringList{"phones", "ann - words"} << "words"
                                     << "0-1 ann - words | 1-2 x";
    QTest::newRow("not there") << QStringList{"words"} << "turns"
                               << "";
}

void TestManifestSegments::tiersAreChosen() {
    QFETCH(QStringList, tiers);
    QFETCH(QString, wanted);
    std::vector<std::string> texts;
    for (const QString& name : tiers)
        texts.push_back(tier(name.toStdString(), {name.toStdString(), "x"}));
    ManifestOptions options;
    options.tier = wanted.toStdString();
    const Manifest manifest = readManifest(write("t.TextGrid", grid(texts)), options);
    QTEST(utterances(manifest), "found");
    QCOMPARE(
        problemsOf(manifest),
        std::string(manifest.entries.empty() ? "t.TextGrid:0: has no tier \"turns\" of intervals\n" : ""));
}

void TestManifestSegments::gridsBesideTextsAreNoList() {
    (void)write("a.wav");
    (void)write("a.txt", "one");
    (void)write("b.wav");
    (void)write("b.TextGrid", grid({tier("words", {"two", "three"})}));
    QCOMPARE(read().format, std::string("folder"));
    QCOMPARE(utterances(read()), QString("one | two three"));
    ManifestOptions options;
    options.tier = "words";
    QCOMPARE(utterances(read({}, options)), QString("0-1 two | 1-2 three"));
}

void TestManifestSegments::badGridsAreSkipped() {
    (void)write("a.TextGrid", grid({tier("utterances", {"one"})}));
    (void)write("b.TextGrid", grid({tier("utterances", {"two"})}).substr(0, 90));
    (void)write("c.TextGrid", grid({tier("utterances", {"caf\xe9", "three"})}));
    const Manifest manifest = read();
    QCOMPARE(utterances(manifest), QString("0-1 one | 1-2 three"));
    QCOMPARE(problemsOf(manifest), std::string("b.TextGrid:0: it is no TextGrid in a text format\n"
                                               "c.TextGrid:0: is not UTF-8\n"));
    QCOMPARE(manifest.missing, (std::vector<std::size_t>{0, 1}));
    QCOMPARE(manifest.entries[0].audio, made_->path("a.wav"));
}

void TestManifestSegments::stmLinesAreUtterances() {
    (void)write("talk.flac");
    const fs::path file = write("talk.stm", ";; CATEGORY \"0\"\n"
                                            "talk 1 ann 0.5 2.25 <o,f0,female> one two\n"
                                            "talk.sph B ben 3 4 three\r\n");
    for (const fs::path& source : {file, made_->path()}) {
        const Manifest manifest = readManifest(source);
        QCOMPARE(manifest.format, std::string("STM"));
        QCOMPARE(problemsOf(manifest), std::string());
        QCOMPARE(utterances(manifest), QString("0.5-2.25 one two | 3-4 three"));
        QCOMPARE(idsOf(manifest), std::string("talk:0.5-2.25#0 talk:3-4#1"));
        QCOMPARE(manifest.entries[0].channel.value(), 0);
        QCOMPARE(manifest.entries[1].channel.value(), 1);
        QCOMPARE(valueOf(manifest, 0, "labels"), std::string("o,f0,female"));
        QCOMPARE(valueOf(manifest, 1, "speaker"), std::string("ben"));
        QCOMPARE(manifest.entries[1].audio, made_->path("talk.flac"));
        QVERIFY(manifest.missing.empty());
    }
    // By its shape alone, too.
    fs::rename(file, made_->path("talk.list"));
    QCOMPARE(read("talk.list").format, std::string("STM"));
}

void TestManifestSegments::stmTextsAreTheFirstAlternative() {
    const Manifest manifest = readManifest(write("t.stm", "t 1 s 0 1 { i am / i'm } here { @ / uh }\n"
                                                          "t 1 s 1 2 <o>\n"
                                                          "t 1 s 2 3\n"));
    QCOMPARE(utterances(manifest), QString("0-1 i am here | 1-2  | 2-3 "));
}

void TestManifestSegments::badStmLinesAreSkipped() {
    const Manifest manifest = readManifest(write("t.stm", "t 1 s 0 1 one\n"
                                                          "t 1 s 1\n"
                                                          "t 1 s x 1 two\n"
                                                          "t 1 s 2 1 three\n"
                                                          "t 1 s 2 3 caf\xe9\n"
                                                          "t 1 s 3 4 <o> IGNORE_TIME_SEGMENT_IN_SCORING\n"
                                                          "t 1 s 0 1 again\n"));
    QCOMPARE(utterances(manifest), QString("0-1 one"));
    QCOMPARE(problemsOf(manifest),
             std::string("t.stm:2: has 4 values where 5 are needed\n"
                         "t.stm:3: its beginning or its end is no number\n"
                         "t.stm:4: it ends at 1 s, which isn't after its beginning at 2 s\n"
                         "t.stm:5: is not UTF-8\n"
                         "t.stm:6: is marked as not to be scored\n"
                         "t.stm:7: the utterance \"t:0-1#0\" is there already, in line 1\n"));
}

void TestManifestSegments::recordingsAreFoundElsewhere() {
    (void)write("test/stm/a.stm", "a 1 s 0 1 one\n");
    (void)write("test/stm/b.stm", "b 1 s 0 1 two\nc 1 s 0 1 three\n");
    (void)write("test/sph/a.sph");
    (void)write("test/sph/b.sph");
    (void)write("test/old/b.sph");
    Manifest manifest = read("test");
    QCOMPARE(idsOf(manifest), std::string("a c"));
    QCOMPARE(manifest.entries[0].audio, made_->path("test/sph/a.sph"));
    QCOMPARE(manifest.entries[1].audio, made_->path("test/c.wav"));
    QCOMPARE(manifest.missing, std::vector<std::size_t>{1});
    QCOMPARE(problemsOf(manifest),
             "b.stm:1: there are several recordings called \"b\": " + made_->path("test/old/b.sph").string() +
                 " and " + made_->path("test/sph/b.sph").string() + "\n");
    ManifestOptions options;
    options.root = made_->path("test/sph");
    manifest = read("test/stm/b.stm", options);
    QCOMPARE(manifest.entries[0].audio, made_->path("test/sph/b.sph"));
}

void TestManifestSegments::ctmWordsAreCutAtGaps() {
    // one 0.05–0.3, two 0.4–0.6; 1 s of silence; three 1.6–2; 0.52 s; four 2.52–3. Stretches take 0.1 s along
    // at both ends, but not more than there is before the first word.
    const fs::path file = write("talk.ctm", "talk 1 0.4 0.2 two 0.9\n"
                                            "talk 1 0.05 0.25 one 0.8\n"
                                            "talk 1 1.6 0.4 three\n"
                                            "talk 1 2.52 0.48 four\n"
                                            "talk 2 0 1 other\n");
    const Manifest manifest = readManifest(file);
    QCOMPARE(manifest.format, std::string("CTM"));
    QCOMPARE(utterances(manifest), QString("0-0.7 one two | 1.5-2.1 three | 2.42-3.1 four | 0-1.1 other"));
    QCOMPARE(idsOf(manifest), std::string("talk:0-0.7#0 talk:1.5-2.1#0 talk:2.42-3.1#0 talk:0-1.1#1"));
    // Where the silence is short, each side takes half of it: 0.1 s between three and four.
    ManifestOptions options;
    options.gap = 0.05;
    (void)write("short.ctm", "s 1 1 0.5 three\ns 1 1.6 0.4 four\n");
    QCOMPARE(utterances(read("short.ctm", options)), QString("0.9-1.55 three | 1.55-2.1 four"));
}

void TestManifestSegments::ctmWithoutGapsIsOneUtterance() {
    ManifestOptions options;
    options.gap = std::numeric_limits<double>::infinity();
    const Manifest manifest =
        readManifest(write("t.ctm", "t A 1 1 one\nt A 50 1 two\nu A 0 1 three\n"), options);
    QCOMPARE(utterances(manifest), QString("one two | three"));
    QCOMPARE(idsOf(manifest), std::string("t u"));
}

void TestManifestSegments::ctmAlternativesAndSilencesAreLeftOut() {
    const Manifest manifest = readManifest(write("t.ctm", ";; a comment\n"
                                                          "t 1 0 0.2 <eps>\n"
                                                          "t 1 * * <ALT_BEGIN>\n"
                                                          "t 1 0.2 0.2 i\nt 1 0.4 0.2 am\n"
                                                          "t 1 * * <ALT>\n"
                                                          "t 1 0.2 0.4 i'm\n"
                                                          "t 1 * * <ALT_END>\n"
                                                          "t 1 0.6 0.2 here\nt 1 0.8 0.1 @\n"));
    QCOMPARE(problemsOf(manifest), std::string());
    QCOMPARE(utterances(manifest), QString("0.1-0.9 i am here"));
}

void TestManifestSegments::badCtmLinesAreSkipped() {
    const Manifest manifest = readManifest(write("t.ctm", "t 1 0 1 one\n"
                                                          "t 1 1 two\n"
                                                          "t 1 -1 1 three\n"
                                                          "t 1 1 x four\n"
                                                          "t 1 1 1 caf\xe9\n"));
    QCOMPARE(utterances(manifest), QString("0-1.1 one"));
    const std::string times = "its beginning or its duration is no number of seconds\n";
    QCOMPARE(problemsOf(manifest), "t.ctm:2: has 4 values where 5 are needed\nt.ctm:3: " + times +
                                       "t.ctm:4: " + times + "t.ctm:5: is not UTF-8\n");
}

void TestManifestSegments::stmGoesBeforeCtm() {
    (void)write("t.wav");
    (void)write("t.stm", "t 1 s 0 1 reference\n");
    (void)write("t.ctm", "t 1 0 1 hypothesis\n");
    QCOMPARE(utterances(read()), QString("0-1 reference"));
    QCOMPARE(utterances(read("t.ctm")), QString("0-1.1 hypothesis"));
}

QTEST_GUILESS_MAIN(TestManifestSegments)
#include "test_manifest_segments.moc"
