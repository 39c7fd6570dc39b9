// SPDX-License-Identifier: GPL-3.0-or-later
// MainWindow's presentation: what is put away for it, and what its keys do.
#include "workbench/main_window.h"

#include "stack/time_stack.h"
#include "workbench/lesson/lesson_guide.h"
#include "workbench/presentation/exit_banner.h"
#include "workbench/presentation/presentation.h"

#include <QAction>
#include <QDockWidget>
#include <QMenuBar>
#include <QStatusBar>
#include <QToolBar>
#include <QVBoxLayout>

namespace offramp {

void MainWindow::buildPresentation(QMenu& menu) {
    auto* banner = new ExitBanner(stack_->parentWidget());
    auto* column = qobject_cast<QVBoxLayout*>(stack_->parentWidget()->layout());
    column->insertWidget(column->indexOf(stack_), banner);
    presentation_ = new Presentation({this, stack_, banner,
                                      [this] {
                                          return chrome();
                                      }},
                                     workbench_);
    QAction* present = addAction(menu, QStringLiteral("view.present"), tr("&Presentation"), Qt::Key_F11,
                                 [this] { togglePresentation(); });
    present->setCheckable(true);
    present->setToolTip(tr("The views alone in large type, exit after exit"));
    QWidget::addAction(present); // its key works while the menus are hidden
    connect(presentation_, &Presentation::begun, this, [this, present] {
        present->setChecked(true);
        presentLesson();
    });
    connect(presentation_, &Presentation::ended, this, [this, present] {
        present->setChecked(false);
        showRoom(presentedFrom_);
        endPresentedLesson();
    });
    connect(presentation_, &Presentation::policyChosen, this, &MainWindow::usePolicy);
    connect(presentation_, &Presentation::playWanted, this, &MainWindow::play);
}

void MainWindow::togglePresentation() {
    if (presentation_->isOn()) return presentation_->end();
    presentedFrom_ = room_;
    showRoom(Room::recordings);
    presentation_->begin();
}

/// All but the views, and a lesson that is open.
QWidgetList MainWindow::chrome() const {
    QWidgetList widgets{menuBar(), statusBar(), referenceLine_};
    for (QToolBar* bar : findChildren<QToolBar*>(QString(), Qt::FindDirectChildrenOnly))
        widgets.append(bar);
    for (QDockWidget* dock : findChildren<QDockWidget*>(QString(), Qt::FindDirectChildrenOnly))
        if (dock != lessonDock_ || !lessons_->lesson()) widgets.append(dock);
    return widgets;
}

} // namespace offramp
