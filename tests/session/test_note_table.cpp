// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/manifest/csv.h"
#include "session/note_table.h"
#include "session/session_support.h"

using namespace offramp;
using namespace offramp::test;

namespace {

std::vector<NoteRow> rows() {
    return {{"one", "/a/one.wav", "", {0, {}, {}, "Plain", 0, 60}},
            {"one",
             "/a/one.wav",
             "layer 4",
             {0, 1, Stretch{0.5, 1.25}, "A \"quoted\", and\ntwo lines", 1764065745, 1764065745}},
            {"two", "/a/t,wo.wav", "", {1, {}, Stretch{0.1, 0.3}, "*stars* & <signs>", 0, 0}}};
}

} // namespace

class TestNoteTable : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void csvIsReadBack();
    void markdown();
    void writesWhatTheNameSays();
};

void TestNoteTable::csvIsReadBack() {
    const std::string text = notesCsv(rows());
    CsvReader reader(text, ',');
    std::vector<CsvRow> table;
    for (CsvRow row; reader.next(row);)
        table.push_back(row);
    using Cells = std::vector<std::string>;
    QCOMPARE(table.size(), std::size_t{4});
    QCOMPARE(table[0].cells, (Cells{"utterance", "audio", "exit", "exit_name", "begin_s", "end_s", "text",
                                    "created", "modified"}));
    QCOMPARE(table[1].cells, (Cells{"one", "/a/one.wav", "", "", "", "", "Plain", "1970-01-01T00:00:00Z",
                                    "1970-01-01T00:01:00Z"}));
    QCOMPARE(table[2].cells,
             (Cells{"one", "/a/one.wav", "2", "layer 4", "0.5", "1.25", "A \"quoted\", and\ntwo lines",
                    "2025-11-25T10:15:45Z", "2025-11-25T10:15:45Z"}));
    QCOMPARE(table[3].cells[1], std::string("/a/t,wo.wav"));
    QCOMPARE(table[3].cells[4], std::string("0.1"));
}

void TestNoteTable::markdown() {
    QCOMPARE(
        notesMarkdown(rows()),
        std::string("# Notes\n"
                    "\n## one\n\n"
                    "- Plain (1970-01-01T00:01:00Z)\n"
                    "- exit 2 (layer 4), 0.5–1.25 s: A \"quoted\", and\n  two lines (2025-11-25T10:15:45Z)\n"
                    "\n## two\n\n"
                    "- 0.1–0.3 s: \\*stars\\* & \\<signs\\> (1970-01-01T00:00:00Z)\n"));
}

void TestNoteTable::writesWhatTheNameSays() {
    const Folder dir;
    writeNotes(dir / "notes.csv", rows());
    QCOMPARE(readFile(dir / "notes.csv"), notesCsv(rows()));
    writeNotes(dir / "notes.md", rows());
    QCOMPARE(readFile(dir / "notes.md"), notesMarkdown(rows()));
    QVERIFY(errorOf([&] { writeNotes(dir / "absent/notes.md", rows()); }).find("cannot be written") !=
            std::string::npos);
}

QTEST_GUILESS_MAIN(TestNoteTable)
#include "test_note_table.moc"
