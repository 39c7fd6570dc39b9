// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/text_grid.h"
#include "base/files.h"
#include "corpus/manifest/read.h"
#include "export/export_analysis.h"
#include "export/made_subjects.h"
#include "export/timed_text.h"
#include "support/support.h"

#include <QTemporaryDir>
#include <QtTest>

#include <sstream>

using namespace offramp;

/// TextGrid and CTM, read back by our own readers, and SRT.
class TestTimedText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void spansAreInSeconds();
    void wordsThatShareATokenArePartedInTheMiddle();
    void textGridsAreReadBack();
    void textGridsOfAStretchBeginThere();
    void ctmIsReadBack();
    void ctmOfSeveralRecordingsIsSorted();
    void ctmOfStretchesIsInTheRecordingsTime();
    void ctmNamesTokensThatAreSpaces();
    void ctmOfNothingHasNoWords();
    void srtHasCues();
    void srtEscapesMarkup();
    void srtPhrasesEndAtPauses();
    void srtTimesGoBeyondAnHour();
    void exitsThatAreNotComputedAreSaid();
    void theSameAnalysisGivesTheSameBytes();

private:
    [[nodiscard]] std::filesystem::path path(const char* name) const {
        return folder_.filePath(QString::fromLatin1(name)).toStdString();
    }

    QTemporaryDir folder_;
};

namespace {

/// Exit 1's hypothesis made of words at these frames (of 0.25 s), with probability 0.5.
ExportSubject spoken(const std::vector<std::tuple<std::string, std::int64_t, std::int64_t>>& words) {
    ExportSubject subject = test::madeSubject();
    auto analysis = std::make_shared<Analysis>(*subject.analysis);
    auto exit = std::make_shared<ExitResult>(*analysis->exits[0]);
    exit->hypothesis = {};
    for (const auto& [text, start, end] : words) {
        Word word;
        word.text = text;
        word.start = start;
        word.end = end;
        word.logProbability = std::log(0.5);
        exit->hypothesis.words.push_back(word);
    }
    analysis->exits = {exit};
    subject.analysis = analysis;
    subject.judgement.reset();
    return subject;
}

std::string srtOf(const ExportSubject& subject, CueKind kind, std::size_t exit = 0) {
    std::ostringstream out;
    writeSrt(out, *subject.analysis, exit, kind);
    return std::move(out).str();
}

std::string ctmOf(const ExportSubject& subject, std::size_t exit, SpanKind kind) {
    std::ostringstream out;
    const ExitOfSubject one{&subject, exit};
    writeCtm(out, {&one, 1}, kind);
    return std::move(out).str();
}

} // namespace

void TestTimedText::spansAreInSeconds() {
    // Frames of 0.25 s: "a" in frames 1 and 2, the space in 3, "b" in 4, `"<` in 7.
    const ExportSubject subject = test::madeSubject();
    const auto words = timedSpans(*subject.analysis, 0, SpanKind::words);
    QCOMPARE(words.size(), std::size_t(2));
    QCOMPARE(words[0].text, std::string("a"));
    QCOMPARE(words[0].begin, 0.25);
    QCOMPARE(words[0].end, 0.75);
    QVERIFY(std::abs(words[0].probability - 0.6) < 1e-6);
    QCOMPARE(words[1].text, std::string("b\"<"));
    QCOMPARE(words[1].begin, 1.0);
    QCOMPARE(words[1].end, 2.0);
    const auto tokens = timedSpans(*subject.analysis, 0, SpanKind::tokens);
    QCOMPARE(tokens.size(), std::size_t(4));
    QCOMPARE(tokens[1].text, std::string(" "));
    QCOMPARE(tokens[3].begin, 1.75);
    QVERIFY(timedSpans(*subject.analysis, 1, SpanKind::words).empty());
}

