// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/dump.h"
#include "analysis/shipped.h"
#include "audio/write.h"
#include "base/error.h"
#include "base/files.h"
#include "model/formats/safetensors.h"
#include "support/golden.h"
#include "support/support.h"

#include <QTemporaryDir>
#include <QtTest>

#include <cmath>

using namespace offramp;
namespace fs = std::filesystem;

class TestAnalyze : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aStretchIsAnalysedAlone();
    void stretchesOutsideTheSoundAreRefused();
    void theShippedSignalIsHeardAsElsewhere();
    void everyPartIsFilledIn();
    void progressGrowsAnExitAtATime();
    void cancellingThrows();
    void referencesAreScored();
    void otherReferencesNeedNoModel();
    void channelsAreChosen();
    void errorsNameTheFile_data();
    void errorsNameTheFile();
    void tokenizersThatDoNotFitAreRefused();
    void dumpsAreReadBack();

private:
    QTemporaryDir dir_;
};

namespace {

fs::path write(const QTemporaryDir& dir, const char* name, std::span<const float> samples, int channels = 1,
               int rate = 16000) {
    fs::path path = fs::path(dir.path().toStdString()) / name;
    (void)writeAudio(path, samples, channels, rate);
    return path;
}

bool equal(const Matrix& a, const Matrix& b) {
    return a.rows() == b.rows() && a.cols() == b.cols() &&
           std::equal(a.data(), a.data() + a.size(), b.data());
}

} // namespace

void TestAnalyze::theShippedSignalIsHeardAsElsewhere() {
    const Analysis& analysis = *test::murmurAnalysis();
    const auto texts = test::goldenTexts(test::dataDir() / "shipping", "murmur");
    const auto golden = test::readGolden(test::dataDir() / "shipping/murmur.safetensors");
    QCOMPARE(analysis.exits.size(), std::size_t(6));
    for (std::size_t exit = 0; exit < 6; ++exit) {
        const double difference =
            test::largestDifference(*analysis.exits[exit]->output.logProbs, golden.logProbs[exit]);
        qInfo("exit %zu: largest difference %.2g", exit + 1, difference);
        QVERIFY2(difference < 1e-3, qPrintable(QString::number(difference)));
        QCOMPARE(analysis.exits[exit]->hypothesis.text, texts[exit]);
    }
}

void TestAnalyze::everyPartIsFilledIn() {
    const Analysis& analysis = *test::murmurAnalysis();
    QCOMPARE(analysis.audio, test::murmur());
    QCOMPARE(analysis.info.sampleRate, 16000);
    QCOMPARE(analysis.info.channels, 1);
    QCOMPARE(analysis.waveform->sampleRate, 16000);
    QCOMPARE(analysis.duration(), double(analysis.waveform->samples.size()) / 16000);
    QCOMPARE(analysis.features->rows(), std::int64_t(1 + analysis.waveform->samples.size() / 160));
    QVERIFY(analysis.finished);
    QVERIFY(!analysis.reference);
    QVERIFY(analysis.warnings.empty());
    QCOMPARE(analysis.normalisation, std::string("basic"));
    QCOMPARE(analysis.macs.size(), std::size_t(6));
    QVERIFY(analysis.loadSeconds > 0 && analysis.featureSeconds > 0);
    QCOMPARE(analysis.model->name, test::shippedRecogniser().description().name);
    for (std::size_t exit = 0; exit < 6; ++exit) {
        const ExitResult& result = *analysis.exits[exit];
        QCOMPARE(result.output.index, static_cast<int>(exit));
        QCOMPARE(result.output.macs, analysis.macs[exit]);
        QCOMPARE(result.scores.size(), measures().size());
        QVERIFY(!result.errors);
        QVERIFY(result.decodeSeconds > 0);
        QCOMPARE(analysis.secondsTo(exit), analysis.featureSeconds + result.output.seconds);
    }
}

void TestAnalyze::progressGrowsAnExitAtATime() {
    std::vector<std::shared_ptr<const Analysis>> seen;
    std::vector<std::size_t> exitsWhenSeen;
    const auto result = analyze(test::shippedRecogniser(), test::murmur(), test::twoThreads(), {},
                                [&](const std::shared_ptr<const Analysis>& partial) {
                                    seen.push_back(partial);
                                    exitsWhenSeen.push_back(partial->exits.size());
                                });
    QCOMPARE(exitsWhenSeen, (std::vector<std::size_t>{0, 1, 2, 3, 4, 5, 6}));
    for (std::size_t i = 0; i < seen.size(); ++i) {
        // What was handed out hasn't changed since, and shares what stays the same.
        QCOMPARE(seen[i]->exits.size(), i);
        QCOMPARE(seen[i]->finished, i == 6);
        QCOMPARE(seen[i]->features, result->features);
        QCOMPARE(seen[i]->waveform, result->waveform);
        QCOMPARE(seen[i]->macs.size(), std::size_t(6));
        for (std::size_t exit = 0; exit < i; ++exit)
            QCOMPARE(seen[i]->exits[exit], result->exits[exit]);
    }
    QCOMPARE(seen.back(), result);
}

