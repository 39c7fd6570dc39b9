// SPDX-License-Identifier: GPL-3.0-or-later
// MainWindow and what is chosen and fitted in the corpus bench: into the strategy, and into files.
#include "workbench/main_window.h"

#include "strategy/strategy_panel.h"
#include "workbench/corpus/corpus_page.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QSettings>

namespace offramp {

namespace {

QString folderKey() {
    return QStringLiteral("folders/strategy");
}

} // namespace

void MainWindow::connectChoice() {
    connect(corpus_, &CorpusPage::policyAdopted, this, &MainWindow::usePolicy);
    connect(corpus_, &CorpusPage::gateSaveRequested, this, &MainWindow::saveGate);
    connect(corpus_, &CorpusPage::othersRequested, action(QStringLiteral("corpus.compare")),
            &QAction::trigger);
}

/// Failures are told beside the strategy, as those of its own files.
void MainWindow::saveGate(const GateRule& gate) {
    const QString file = QFileDialog::getSaveFileName(
        this, tr("Save the gate"), QSettings().value(folderKey()).toString() + QStringLiteral("/gate.json"),
        tr("Gates (*.json)"));
    if (file.isEmpty()) return;
    QSettings().setValue(folderKey(), QFileInfo(file).absolutePath());
    workbench_->saveGate(file.toStdString(), gate);
}

} // namespace offramp
