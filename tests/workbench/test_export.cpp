// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/text_grid.h"
#include "base/files.h"
#include "bench/corpus_bench.h"
#include "bench/errors_view.h"
#include "bench/overthinking_view.h"
#include "bench/trade_off_view.h"
#include "bench/utterance_table.h"
#include "bench/utterance_view.h"
#include "compare/compare_view.h"
#include "corpus/made_results.h"
#include "corpus/manifest/csv.h"
#include "corpus/write_results.h"
#include "export/export_analysis.h"
#include "hypotheses/hypotheses_view.h"
#include "ladder/ladder_pane.h"
#include "message/message_bar.h"
#include "model/formats/zip_archive.h"
#include "nbest/nbest_view.h"
#include "posteriorgram/posteriorgram_pane.h"
#include "stack/time_stack.h"
#include "strategy/strategy_panel.h"
#include "support/gui.h"
#include "support/support.h"
#include "traces/trace_plot.h"
#include "workbench/corpus/corpus_page.h"
#include "workbench/export/export_controller.h"

#include <QTemporaryDir>
#include <QtTest>
#include <QtWidgets>

#include <sstream>

using namespace offramp;

/// "Export data…" in the real window: what each view offers, and the way to a file.
class TestExport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup() { QSettings().clear(); }
    void eachViewOffersItsData();
    void hypothesesHaveTheColumnsShown();
    void comparedRowsKeepTheirOrder();
    void theLadderExportsWordsAndTokens();
    void framesAreExported();
    void nBestListsAreOfTheExitShown();
    void theDialogWritesTheFile();
    void theSuffixThatIsTypedCounts();
    void whatWasShownIsWrittenWhileARunGoesOn();
    void failuresAreSaid();
    void nothingShownIsSaid();
    void viewsHaveItInTheirMenus();
    void theBenchExportsItsTables();

private:
    [[nodiscard]] QString path(const char* name) const { return dir_.filePath(QString::fromLatin1(name)); }
    static QString murmur() {
        return QString::fromStdString((test::dataDir() / "shipping/murmur.flac").string());
    }
    static bool open(MainWindow& window) {
        window.show();
        window.workbench().openModel(test::shippedModel());
        window.openFiles({murmur()});
        return test::waitUntilIdle(window);
    }
    static const std::shared_ptr<const Analysis>& shown(MainWindow& window) {
        return window.workbench().currentUtterance()->shown.analysis;
    }
    static QList<DataExport> choices(MainWindow& window, const QWidget& view) {
        return window.dataExport().choicesFor(&view);
    }
    static QStringList filters(const QList<DataExport>& choices) {
        QStringList list;
        for (const DataExport& each : choices)
            list.append(each.filter());
        return list;
    }
    static std::string textOf(const DataExport& what) {
        std::ostringstream out;
        what.write(out);
        return std::move(out).str();
    }
    static const DataExport& find(const QList<DataExport>& choices, const QString& filter) {
        return chosenExport(choices, filter, {});
    }
    static std::vector<std::vector<std::string>> rowsOf(const std::string& csv) {
        std::vector<std::vector<std::string>> rows;
        CsvReader reader(csv, ',');
        for (CsvRow row; reader.next(row);)
            rows.push_back(row.cells);
        return rows;
    }
    static bool writes(MainWindow& window, const std::function<void()>& act) {
        QSignalSpy spy(&window.dataExport(), &ExportController::written);
        act();
        return spy.count() > 0 || spy.wait(20000);
    }

    QTemporaryDir dir_;
};

void TestExport::initTestCase() {
    test::isolateSettings();
    test::writeResults(path("small.offramp").toStdString(), test::smallResults());
}

void TestExport::eachViewOffersItsData() {
    MainWindow window;
    QVERIFY(open(window));
    QCOMPARE(filters(choices(window, window.hypotheses())),
             (QStringList{"Hypotheses as CSV (*.csv)", "Hypotheses as JSON (*.json)",
                          "Hypotheses as LaTeX (*.tex)", "Hypotheses as Markdown (*.md)"}));
    QCOMPARE(choices(window, window.compare()).size(), 4);
    QVERIFY(choices(window, window.nBest()).isEmpty()); // decoded greedily
    QVERIFY(
        filters(choices(window, window.stack().entropy())).contains("Frame traces as NumPy (NPZ) (*.npz)"));
    QVERIFY(
        filters(choices(window, window.stack().maxProbability())).contains("Frame traces as CSV (*.csv)"));
    QCOMPARE(choices(window, window.stack().posteriorgram()).size(), 4);
    QVERIFY(filters(choices(window, window.stack().ladder()))
                .contains("Words and tokens with times as Praat TextGrid (*.TextGrid)"));
    // Of a view without data, what the tab in front has.
    QCOMPARE(choices(window, window.strategy()).constFirst().id, QString("hypotheses"));
    QVERIFY(window.showTab(QStringLiteral("compare")));
    QVERIFY(
        QTest::qWaitFor([&] { return choices(window, window.strategy()).constFirst().id == "measures"; }));
}

