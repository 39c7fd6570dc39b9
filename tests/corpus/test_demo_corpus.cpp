// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/load.h"
#include "base/error.h"
#include "base/random.h"
#include "corpus/demo/demo_corpus.h"
#include "corpus/demo/gzip_file.h"
#include "corpus/made_files.h"
#include "corpus/manifest/read.h"
#include "support/support.h"

#include <QtTest>

#include <cmath>
#include <map>
#include <set>
#include <zlib.h>

using namespace offramp;
using test::valueOf;
namespace fs = std::filesystem;

class TestDemoCorpus : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void randomNumbersAreSplitMix64s();
    void randomNumbersAreEven();
    void textsAreWhatIsSaid_data();
    void textsAreWhatIsSaid();
    void publishedTextsAreRead();
    void damagedTextsAreRefused();
    void stringsAreDrawnFromTheSeed();
    void stringsAreMade();
    void theSameSeedGivesTheSameBytes();
    void promptsGetAManifest();
    void whatIsNotInstalledIsNamed();
    void nothingInstalledIsAnError();
    void itCanBeCancelled();
    void debiansPackagesAreRead();

private:
    [[nodiscard]] fs::path path(const fs::path& name) const { return made_->path(name); }
    void tone(const fs::path& name, double seconds) const {
        fs::create_directories(path(name).parent_path());
        const auto count = static_cast<std::size_t>(std::lround(8000 * seconds));
        (void)writeAudio(path(name), Waveform{std::vector<float>(count, 0.25F), 8000});
    }
    void packed(const fs::path& name, const std::string& text) const {
        fs::create_directories(path(name).parent_path());
        gzFile file = gzopen(path(name).c_str(), "wb");
        QCOMPARE(gzwrite(file, text.data(), unsigned(text.size())), int(text.size()));
        gzclose(file);
    }
    /// Of two digits and a language with three prompts.
    [[nodiscard]] DemoCorpusOptions options() const {
        DemoCorpusOptions options;
        options.recipe.folders = {path("sounds")};
        options.recipe.package = "some-sounds";
        options.recipe.margin = 0.1;
        options.recipe.prompts = {{"n/1", "one"}, {"n/2", "two"}};
        options.strings = 5;
        options.languages = {
            {"xx", "Ann", path("sounds"), path("doc/texts.txt.gz"), "xx-sounds", "xx-texts"}};
        return options;
    }
    std::unique_ptr<test::MadeFiles> made_;
};

void TestDemoCorpus::init() {
    made_ = std::make_unique<test::MadeFiles>();
    tone("sounds/n/1.wav", 0.25);
    tone("sounds/n/2.wav", 0.5);
    tone("sounds/hello.wav", 1);
    packed("doc/texts.txt.gz",
           "; Prompts\n\nhello: Hello,  world 2.\nn/1: One\nn/2: [two]\ngone: Not there\n");
}

void TestDemoCorpus::randomNumbersAreSplitMix64s() {
    // The first numbers from the seed 1234567, as its authors' implementation gives them.
    SplitMix64 random(1234567);
    for (const std::uint64_t expected : {6457827717110365317U, 3203168211198807973U, 9817491932198370423U,
                                         4593380528125082431U, 16408922859458223821U})
        QCOMPARE(random.next(), expected);
}

void TestDemoCorpus::randomNumbersAreEven() {
    SplitMix64 random(7);
    std::map<std::uint64_t, int> seen;
    for (int i = 0; i < 10000; ++i)
        ++seen[random.below(10)];
    QCOMPARE(seen.size(), std::size_t(10));
    for (const auto& [number, count] : seen) // 1000 ± 5 standard deviations of 30
        QVERIFY(number < 10 && count > 850 && count < 1150);
    for (int i = 0; i < 1000; ++i) {
        const double u = random.unit();
        QVERIFY(u >= 0 && u < 1);
        QCOMPARE(random.below(1), std::uint64_t(0));
    }
    // Of three quarters of all numbers, a third of the draws is drawn again; what comes is below it.
    const std::uint64_t count = 3ULL << 62U;
    for (int i = 0; i < 100; ++i)
        QVERIFY(random.below(count) < count);
}