void TestTimedText::wordsThatShareATokenArePartedInTheMiddle() {
    // Three words of one token, frames 0 to 4: [0, 1] parted at 0.5, its second half at 0.75.
    const auto spans =
        timedSpans(*spoken({{"x", 0, 4}, {"y", 0, 4}, {"z", 0, 4}}).analysis, 0, SpanKind::words);
    const std::vector<double> begins{0, 0.5, 0.75};
    const std::vector<double> ends{0.5, 0.75, 1};
    for (std::size_t i = 0; i < 3; ++i) {
        QCOMPARE(spans[i].begin, begins[i]);
        QCOMPARE(spans[i].end, ends[i]);
    }
    // They share frame 3 alone, [0.75, 1].
    const auto two = timedSpans(*spoken({{"x", 0, 4}, {"y", 3, 8}}).analysis, 0, SpanKind::words);
    QCOMPARE(two[0].end, 0.875);
    QCOMPARE(two[1].begin, 0.875);
}

void TestTimedText::textGridsAreReadBack() {
    const ExportSubject subject = test::madeSubject();
    writeExport(path("a.TextGrid"), {AnalysisContent::words, ExportFormat::textGrid, {}, {}, {}, 1, {}},
                {&subject, 1});
    const auto tiers = readTextGridTiers(path("a.TextGrid"));
    QCOMPARE(tiers.size(), std::size_t(4));
    const std::vector<std::string> names{"exit 1 - words", "exit 1 - tokens", "exit 2 - words",
                                         "exit 2 - tokens"};
    for (std::size_t i = 0; i < 4; ++i)
        QCOMPARE(tiers[i].name, names[i]);
    QCOMPARE(tiers[0].kind(), std::string("words"));
    QCOMPARE(tiers[0].speaker(), std::string("exit 1"));
    QCOMPARE(wordsOfTier(tiers[0]), std::string("a b\"<"));
    QCOMPARE(readTextGrid(path("a.TextGrid")), std::string("a b\"<"));
    // Silence, a, silence, b"<: from 0 to 2 s, which the last frame reaches though the sound ends at 1.9.
    const auto& words = tiers[0].intervals;
    QCOMPARE(words.size(), std::size_t(4));
    for (std::size_t i = 1; i < words.size(); ++i)
        QCOMPARE(words[i].begin, words[i - 1].end);
    QCOMPARE(words.front().begin, 0.0);
    QCOMPARE(words[1].begin, 0.25);
    QCOMPARE(words[1].label, std::string("a"));
    QCOMPARE(words.back().end, 2.0);
    // Nothing heard: one empty interval as long.
    QCOMPARE(tiers[2].intervals.size(), std::size_t(1));
    QVERIFY(tiers[2].intervals[0].label.empty());
    QCOMPARE(tiers[2].intervals[0].end, 2.0);
    QCOMPARE(tiers[1].intervals[2].label, std::string(" "));
}

void TestTimedText::textGridsOfAStretchBeginThere() {
    ExportSubject subject = test::madeSubject();
    auto part = std::make_shared<Analysis>(*subject.analysis);
    part->stretch = Stretch{10.5, 12.4};
    subject.analysis = part;
    std::ostringstream out;
    writeTextGrid(out, subject, {ExitChoice::Kind::one, 0});
    writeFile(path("part.TextGrid"), out.str());
    const auto tiers = readTextGridTiers(path("part.TextGrid"));
    QCOMPARE(tiers.size(), std::size_t(2));
    QCOMPARE(tiers[0].intervals[0].begin, 10.5);
    QCOMPARE(tiers[0].intervals[1].begin, 10.75);
    QCOMPARE(tiers[0].intervals.back().end, 12.5);
}

