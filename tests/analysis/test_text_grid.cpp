// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/reference.h"
#include "analysis/text_grid.h"
#include "base/files.h"
#include "support/support.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace offramp;
namespace fs = std::filesystem;

class TestTextGrid : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void bothFormsGiveTheWords_data();
    void bothFormsGiveTheWords();
    void theTierOfWordsIsTaken();
    void utf16IsRead();
    void otherFilesAreRefused_data();
    void otherFilesAreRefused();
    void itIsFoundBesideARecording();

private:
    fs::path written(const std::string& text) {
        fs::path file = fs::path(dir_.path().toStdString()) / "said.TextGrid";
        writeFile(file, text);
        return file;
    }
    QTemporaryDir dir_;
};

namespace {

std::string head() {
    return "File type = \"ooTextFile\"\nObject class = \"TextGrid\"\n\n";
}

std::string shortTier(const std::string& name, const std::vector<std::string>& labels) {
    std::string tier = "\"IntervalTier\"\n\"" + name + "\"\n0\n2\n" + std::to_string(labels.size()) + "\n";
    for (const std::string& label : labels)
        tier += "0.5\n1\n\"" + label + "\"\n";
    return tier;
}

std::string shortGrid(const std::vector<std::string>& tiers) {
    std::string grid = head() + "0\n2\n<exists>\n" + std::to_string(tiers.size()) + "\n";
    for (const std::string& tier : tiers)
        grid += tier;
    return grid;
}

std::string longGrid() {
    return head() + R"(xmin = 0
xmax = 2
tiers? <exists>
size = 2
item []:
    item [1]:
        class = "TextTier"
        name = "clicks"
        xmin = 0
        xmax = 2
        points: size = 1
        points [1]:
            number = 0.5
            mark = "click"
    item [2]:
        class = "IntervalTier"
        name = "words"
        xmin = 0
        xmax = 2
        intervals: size = 4
        intervals [1]:
            xmin = 0
            xmax = 0.5
            text = "one"
        intervals [2]:
            xmin = 0.5
            xmax = 1
            text = ""
        intervals [3]:
            xmin = 1
            xmax = 1.5
            text = "a ""quoted"" word"
        intervals [4]:
            xmin = 1.5
            xmax = 2
            text = "sil"
)";
}

} // namespace

void TestTextGrid::bothFormsGiveTheWords_data() {
    QTest::addColumn<QByteArray>("grid");
    QTest::addColumn<QString>("text");
    QTest::newRow("long") << QByteArray::fromStdString(longGrid()) << "one a \"quoted\" word";
    QTest::newRow("short") << QByteArray::fromStdString(shortGrid({shortTier("x", {"one", "", " two\n"})}))
                           << "one two";
    QTest::newRow("no words") << QByteArray::fromStdString(shortGrid({shortTier("words", {})})) << "";
    QTest::newRow("byte order mark") << QByteArray::fromStdString(
                                            "\xef\xbb\xbf" + shortGrid({shortTier("words", {"caf\xc3\xa9"})}))
                                     << QString::fromUtf8("caf\xc3\xa9");
}

void TestTextGrid::bothFormsGiveTheWords() {
    QFETCH(QByteArray, grid);
    QTEST(QString::fromStdString(readTextGrid(written(grid.toStdString()))), "text");
}

void TestTextGrid::theTierOfWordsIsTaken() {
    const std::string phones = shortTier("phones", {"W", "AH", "N"});
    QCOMPARE(readTextGrid(written(shortGrid({phones, shortTier("anna - Words", {"one"})}))), "one");
    QCOMPARE(readTextGrid(written(shortGrid({phones, shortTier("notes", {"one"})}))), "W AH N");
}

void TestTextGrid::utf16IsRead() {
    const QString grid =
        QString::fromStdString(shortGrid({shortTier("words", {"na\xc3\xafve", "\xf0\x9f\x99\x82"})}));
    for (const bool bigEndian : {false, true}) {
        QStringEncoder encoder(bigEndian ? QStringConverter::Utf16BE : QStringConverter::Utf16LE,
                               QStringConverter::Flag::WriteBom);
        const QByteArray bytes = encoder(grid);
        QCOMPARE(readTextGrid(written(bytes.toStdString())), "na\xc3\xafve \xf0\x9f\x99\x82");
    }
}

void TestTextGrid::otherFilesAreRefused_data() {
    QTest::addColumn<QByteArray>("grid");
    const std::string whole = shortGrid({shortTier("words", {"one", "two"})});
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("another object") << QByteArray("File type = \"ooTextFile\"\nObject class = \"Sound 2\"\n");
    QTest::newRow("cut off") << QByteArray::fromStdString(whole.substr(0, whole.size() - 4));
    QTest::newRow("huge count") << QByteArray::fromStdString(head() + "0\n2\n<exists>\n1e300\n");
    QTest::newRow("no tiers") << QByteArray::fromStdString(head() + "0\n2\n<absent>\n");
    QTest::newRow("binary") << QByteArray("ooBinaryFile\x08TextGrid\0\0\0", 23);
}

void TestTextGrid::otherFilesAreRefused() {
    QFETCH(QByteArray, grid);
    const fs::path file = written(grid.toStdString());
    const std::string error = test::errorOf([&] { (void)readTextGrid(file); });
    QVERIFY(error.starts_with(file.string() + ": it "));
}

void TestTextGrid::itIsFoundBesideARecording() {
    const fs::path file = written(longGrid());
    QCOMPARE(findReference(fs::path(file).replace_extension(".wav")),
             std::optional<std::string>("one a \"quoted\" word"));
}

QTEST_GUILESS_MAIN(TestTextGrid)
#include "test_text_grid.moc"