void TestExport::hypothesesHaveTheColumnsShown() {
    MainWindow window;
    QVERIFY(open(window));
    const auto header = [&] {
        const auto list = choices(window, window.hypotheses());
        return rowsOf(textOf(list.constFirst())).front();
    };
    const auto has = [&](const char* name) {
        const auto names = header();
        return std::ranges::find(names, name) != names.end();
    };
    QVERIFY(has("entropy_normalised") && !has("margin"));
    window.hypotheses().columns().choose(HypothesesColumns::keyOf(measureOf("margin")), true);
    QVERIFY(has("margin"));
    const auto rows = rowsOf(textOf(choices(window, window.hypotheses()).constFirst()));
    QCOMPARE(rows.size(), std::size_t(7));
    QCOMPARE(rows[6][5], shown(window)->exits[5]->hypothesis.text);
    // A table for a page has what is in sight alone.
    const std::string page =
        textOf(find(choices(window, window.hypotheses()), "Hypotheses as Markdown (*.md)"));
    QVERIFY2(page.starts_with("| exit | after\\_layer | text |"), page.substr(0, 200).c_str());
    QVERIFY(page.find("| margin |") != std::string::npos && page.find("reference") == std::string::npos);
}

void TestExport::comparedRowsKeepTheirOrder() {
    MainWindow window;
    QVERIFY(open(window));
    const auto measuresIn = [&] {
        std::vector<std::string> names;
        for (const auto& row : rowsOf(textOf(choices(window, window.compare()).constFirst())))
            names.push_back(row[1] + " " + row[2]);
        return names;
    };
    const auto before = measuresIn();
    QCOMPARE(static_cast<int>(before.size()), window.compare().comparison().rowCount() + 1);
    QCOMPARE(before[1], std::string("threshold entropy_normalised"));
    window.compare().table().sortByColumn(CompareModel::measureColumn, Qt::DescendingOrder);
    const auto after = measuresIn();
    QVERIFY(before != after);
    auto sortedBefore = before;
    auto sortedAfter = after;
    std::ranges::sort(sortedBefore);
    std::ranges::sort(sortedAfter);
    QVERIFY(sortedBefore == sortedAfter);
}

void TestExport::theLadderExportsWordsAndTokens() {
    MainWindow window;
    QVERIFY(open(window));
    const auto list = choices(window, window.stack().ladder());
    writeFile(path("a.TextGrid").toStdString(), textOf(list.constFirst()));
    const auto tiers = readTextGridTiers(path("a.TextGrid").toStdString());
    QCOMPARE(tiers.size(), std::size_t(12));
    QCOMPARE(wordsOfTier(tiers[10]), shown(window)->exits[5]->hypothesis.text);
    window.stack().setCurrentExit(1);
    const auto second = choices(window, window.stack().ladder());
    QVERIFY(filters(second).contains("Words of exit 2 as CTM (*.ctm)"));
    QVERIFY(textOf(find(second, "Words of exit 2 as CTM (*.ctm)")).starts_with(";; murmur: exit 2, layer 4"));
    QVERIFY(filters(second).contains("Phrases of exit 2 as SRT subtitles (*.srt)"));
}

void TestExport::framesAreExported() {
    MainWindow window;
    QVERIFY(open(window));
    const auto traces = choices(window, window.stack().entropy());
    const std::int64_t frames = shown(window)->exits[0]->output.logProbs->rows();
    QCOMPARE(static_cast<std::int64_t>(rowsOf(textOf(traces.constFirst())).size()), 6 * frames + 1);
    writeFile(path("a.npz").toStdString(),
              textOf(choices(window, window.stack().posteriorgram()).constFirst()));
    const ZipArchive archive(path("a.npz").toStdString());
    QVERIFY(archive.find("exit1_log_probs.npy") != nullptr && archive.find("exit6_log_probs.npy") != nullptr);
    const auto shownOnly =
        find(choices(window, window.stack().posteriorgram()), "Log-probabilities of exit 6 as CSV (*.csv)");
    QCOMPARE(static_cast<std::int64_t>(rowsOf(textOf(shownOnly)).size()), frames + 1);
}