void TestTimedText::ctmIsReadBack() {
    const ExportSubject subject = test::madeSubject("dir/made up.wav");
    writeExport(path("a.ctm"),
                {AnalysisContent::words, ExportFormat::ctm, {ExitChoice::Kind::one, 0}, {}, {}, 1, {}},
                {&subject, 1});
    QCOMPARE(readFile(path("a.ctm")), std::string(";; made_up: exit 1, layer 2\n"
                                                  "made_up 1 0.250 0.500 a 0.6000\n"
                                                  "made_up 1 1.000 1.000 b\"< 0.6000\n"));
    ManifestOptions options;
    options.gap = std::numeric_limits<double>::infinity();
    const Manifest manifest = readManifest(path("a.ctm"), options);
    QCOMPARE(manifest.format, std::string("CTM"));
    QVERIFY(manifest.problems.empty());
    QCOMPARE(manifest.entries.size(), std::size_t(1));
    QCOMPARE(*manifest.entries[0].reference, std::string("a b\"<"));
    // Cut where the silence is 0.2 s: between 0.75 and 1; with 0.1 s of silence at both ends.
    options.gap = 0.2;
    const Manifest cut = readManifest(path("a.ctm"), options);
    QCOMPARE(cut.entries.size(), std::size_t(2));
    QCOMPARE(cut.entries[0].stretch->begin, 0.15);
    QCOMPARE(cut.entries[1].stretch->begin, 0.9);
}

void TestTimedText::ctmOfSeveralRecordingsIsSorted() {
    const std::vector<ExportSubject> subjects{test::madeSubject("x/b.wav"), test::madeSubject("x/a.wav"),
                                              test::madeSubject("y/b.wav")};
    AnalysisExport what{AnalysisContent::words, ExportFormat::ctm, {ExitChoice::Kind::one, 0}, {}, {}, 1, {}};
    std::ostringstream out;
    writeExport(out, what, subjects);
    const QStringList lines = QString::fromStdString(out.str()).split('\n');
    QVERIFY(lines[0].startsWith(";; a:") && lines[1].startsWith("a 1 0.250"));
    QVERIFY(lines[3].startsWith(";; x/b.wav:") && lines[6].startsWith(";; y/b.wav:")); // told apart
}

void TestTimedText::ctmOfStretchesIsInTheRecordingsTime() {
    std::vector<ExportSubject> subjects;
    for (const double begin : {20.0, 10.0}) {
        ExportSubject subject = test::madeSubject();
        auto part = std::make_shared<Analysis>(*subject.analysis);
        part->stretch = Stretch{begin, begin + 1.9};
        subject.analysis = part;
        subjects.push_back(subject);
    }
    const AnalysisExport what{
        AnalysisContent::words, ExportFormat::ctm, {ExitChoice::Kind::one, 0}, {}, {}, 1, {}};
    std::ostringstream out;
    writeExport(out, what, subjects);
    const QStringList lines = QString::fromStdString(out.str()).split('\n');
    QCOMPARE(lines[1], QString("made 1 10.250 0.500 a 0.6000"));
    QCOMPARE(lines[4], QString("made 1 20.250 0.500 a 0.6000"));
}

void TestTimedText::ctmNamesTokensThatAreSpaces() {
    const std::string text = ctmOf(test::madeSubject(), 0, SpanKind::tokens);
    QVERIFY(text.find("made 1 0.750 0.250 <space> 0.6000\n") != std::string::npos);
}

void TestTimedText::ctmOfNothingHasNoWords() {
    QCOMPARE(ctmOf(test::madeSubject(), 1, SpanKind::words), std::string(";; made: exit 2, layer 4\n"));
}

void TestTimedText::srtHasCues() {
    const ExportSubject subject = test::madeSubject();
    QCOMPARE(srtOf(subject, CueKind::words), std::string("1\n00:00:00,250 --> 00:00:00,750\na\n\n"
                                                         "2\n00:00:01,000 --> 00:00:02,000\nb\"‹\n"));
    QCOMPARE(srtOf(subject, CueKind::phrases),
             std::string("1\n00:00:00,250 --> 00:00:02,000\na b\"‹\n"));      // a pause of 0.25 s
    QCOMPARE(srtOf(subject, CueKind::tokens).find(" \n"), std::string::npos); // no cue of the space
    QVERIFY(srtOf(subject, CueKind::tokens).starts_with("1\n") &&
            srtOf(subject, CueKind::tokens).find("\n3\n") != std::string::npos &&
            srtOf(subject, CueKind::tokens).find("\n4\n") == std::string::npos);
    QCOMPARE(srtOf(subject, CueKind::phrases, 1), std::string());
}