void TestAnalyze::cancellingThrows() {
    CancelToken cancel;
    std::size_t exits = 0;
    const auto cancelAtTwo = [&](const std::shared_ptr<const Analysis>& partial) {
        exits = partial->exits.size();
        if (exits == 2) cancel.cancel();
    };
    QVERIFY_THROWS_EXCEPTION(Cancelled, (void)analyze(test::shippedRecogniser(), test::murmur(),
                                                      test::twoThreads(), cancel, cancelAtTwo));
    QCOMPARE(exits, std::size_t(2));
    QVERIFY_THROWS_EXCEPTION(
        Cancelled, (void)analyze(test::shippedRecogniser(), test::murmur(), test::twoThreads(), cancel));
}

void TestAnalyze::referencesAreScored() {
    AnalyzeOptions options = test::twoThreads();
    options.reference = "Two, five; two three SIX two!";
    const auto analysis = analyze(test::shippedRecogniser(), test::murmur(), options);
    // "to ie two three sive two": two→to, five→ie, six→sive
    const ErrorRates& last = *analysis->exits[5]->errors;
    QCOMPARE(last.words.substitutions, std::int64_t(3));
    QCOMPARE(last.words.hits, std::int64_t(3));
    QCOMPARE(last.wer().value(), 0.5);
    // Another normalisation leaves capitals and punctuation alone.
    options.normalisation = &normalisationOf("none");
    const auto strict = analyze(test::shippedRecogniser(), test::murmur(), options);
    QCOMPARE(strict->normalisation, std::string("none"));
    QCOMPARE(strict->exits[5]->errors->words.hits, std::int64_t(2)); // two, three
}

void TestAnalyze::otherReferencesNeedNoModel() {
    AnalyzeOptions options = test::twoThreads();
    options.reference = "two five two three five two";
    const auto fresh = analyze(test::shippedRecogniser(), test::murmur(), options);
    const Analysis& plain = *test::murmurAnalysis();
    const auto scored = withReference(plain, options.reference, defaultNormalisation());
    QVERIFY(!plain.reference && !plain.exits[0]->errors); // the older one stays as it was
    QCOMPARE(scored->reference, options.reference);
    for (std::size_t exit = 0; exit < 6; ++exit) {
        QVERIFY(scored->exits[exit]->errors->words == fresh->exits[exit]->errors->words);
        QVERIFY(scored->exits[exit]->errors->characters == fresh->exits[exit]->errors->characters);
        QVERIFY(scored->exits[exit]->errors->alignment == fresh->exits[exit]->errors->alignment);
        QCOMPARE(scored->exits[exit]->output.logProbs, plain.exits[exit]->output.logProbs);
    }
    const auto other = withReference(*scored, "two", normalisationOf("letters"));
    QCOMPARE(other->normalisation, std::string("letters"));
    QCOMPARE(other->exits[0]->errors->words.referenceLength(), std::int64_t(1));
    const auto none = withReference(*scored, std::nullopt, defaultNormalisation());
    QVERIFY(!none->reference && !none->exits[5]->errors);
}

void TestAnalyze::channelsAreChosen() {
    const auto& sound = test::murmurAnalysis()->waveform->samples;
    std::vector<float> stereo;
    for (const float sample : sound)
        stereo.insert(stereo.end(), {0.0F, sample});
    const fs::path path = write(dir_, "stereo.wav", stereo, 2);
    AnalyzeOptions options = test::twoThreads();
    options.channel = 1;
    const auto second = analyze(test::shippedRecogniser(), path, options);
    QCOMPARE(second->exits[5]->hypothesis.text, test::murmurAnalysis()->exits[5]->hypothesis.text);
    QCOMPARE(second->waveform->samples, sound); // 16 bits each
    options.channel = 2;
    QVERIFY(test::errorOf([&] {
                (void)analyze(test::shippedRecogniser(), path, options);
            }).starts_with(path.string() + ": "));
}

