// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/load.h"
#include "audio/write.h"
#include "base/error.h"
#include "base/files.h"
#include "corpus/recipe.h"
#include "support/support.h"

#include <nlohmann/json.hpp>

#include <QTemporaryDir>
#include <QtTest>

using namespace offramp;
using nlohmann::json;
namespace fs = std::filesystem;

class TestRecipe : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void theShippedRecipeIsRead();
    void missingAndWrongKeysAreNamed_data();
    void missingAndWrongKeysAreNamed();
    void otherFilesAreRefused();
    void recordingsAreMade();
    void theFirstFolderThatExistsIsTaken();
    void olderRecordingsAreReplaced();
    void missingPromptsAreNamed();
    void foldersThatCannotBeMadeAreNamed();

private:
    [[nodiscard]] fs::path dir() const { return dir_->path().toStdString(); }
    /// Two prompts, 1 and 2, at 8000 Hz and 16000 Hz, 0.1 s each.
    [[nodiscard]] json recipe() const {
        return {{"package", "some-sounds"},
                {"folders", {(dir() / "absent").string(), (dir() / "prompts").string()}},
                {"sample_rate", 16000},
                {"margin", 0.05},
                {"prompts", {{"n/1", "one"}, {"n/2", "number two"}}},
                {"utterances",
                 {{{"name", "a"}, {"gap", 0.02}, {"parts", {"n/1", "n/2", "n/1"}}},
                  {{"name", "b"}, {"gap", 0.0}, {"parts", {"n/2"}}}}}};
    }
    [[nodiscard]] Recipe read(const json& document) const {
        writeFile(dir() / "recipe.json", document.dump());
        return readRecipe(dir() / "recipe.json");
    }
    std::unique_ptr<QTemporaryDir> dir_;
};

void TestRecipe::init() {
    dir_ = std::make_unique<QTemporaryDir>();
    fs::create_directories(dir() / "prompts/n");
    (void)writeAudio(dir() / "prompts/n/1.wav", Waveform{std::vector<float>(800, 0.25F), 8000});
    (void)writeAudio(dir() / "prompts/n/2.wav", Waveform{std::vector<float>(1600, -0.5F), 16000});
}

void TestRecipe::theShippedRecipeIsRead() {
    const Recipe recipe = readRecipe(test::sourceDir() / "resources/demo/digits.json");
    QCOMPARE(recipe.package, std::string("asterisk-core-sounds-en-wav"));
    QCOMPARE(recipe.sampleRate, 16000);
    QVERIFY(recipe.utterances.size() >= 5);
    for (const auto& utterance : recipe.utterances) {
        QVERIFY(!utterance.parts.empty());
        // "digits-758" says seven five eight.
        std::string digits = "digits-";
        for (const auto& part : utterance.parts)
            digits += part.prompt.substr(7);
        QCOMPARE(utterance.name, digits);
    }
}

void TestRecipe::missingAndWrongKeysAreNamed_data() {
    QTest::addColumn<QString>("pointer");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("named");
    for (const char* key : {"package", "folders", "sample_rate", "margin", "prompts", "utterances"}) {
        QTest::addRow("no %s", key) << QString("/") + key << "" << key;
        QTest::addRow("wrong %s", key) << QString("/") + key << R"({"a": [1]})" << key;
    }
    for (const char* key : {"name", "gap", "parts"}) {
        QTest::addRow("no utterances[1].%s", key)
            << QString("/utterances/1/") + key << "" << QString("utterances[1].") + key;
        QTest::addRow("wrong utterances[1].%s", key)
            << QString("/utterances/1/") + key << "null" << QString("utterances[1].") + key;
    }
    QTest::newRow("unknown prompt") << "/utterances/1/parts"
                                    << R"(["n/3"])"
                                    << "utterances[1].parts";
    QTest::newRow("elsewhere") << "/utterances/1/name"
                               << R"("../b")"
                               << "utterances[1].name";
    QTest::newRow("no name") << "/utterances/1/name"
                             << R"("")"
                             << "utterances[1].name";
    QTest::newRow("overlap") << "/utterances/1/gap"
                             << "-1"
                             << "utterances[1].gap";
    QTest::newRow("margin") << "/margin"
                            << "-0.1"
                            << "margin";
    QTest::newRow("rate") << "/sample_rate"
                          << "0"
                          << "sample_rate";
}

void TestRecipe::missingAndWrongKeysAreNamed() {
    QFETCH(QString, pointer);
    QFETCH(QString, value);
    QFETCH(QString, named);
    json document = recipe();
    const json::json_pointer at(pointer.toStdString());
    if (value.isEmpty()) {
        document[at.parent_pointer()].erase(at.back());
    } else {
        document[at] = json::parse(value.toStdString());
    }
    const std::string error = test::errorOf([&] { (void)read(document); });
    const std::string start = (dir() / "recipe.json").string() + ": isn't a recipe for recordings: \"" +
                              named.toStdString() + "\" ";
    QVERIFY2(error.starts_with(start), error.c_str());
}

