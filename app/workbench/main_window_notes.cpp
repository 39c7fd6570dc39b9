// SPDX-License-Identifier: GPL-3.0-or-later
// MainWindow's notes: their panel, how they are made, and how one is looked at.
#include "workbench/main_window.h"

#include "ladder/ladder_pane.h"
#include "stack/time_stack.h"
#include "workbench/notes/notes_panel.h"
#include "workbench/session/session_keeper.h"

#include <QDockWidget>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QSettings>

namespace offramp {

namespace {

QString notesFolderKey() {
    return QStringLiteral("folders/notes");
}

} // namespace

void MainWindow::buildNoteActions(QMenu& menu) {
    addAction(menu, QStringLiteral("note.utterance"), tr("&Note on the utterance"), Qt::CTRL | Qt::Key_T,
              [this] { addNote({}, {}); })
        ->setIconText(tr("On the utterance"));
    addAction(menu, QStringLiteral("note.exit"), tr("Note on the &exit"), Qt::CTRL | Qt::SHIFT | Qt::Key_T,
              [this] { addNote(stack_->ladder().currentExit(), {}); })
        ->setIconText(tr("On the exit"));
    addAction(menu, QStringLiteral("note.selection"), tr("Note on the se&lection"),
              Qt::CTRL | Qt::SHIFT | Qt::Key_N,
              [this] {
                  if (const auto selection = stack_->timeView().selection())
                      addNote({}, Stretch{selection->begin, selection->end});
              })
        ->setIconText(tr("On the selection"));
    addAction(menu, QStringLiteral("note.remove"), tr("&Delete the note"), {}, [this] {
        if (const auto note = notes_->current()) workbench_->notes().remove(*note);
    })->setIconText(tr("Delete"));
    addAction(menu, QStringLiteral("note.export"), tr("E&xport the notes…"), {}, [this] {
        exportNotes();
    })->setIconText(tr("Export…"));
}

void MainWindow::buildNotes() {
    QList<QAction*> actions;
    for (const char* name : {"note.utterance", "note.exit", "note.selection", "note.remove", "note.export"})
        actions.append(action(QString::fromLatin1(name)));
    notes_ = new NotesPanel(workbench_, actions, this);
    auto* dock = addDock(QStringLiteral("dock.notes"), tr("Notes"), notes_, Qt::BottomDockWidgetArea);
    if (auto* model = findChild<QDockWidget*>(QStringLiteral("dock.model"))) tabifyDockWidget(model, dock);
    // The last that is added comes to the front.
    if (auto* first = findChild<QDockWidget*>(QStringLiteral("dock.hypotheses"))) first->raise();
    const Notes* notes = &workbench_->notes();
    for (const auto signal : {&Notes::inserted, &Notes::removed, &Notes::wasReset})
        connect(notes, signal, this, &MainWindow::showNotes);
    connect(notes, &Notes::changed, this, &MainWindow::showNotes);
    connect(workbench_, &Workbench::currentChanged, this, &MainWindow::showNotes);
    connect(&stack_->timeView(), &TimeView::selectionChanged, this, &MainWindow::showNoteActions);
    connect(notes_, &NotesPanel::currentChanged, this, &MainWindow::showNoteActions);
    connect(notes_, &NotesPanel::activated, this, &MainWindow::lookAtNote);
    showNotes();
}

/// The shown utterance's notes on stretches, above the time axis.
void MainWindow::showNotes() {
    std::vector<TimeMark> marks;
    const Utterance* shown = workbench_->currentUtterance();
    for (const OpenNote& open : workbench_->notes().all())
        if (shown != nullptr && open.utterance == shown->id && open.note.stretch)
            marks.push_back(
                {{open.note.stretch->begin, open.note.stretch->end}, QString::fromStdString(open.note.text)});
    stack_->timeView().setMarks(std::move(marks));
    showNoteActions();
}

void MainWindow::showNoteActions() {
    const auto enable = [this](const char* name, bool on) {
        action(QString::fromLatin1(name))->setEnabled(on);
    };
    const Utterance* shown = workbench_->currentUtterance();
    enable("note.utterance", shown != nullptr);
    enable("note.exit", shown != nullptr && shown->shown.analysis && !shown->shown.analysis->exits.empty());
    enable("note.selection", shown != nullptr && stack_->timeView().selection().has_value());
    enable("note.remove", notes_->current().has_value());
    enable("note.export", !workbench_->notes().all().empty());
}

void MainWindow::addNote(std::optional<int> exit, std::optional<Stretch> stretch) {
    const Utterance* shown = workbench_->currentUtterance();
    if (shown == nullptr) return;
    const quint64 note = workbench_->notes().add(shown->id, exit, stretch, {});
    (void)showTab(QStringLiteral("notes"));
    notes_->edit(note);
}

/// The utterance, the exit, and the stretch with as much again about it.
void MainWindow::lookAtNote(quint64 id) {
    const int row = workbench_->notes().rowOf(id);
    if (row < 0) return;
    const OpenNote open = workbench_->notes().all()[static_cast<std::size_t>(row)];
    showRoom(Room::recordings);
    workbench_->show(workbench_->indexOf(open.utterance));
    if (open.note.exit) showCurrentExit(*open.note.exit);
    if (!open.note.stretch) return;
    const Stretch& stretch = *open.note.stretch;
    const double about = (stretch.end - stretch.begin) / 2;
    stack_->timeView().setRange({stretch.begin - about, stretch.end + about});
    stack_->timeView().setSelection(TimeRange{stretch.begin, stretch.end});
}

void MainWindow::exportNotes() {
    QSettings settings;
    const QString folder = settings.value(notesFolderKey()).toString();
    const QString file =
        QFileDialog::getSaveFileName(this, tr("Export the notes"), folder + QStringLiteral("/notes.csv"),
                                     tr("Tables (*.csv);;Markdown (*.md)"));
    if (file.isEmpty()) return;
    settings.setValue(notesFolderKey(), QFileInfo(file).absolutePath());
    keeper_->writeNotes(file.toStdString(), notes_->model().table());
}

} // namespace offramp