void TestAnalyze::errorsNameTheFile_data() {
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("said");
    const auto row = [](const char* name, const fs::path& path, const char* said) {
        QTest::newRow(name) << QString::fromStdString(path.string()) << said;
    };
    const fs::path dir = dir_.path().toStdString();
    row("missing", dir / "missing.wav", "");
    row("a folder", dir, "");
    writeFile(dir / "text.wav", "This is no sound.");
    row("no sound", dir / "text.wav", "");
    // 800 samples are 6 frames, one less than the first output frame takes.
    row("too short", write(dir_, "short.wav", std::vector<float>(800)),
        "too short to give one frame of output (frames of features: 6)");
    // 2000 positions of 40 ms are 80 s.
    row("too long", write(dir_, "long.wav", std::vector<float>(81 * 16000)),
        "a model like this takes 80 s of sound at most, and this is 80.96 s");
}

void TestAnalyze::errorsNameTheFile() {
    QFETCH(QString, path);
    QFETCH(QString, said);
    const std::string error = test::errorOf(
        [&] { (void)analyze(test::shippedRecogniser(), path.toStdString(), test::twoThreads()); });
    QVERIFY2(error.starts_with(path.toStdString() + ": "), error.c_str());
    QVERIFY2(error.find(said.toStdString()) != std::string::npos, error.c_str());
}

void TestAnalyze::tokenizersThatDoNotFitAreRefused() {
    const fs::path bundle = fs::path(dir_.path().toStdString()) / "bundle";
    fs::copy(test::sourceDir() / "resources/models/digits-early-conformer", bundle,
             fs::copy_options::recursive);
    std::string json = readFile(bundle / "model.json");
    const std::size_t at = json.find("\"blank\": 0");
    writeFile(bundle / "model.json", json.replace(at, 10, "\"blank\": 32"));
    const std::string error = test::errorOf([&] { (void)Recogniser(openModel(bundle)); });
    QVERIFY2(error.starts_with(bundle.string() + ": "), error.c_str());
}

void TestAnalyze::dumpsAreReadBack() {
    const fs::path path = fs::path(dir_.path().toStdString()) / "dump.safetensors";
    const Analysis& analysis = *test::murmurAnalysis();
    dumpAnalysis(analysis, path);
    const SafetensorsFile file = readSafetensors(path);
    QCOMPARE(file.tensors.size(), std::size_t(7));
    QVERIFY(equal(test::toMatrix(file.tensors.at("features")), *analysis.features));
    for (std::size_t exit = 0; exit < 6; ++exit) {
        const Tensor& tensor = file.tensors.at("exit." + std::to_string(exit) + ".log_probs");
        QVERIFY(tensor.type == DType::f32);
        QVERIFY(equal(test::toMatrix(tensor), *analysis.exits[exit]->output.logProbs));
    }
    QVERIFY(!test::errorOf([&] { dumpAnalysis(analysis, path / "below"); }).empty());
}

void TestAnalyze::aStretchIsAnalysedAlone() {
    AnalyzeOptions options = test::twoThreads();
    options.stretch = Stretch{0.5, 1.75};
    const auto part = analyze(test::shippedRecogniser(), test::murmur(), options);
    const auto& whole = test::murmurAnalysis()->waveform->samples;
    const int rate = part->waveform->sampleRate;
    QCOMPARE(part->waveform->samples.size(), static_cast<std::size_t>(1.25 * rate));
    QVERIFY(
        std::equal(part->waveform->samples.begin(), part->waveform->samples.end(), whole.begin() + rate / 2));
    QCOMPARE(part->exits.size(), std::size_t{6});
    QVERIFY(part->stretch == (Stretch{0.5, 1.75}));
    options.stretch = Stretch{-1, 1e9};
    QCOMPARE(analyze(test::shippedRecogniser(), test::murmur(), options)->waveform->samples, whole);
}

void TestAnalyze::stretchesOutsideTheSoundAreRefused() {
    for (const Stretch stretch : {Stretch{10, 20}, Stretch{2, 1}, Stretch{1, 1}, Stretch{NAN, 1}}) {
        AnalyzeOptions options = test::twoThreads();
        options.stretch = stretch;
        const std::string error =
            test::errorOf([&] { (void)analyze(test::shippedRecogniser(), test::murmur(), options); });
        QVERIFY(error.find("there is no sound from") != std::string::npos);
    }
}

QTEST_GUILESS_MAIN(TestAnalyze)
#include "test_analyze.moc"