void TestTimedText::srtEscapesMarkup() {
    const std::string text = srtOf(spoken({{"<i>x", 0, 1}, {"{\\an8}-->", 1, 2}}), CueKind::words);
    QVERIFY2(text.find("‹i›x\n") != std::string::npos, text.c_str());
    QVERIFY2(text.find("(\\an8)--›\n") != std::string::npos, text.c_str());
}

void TestTimedText::srtPhrasesEndAtPauses() {
    // A pause of 0.5 s, a phrase of more than 6 s, and more than 42 characters.
    QVERIFY(srtOf(spoken({{"a", 0, 1}, {"b", 3, 4}}), CueKind::phrases).find("\n2\n") != std::string::npos);
    QVERIFY(srtOf(spoken({{"a", 0, 1}, {"b", 2, 4}}), CueKind::phrases).find("a b\n") != std::string::npos);
    QVERIFY(srtOf(spoken({{"a", 0, 20}, {"b", 20, 25}}), CueKind::phrases).find("\n2\n") !=
            std::string::npos); // 6.25 s
    const std::string twenty(20, 'x');
    const std::string wide = "ÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄ"; // 21 characters, twice as many bytes
    QVERIFY(srtOf(spoken({{twenty, 0, 1}, {wide, 1, 2}}), CueKind::phrases).find("\n2\n") ==
            std::string::npos); // 20 + 1 + 21 = 42
    QVERIFY(srtOf(spoken({{twenty + "x", 0, 1}, {wide, 1, 2}}), CueKind::phrases).find("\n2\n") !=
            std::string::npos);
}

void TestTimedText::srtTimesGoBeyondAnHour() {
    // Frame 14645 begins at 3661.25 s, an hour, a minute and 1.25 s.
    QVERIFY(srtOf(spoken({{"late", 14645, 14646}}), CueKind::words)
                .starts_with("1\n01:01:01,250 --> 01:01:01,500\nlate\n"));
}

void TestTimedText::exitsThatAreNotComputedAreSaid() {
    const ExportSubject subject = test::madeSubject();
    std::ostringstream out;
    AnalysisExport what{AnalysisContent::words, ExportFormat::srt, {ExitChoice::Kind::one, 4}, {}, {}, 1, {}};
    QCOMPARE(test::errorOf([&] {
                 writeExport(out, what, {&subject, 1});
             }),
             std::string("dir/made.wav: exit 5 isn't computed. Choose one of the 2 that are."));
    what = {AnalysisContent::traces, ExportFormat::ctm, {}, {}, {}, 1, {}};
    QCOMPARE(test::errorOf([&] {
                 writeExport(out, what, {&subject, 1});
             }),
             std::string("dir/made.wav: Frame traces can't be written as CTM. Choose another format."));
}

void TestTimedText::theSameAnalysisGivesTheSameBytes() {
    for (const AnalysisContent content : {AnalysisContent::words, AnalysisContent::tokens}) {
        for (const ExportFormat format : {ExportFormat::textGrid, ExportFormat::ctm, ExportFormat::srt}) {
            const AnalysisExport what{content, format, {}, {}, {}, 1, {}};
            const ExportSubject one = test::madeSubject();
            const ExportSubject other = test::madeSubject();
            std::ostringstream first;
            std::ostringstream second;
            writeExport(first, what, {&one, 1});
            writeExport(second, what, {&other, 1});
            QVERIFY(first.str() == second.str());
        }
    }
}

QTEST_GUILESS_MAIN(TestTimedText)
#include "test_timed_text.moc"