void TestDemoCorpus::textsAreWhatIsSaid_data() {
    QTest::addColumn<QString>("published");
    QTest::addColumn<QString>("spoken");
    const auto row = [](const char* published, const char* spoken) {
        QTest::newRow(published) << published << spoken;
    };
    row("Agent logged in.", "Agent logged in.");
    row("two   spaces ", "two spaces");
    row("at [@]", "at");
    row("[!] punto esclamativo", "punto esclamativo");
    row("spazio []", "spazio");
    row("\xd0\xbf\xd0\xbb\xd1\x8e\xd1\x81 [+]", "\xd0\xbf\xd0\xbb\xd1\x8e\xd1\x81");
    row("[ascending tones]", "");
    row("(10 seconds of silence)", "");
    row("<beep ascending>", "");
    row("Sus saludos [temporales] estan", "");
    row("After the tone. (simple tone sound plays)", "");
    row("an open [bracket", "");
    row("a closed] bracket", "");
    row("press * now", "");
    row("then #", "");
    row("...", "");
    row("", "");
    row("(\xd1\x8f)", "");
}

void TestDemoCorpus::textsAreWhatIsSaid() {
    QFETCH(QString, published);
    QTEST(QString::fromStdString(spokenText(published.toStdString()).value_or("")), "spoken");
}

void TestDemoCorpus::publishedTextsAreRead() {
    const auto read = [&](const char* name) {
        QString text;
        for (const PublishedPrompt& prompt : readPublishedPrompts(path(name)))
            text += QString::fromStdString(prompt.name + "=" + prompt.text + "|");
        return text;
    };
    packed("a.gz", "\xef\xbb\xbf; a comment: no\r\nb/c:  time: now \r\nno colon\na: \nbad: caf\xe9\n");
    QCOMPARE(read("a.gz"), QString("b/c=time: now|a=|"));
    // Without packing too; what has two texts has none, the same twice is one.
    (void)made_->write("plain", "zero: cero\nten: diez\nten: diez\nzero: diez\n");
    QCOMPARE(read("plain"), QString("ten=diez|"));
}

void TestDemoCorpus::damagedTextsAreRefused() {
    packed("a.gz", std::string(100000, 'x') + "y");
    const std::string bytes = readFile(path("a.gz"));
    QCOMPARE(readGzipFile(path("a.gz"), 200000).size(), std::size_t(100001));
    QVERIFY(!test::errorOf([&] { (void)readGzipFile(path("a.gz"), 1000); }).empty());
    (void)made_->write("cut.gz", bytes.substr(0, bytes.size() / 2));
    QCOMPARE(test::errorOf([&] { (void)readGzipFile(path("cut.gz"), 200000); }),
             path("cut.gz").string() + ": cannot be unpacked: it is damaged.");
    QVERIFY(test::errorOf([&] {
                (void)readGzipFile(path("none.gz"), 1000);
            }).starts_with(path("none.gz").string() + ": cannot be opened ("));
}

void TestDemoCorpus::stringsAreDrawnFromTheSeed() {
    DemoCorpusOptions many = options();
    many.strings = 400;
    const Recipe recipe = digitStrings(many);
    QCOMPARE(recipe.utterances.size(), std::size_t(400));
    QCOMPARE(recipe.utterances[6].name, std::string("digits-0007"));
    std::map<std::size_t, int> lengths;
    std::set<double> gaps;
    for (const Recipe::Utterance& utterance : recipe.utterances) {
        ++lengths[utterance.parts.size()];
        gaps.insert(utterance.gap);
        QVERIFY(utterance.gap >= 0 && utterance.gap <= 0.15);
    }
    QCOMPARE(lengths.size(), std::size_t(5));
    QCOMPARE(lengths.begin()->first, std::size_t(3));
    QCOMPARE(lengths.rbegin()->first, std::size_t(7));
    QVERIFY(gaps.size() > 100);
    // Fewer are the beginning; another seed gives others.
    const Recipe few = digitStrings(options());
    many.seed = 2;
    const Recipe other = digitStrings(many);
    bool differs = false;
    for (std::size_t i = 0; i < 5; ++i) {
        QCOMPARE(few.utterances[i].gap, recipe.utterances[i].gap);
        QCOMPARE(few.utterances[i].parts.size(), recipe.utterances[i].parts.size());
        differs = differs || other.utterances[i].gap != recipe.utterances[i].gap;
    }
    QVERIFY(differs);
}

