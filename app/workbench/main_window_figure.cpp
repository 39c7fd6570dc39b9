// SPDX-License-Identifier: GPL-3.0-or-later
// MainWindow's figures.
#include "workbench/main_window.h"

#include "workbench/figure_controller.h"

#include <QMenu>

namespace offramp {

void MainWindow::buildFigureActions(QMenu& menu) {
    figures_ = new FigureController(this);
    addAction(menu, QStringLiteral("file.exportFigure"), tr("Export a fi&gure…"),
              Qt::CTRL | Qt::SHIFT | Qt::Key_E, [this] { figures_->open(); });
}

} // namespace offramp
