// SPDX-License-Identifier: GPL-3.0-or-later
// MainWindow's two rooms: going from one to the other, and what belongs to the one in sight: its panels, its
// actions, its strategy, the window's title and the status.
#include "workbench/main_window.h"

#include "bench/corpus_bench.h"
#include "bench/step_text.h"
#include "hypotheses/hypotheses_view.h"
#include "message/message_bar.h"
#include "spectrogram/spectrogram_pane.h"
#include "stack/time_stack.h"
#include "strategy/strategy_panel.h"
#include "workbench/corpus/corpus_page.h"
#include "workbench/player.h"
#include "workbench/session/session_keeper.h"

#include <QActionGroup>
#include <QDockWidget>
#include <QFileInfo>
#include <QLabel>
#include <QMenu>
#include <QStackedWidget>

#include <utility>

namespace offramp {

void MainWindow::buildRoomActions(QMenu& menu) {
    rooms_ = new QActionGroup(this);
    const auto add = [&](const QString& name, const QString& text, const QKeySequence& keys, Room room) {
        QAction* action = addAction(menu, name, text, keys, [this, room] {
            showRoom(room);
            if (room == Room::corpus && !std::exchange(corpusBegun_, true)) openFirstCorpus();
        });
        action->setCheckable(true);
        rooms_->addAction(action);
        return action;
    };
    add(QStringLiteral("view.recordings"), tr("&Recordings"), Qt::CTRL | Qt::Key_1, Room::recordings)
        ->setChecked(true);
    add(QStringLiteral("view.corpus"), tr("&Corpus bench"), Qt::CTRL | Qt::Key_2, Room::corpus);
    menu.addSeparator();
}

/// Each room has a layout of docks of its own; at first the bench has the strategy alone beside it.
void MainWindow::showRoom(Room room) {
    action(room == Room::corpus ? QStringLiteral("view.corpus") : QStringLiteral("view.recordings"))
        ->setChecked(true);
    if (room == room_) return;
    roomStates_[static_cast<std::size_t>(room_)] = saveState(layoutVersion);
    room_ = room;
    if (room == Room::corpus) {
        player_->stop();
        centre_->setCurrentWidget(&corpus());
    } else {
        centre_->setCurrentIndex(workbench_->current() >= 0 ? 1 : 0);
    }
    showDocks();
    showStrategySubject();
    showRoomActions();
    showTitle();
    workbench_->setInSight(room == Room::recordings);
}

/// Whether it is there as long as nobody says otherwise.
bool MainWindow::belongsTo(Room room, const QDockWidget& dock) {
    return room == Room::recordings || dock.objectName() == QStringLiteral("dock.strategy");
}

/// Those of the other room aren't even offered: they speak of what can't be seen.
void MainWindow::showDocks() {
    const QByteArray& state = roomStates_[static_cast<std::size_t>(room_)];
    const bool restored = !state.isEmpty() && restoreState(state, layoutVersion);
    for (QDockWidget* dock : docks_) {
        const bool belongs = belongsTo(room_, *dock);
        if (!restored || !belongs) dock->setVisible(belongs);
        dock->toggleViewAction()->setEnabled(belongs);
    }
}

/// What is done to a recording belongs to the recordings' room, keys and all.
void MainWindow::showRoomActions() {
    const bool recordings = room_ == Room::recordings;
    for (const char* name :
         {"run.next", "run.previous", "sound.loop", "view.fit", "view.zoomIn", "view.zoomOut"})
        action(QString::fromLatin1(name))->setEnabled(recordings);
    for (QAction* each : stack_->viewActions() + stack_->spectrogram().settingActions())
        each->setEnabled(recordings);
    hypotheses_->columns().menu().setEnabled(recordings);
    showProgress(); // those that depend on what is open, too
    showCorpusActions();
}

/// Whose exits the strategy has, and whose values are its marks. In the bench it is about the corpus's model,
/// and no recording's values are marks.
void MainWindow::showStrategySubject() {
    const bool corpus = room_ == Room::corpus;
    const bool results = corpus && corpus_->results();
    workbench_->setStrategyExits(results ? std::optional(corpus_->results()->exits()) : std::nullopt);
    strategy_->setOfCorpus(corpus);
    if (corpus) {
        strategy_->setAnalysis(nullptr, nullptr);
        strategy_->setJudgement(nullptr);
        strategy_->setMeasuredTimes({});
    }
    showStrategyModel();
    if (results)
        corpus_->setPolicy(workbench_->policy());
    else if (!corpus)
        showResult();
}

void MainWindow::showStrategyModel() {
    const bool results = room_ == Room::corpus && corpus_->results();
    const auto model = results ? corpusModel_ : workbench_->shownModel();
    if (model != strategyModel_) strategy_->setModel(model);
    strategyModel_ = model;
    strategy_->setPolicy(workbench_->policy());
}

/// Also a policy that didn't come from the panel: a step was taken back or done again.
void MainWindow::takePolicy() {
    if (strategy_->policy() != workbench_->policy()) {
        strategy_->message().clear();
        strategy_->setPolicy(workbench_->policy());
    }
    if (room_ == Room::corpus) corpus().setPolicy(workbench_->policy());
}

/// What is in sight; of recordings the session too, with the mark for changes where any would be lost.
void MainWindow::showTitle() {
    const bool recordings = room_ == Room::recordings;
    const QString title = recordings ? recordingsTitle() : corpusTitle();
    if (windowTitle() != title) setWindowTitle(title);
    const bool modified = recordings && keeper_->wouldLose() && title.contains(QLatin1String("[*]"));
    if (isWindowModified() != modified) setWindowModified(modified);
}

QString MainWindow::corpusTitle() const {
    const auto results = corpus_->results();
    return tr("%1 – Offramp")
        .arg(results ? QString::fromStdString(results->source.stem().string()) : tr("Corpus bench"));
}

QString MainWindow::recordingsTitle() const {
    const QString session = QFileInfo(QString::fromStdString(keeper_->path().string())).completeBaseName();
    const Utterance* shown = workbench_->currentUtterance();
    if (shown != nullptr && !session.isEmpty())
        return tr("%1 – %2[*] – Offramp", "utterance, session").arg(shown->name(), session);
    if (shown != nullptr) return tr("%1[*] – Offramp").arg(shown->name());
    return session.isEmpty() ? tr("Offramp") : tr("%1[*] – Offramp").arg(session);
}

void MainWindow::showStatus() {
    status_->setText(workbench_->isOpeningModel() ? tr("Opening the model …") : statusText());
}

/// Of the room in sight.
QString MainWindow::statusText() const {
    if (room_ == Room::recordings) return recordingsStatus();
    const CorpusSubject& subject = corpus_->bench().subject();
    if (!subject) return tr("No results are open");
    QStringList parts{QString::fromStdString(subject.results->model.name), utterancesText(subject)};
    if (!subject.results->failures.empty())
        parts.append(tr("%n failed", nullptr, static_cast<int>(subject.results->failures.size())));
    return parts.join(QStringLiteral(" · "));
}

bool MainWindow::showTab(const QString& name) {
    auto* dock = findChild<QDockWidget*>(QStringLiteral("dock.") + name);
    if (dock == nullptr) {
        if (!corpus().bench().showTab(name)) return false;
        showRoom(Room::corpus);
        return true;
    }
    if (!belongsTo(room_, *dock)) showRoom(Room::recordings);
    dock->show();
    dock->raise();
    return true;
}

} // namespace offramp
