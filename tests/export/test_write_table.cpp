// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/files.h"
#include "corpus/manifest/csv.h"
#include "export/write_table.h"
#include "support/support.h"

#include <nlohmann/json.hpp>

#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QtTest>

#include <clocale>
#include <cmath>
#include <limits>
#include <unistd.h>

using namespace offramp;
using nlohmann::json;

/// Tables as CSV, JSON, LaTeX and Markdown, read back where there is a reader.
class TestWriteTable : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void csvIsAsTheRfcHasIt();
    void csvIsReadBack();
    void jsonIsReadBack();
    void numbersAreReadBackToTheDigit();
    void numbersHaveTheCLocale();
    void latexIsEscaped();
    void longTablesAreBrokenOverPages();
    void latexIsCompiled();
    void markdownIsEscaped();
    void tablesWithoutRowsHaveTheirHeader();
    void columnsAreChosen();
    void theSameTableGivesTheSameBytes();
    void formatsAreToldByExtension();
    void aReadOnlyFolderLeavesTheOldFile();
    void aFullDiskLeavesTheOldFile();
};

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

/// What can go wrong in a cell, in a row each.
Table awkward() {
    Table table{"awkward", {{"model", "50 % \"deep\" & wide_model"}}, {}};
    table.columns.push_back({"text", "",
                             Column::Texts{"plain", "comma, \"quoted\"", "two\r\nlines", "", std::nullopt,
                                           "\\{}$&#^_~%<>|`--[*", " ", "Zoë ▁the"}});
    table.columns.push_back(
        {"count", "", Column::Integers{1, -2, std::nullopt, 9007199254740993, 0, 5, 6, 7}});
    table.columns.push_back(
        {"time_s", "s", Column::Reals{0.5, nan, infinity, -infinity, -0.00001, 1e-7, 1e22, -1.25}, 3});
    table.columns.push_back({"p", "", Column::Floats{0.1F, 1, 0, 0.5F, 0.25F, 1e-10F, std::nanf(""), 0.7F}});
    return table;
}

std::vector<std::vector<std::string>> readCsv(const std::string& text) {
    std::vector<std::vector<std::string>> rows;
    CsvReader reader(text, ',');
    for (CsvRow row; reader.next(row);) {
        if (row.broken) return {};
        rows.push_back(row.cells);
    }
    return rows;
}

bool mounts(const QStringList& arguments) {
    QProcess mount;
    mount.start("mount", arguments);
    return mount.waitForStarted() && mount.waitForFinished() && mount.exitCode() == 0;
}

} // namespace

void TestWriteTable::csvIsAsTheRfcHasIt() {
    const std::string text = tableText(awkward(), ExportFormat::csv);
    const std::string expected = "text,count,time_s,p\r\n"
                                 "plain,1,0.5,0.1\r\n"
                                 "\"comma, \"\"quoted\"\"\",-2,,1\r\n"
                                 "\"two\r\nlines\",,inf,0\r\n"
                                 ",9007199254740993,-inf,0.5\r\n"
                                 ",0,-1e-05,0.25\r\n"
                                 "\\{}$&#^_~%<>|`--[*,5,1e-07,1e-10\r\n"
                                 " ,6,1e+22,\r\n"
                                 "Zoë ▁the,7,-1.25,0.7\r\n";
    QCOMPARE(QString::fromStdString(text), QString::fromStdString(expected));
}

void TestWriteTable::csvIsReadBack() {
    const Table table = awkward();
    const auto rows = readCsv(tableText(table, ExportFormat::csv));
    QCOMPARE(rows.size(), table.rows() + 1);
    const auto& texts = std::get<Column::Texts>(table.columns[0].values);
    for (std::size_t row = 0; row < table.rows(); ++row) {
        QCOMPARE(rows[row + 1].size(), std::size_t(4));
        QCOMPARE(rows[row + 1][0], texts[row].value_or(""));
    }
}

