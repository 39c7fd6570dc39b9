// SPDX-License-Identifier: GPL-3.0-or-later
// MainWindow's strategy: its files, its budget, and the panel that makes it.
#include "workbench/main_window.h"

#include "message/message_bar.h"
#include "strategy/strategy_panel.h"
#include "text/engine_text.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QSettings>

namespace offramp {

namespace {

QString folderKey() {
    return QStringLiteral("folders/strategy");
}

void rememberFolder(const QString& file) {
    QSettings().setValue(folderKey(), QFileInfo(file).absolutePath());
}

/// Runs what reads or writes a file, and says beside the strategy what was noticed or went wrong.
template <typename Work>
void tell(MessageBar& bar, const Work& work) {
    try {
        const std::vector<Message> warnings = work();
        bar.clear();
        if (!warnings.empty()) bar.show(MessageBar::Kind::note, translated(warnings.front()) + u'.');
    } catch (const Error& error) {
        bar.show(MessageBar::Kind::error, translated(error));
    }
}

} // namespace

void MainWindow::buildStrategyActions(QMenu& menu) {
    addAction(menu, QStringLiteral("run.openStrategy"), tr("Open &strategy…"),
              Qt::CTRL | Qt::SHIFT | Qt::Key_O, [this] { chooseStrategy(); });
    addAction(menu, QStringLiteral("run.saveStrategy"), tr("Sa&ve strategy…"),
              Qt::CTRL | Qt::SHIFT | Qt::Key_S, [this] { saveStrategy(); });
}

void MainWindow::connectStrategy() {
    connect(strategy_, &StrategyPanel::policyChanged, this, [this](const Policy& policy) {
        strategy_->message().clear(); // it was about another
        workbench_->setPolicy(policy);
    });
    connect(strategy_, &StrategyPanel::stopEarlyChanged, workbench_, &Workbench::setStopEarly);
    connect(strategy_, &StrategyPanel::openGateRequested, this, &MainWindow::chooseGate);
    connect(strategy_, &StrategyPanel::fitBudgetRequested, workbench_, &Workbench::fitBudget);
    connect(workbench_, &Workbench::budgetFitted, strategy_, &StrategyPanel::setFit);
    connect(workbench_, &Workbench::budgetFailed, this, [this](const auto& error) {
        strategy_->message().show(MessageBar::Kind::error, translated(*error));
    });
    connect(workbench_, &Workbench::policyOpened, this,
            [this] { strategy_->setPolicy(workbench_->policy()); });
    connect(workbench_, &Workbench::scoresChanged, this, &MainWindow::showScores);
}

/// What isn't drawn by scores stays as it is.
void MainWindow::showScores() {
    const AnalysisUpdate& shown = workbench_->currentUtterance()->shown;
    strategy_->setAnalysis(shown.analysis, shown.comparison);
    showJudgement();
}

void MainWindow::openStrategy(const QString& file) {
    tell(strategy_->message(), [&] { return workbench_->openPolicy(file.toStdString()); });
}

void MainWindow::chooseStrategy() {
    const QString file =
        QFileDialog::getOpenFileName(this, tr("Open a strategy"), QSettings().value(folderKey()).toString(),
                                     tr("Strategies (*.json);;All files (*)"));
    if (file.isEmpty()) return;
    rememberFolder(file);
    openStrategy(file);
}

void MainWindow::saveStrategy() {
    const QString file = QFileDialog::getSaveFileName(this, tr("Save the strategy"),
                                                      QSettings().value(folderKey()).toString() +
                                                          QStringLiteral("/strategy.json"),
                                                      tr("Strategies (*.json)"));
    if (file.isEmpty()) return;
    rememberFolder(file);
    tell(strategy_->message(), [&] {
        workbench_->savePolicy(file.toStdString());
        return std::vector<Message>();
    });
}

void MainWindow::chooseGate() {
    const QString file =
        QFileDialog::getOpenFileName(this, tr("Open a gate"), QSettings().value(folderKey()).toString(),
                                     tr("Gates (*.json);;All files (*)"));
    if (file.isEmpty()) return;
    rememberFolder(file);
    tell(strategy_->message(), [&] { return workbench_->openGate(file.toStdString()); });
}

} // namespace offramp