void TestExport::nBestListsAreOfTheExitShown() {
    MainWindow window;
    QVERIFY(open(window));
    DecoderOptions beam;
    beam.kind = DecoderOptions::Kind::beam;
    beam.beam.nbest = 3;
    window.workbench().setDecoder(beam);
    QVERIFY(test::waitUntilIdle(window));
    window.nBest().setCurrentExit(4);
    const auto rows = rowsOf(textOf(choices(window, window.nBest()).constFirst()));
    QCOMPARE(static_cast<int>(rows.size()), window.nBest().hypotheses().rowCount() + 1);
    QCOMPARE(rows[1][1], std::string("5"));
}

void TestExport::theDialogWritesTheFile() {
    MainWindow window;
    QVERIFY(open(window));
    window.hypotheses().setFocus();
    QTest::keyClick(&window.hypotheses(), Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
    auto* dialog = window.findChild<QFileDialog*>();
    QVERIFY(dialog != nullptr);
    QVERIFY(dialog->selectedFiles().constFirst().endsWith("murmur-hypotheses.csv"));
    dialog->setDirectory(dir_.path());
    dialog->selectNameFilter("Hypotheses as JSON (*.json)");
    dialog->selectFile(path("window.json"));
    QVERIFY(writes(window, [&] { static_cast<QDialog*>(dialog)->accept(); }));
    const QJsonObject json =
        QJsonDocument::fromJson(QByteArray::fromStdString(readFile(path("window.json").toStdString())))
            .object();
    QCOMPARE(json["table"].toString(), QString("hypotheses"));
    QVERIFY(window.statusBar()->currentMessage().contains("window.json"));
    // The folder and the way are those of last time.
    window.action(QStringLiteral("file.exportData"))->trigger();
    const auto dialogs = window.findChildren<QFileDialog*>();
    QCOMPARE(dialogs.constLast()->selectedNameFilter(), QString("Hypotheses as JSON (*.json)"));
    QCOMPARE(QFileInfo(dialogs.constLast()->directory().path()).canonicalFilePath(),
             QFileInfo(dir_.path()).canonicalFilePath());
    dialogs.constLast()->reject();
}

void TestExport::theSuffixThatIsTypedCounts() {
    MainWindow window;
    QVERIFY(open(window));
    const auto list = choices(window, window.hypotheses());
    const QString csv = "Hypotheses as CSV (*.csv)";
    QVERIFY(chosenExport(list, csv, "a.csv").format == ExportFormat::csv);
    QVERIFY(chosenExport(list, csv, "a.MD").format == ExportFormat::markdown);
    QVERIFY(chosenExport(list, csv, "a.txt").format == ExportFormat::csv);
    QVERIFY(chosenExport(list, "Hypotheses as LaTeX (*.tex)", "a").format == ExportFormat::latex);
    QVERIFY(chosenExport(list, "nonsense", "a").format == ExportFormat::csv);
}

void TestExport::whatWasShownIsWrittenWhileARunGoesOn() {
    MainWindow window;
    window.show();
    test::writeNoise(path("long.wav").toStdString(), 60, 3);
    QSignalSpy written(&window.dataExport(), &ExportController::written);
    std::size_t exits = 0; // when it was exported
    connect(&window.workbench(), &Workbench::resultChanged, &window, [&] {
        const auto& analysis = shown(window);
        if (exits > 0 || !analysis || analysis->exits.empty()) return;
        exits = analysis->exits.size();
        const QList<DataExport> list = choices(window, window.stack().entropy());
        window.dataExport().writer().write(find(list, "Frame traces as NumPy (NPZ) (*.npz)"),
                                           path("partial.npz").toStdString());
    });
    window.workbench().openModel(test::shippedModel());
    window.openFiles({path("long.wav")});
    QVERIFY(test::waitUntilIdle(window));
    QVERIFY(written.count() == 1 || written.wait(20000));
    QCOMPARE(exits, std::size_t(1)); // the run went on
    QCOMPARE(shown(window)->exits.size(), std::size_t(6));
    const ZipArchive archive(path("partial.npz").toStdString());
    QVERIFY(archive.find("exit1_margin.npy") != nullptr);
    QVERIFY(archive.find("exit2_margin.npy") == nullptr);
}

void TestExport::failuresAreSaid() {
    MainWindow window;
    QVERIFY(open(window));
    QSignalSpy failed(&window.dataExport(), &ExportController::failed);
    const QList<DataExport> list = choices(window, window.hypotheses());
    window.dataExport().writer().write(list.constFirst(), path("no/such/folder.csv").toStdString());
    QVERIFY(failed.wait(20000));
    bool said = false;
    for (const MessageBar* bar : window.findChildren<MessageBar*>())
        said = said || (bar->isVisible() && bar->text().contains("folder.csv"));
    QVERIFY(said);
}

void TestExport::nothingShownIsSaid() {
    MainWindow window;
    window.show();
    QSignalSpy nothing(&window.dataExport(), &ExportController::nothingToExport);
    window.action(QStringLiteral("file.exportData"))->trigger();
    QCOMPARE(nothing.count(), 1);
    QVERIFY(window.findChild<QFileDialog*>() == nullptr);
    QVERIFY(!window.statusBar()->currentMessage().isEmpty());
}

void TestExport::viewsHaveItInTheirMenus() {
    MainWindow window;
    QVERIFY(open(window));
    const TimeStack& stack = window.stack();
    for (QWidget* view : std::initializer_list<QWidget*>{
             &window.hypotheses(), &window.compare().table(), &window.nBest().table(), &stack.ladder(),
             &stack.entropy(), &stack.maxProbability(), &stack.posteriorgram()}) {
        auto* action = view->findChild<QAction*>("export.view", Qt::FindDirectChildrenOnly);
        QVERIFY2(action != nullptr, view->metaObject()->className());
        QVERIFY(view->actions().contains(action));
        QCOMPARE(view->contextMenuPolicy(), Qt::ActionsContextMenu);
    }
    // From its menu, whatever has the keyboard.
    window.hypotheses().setFocus();
    stack.ladder().findChild<QAction*>("export.view")->trigger();
    auto* dialog = window.findChild<QFileDialog*>();
    QVERIFY(dialog != nullptr && dialog->nameFilters().constFirst().contains("TextGrid"));
    dialog->reject();
}

void TestExport::theBenchExportsItsTables() {
    MainWindow window;
    window.show();
    window.openFiles({path("small.offramp")});
    QVERIFY(QTest::qWaitFor([&] { return window.isIdle(); }, 60000));
    CorpusBench& bench = window.corpus().bench();
    QVERIFY(bench.subject());
    const auto utterances = choices(window, bench.utterances().table());
    bench.utterances().utterances().sort(CorpusModel::durationColumn, Qt::AscendingOrder);
    const auto sorted = choices(window, bench.utterances().table());
    const auto idsOf = [](const DataExport& what) {
        std::string ids;
        for (const auto& row : rowsOf(textOf(what)))
            ids += row[0];
        return ids;
    };
    QCOMPARE(idsOf(utterances.constFirst()), std::string("idabcde"));
    QCOMPARE(idsOf(sorted.constFirst()), std::string("iddbcae")); // 0.5, 1, 1.5, 2 s, not known
    const auto curves = choices(window, bench.tradeOff());
    QCOMPARE(curves.constFirst().id, QString("sweep"));
    QVERIFY(textOf(curves.constFirst()).starts_with("curve,threshold,average_layer,wer,"));
    const auto tabOf = [&](int tab) {
        bench.tabs().setCurrentIndex(tab);
        return choices(window, *bench.tabs().currentWidget()).constFirst().id;
    };
    QStringList ids;
    for (int tab = 0; tab < bench.tabs().count(); ++tab)
        ids.append(tabOf(tab));
    QCOMPARE(ids, (QStringList{"histogram", "hypotheses", "hypotheses", "hypotheses", "overthinking",
                               "confusions", "hypotheses", "hypotheses", "hypotheses"}));
    bench.tabs().setCurrentIndex(5);
    const auto confusions = choices(window, *bench.tabs().currentWidget());
    QVERIFY(textOf(confusions.constFirst()).starts_with("kind,said,heard,count,utterances\r\n"));
    bool inMenu = false;
    for (const QAction* action : bench.utterances().table().actions())
        inMenu = inMenu || action->objectName() == "export.view";
    QVERIFY(inMenu);
}

QTEST_MAIN(TestExport)
#include "test_export.moc"