void TestWriteTable::jsonIsReadBack() {
    const json file = json::parse(tableText(awkward(), ExportFormat::json));
    QCOMPARE(file.at("format").get<std::string>(), std::string("offramp-table"));
    QCOMPARE(file.at("version").get<int>(), 1);
    QCOMPARE(file.at("table").get<std::string>(), std::string("awkward"));
    QCOMPARE(file.at("about").at("model").get<std::string>(), std::string("50 % \"deep\" & wide_model"));
    QCOMPARE(file.at("columns").at(2), json({{"name", "time_s"}, {"type", "real"}, {"unit", "s"}}));
    QCOMPARE(file.at("columns").at(0), json({{"name", "text"}, {"type", "text"}, {"unit", nullptr}}));
    const json& rows = file.at("rows");
    QCOMPARE(rows.size(), std::size_t(8));
    QCOMPARE(rows.at(2).at(0).get<std::string>(), std::string("two\r\nlines"));
    QVERIFY(rows.at(3).at(0) == json("") && rows.at(4).at(0).is_null());
    QVERIFY(rows.at(2).at(1).is_null() && rows.at(1).at(2).is_null() && rows.at(6).at(3).is_null());
    QCOMPARE(rows.at(3).at(1).get<std::int64_t>(), 9007199254740993); // above 2⁵³
    QCOMPARE(rows.at(2).at(2).get<std::string>(), std::string("inf"));
    QCOMPARE(rows.at(3).at(2).get<std::string>(), std::string("-inf"));
    QCOMPARE(rows.at(0).at(3).get<float>(), 0.1F);
    Table invalid{"t", {}, {{"text", "", Column::Texts{std::string("a\xff")}}}};
    QCOMPARE(json::parse(tableText(invalid, ExportFormat::json)).at("rows").at(0).at(0).get<std::string>(),
             std::string("a\xEF\xBF\xBD"));
}

void TestWriteTable::numbersAreReadBackToTheDigit() {
    Column::Reals reals;
    for (double value = 1.0 / 3; value < 1e18; value *= -7.7)
        reals.push_back(value);
    const Table table{"t", {}, {{"x", "", reals}}};
    const auto rows = readCsv(tableText(table, ExportFormat::csv));
    const json file = json::parse(tableText(table, ExportFormat::json));
    for (std::size_t i = 0; i < reals.size(); ++i) {
        QVERIFY(std::strtod(rows[i + 1][0].c_str(), nullptr) == reals[i]);
        QVERIFY(file.at("rows").at(i).at(0).get<double>() == reals[i]);
    }
}

void TestWriteTable::numbersHaveTheCLocale() {
    const std::string before = std::setlocale(LC_ALL, nullptr);
    const std::string plain = tableText(awkward(), ExportFormat::csv);
    const std::string latex = tableText(awkward(), ExportFormat::latex);
    bool any = false;
    for (const char* name : {"de_DE.UTF-8", "de_DE.utf8", "fr_FR.UTF-8"})
        any = any || std::setlocale(LC_ALL, name) != nullptr;
    const std::string other = tableText(awkward(), ExportFormat::csv);
    const std::string otherLatex = tableText(awkward(), ExportFormat::latex);
    std::setlocale(LC_ALL, before.c_str());
    QVERIFY(plain == other && latex == otherLatex);
    if (!any) QSKIP("needs a locale with decimal commas: de_DE.UTF-8");
}

void TestWriteTable::latexIsEscaped() {
    const std::string text = tableText(awkward(), ExportFormat::latex);
    for (const char* part :
         {"\\begin{tabular}{lrrr}\n\\toprule\ntext & count & time\\_s & p \\\\\n\\midrule\n",
          "plain & 1 & 0.500 & 0.1000 \\\\\n", "comma, \"quoted\" & $-2$ & -- & 1.0000 \\\\\n",
          "two  lines & -- & $\\infty$ & 0.0000 \\\\\n", " & 9007199254740993 & $-\\infty$ & 0.5000 \\\\\n",
          "-- & 0 & 0.000 & 0.2500 \\\\\n", // −0.00001 has no sign with three decimals
          "\\textbackslash{}\\{\\}\\$\\&\\#\\textasciicircum{}\\_\\textasciitilde{}\\%\\textless{}"
          "\\textgreater{}\\textbar{}\\textasciigrave{}-{-}{[}{*} & 5 & 0.000 & 0.0000 \\\\\n",
          "\\textvisiblespace{} & 6 & ", "Zoë \\textvisiblespace{}the & 7 & $-1.250$ & 0.7000 \\\\\n",
          "\\bottomrule\n\\end{tabular}\n", "% model: 50 % \"deep\" & wide_model\n",
          "\\usepackage{booktabs}"})
        QVERIFY2(text.find(part) != std::string::npos, part);
}