void TestDemoCorpus::stringsAreMade() {
    std::vector<double> parts;
    const DemoCorpus corpus =
        makeDemoCorpus(path("out"), options(), [&](double part) { parts.push_back(part); });
    QVERIFY(corpus.missing.empty());
    QVERIFY(std::is_sorted(parts.begin(), parts.end()));
    QCOMPARE(parts.back(), 1.0);
    QCOMPARE(corpus.manifests.size(), std::size_t(2));
    QVERIFY(corpus.manifests[0].isOfStrings);
    QCOMPARE(corpus.manifests[0].file, path("out/digits.jsonl"));
    const Manifest manifest = readManifest(corpus.manifests[0].file);
    QCOMPARE(test::problemsOf(manifest), std::string());
    QVERIFY(manifest.missing.empty());
    QCOMPARE(manifest.entries.size(), std::size_t(5));
    QCOMPARE(manifest.columns, (std::vector<std::string>{"speaker", "length", "gap", "split"}));
    const Recipe recipe = digitStrings(options());
    double seconds = 0;
    for (std::size_t i = 0; i < 5; ++i) {
        const ManifestEntry& entry = manifest.entries[i];
        const Recipe::Utterance& utterance = recipe.utterances[i];
        QCOMPARE(entry.id, utterance.name);
        QCOMPARE(valueOf(manifest, i, "length"), std::to_string(utterance.parts.size()));
        // Two margins of 0.1 s, the prompts, the gaps between them; each silence to the nearest sample.
        double expected = 0.2 + utterance.gap * double(utterance.parts.size() - 1);
        std::string text;
        for (const Recipe::Part& part : utterance.parts) {
            expected += part.prompt == "n/1" ? 0.25 : 0.5;
            text += (text.empty() ? "" : " ") + part.text;
        }
        const Waveform sound = loadWaveform(entry.audio);
        QCOMPARE(sound.sampleRate, 16000);
        QVERIFY(std::abs(sound.seconds() - expected) < 0.001);
        QCOMPARE(entry.duration.value(), sound.seconds());
        QCOMPARE(entry.reference.value(), text);
        seconds += sound.seconds();
    }
    QCOMPARE(corpus.manifests[0].seconds, seconds);
}

void TestDemoCorpus::theSameSeedGivesTheSameBytes() {
    const auto make = [&](const char* name) {
        (void)makeDemoCorpus(path(name), options());
        std::string bytes;
        for (const char* file : {"digits.jsonl", "digits/digits-0005.wav", "prompts-xx.jsonl"})
            bytes += readFile(path(name) / file);
        return bytes;
    };
    const std::string first = make("one");
    QVERIFY(first.size() > 10000);
    QVERIFY(first == make("two"));
    QVERIFY(first == make("one"));
}

void TestDemoCorpus::promptsGetAManifest() {
    DemoCorpusOptions only = options();
    only.strings = 0;
    const DemoCorpus corpus = makeDemoCorpus(path("out"), only);
    QCOMPARE(corpus.manifests.size(), std::size_t(1));
    const DemoManifest& made = corpus.manifests[0];
    QCOMPARE(made.language, std::string("xx"));
    QCOMPARE(made.utterances, std::size_t(2));
    QCOMPARE(made.leftOut, std::size_t(1)); // n/2: its text is a remark; "gone" has no sound
    QCOMPARE(made.seconds, 1.25);
    const Manifest manifest = readManifest(made.file);
    QCOMPARE(test::idsOf(manifest), std::string("hello n/1"));
    QVERIFY(manifest.missing.empty());
    QCOMPARE(manifest.entries[0].audio, path("sounds/hello.wav"));
    QCOMPARE(manifest.entries[0].reference.value(), std::string("Hello, world 2."));
    QCOMPARE(manifest.columns,
             (std::vector<std::string>{"speaker", "language", "group", "words", "numerals"}));
    QCOMPARE(manifest.entries[0].columns, (std::vector<std::string>{"Ann", "xx", "main", "3", "yes"}));
    QCOMPARE(manifest.entries[1].columns, (std::vector<std::string>{"Ann", "xx", "n", "1", "no"}));
    QVERIFY(!fs::exists(path("out/digits")));
}

