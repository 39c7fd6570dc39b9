// SPDX-License-Identifier: GPL-3.0-or-later
// MainWindow's sound: playing, recording, and a selection as an utterance of its own.
#include "workbench/main_window.h"

#include "message/message_bar.h"
#include "stack/time_stack.h"
#include "text/engine_text.h"
#include "workbench/player.h"
#include "workbench/recorder.h"

#include <QAction>
#include <QLabel>
#include <QMenuBar>
#include <QStandardPaths>
#include <QTimer>

namespace offramp {

namespace {

constexpr int clockMilliseconds = 200;

} // namespace

void MainWindow::buildSoundMenu() {
    player_ = new Player(this);
    recorder_ = new Recorder(this);
    recordClock_ = new QTimer(this);
    recordClock_->setInterval(clockMilliseconds);
    QMenu& menu = *menuBar()->addMenu(tr("&Sound"));
    addAction(menu, QStringLiteral("sound.play"), tr("&Play"), Qt::Key_Space, [this] { play(); });
    QAction* loop = addAction(menu, QStringLiteral("sound.loop"), tr("&Loop"), Qt::Key_L, [] {});
    loop->setCheckable(true);
    loop->setToolTip(tr("Play the selection, or the recording, again and again"));
    menu.addSeparator();
    addAction(menu, QStringLiteral("sound.record"), tr("&Record"), Qt::CTRL | Qt::Key_R,
              [this] { record(); });
    menu.addSeparator();
    addAction(menu, QStringLiteral("sound.analyzeSelection"), tr("&Analyse the selection alone"),
              Qt::CTRL | Qt::Key_Return, [this] { analyzeSelection(); });
    addAction(menu, QStringLiteral("sound.clearSelection"), tr("&Clear the selection"),
              Qt::CTRL | Qt::SHIFT | Qt::Key_A, [this] { stack_->timeView().setSelection(std::nullopt); });
    connect(player_, &Player::positionChanged, this, [this](double seconds) {
        stack_->timeView().setCursor(seconds);
        stack_->timeView().reveal(seconds);
    });
    connect(player_, &Player::stopped, this, &MainWindow::showSoundActions);
    connect(workbench_, &Workbench::currentChanged, player_, &Player::stop);
    connect(recorder_, &Recorder::written, this,
            [this](const auto& file) { openFiles({QString::fromStdString(file.string())}); });
    connect(recorder_, &Recorder::failed, this,
            [this](const auto& error) { modelMessage_->show(MessageBar::Kind::error, translated(*error)); });
    connect(recordClock_, &QTimer::timeout, this, [this] {
        status_->setText(tr("Recording: %1 s").arg(QLocale().toString(recorder_->seconds(), 'f', 1)));
    });
}

/// The selection; without one from the cursor on.
void MainWindow::play() {
    if (player_->isPlaying()) return player_->stop();
    const Utterance* utterance = workbench_->currentUtterance();
    if (utterance == nullptr || !utterance->shown.analysis || !utterance->shown.analysis->waveform) return;
    const TimeView& view = stack_->timeView();
    const double duration = view.duration();
    const auto selection = view.selection();
    double begin = selection ? selection->begin : view.cursor().value_or(0);
    if (!selection && begin > duration - 0.05) begin = 0; // it was played to its end
    const double end = selection ? selection->end : duration;
    const bool loop = action(QStringLiteral("sound.loop"))->isChecked();
    const QString problem = player_->play(utterance->shown.analysis->waveform, begin, end, loop);
    if (!problem.isEmpty()) audioMessage_->show(MessageBar::Kind::note, problem);
    showSoundActions();
}

void MainWindow::record() {
    if (!recorder_->isRecording()) {
        player_->stop();
        const QString problem = recorder_->start();
        if (!problem.isEmpty()) modelMessage_->show(MessageBar::Kind::note, problem);
        if (recorder_->isRecording()) recordClock_->start();
        return showSoundActions();
    }
    recordClock_->stop();
    const QString folder =
        QStandardPaths::writableLocation(QStandardPaths::MusicLocation) + QStringLiteral("/Offramp");
    recorder_->finish(folder.toStdString());
    showSoundActions();
}

void MainWindow::analyzeSelection() {
    const auto selection = stack_->timeView().selection();
    if (selection) workbench_->openStretch({selection->begin, selection->end});
}

void MainWindow::showSoundActions() {
    const bool recordings = room_ == Room::recordings;
    const bool sound = recordings && stack_->timeView().duration() > 0;
    const bool selection = recordings && stack_->timeView().selection().has_value();
    QAction* playing = action(QStringLiteral("sound.play"));
    playing->setEnabled(sound);
    playing->setText(player_->isPlaying() ? tr("&Stop") : tr("&Play"));
    action(QStringLiteral("sound.record"))
        ->setText(recorder_->isRecording() ? tr("End the &recording") : tr("&Record"));
    action(QStringLiteral("sound.analyzeSelection"))->setEnabled(selection);
    action(QStringLiteral("sound.clearSelection"))->setEnabled(selection);
}

} // namespace offramp