void TestWriteTable::longTablesAreBrokenOverPages() {
    const auto textOf = [](std::size_t rows) {
        return tableText({"t", {}, {{"n", "", Column::Integers(rows, 1)}}}, ExportFormat::latex);
    };
    QVERIFY(textOf(45).find("longtable") == std::string::npos);
    const std::string text = textOf(46);
    QVERIFY(text.find("\\begin{longtable}{r}") != std::string::npos);
    QVERIFY(text.find("\\midrule\n\\endhead\n") != std::string::npos);
    QVERIFY(text.find("\\usepackage{longtable}") != std::string::npos);
}

void TestWriteTable::latexIsCompiled() {
    QString program = QStandardPaths::findExecutable("pdflatex");
    QStringList arguments{"-interaction=nonstopmode", "-halt-on-error"};
    if (program.isEmpty()) {
        program = QStandardPaths::findExecutable("tectonic");
        arguments.clear();
    }
    if (program.isEmpty()) QSKIP("needs pdflatex (with booktabs and longtable) or tectonic");
    QTemporaryDir folder;
    const std::filesystem::path path = folder.path().toStdString();
    Table many{"many", {}, {{"word", "", Column::Texts(100, "[a_b")}, {"n", "", Column::Reals(100, -0.5)}}};
    writeTable(path / "awkward.tex", awkward(), ExportFormat::latex);
    writeTable(path / "many.tex", many, ExportFormat::latex);
    writeFile(path / "paper.tex",
              "\\documentclass{article}\n\\usepackage{booktabs}\n\\usepackage{longtable}\n"
              "\\begin{document}\n\\input{awkward}\n\\input{many}\n\\end{document}\n");
    QProcess process;
    process.setWorkingDirectory(folder.path());
    process.start(program, arguments + QStringList{"paper.tex"});
    QVERIFY(process.waitForFinished(120000));
    const QByteArray output = process.readAllStandardOutput();
    QVERIFY2(process.exitCode() == 0, output.constData());
    QVERIFY(!output.contains("Missing character"));
    QVERIFY(QFile::exists(folder.filePath("paper.pdf")));
}

void TestWriteTable::markdownIsEscaped() {
    const QStringList lines =
        QString::fromStdString(tableText(awkward(), ExportFormat::markdown)).split('\n');
    QCOMPARE(lines[0], QString("| text | count | time\\_s | p |"));
    QCOMPARE(lines[1], QString("| :-- | --: | --: | --: |"));
    QCOMPARE(lines[2], QString("| plain | 1 | 0.500 | 0.1000 |"));
    QCOMPARE(lines[3], QString("| comma, \"quoted\" | -2 | – | 1.0000 |"));
    QCOMPARE(lines[4], QString("| two  lines | – | ∞ | 0.0000 |"));
    QCOMPARE(lines[6], QString("| – | 0 | 0.000 | 0.2500 |"));
    QCOMPARE(lines[7], QString("| \\\\{}\\$\\&\\#^\\_\\~%\\<\\>\\|\\`--\\[\\* | 5 | 0.000 | 0.0000 |"));
    QVERIFY(lines[8].startsWith("| ␣ | 6 |"));
    QCOMPARE(lines.size(), 11); // the last line has its end
}

void TestWriteTable::tablesWithoutRowsHaveTheirHeader() {
    const Table table{"t", {}, {{"a", "", Column::Texts{}}, {"b_s", "s", Column::Reals{}}}};
    QCOMPARE(tableText(table, ExportFormat::csv), std::string("a,b_s\r\n"));
    const json file = json::parse(tableText(table, ExportFormat::json));
    QCOMPARE(file.at("columns").size(), std::size_t(2));
    QVERIFY(file.at("rows").empty());
    QCOMPARE(tableText(table, ExportFormat::markdown), std::string("| a | b\\_s |\n| :-- | --: |\n"));
}

