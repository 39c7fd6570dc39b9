// SPDX-License-Identifier: GPL-3.0-or-later
// A bundle's folder: which files it may name, and that it is written whole or not at all.
#include "base/error.h"
#include "base/files.h"
#include "model/bundle/bundle.h"
#include "support/support.h"
#include "support/tiny_models.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace offramp;
namespace fs = std::filesystem;

class TestBundleFiles : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void theFolderOrItsModelJsonIsNamed();
    void filesThatLieElsewhereAreRefused_data();
    void filesThatLieElsewhereAreRefused();
    void missingFilesAreNamed();
    void whatIsWrittenIsReadBack();
    void foldersThatExistStay();
    void nothingHalfDoneIsLeft();
    void parentsThatTakeNoFolderAreRefused();

private:
    [[nodiscard]] std::string refusal() const {
        return test::errorOf([&] { (void)readBundle(folder_); });
    }
    [[nodiscard]] std::vector<std::string> entries() const {
        std::vector<std::string> names;
        for (const auto& entry : fs::directory_iterator(dir_->path().toStdString()))
            names.push_back(entry.path().filename().string());
        return names;
    }

    std::unique_ptr<QTemporaryDir> dir_;
    fs::path folder_;
};

namespace {

ModelJson pieceModel() {
    ModelJson json = parseModelJson(test::tinyConformer().json.dump(), "made", {});
    json.description.tokenizer = {};
    json.description.tokenizer.type = TokenizerSpec::Type::sentencePiece;
    json.description.tokenizer.sentencePieceModel = std::string("\0piece\n", 7);
    return json;
}

} // namespace

void TestBundleFiles::init() {
    dir_ = std::make_unique<QTemporaryDir>();
    folder_ = fs::path(dir_->path().toStdString()) / "model";
}

void TestBundleFiles::theFolderOrItsModelJsonIsNamed() {
    test::tinyConformer().write(folder_);
    for (const fs::path& path : {folder_, folder_ / "model.json"}) {
        const Bundle bundle = readBundle(path);
        QCOMPARE(bundle.json.description.name, std::string("tiny"));
        QCOMPARE(bundle.weights, folder_ / "weights.safetensors");
    }
    QVERIFY(test::errorOf([&] {
                (void)readBundle(folder_.parent_path());
            }).ends_with(": is a folder without a model.json. Name a model bundle or a model's file."));
}

void TestBundleFiles::filesThatLieElsewhereAreRefused_data() {
    QTest::addColumn<QString>("name");
    for (const char* name : {"../outside", "/etc/hostname", "sub/file", "./weights.safetensors", "..", ".",
                             "sub/", "sub/../weights.safetensors"})
        QTest::newRow(name) << name;
}

void TestBundleFiles::filesThatLieElsewhereAreRefused() {
    QFETCH(QString, name);
    test::TinyModel model = test::tinyConformer();
    model.write(folder_ / "sub");
    model.write(folder_);
    writeFile(folder_ / "sub/file", "");
    writeFile(folder_.parent_path() / "outside", "");
    model.json["weights"] = name.toStdString();
    writeFile(folder_ / "model.json", model.json.dump());
    const std::string said = "names the file \"" + name.toStdString() + "\", which is not a plain file name";
    QVERIFY2(refusal().find(said) != std::string::npos, refusal().c_str());

    model.json["weights"] = "weights.safetensors";
    model.json["tokenizer"] = {
        {"type", "sentencepiece"}, {"model", name.toStdString()}, {"blank", 0}, {"ignore", {1}}};
    writeFile(folder_ / "model.json", model.json.dump());
    QVERIFY2(refusal().find(said) != std::string::npos, refusal().c_str());
}

void TestBundleFiles::missingFilesAreNamed() {
    test::TinyModel model = test::tinyConformer();
    model.write(folder_);
    fs::remove(folder_ / "weights.safetensors");
    QVERIFY(refusal().find("names the file \"weights.safetensors\", which isn't there") != std::string::npos);
    for (const bool empty : {false, true}) {
        if (empty) {
            model.json["weights"] = "";
        } else {
            model.json.erase("weights");
        }
        writeFile(folder_ / "model.json", model.json.dump());
        QVERIFY(refusal().find("the key \"weights\" is missing") != std::string::npos);
    }
}

void TestBundleFiles::whatIsWrittenIsReadBack() {
    writeBundle(folder_, pieceModel(),
                [](const fs::path& folder) { writeFile(folder / "weights.safetensors", "numbers"); });
    const Bundle bundle = readBundle(folder_);
    QCOMPARE(bundle.json.description.tokenizer.sentencePieceModel, std::string("\0piece\n", 7));
    QCOMPARE(readFile(bundle.weights), std::string("numbers"));
    QCOMPARE(entries(), std::vector<std::string>{"model"});
    // A name that ends in a slash is the same folder's.
    writeBundle(folder_.parent_path() / "other/", pieceModel(),
                [](const fs::path& folder) { writeFile(folder / "weights.safetensors", ""); });
    QVERIFY(fs::exists(folder_.parent_path() / "other/model.json"));
}

void TestBundleFiles::foldersThatExistStay() {
    const auto never = [](const fs::path&) {
        QFAIL("the weights are written though the folder is there");
    };
    fs::create_directory(folder_);
    writeFile(folder_ / "mine", "precious");
    fs::create_symlink("nowhere", folder_.parent_path() / "link");
    for (const char* name : {"model", "model/mine", "link"}) {
        const fs::path to = folder_.parent_path() / name;
        const std::string error = test::errorOf([&] { writeBundle(to, pieceModel(), never); });
        QVERIFY2(error.starts_with(to.string() + ": is there already."), error.c_str());
    }
    QCOMPARE(readFile(folder_ / "mine"), std::string("precious"));
    QCOMPARE(entries().size(), std::size_t(2));
}

void TestBundleFiles::nothingHalfDoneIsLeft() {
    const auto failing = [](const fs::path& folder) {
        writeFile(folder / "weights.safetensors", "half");
        throw Error("weights", msg("the disk is full"));
    };
    QVERIFY(!test::errorOf([&] { writeBundle(folder_, pieceModel(), failing); }).empty());
    QVERIFY(entries().empty());
}

void TestBundleFiles::parentsThatTakeNoFolderAreRefused() {
    writeFile(folder_.parent_path() / "file", "");
    // /proc takes none even from the superuser.
    for (const fs::path& to :
         {folder_ / "below", folder_.parent_path() / "file/below", fs::path("/proc/offramp")}) {
        const std::string error =
            test::errorOf([&] { writeBundle(to, pieceModel(), [](const fs::path&) {}); });
        QVERIFY2(error.starts_with(to.string() + ": cannot be made ("), error.c_str());
    }
    QCOMPARE(entries(), std::vector<std::string>{"file"});
}

QTEST_GUILESS_MAIN(TestBundleFiles)
#include "test_bundle_files.moc"