void TestDemoCorpus::whatIsNotInstalledIsNamed() {
    DemoCorpusOptions more = options();
    more.languages.push_back({"yy", "", path("none"), path("doc/texts.txt.gz"), "yy-sounds", "yy-texts"});
    more.languages.push_back({"zz", "", path("sounds"), path("doc/none.txt.gz"), "zz-sounds", "zz-texts"});
    DemoCorpus corpus = makeDemoCorpus(path("out"), more);
    QCOMPARE(corpus.manifests.size(), std::size_t(2));
    QCOMPARE(corpus.missing.size(), std::size_t(2));
    QCOMPARE(std::string(corpus.missing[0].what()),
             path("none").string() + ": the prompts aren't installed. Install the Debian package yy-sounds.");
    QCOMPARE(std::string(corpus.missing[1].what()),
             path("doc/none.txt.gz").string() +
                 ": the prompts' texts aren't installed. "
                 "Install the Debian package zz-texts, with its documentation.");
    more = options();
    more.recipe.folders = {path("none")};
    corpus = makeDemoCorpus(path("out"), more);
    QCOMPARE(corpus.manifests.size(), std::size_t(1));
    QVERIFY(std::string(corpus.missing.at(0).what()).ends_with("Install the Debian package some-sounds."));
}

void TestDemoCorpus::nothingInstalledIsAnError() {
    DemoCorpusOptions none = options();
    none.recipe.folders = {path("none")};
    none.languages.clear();
    const std::string error = test::errorOf([&] { (void)makeDemoCorpus(path("out"), none); });
    QVERIFY2(error.ends_with("Install the Debian package some-sounds."), error.c_str());
    (void)made_->write("file");
    const std::string folder = test::errorOf([&] { (void)makeDemoCorpus(path("file/out"), options()); });
    QVERIFY2(folder.starts_with(path("file/out").string() + ": cannot be made ("), folder.c_str());
}

void TestDemoCorpus::itCanBeCancelled() {
    const CancelToken cancel;
    int steps = 0;
    const auto progress = [&](double) {
        if (++steps == 2) cancel.cancel();
    };
    QVERIFY_THROWS_EXCEPTION(Cancelled, (void)makeDemoCorpus(path("out"), options(), progress, cancel));
    QCOMPARE(steps, 2);
    QVERIFY(!fs::exists(path("out/digits.jsonl")));
}

void TestDemoCorpus::debiansPackagesAreRead() {
    DemoCorpusOptions all;
    all.strings = 0;
    std::erase_if(all.languages, [](const PromptCollection& collection) {
        return !fs::exists(collection.sounds / "activated.wav") &&
               !fs::exists(collection.sounds / "vm-intro.wav");
    });
    if (all.languages.empty()) QSKIP("needs the Debian packages asterisk-core-sounds-en-wav and -en");
    const DemoCorpus corpus = makeDemoCorpus(path("out"), all);
    for (const Error& error : corpus.missing)
        qInfo("%s", error.what());
    for (const DemoManifest& made : corpus.manifests) {
        const Manifest manifest = readManifest(made.file);
        QCOMPARE(test::problemsOf(manifest), std::string());
        QVERIFY(manifest.missing.empty());
        QVERIFY(manifest.entries.size() > 400);
        QVERIFY(made.seconds > 1000 && made.seconds < 2000);
        for (const ManifestEntry& entry : manifest.entries) {
            QVERIFY(entry.duration.value() > 0);
            QVERIFY(!entry.reference->empty());
            QVERIFY(entry.reference->find_first_of("[]*#") == std::string::npos);
        }
    }
}

QTEST_GUILESS_MAIN(TestDemoCorpus)
#include "test_demo_corpus.moc"
