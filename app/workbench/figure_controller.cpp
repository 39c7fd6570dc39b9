// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/figure_controller.h"

#include "base/error.h"
#include "base/files.h"
#include "bench/corpus_bench.h"
#include "figure/figure_renderer.h"
#include "ladder/ladder_pane.h"
#include "legend/exit_legend.h"
#include "message/message_bar.h"
#include "stack/time_stack.h"
#include "text/engine_text.h"
#include "workbench/corpus/corpus_page.h"
#include "workbench/main_window.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QSettings>

namespace offramp {

namespace {

QString folderKey() {
    return QStringLiteral("folders/figures");
}

/// A name that any file system takes.
QString fileNameOf(const QString& name, FigureFormat format) {
    QString stem = name;
    for (QChar& each : stem)
        if (!each.isLetterOrNumber() && each != u'-' && each != u'_') each = u'-';
    return stem + u'.' + figureFormatNames().at(static_cast<int>(format));
}

} // namespace

FigureController::FigureController(MainWindow* window) : QObject(window), window_(window) {
    const Workbench& workbench = window->workbench();
    connect(&workbench, &Workbench::currentChanged, this, &FigureController::refresh);
    connect(&workbench, &Workbench::resultChanged, this, &FigureController::refresh);
    connect(&workbench, &Workbench::judgementChanged, this, &FigureController::refresh);
    connect(&workbench, &Workbench::scoresChanged, this, &FigureController::refresh);
    connect(&window->stack().timeView(), &TimeView::rangeChanged, this, &FigureController::refreshStretches);
    connect(&window->stack().timeView(), &TimeView::selectionChanged, this,
            &FigureController::refreshStretches);
    connect(&window->stack(), &TimeStack::currentExitChanged, this, &FigureController::refresh);
}

void FigureController::open() {
    if (dialog_.isNull()) {
        dialog_ = new FigureDialog(loadFigureSpec(), loadFigureFormat(), window_);
        dialog_->setAttribute(Qt::WA_DeleteOnClose);
        connect(dialog_, &FigureDialog::specChanged, this, &saveFigureSpec);
        connect(dialog_, &FigureDialog::saveRequested, this, &FigureController::chooseFile);
    }
    if (window_->room() == MainWindow::Room::corpus)
        connect(&window_->corpus(), &CorpusPage::stepChanged, this, &FigureController::refresh,
                Qt::UniqueConnection);
    refresh();
    dialog_->show();
    dialog_->raise();
    dialog_->activateWindow();
}

void FigureController::refreshStretches() {
    if (!dialog_.isNull()) dialog_->setStretches(stretches());
}

void FigureController::refresh() {
    if (dialog_.isNull()) return;
    refreshStretches();
    dialog_->setOffers(offers());
}

std::vector<FigureOffer> FigureController::offers() const {
    if (window_->room() == MainWindow::Room::corpus) return benchOffers(window_->corpus().bench());
    return {recording()};
}

/// The analysis never changes: whatever the window shows next, this stays what it is.
FigureOffer FigureController::recording() const {
    const Utterance* utterance = window_->workbench().currentUtterance();
    if (utterance == nullptr) return {tr("The recording"), nullptr};
    UtteranceFigure content;
    content.name = utterance->name();
    content.peaks = utterance->shown.peaks;
    content.analysis = utterance->shown.analysis;
    content.comparison = utterance->shown.comparison;
    content.judgement = window_->workbench().judgement();
    content.posteriorsExit = window_->stack().ladder().currentExit();
    content.hiddenExits = window_->stack().legend().hidden();
    return {content.name, std::make_shared<const FigureContent>(std::move(content))};
}

std::vector<FigureStretch> FigureController::stretches() const {
    const TimeView& view = window_->stack().timeView();
    std::vector<FigureStretch> all{{tr("The whole recording"), std::nullopt},
                                   {tr("What the window shows"), view.range()}};
    if (view.selection()) all.push_back({tr("The selection"), view.selection()});
    return all;
}

void FigureController::chooseFile() {
    const FigureFormat format = dialog_->format();
    const auto offered = offers();
    const QString name = offered.empty() ? QString() : dialog_->offer();
    const QString ending = figureFormatNames().at(static_cast<int>(format));
    QString file = QFileDialog::getSaveFileName(dialog_, tr("Save the figure"),
                                                QSettings().value(folderKey()).toString() + u'/' +
                                                    fileNameOf(name, format),
                                                tr("%1 files (*.%2)").arg(ending.toUpper(), ending));
    if (file.isEmpty()) return;
    if (QFileInfo(file).suffix().isEmpty()) file += u'.' + ending;
    if (save(file)) QSettings().setValue(folderKey(), QFileInfo(file).absolutePath());
}

bool FigureController::save(const QString& file) {
    const auto bytes = dialog_->file();
    if (!bytes) return false;
    try {
        writeFile(file.toStdString(),
                  std::string_view(bytes->constData(), static_cast<std::size_t>(bytes->size())));
    } catch (const Error& error) {
        dialog_->message().show(MessageBar::Kind::error, translated(error));
        return false;
    }
    dialog_->message().show(MessageBar::Kind::note, tr("Saved as %1.").arg(file));
    return true;
}

} // namespace offramp
