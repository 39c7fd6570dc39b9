// SPDX-License-Identifier: GPL-3.0-or-later
// MainWindow's data export: its action, and what is told of how it went.
#include "workbench/main_window.h"

#include "message/message_bar.h"
#include "text/engine_text.h"
#include "workbench/corpus/corpus_page.h"
#include "workbench/export/export_controller.h"

#include <QFileInfo>
#include <QMenu>
#include <QStatusBar>

namespace offramp {

namespace {

constexpr int shownFor = 8000; ///< milliseconds

} // namespace

void MainWindow::buildExportActions(QMenu& menu) {
    exports_ = new ExportController(*this);
    exports_->addToViews();
    addAction(menu, QStringLiteral("file.exportData"), tr("E&xport data…"), Qt::CTRL | Qt::SHIFT | Qt::Key_D,
              [this] { exports_->exportActiveView(); })
        ->setToolTip(tr("Write what the view in use shows to a file"));
    connect(exports_, &ExportController::written, this, [this](const std::filesystem::path& file) {
        const QString name = QFileInfo(QString::fromStdString(file.string())).fileName();
        statusBar()->showMessage(tr("%1 is written.").arg(name), shownFor);
    });
    connect(exports_, &ExportController::nothingToExport, this,
            [this] { statusBar()->showMessage(tr("There is nothing to export here yet."), shownFor); });
    connect(exports_, &ExportController::failed, this, [this](const std::shared_ptr<const Error>& error) {
        MessageBar& bar = room_ == Room::corpus ? corpus().message() : *modelMessage_;
        bar.show(MessageBar::Kind::error, translated(*error), {action(QStringLiteral("file.exportData"))});
    });
}

} // namespace offramp