void TestWriteTable::columnsAreChosen() {
    const std::vector<std::string> names{"p", "text"};
    const Table chosen = withColumns(awkward(), names);
    QCOMPARE(chosen.columns.size(), std::size_t(2));
    QCOMPARE(chosen.columns[0].name, std::string("p"));
    QCOMPARE(chosen.rows(), std::size_t(8));
    const std::vector<std::string> wrong{"q"};
    QCOMPARE(test::errorOf([&] { (void)withColumns(awkward(), wrong); }),
             std::string("awkward: the table has no column \"q\". Choose of text, count, time_s, p."));
}

void TestWriteTable::theSameTableGivesTheSameBytes() {
    for (const ExportFormat format :
         {ExportFormat::csv, ExportFormat::json, ExportFormat::latex, ExportFormat::markdown})
        QVERIFY(tableText(awkward(), format) == tableText(awkward(), format));
}

void TestWriteTable::formatsAreToldByExtension() {
    QVERIFY(formatOfFile("a.csv") == ExportFormat::csv && formatOfFile("a.b.TEX") == ExportFormat::latex);
    QVERIFY(formatOfFile("x/a.TextGrid") == ExportFormat::textGrid);
    QVERIFY(formatOfFile("a.textgrid") == ExportFormat::textGrid &&
            formatOfFile("a.md") == ExportFormat::markdown);
    QVERIFY(!formatOfFile("csv") && !formatOfFile("a.txt") && !formatOfFile(""));
    for (const FormatDescription& each : exportFormats()) {
        QVERIFY(findFormat(each.id) == each.format);
        QVERIFY(formatOfFile("file." + std::string(each.extension)) == each.format);
    }
    QVERIFY(!findFormat("xlsx"));
}

void TestWriteTable::aReadOnlyFolderLeavesTheOldFile() {
    QTemporaryDir folder;
    const bool root = ::geteuid() == 0; // it may write in any folder, but for a file system that is read-only
    if (root && !mounts({"-t", "tmpfs", "tmpfs", folder.path()}))
        QSKIP("needs another user than root, or the right to mount");
    const std::filesystem::path file = folder.filePath("old.csv").toStdString();
    writeFile(file, "old");
    const auto closed = QFile::ReadOwner | QFile::ExeOwner;
    QVERIFY(root ? mounts({"-o", "remount,ro", folder.path()})
                 : QFile::setPermissions(folder.path(), closed));
    const std::string sentence = test::errorOf([&] { writeTable(file, awkward(), ExportFormat::csv); });
    const std::string kept = readFile(file);
    const auto files = QDir(folder.path()).entryList(QDir::Files | QDir::Hidden).size();
    root ? QProcess::execute("umount", {folder.path()}) == 0
         : QFile::setPermissions(folder.path(), closed | QFile::WriteOwner);
    const char* reason = root ? "(Read-only file system)" : "(Permission denied)";
    QVERIFY2(sentence.find(reason) != std::string::npos, sentence.c_str());
    QVERIFY2(sentence.starts_with(file.string() + ": cannot be written"), sentence.c_str());
    QCOMPARE(kept, std::string("old"));
    QCOMPARE(files, 1);
}

void TestWriteTable::aFullDiskLeavesTheOldFile() {
    QTemporaryDir folder;
    if (!mounts({"-t", "tmpfs", "-o", "size=64k", "tmpfs", folder.path()}))
        QSKIP("needs the right to mount a small tmpfs");
    const std::filesystem::path file = folder.filePath("old.csv").toStdString();
    writeFile(file, "old");
    const Table large{"t", {}, {{"x", "", Column::Reals(100000, 1.0 / 3)}}};
    const std::string sentence = test::errorOf([&] { writeTable(file, large, ExportFormat::csv); });
    const std::string kept = readFile(file);
    const auto files = QDir(folder.path()).entryList(QDir::Files | QDir::Hidden).size();
    QProcess::execute("umount", {folder.path()});
    QVERIFY2(sentence.find("cannot be written (No space left on device)") != std::string::npos,
             sentence.c_str());
    QCOMPARE(kept, std::string("old"));
    QCOMPARE(files, 1);
}

QTEST_GUILESS_MAIN(TestWriteTable)
#include "test_write_table.moc"