void TestRecipe::otherFilesAreRefused() {
    const fs::path file = dir() / "recipe.json";
    QVERIFY(test::errorOf([&] { (void)readRecipe(file); }).starts_with(file.string() + ": "));
    for (const char* text : {"", "utterances:", "[]", "7"}) {
        writeFile(file, text);
        QVERIFY(test::errorOf([&] { (void)readRecipe(file); }).starts_with(file.string() + ": isn't "));
    }
}

void TestRecipe::recordingsAreMade() {
    const auto files = makeRecordings(read(recipe()), dir() / "out/deep");
    QCOMPARE(files, (std::vector<fs::path>{dir() / "out/deep/a.wav", dir() / "out/deep/b.wav"}));
    QCOMPARE(readFile(dir() / "out/deep/a.txt"), std::string("one number two one\n"));
    QCOMPARE(readFile(dir() / "out/deep/b.txt"), std::string("number two\n"));
    // b: a margin of 0.05 s, the prompt's 0.1 s, a margin: 800 + 1600 + 800.
    const Waveform second = loadWaveform(files[1]);
    QCOMPARE(second.sampleRate, 16000);
    QCOMPARE(second.samples.size(), std::size_t(3200));
    for (std::size_t i = 0; i < 3200; ++i)
        QCOMPARE(second.samples[i], i >= 800 && i < 2400 ? -0.5F : 0.0F);
    // a: 800, then 1600 (resampled from 800), a gap of 320, 1600, 320, 1600, then 800.
    const Waveform first = loadWaveform(files[0]);
    QCOMPARE(first.samples.size(), std::size_t(800 + 1600 + 320 + 1600 + 320 + 1600 + 800));
    QCOMPARE(first.samples[2720], -0.5F);
    QCOMPARE(first.samples[4319], -0.5F);
    QCOMPARE(first.samples[2719], 0.0F);
    QCOMPARE(first.samples[4320], 0.0F);
    QVERIFY(std::abs(first.samples[1600] - 0.25F) < 0.01F); // the middle of the first prompt
}

void TestRecipe::theFirstFolderThatExistsIsTaken() {
    fs::create_directories(dir() / "absent/n"); // the first folder is there now, with other sounds
    (void)writeAudio(dir() / "absent/n/2.wav", Waveform{std::vector<float>(160, 0.125F), 16000});
    json document = recipe();
    document["utterances"].erase(0);
    const auto files = makeRecordings(read(document), dir() / "out");
    QCOMPARE(loadWaveform(files[0]).samples.size(), std::size_t(800 + 160 + 800));
}

void TestRecipe::olderRecordingsAreReplaced() {
    fs::create_directory(dir() / "out");
    writeFile(dir() / "out/b.wav", "old");
    writeFile(dir() / "out/b.txt", "old");
    writeFile(dir() / "out/mine", "mine");
    const auto first = makeRecordings(read(recipe()), dir() / "out");
    const std::string bytes = readFile(first[0]);
    QCOMPARE(readFile(dir() / "out/b.txt"), std::string("number two\n"));
    QCOMPARE(readFile(dir() / "out/mine"), std::string("mine"));
    // The same again is the same to the byte.
    (void)makeRecordings(read(recipe()), dir() / "out");
    QCOMPARE(readFile(first[0]), bytes);
}

void TestRecipe::missingPromptsAreNamed() {
    fs::remove(dir() / "prompts/n/2.wav");
    const std::string missing = test::errorOf([&] { (void)makeRecordings(read(recipe()), dir() / "out"); });
    QVERIFY2(missing.starts_with((dir() / "prompts/n/2.wav").string() + ": "), missing.c_str());
    fs::remove_all(dir() / "prompts");
    QCOMPARE(test::errorOf([&] { (void)makeRecordings(read(recipe()), dir() / "out"); }),
             (dir() / "absent").string() +
                 ": the prompts that the demonstration is made from aren't installed. "
                 "Install the Debian package some-sounds.");
}

void TestRecipe::foldersThatCannotBeMadeAreNamed() {
    writeFile(dir() / "file", "");
    const std::string error =
        test::errorOf([&] { (void)makeRecordings(read(recipe()), dir() / "file/out"); });
    QVERIFY2(error.starts_with((dir() / "file/out").string() + ": cannot be made ("), error.c_str());
}

QTEST_GUILESS_MAIN(TestRecipe)
#include "test_recipe.moc"
