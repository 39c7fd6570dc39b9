// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/export/export_controller.h"

#include "bench/corpus_bench.h"
#include "bench/errors_view.h"
#include "bench/overthinking_view.h"
#include "bench/trade_off_view.h"
#include "bench/utterance_table.h"
#include "bench/utterance_view.h"
#include "compare/compare_view.h"
#include "hypotheses/hypotheses_view.h"
#include "ladder/ladder_pane.h"
#include "nbest/nbest_view.h"
#include "posteriorgram/posteriorgram_pane.h"
#include "stack/time_stack.h"
#include "traces/trace_plot.h"
#include "workbench/corpus/corpus_page.h"
#include "workbench/export/view_exports.h"
#include "workbench/main_window.h"

#include <QAction>
#include <QApplication>
#include <QFileDialog>
#include <QFileInfo>
#include <QSettings>
#include <QTabWidget>

#include <algorithm>

namespace offramp {

namespace {

QString folderKey() {
    return QStringLiteral("folders/export");
}
QString filterKey() {
    return QStringLiteral("export/filter");
}

bool isIn(const QWidget* view, const QWidget& whole) {
    return view != nullptr && (view == &whole || whole.isAncestorOf(view));
}

/// Somebody could see it: it isn't behind another tab.
bool isInSight(const QWidget& widget) {
    return widget.isVisible() && !widget.visibleRegion().isEmpty();
}

} // namespace

ExportController::ExportController(MainWindow& window) : QObject(&window), window_(window) {
    connect(&writer_, &DataWriter::written, this, &ExportController::written);
    connect(&writer_, &DataWriter::failed, this, &ExportController::failed);
}

void ExportController::addTo(QWidget& view) {
    auto* action = new QAction(tr("Export data…"), &view);
    action->setObjectName(QStringLiteral("export.view"));
    connect(action, &QAction::triggered, this, [this, &view] { exportView(&view); });
    if (view.contextMenuPolicy() == Qt::DefaultContextMenu) view.setContextMenuPolicy(Qt::ActionsContextMenu);
    view.addAction(action);
}

void ExportController::addToViews() {
    const TimeStack& stack = window_.stack();
    for (QWidget* view : std::initializer_list<QWidget*>{
             &window_.hypotheses(), &window_.compare().table(), &window_.nBest().table(), &stack.ladder(),
             &stack.entropy(), &stack.maxProbability(), &stack.posteriorgram()})
        addTo(*view);
}

void ExportController::addToBench(const CorpusPage& page) {
    const CorpusBench& bench = page.bench();
    addTo(bench.tradeOff().plot());
    addTo(bench.utterances().table());
    for (int tab = 0; tab < bench.tabs().count(); ++tab) {
        QWidget* view = bench.tabs().widget(tab);
        addTo(*view);
        if (const auto* overthinking = qobject_cast<OverthinkingView*>(view)) addTo(overthinking->table());
        if (const auto* errors = qobject_cast<ErrorsView*>(view)) addTo(errors->table());
    }
}

void ExportController::exportActiveView() {
    exportView(window_.isActiveWindow() ? QApplication::focusWidget() : window_.focusWidget());
}

void ExportController::exportView(const QWidget* view) {
    const QList<DataExport> choices = choicesFor(view);
    if (choices.isEmpty())
        Q_EMIT nothingToExport();
    else
        ask(choices);
}

QList<DataExport> ExportController::choicesFor(const QWidget* view) const {
    return window_.room() == MainWindow::Room::corpus ? benchChoices(view) : recordingChoices(view);
}

QList<DataExport> ExportController::recordingChoices(const QWidget* view) const {
    const Workbench& workbench = window_.workbench();
    const TimeStack& stack = window_.stack();
    if (isIn(view, window_.hypotheses())) return exportsOf(window_.hypotheses(), workbench);
    if (isIn(view, window_.compare())) return exportsOf(window_.compare(), workbench);
    if (isIn(view, window_.nBest())) return exportsOf(window_.nBest(), workbench);
    if (isIn(view, stack.ladder())) return ladderExports(stack, workbench);
    if (isIn(view, stack.entropy()) || isIn(view, stack.maxProbability())) return traceExports(workbench);
    if (isIn(view, stack.posteriorgram())) return posteriorExports(stack, workbench);
    return frontTabChoices();
}

QList<DataExport> ExportController::frontTabChoices() const {
    const Workbench& workbench = window_.workbench();
    if (isInSight(window_.compare())) return exportsOf(window_.compare(), workbench);
    if (isInSight(window_.nBest())) return exportsOf(window_.nBest(), workbench);
    return exportsOf(window_.hypotheses(), workbench);
}

QList<DataExport> ExportController::benchChoices(const QWidget* view) const {
    const CorpusBench& bench = window_.corpus().bench();
    if (isIn(view, bench.tradeOff())) return tradeOffExports(bench);
    if (isIn(view, bench.tabs())) return tabExports(bench);
    return utteranceExports(bench);
}

QString ExportController::suggestedName(const DataExport& what) const {
    QString subject;
    if (window_.room() == MainWindow::Room::corpus)
        subject =
            QFileInfo(QString::fromStdString(window_.corpus().results()->source.string())).completeBaseName();
    else
        subject = QString::fromStdString(window_.workbench().currentUtterance()->audio.stem().string());
    return subject + u'-' + what.id + u'.' + what.suffix();
}

/// The window goes on while the dialog is open; what is written is what was shown when it was opened.
void ExportController::ask(const QList<DataExport>& choices) {
    QStringList filters;
    for (const DataExport& each : choices)
        filters.append(each.filter());
    const QString before = QSettings().value(filterKey()).toString();
    const auto at = std::max<qsizetype>(filters.indexOf(before), 0);
    auto* dialog = new QFileDialog(&window_, tr("Export data"), QSettings().value(folderKey()).toString());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters(filters);
    dialog->selectNameFilter(filters[at]);
    dialog->setDefaultSuffix(choices[at].suffix());
    dialog->selectFile(suggestedName(choices[at]));
    connect(dialog, &QFileDialog::filterSelected, this, [dialog, choices](const QString& filter) {
        dialog->setDefaultSuffix(chosenExport(choices, filter, {}).suffix());
    });
    connect(dialog, &QDialog::accepted, this, [this, dialog, choices] { take(choices, *dialog); });
    dialog->open();
}

void ExportController::take(const QList<DataExport>& choices, const QFileDialog& dialog) {
    const QStringList files = dialog.selectedFiles();
    if (files.isEmpty()) return;
    const DataExport& what = chosenExport(choices, dialog.selectedNameFilter(), files.constFirst());
    QSettings().setValue(folderKey(), QFileInfo(files.constFirst()).absolutePath());
    QSettings().setValue(filterKey(), what.filter());
    writer_.write(what, files.constFirst().toStdString());
}

} // namespace offramp
