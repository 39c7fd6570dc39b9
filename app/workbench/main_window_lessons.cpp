// SPDX-License-Identifier: GPL-3.0-or-later
// MainWindow's lessons: the panel beside the views, and what was in view before.
#include "workbench/main_window.h"

#include "common/lessons.h"
#include "ladder/ladder_pane.h"
#include "lesson_panel/lesson_panel.h"
#include "stack/time_stack.h"
#include "text/engine_text.h"
#include "workbench/key_precedence.h"
#include "workbench/lesson/lesson_guide.h"
#include "workbench/presentation/presentation.h"

#include <QAction>
#include <QDockWidget>
#include <QMenu>

#include <utility>

namespace offramp {

namespace {

constexpr int dockWidth = 350;
constexpr double presentedPart = 0.34; ///< of the window's width, in large type

} // namespace

/// The dock belongs to no room's layout: it is there while a lesson is.
void MainWindow::buildLessons(QMenu& menu) {
    lessons_ = new LessonGuide(workbench_, this);
    lessonPanel_ = new LessonPanel(this);
    lessonDock_ = new QDockWidget(tr("Lesson"), this);
    lessonDock_->setObjectName(QStringLiteral("dock.lesson"));
    lessonDock_->setFeatures(QDockWidget::DockWidgetMovable | QDockWidget::DockWidgetFloatable);
    lessonDock_->setWidget(lessonPanel_);
    lessonDock_->installEventFilter(keys_);
    addDockWidget(Qt::LeftDockWidgetArea, lessonDock_);
    lessonDock_->hide();
    QMenu* list = menu.addMenu(tr("&Lessons"));
    list->setObjectName(QStringLiteral("help.lessons"));
    connect(list, &QMenu::aboutToShow, this, [this, list] { fillLessons(*list); });
    addAction(menu, QStringLiteral("help.openLesson"), tr("Open l&esson…"), {}, [this] { chooseLesson(); });
    menu.addSeparator();
}

/// Made anew each time: titles are in the lessons' files.
void MainWindow::fillLessons(QMenu& menu) {
    menu.clear();
    try {
        for (const ShippedLesson& lesson : shippedLessons()) {
            const QString name = QString::fromStdString(lesson.name);
            QAction* entry = menu.addAction(QString::fromStdString(lesson.title));
            entry->setObjectName(QStringLiteral("help.lesson.") + name);
            connect(entry, &QAction::triggered, this, [this, name] { openLesson(name); });
        }
    } catch (const Error& error) {
        menu.addAction(translated(error))->setEnabled(false);
    }
}

void MainWindow::connectLessons() {
    connect(lessons_, &LessonGuide::beginning, this, &MainWindow::rememberForLesson);
    connect(lessons_, &LessonGuide::opened, this, &MainWindow::showLesson);
    connect(lessons_, &LessonGuide::left, this, &MainWindow::endLesson);
    connect(lessons_, &LessonGuide::failed, this, [this](const auto& error) {
        lessonPanel_->showError(translated(*error));
        lessonDock_->show();
        lessonDock_->raise();
    });
    connect(lessons_, &LessonGuide::stepChanged, lessonPanel_, &LessonPanel::setStep);
    connect(lessons_, &LessonGuide::subjectChanged, this, &MainWindow::showLessonSubject);
    connect(lessons_, &LessonGuide::policyWanted, this, &MainWindow::usePolicy);
    connect(lessons_, &LessonGuide::viewsWanted, this, &MainWindow::showLessonViews);
    connect(lessons_, &LessonGuide::panelWanted, this, [this](const QString& panel) {
        if (!presentation_->isOn()) showTab(panel);
    });
    connect(lessons_, &LessonGuide::revealWanted, this, &MainWindow::showLessonExits);
    connect(lessons_, &LessonGuide::exitWanted, this, &MainWindow::showCurrentExit);
    connect(lessons_, &LessonGuide::rangeWanted, this, [this](const std::optional<TimeRange>& range) {
        TimeView& view = stack_->timeView();
        range ? view.setRange(*range) : view.fit();
    });
    connect(workbench_, &Workbench::currentChanged, this, &MainWindow::showLessonSubject);
    connect(lessonPanel_, &LessonPanel::stepWanted, lessons_, &LessonGuide::go);
    connect(lessonPanel_, &LessonPanel::againWanted, lessons_, &LessonGuide::setUp);
    connect(lessonPanel_, &LessonPanel::leaveWanted, this, [this] {
        lessons_->leave();
        lessonDock_->hide();
    });
    connect(presentation_, &Presentation::nextWanted, this, &MainWindow::nextInLesson);
    connect(presentation_, &Presentation::previousWanted, this,
            [this] { lessons_->go(lessons_->step() - 1); });
}

void MainWindow::openLesson(const QString& nameOrPath) {
    lessons_->open(nameOrPath.toStdString());
}

void MainWindow::chooseLesson() {
    const QString file = chooseFile(QStringLiteral("folders/lesson"), tr("Open a lesson"),
                                    tr("Lessons (*.md);;All files (*)"));
    if (!file.isEmpty()) openLesson(file);
}

void MainWindow::rememberForLesson() {
    BeforeLesson before;
    before.room = room_;
    before.docks = saveState(layoutVersion);
    before.views = stack_->saveState();
    const TimeView& view = stack_->timeView();
    before.range = view.range();
    before.cursor = view.cursor();
    before.selection = view.selection();
    before.exit = stack_->ladder().currentExit();
    beforeLesson_ = before;
}

void MainWindow::showLesson() {
    showRoom(Room::recordings);
    lessonPanel_->setLesson(lessons_->lesson());
    auto* list = findChild<QDockWidget*>(QStringLiteral("dock.utterances"));
    if (dockWidgetArea(list) == dockWidgetArea(lessonDock_) && !list->isFloating())
        tabifyDockWidget(list, lessonDock_);
    lessonDock_->show();
    lessonDock_->raise();
    resizeDocks({lessonDock_}, {dockWidth}, Qt::Horizontal);
}

/// As it was in view before.
void MainWindow::endLesson() {
    lessonPanel_->setLesson(nullptr);
    lessonDock_->hide();
    if (!beforeLesson_) return;
    const BeforeLesson before = *std::exchange(beforeLesson_, std::nullopt);
    if (presentation_->isOn())
        presentation_->beginWith(0);
    else
        stack_->setRevealed(std::nullopt);
    showRoom(before.room);
    if (!presentation_->isOn()) restoreState(before.docks, layoutVersion);
    lessonDock_->hide();
    stack_->restoreState(before.views);
    TimeView& view = stack_->timeView();
    if (before.range.width() > 0) view.setRange(before.range);
    view.setSelection(before.selection);
    view.setCursor(before.cursor);
    showCurrentExit(before.exit);
}

void MainWindow::showLessonViews(const QStringList& views) {
    for (QAction* each : stack_->viewActions())
        each->setChecked(views.contains(each->objectName().section(u'.', 1)));
}

void MainWindow::showLessonExits(std::optional<int> exits) {
    if (presentation_->isOn())
        presentation_->beginWith(exits);
    else
        stack_->setRevealed(exits);
}

void MainWindow::showLessonSubject() {
    if (!lessons_->lesson()) return;
    if (!lessons_->isShown()) {
        lessonPanel_->setNote(tr("Another recording is shown. The numbers are of this step's own."));
        return;
    }
    lessonPanel_->setNote({});
    const auto analysis = workbench_->currentUtterance()->shown.analysis;
    const bool whole = analysis && analysis->exits.size() == analysis->macs.size();
    lessonPanel_->setSubject(whole ? analysis : nullptr, workbench_->judgement());
}

void MainWindow::presentLesson() {
    if (!lessons_->lesson()) return;
    presentedStep_ = lessons_->step();
    resizeDocks({lessonDock_}, {static_cast<int>(width() * presentedPart)}, Qt::Horizontal);
    presentation_->beginWith(lessons_->revealed());
}

/// What the lesson shows now, if it went on meanwhile.
void MainWindow::endPresentedLesson() {
    if (!lessons_->lesson()) return;
    stack_->setRevealed(lessons_->revealed());
    if (lessons_->step() != presentedStep_) lessons_->setUp();
}

/// Its answers come before its next step.
void MainWindow::nextInLesson() {
    if (lessons_->lesson() && !lessonPanel_->revealAnswer()) lessons_->go(lessons_->step() + 1);
}

} // namespace offramp
