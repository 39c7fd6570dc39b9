// SPDX-License-Identifier: GPL-3.0-or-later
// MainWindow's corpus bench: its actions, what is opened and run in it, and its figures.
#include "workbench/main_window.h"

#include "bench/corpus_bench.h"
#include "bench/step_text.h"
#include "common/demo.h"
#include "corpus/choose/scale.h"
#include "message/message_bar.h"
#include "strategy/strategy_panel.h"
#include "text/engine_text.h"
#include "workbench/corpus/corpus_page.h"
#include "workbench/corpus/run_dialog.h"
#include "workbench/export/export_controller.h"

#include <QFileInfo>
#include <QMenuBar>
#include <QSettings>
#include <QStackedWidget>

namespace offramp {

namespace {

QString resultsFolderKey() {
    return QStringLiteral("folders/results");
}
QString lastResultsKey() {
    return QStringLiteral("corpus/last");
}
QString resultsFilter() {
    return MainWindow::tr("Offramp results (*.offramp);;All files (*)");
}

/// What the strategy has to know of a model that made results: its exits.
std::shared_ptr<const ModelDescription> describedBy(const CorpusResults& results) {
    auto description = std::make_shared<ModelDescription>();
    description->name = results.model.name;
    description->architecture = results.model.architecture;
    description->exits = results.model.exits;
    description->classes = results.model.classes;
    return description;
}

} // namespace

void MainWindow::buildCorpusMenu() {
    QMenu& menu = *menuBar()->addMenu(tr("&Corpus"));
    QAction* open = addAction(menu, QStringLiteral("corpus.open"), tr("&Open results…"),
                              Qt::CTRL | Qt::SHIFT | Qt::Key_R, [this] { chooseResults(); });
    QAction* run = addAction(menu, QStringLiteral("corpus.run"), tr("&Run the model over a corpus…"),
                             Qt::CTRL | Qt::SHIFT | Qt::Key_F5, [this] { askAboutRun(); });
    QAction* demo = addAction(menu, QStringLiteral("corpus.demo"), tr("The &demo corpus"), {},
                              [this] { runDemoCorpus(); });
    open->setToolTip(tr("Open a file of results"));
    run->setToolTip(tr("Run the open model over a test set"));
    demo->setToolTip(tr("Make a few hundred strings of digits and run the demo's model over them"));
    menu.addSeparator();
    addAction(menu, QStringLiteral("corpus.compare"), tr("&Compare with other results…"), {},
              [this] { chooseOtherResults(); });
    addAction(menu, QStringLiteral("corpus.compareNone"), tr("Compare with &no other"), {},
              [this] { corpus().closeOthers(); });
    menu.addSeparator();
    addAction(menu, QStringLiteral("corpus.pause"), tr("&Pause the run"), {},
              [this] { corpus().togglePause(); });
    addAction(menu, QStringLiteral("corpus.stop"), tr("&Stop the run"), {},
              [this] { corpus().service().cancelRun(); });
    showCorpusActions();
}

/// Made when it is first wanted: a window that is opened for a recording needn't wait for it.
CorpusPage& MainWindow::corpus() {
    if (corpus_ != nullptr) return *corpus_;
    corpus_ = new CorpusPage(this);
    corpus_->setWays(action(QStringLiteral("corpus.open")), action(QStringLiteral("corpus.run")),
                     action(QStringLiteral("corpus.demo")));
    centre_->addWidget(corpus_);
    exports_->addToBench(*corpus_);
    connect(corpus_, &CorpusPage::resultsChanged, this, [this] {
        QSettings().setValue(lastResultsKey(), QString::fromStdString(corpus_->results()->source.string()));
        corpusModel_ = describedBy(*corpus_->results());
        if (room_ == Room::corpus) showStrategySubject(); // else when the room is entered
        showCorpusActions();
        showTitle();
    });
    connect(corpus_, &CorpusPage::stepChanged, this, &MainWindow::showCorpusStep);
    connect(corpus_, &CorpusPage::runChanged, this, &MainWindow::showCorpusActions);
    connect(corpus_, &CorpusPage::thresholdPicked, this, &MainWindow::useThreshold);
    connect(corpus_, &CorpusPage::utteranceOpened, this, [this](const KnownUtterance& utterance) {
        showRoom(Room::recordings);
        workbench_->openUtterance(utterance);
    });
    connect(corpus_, &CorpusPage::budgetFitted, this,
            [this](const BudgetRule& budget, double meanLayer, int utterances) {
                if (room_ == Room::corpus) strategy_->setFit(budget, meanLayer, utterances);
            });
    connect(corpus_, &CorpusPage::budgetFailed, this, [this](const auto& error) {
        strategy_->message().show(MessageBar::Kind::error, translated(*error));
    });
    connectChoice();
    return *corpus_;
}

void MainWindow::showCorpusActions() {
    const bool results = room_ == Room::corpus && corpus_ != nullptr && corpus_->results();
    const bool running = corpus_ != nullptr && corpus_->service().isRunning();
    action(QStringLiteral("corpus.compare"))->setEnabled(results);
    action(QStringLiteral("corpus.compareNone"))->setEnabled(results && corpus_->comparesOthers());
    action(QStringLiteral("corpus.run"))->setEnabled(!running);
    action(QStringLiteral("corpus.demo"))->setEnabled(!running);
    action(QStringLiteral("corpus.stop"))->setEnabled(running);
    action(QStringLiteral("corpus.pause"))->setEnabled(running);
    action(QStringLiteral("corpus.pause"))
        ->setText(running && corpus_->service().isPaused() ? tr("Go &on with the run")
                                                           : tr("&Pause the run"));
}

/// What was looked at last; at first use the corpus that every user has.
void MainWindow::openFirstCorpus() {
    const QString last = QSettings().value(lastResultsKey()).toString();
    if (!last.isEmpty() && QFileInfo::exists(last)) return corpus().open(last.toStdString());
    runDemoCorpus();
}

void MainWindow::showCorpusStep() {
    if (room_ != Room::corpus) return;
    const CorpusBench& bench = corpus_->bench();
    strategy_->setSummary(bench.step() ? stepSummary(*bench.step(), corpus_->lastExit(), bench.subject())
                                       : QString());
    showStatus();
}

void MainWindow::useThreshold(double threshold) {
    Policy policy = workbench_->policy();
    const bool gate = std::holds_alternative<GateRule>(policy.rule);
    if (gate || thresholdRule(policy) != nullptr) usePolicy(withThreshold(std::move(policy), threshold));
}

void MainWindow::openResults(const QString& file) {
    corpusBegun_ = true;
    showRoom(Room::corpus);
    corpus().open(file.toStdString());
}

void MainWindow::chooseResults() {
    const QString file = chooseFile(resultsFolderKey(), tr("Open results"), resultsFilter());
    if (!file.isEmpty()) openResults(file);
}

void MainWindow::chooseOtherResults() {
    const QString file = chooseFile(resultsFolderKey(), tr("Compare with results"), resultsFilter());
    if (!file.isEmpty()) corpus().openOther(file.toStdString());
}

void MainWindow::runDemoCorpus() {
    CorpusRequest request;
    request.threads = workbench_->preferences().threads;
    request.normalisation = workbench_->preferences().normalisation;
    corpusBegun_ = true;
    showRoom(Room::corpus);
    if (!corpus().service().isRunning()) corpus().run(request);
}

void MainWindow::askAboutRun() {
    corpusBegun_ = true;
    showRoom(Room::corpus);
    if (!workbench_->recogniser()) {
        corpus().message().show(MessageBar::Kind::note, tr("Open a model first; it is run over the corpus."),
                                {action(QStringLiteral("file.openModel"))});
        return;
    }
    CorpusRequest request;
    request.recogniser = workbench_->recogniser();
    request.openedWith = workbench_->openedWith();
    request.decoder = workbench_->decoder();
    request.threads = workbench_->preferences().threads;
    request.normalisation = workbench_->preferences().normalisation;
    auto* dialog = new RunDialog(request, corpus().service(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { corpus().run(dialog->request()); });
    dialog->open();
}

} // namespace offramp
