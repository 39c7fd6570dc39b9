// SPDX-License-Identifier: GPL-3.0-or-later
// MainWindow's strategy: its files, its budget, and the panel that makes it.
#include "workbench/main_window.h"

#include "compare/compare_view.h"
#include "hypotheses/hypotheses_view.h"
#include "message/message_bar.h"
#include "strategy/strategy_panel.h"
#include "text/engine_text.h"
#include "workbench/corpus/corpus_page.h"

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
    connect(strategy_, &StrategyPanel::fitBudgetRequested, this, &MainWindow::fitBudget);
    connect(workbench_, &Workbench::budgetFitted, this,
            [this](const BudgetRule& budget, double meanLayer, int recordings) {
                if (room_ == Room::recordings) strategy_->setFit(budget, meanLayer, recordings);
            });
    connect(workbench_, &Workbench::budgetFailed, this, [this](const auto& error) {
        strategy_->message().show(MessageBar::Kind::error, translated(*error));
    });
    connect(workbench_, &Workbench::policyOpened, this, [this](const std::vector<Message>& warnings) {
        strategy_->setPolicy(workbench_->policy());
        strategy_->message().clear();
        if (!warnings.empty())
            strategy_->message().show(MessageBar::Kind::note, translated(warnings.front()) + u'.');
    });
    connect(workbench_, &Workbench::isNoPolicy, this,
            [this](const auto& path) { openModel(QString::fromStdString(path.string())); });
    connect(workbench_, &Workbench::policySaved, this, [this] { strategy_->message().clear(); });
    connect(workbench_, &Workbench::policyFailed, this, [this](const auto& error) {
        strategy_->message().show(MessageBar::Kind::error, translated(*error));
    });
    connect(workbench_, &Workbench::scoresChanged, this, &MainWindow::showScores);
}

/// To what is in sight.
void MainWindow::fitBudget(const BudgetRule& budget, const std::vector<double>& temperatures) {
    if (room_ == Room::corpus)
        corpus().fitBudget(budget, temperatures);
    else
        workbench_->fitBudget(budget, temperatures);
}

/// What isn't drawn by scores stays as it is.
void MainWindow::showScores() {
    const AnalysisUpdate& shown = workbench_->currentUtterance()->shown;
    if (room_ == Room::recordings) strategy_->setAnalysis(shown.analysis, shown.comparison);
    hypotheses_->setAnalysis(shown.analysis, shown.comparison);
    compare_->setAnalysis(shown.analysis, shown.comparison);
    showJudgement();
}

void MainWindow::chooseStrategy() {
    const QString file =
        QFileDialog::getOpenFileName(this, tr("Open a strategy"), QSettings().value(folderKey()).toString(),
                                     tr("Strategies (*.json);;All files (*)"));
    if (file.isEmpty()) return;
    rememberFolder(file);
    workbench_->openPolicy(file.toStdString());
}

void MainWindow::saveStrategy() {
    const QString file = QFileDialog::getSaveFileName(this, tr("Save the strategy"),
                                                      QSettings().value(folderKey()).toString() +
                                                          QStringLiteral("/strategy.json"),
                                                      tr("Strategies (*.json)"));
    if (file.isEmpty()) return;
    rememberFolder(file);
    workbench_->savePolicy(file.toStdString());
}

void MainWindow::chooseGate() {
    const QString file =
        QFileDialog::getOpenFileName(this, tr("Open a gate"), QSettings().value(folderKey()).toString(),
                                     tr("Gates (*.json);;All files (*)"));
    if (file.isEmpty()) return;
    rememberFolder(file);
    workbench_->openGate(file.toStdString());
}

} // namespace offramp
