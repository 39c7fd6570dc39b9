// SPDX-License-Identifier: GPL-3.0-or-later
// MainWindow's session: opening and saving it, asking before it is lost, recovering it, and taking steps
// back.
#include "workbench/main_window.h"

#include "hypotheses/hypotheses_view.h"
#include "ladder/ladder_pane.h"
#include "message/message_bar.h"
#include "stack/time_stack.h"
#include "strategy/strategy_panel.h"
#include "text/engine_text.h"
#include "workbench/session/session_keeper.h"

#include <QDataStream>
#include <QFileDialog>
#include <QFileInfo>
#include <QLineEdit>
#include <QMenuBar>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>

#include <utility>

namespace offramp {

namespace {

QString folderKey() {
    return QStringLiteral("folders/session");
}
QString recentSessions() {
    return QStringLiteral("recent/sessions");
}
QString suffix() {
    return QStringLiteral(".offramp-session");
}
QString zipFilter() {
    return MainWindow::tr("Sessions (*.offramp-session)");
}
QString folderFilter() {
    return MainWindow::tr("Sessions as folders (*.offramp-session)");
}

/// Of what the layout of a session is made; another is left alone.
constexpr qint32 layoutFormat = 1;

std::optional<Stretch> stretchOf(const std::optional<TimeRange>& range) {
    return range && range->begin < range->end ? std::optional(Stretch{range->begin, range->end})
                                              : std::nullopt;
}

} // namespace

/// A file of that suffix, a folder with a session's document, or the document in it.
bool MainWindow::isSession(const QFileInfo& file) {
    if (file.isDir()) return QFileInfo::exists(file.filePath() + QStringLiteral("/session.json"));
    return u'.' + file.suffix() == suffix() || file.fileName() == QStringLiteral("session.json");
}

void MainWindow::buildSessionActions(QMenu& menu) {
    addAction(menu, QStringLiteral("file.openSession"), tr("Open s&ession…"), Qt::CTRL | Qt::ALT | Qt::Key_O,
              [this] { chooseSession(); });
    QMenu* recent = menu.addMenu(tr("Recent sess&ions"));
    connect(recent, &QMenu::aboutToShow, this, [this, recent] { fillRecent(*recent, recentSessions()); });
    addAction(menu, QStringLiteral("file.saveSession"), tr("&Save session"), QKeySequence::Save,
              [this] { saveSession(); });
    addAction(menu, QStringLiteral("file.saveSessionAs"), tr("Save session &as…"),
              Qt::CTRL | Qt::ALT | Qt::Key_S, [this] { (void)saveSessionAs(); });
    addAction(menu, QStringLiteral("file.savePackedCopy"), tr("Save &packed copy…"), {},
              [this] { savePackedCopy(); });
    locate_ = new QAction(tr("&Locate…"), this);
    locate_->setObjectName(QStringLiteral("file.locate"));
    locate_->setToolTip(tr("Look in a folder, and the folders in it, for what the session is about"));
    connect(locate_, &QAction::triggered, this, &MainWindow::locateMissing);
    menu.addAction(locate_);
    recover_ = new QAction(tr("&Recover"), this);
    recover_->setObjectName(QStringLiteral("session.recover"));
    connect(recover_, &QAction::triggered, this, [this] { whenSafe([this] { keeper_->recover(); }); });
    discard_ = new QAction(tr("&Discard"), this);
    discard_->setObjectName(QStringLiteral("session.discard"));
    connect(discard_, &QAction::triggered, keeper_, &SessionKeeper::discardLeftover);
}

void MainWindow::buildEditMenu() {
    QMenu& menu = *menuBar()->addMenu(tr("&Edit"));
    QAction* undo = workbench_->history().createUndoAction(this, tr("&Undo"));
    undo->setObjectName(QStringLiteral("edit.undo"));
    undo->setShortcut(QKeySequence::Undo);
    QAction* redo = workbench_->history().createRedoAction(this, tr("&Redo"));
    redo->setObjectName(QStringLiteral("edit.redo"));
    redo->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_Z);
    menu.addActions({undo, redo});
    menu.addSeparator();
    buildNoteActions(menu);
}

void MainWindow::connectSession() {
    keeper_->setDescriber([this](Session& session) { describeSession(session); });
    connect(keeper_, &SessionKeeper::opened, this, &MainWindow::takeSession);
    connect(keeper_, &SessionKeeper::changedState, this, &MainWindow::showSessionState);
    connect(keeper_, &SessionKeeper::leftoversChanged, this, &MainWindow::offerRecovery);
    connect(keeper_, &SessionKeeper::saved, this, [this] {
        sessionMessage_->clear();
        if (const auto then = std::exchange(afterSaving_, nullptr)) then();
    });
    connect(keeper_, &SessionKeeper::failed, this, [this](const auto& error) {
        afterSaving_ = nullptr;
        afterOpening_.clear();
        sessionMessage_->show(MessageBar::Kind::error, translated(*error));
    });
    connect(keeper_, &SessionKeeper::searched, this, [this](int found, int left) {
        if (left == 0) return sessionMessage_->clear();
        sessionMessage_->show(MessageBar::Kind::note,
                              tr("%n file(s) found.", nullptr, found) + u' ' + missingText(), {locate_});
    });
    connect(workbench_, &Workbench::referenceChanged, this, &MainWindow::showReference);
    showSessionState();
    offerRecovery();
}

/// Only what isn't written there already, so that the cursor stays where it is.
void MainWindow::showReference() {
    const Utterance* shown = workbench_->currentUtterance();
    if (shown == nullptr) return;
    std::optional<std::string> text = shown->typedReference;
    if (!text && shown->foundReference) text = *shown->foundReference;
    if (!text && !shown->referenceEmptied) return; // it comes with the scores
    const QString said = text ? QString::fromStdString(*text) : QString();
    if (reference_->text().simplified() != said) reference_->setText(said);
}

void MainWindow::describeSession(Session& session) const {
    const TimeView& view = stack_->timeView();
    const TimeRange range = view.range();
    session.view.exit = stack_->ladder().currentExit();
    if (range.width() < view.duration()) session.view.range = stretchOf(range);
    session.view.selection = stretchOf(view.selection());
    QByteArray layout;
    QDataStream stream(&layout, QIODevice::WriteOnly);
    stream.setVersion(QDataStream::Qt_6_4);
    const QByteArray docks =
        room_ == Room::recordings ? saveState(layoutVersion) : roomStates_[std::size_t(Room::recordings)];
    stream << layoutFormat << docks << stack_->saveState() << hypotheses_->columns().changes();
    session.layout = layout.toStdString();
}

void MainWindow::applyLayout(const std::string& bytes) {
    const QByteArray layout = QByteArray::fromStdString(bytes);
    QDataStream stream(layout);
    stream.setVersion(QDataStream::Qt_6_4);
    qint32 format = 0;
    QByteArray docks;
    QByteArray views;
    QStringList columns;
    stream >> format;
    if (format != layoutFormat) return;
    stream >> docks >> views >> columns;
    if (stream.status() != QDataStream::Ok) return;
    restoreState(docks, layoutVersion);
    stack_->restoreState(views);
    hypotheses_->columns().setChanges(columns);
}

void MainWindow::takeSession(const Session& session, const std::vector<Message>& warnings) {
    showRoom(Room::recordings);
    applyLayout(session.layout);
    strategy_->setStopEarly(session.stopEarly);
    showModel();
    showJudgement();
    if (session.view.exit >= 0) showCurrentExit(session.view.exit);
    TimeView& view = stack_->timeView();
    if (session.view.range) view.setRange({session.view.range->begin, session.view.range->end});
    if (session.view.selection)
        view.setSelection(TimeRange{session.view.selection->begin, session.view.selection->end});
    const QString file = QString::fromStdString(keeper_->path().string());
    if (!file.isEmpty()) remember(recentSessions(), {file});
    sessionMessage_->clear();
    if (keeper_->missing() + keeper_->changed() > 0)
        sessionMessage_->show(MessageBar::Kind::note, missingText(), {locate_});
    else if (!warnings.empty())
        sessionMessage_->show(MessageBar::Kind::note, translated(warnings.front()) + u'.');
    else
        offerRecovery();
    openFiles(std::exchange(afterOpening_, {}));
}

QString MainWindow::missingText() const {
    QStringList parts;
    if (const int missing = keeper_->missing(); missing > 0)
        parts.append(tr("%n file(s) of the session can't be found.", nullptr, missing));
    if (const int changed = keeper_->changed(); changed > 0)
        parts.append(tr("%n file(s) have changed since the session was saved.", nullptr, changed));
    parts.append(tr("What was analysed then is shown."));
    return parts.join(u' ');
}

void MainWindow::showSessionState() {
    showTitle();
    locate_->setEnabled(keeper_->missing() + keeper_->changed() > 0);
    action(QStringLiteral("file.savePackedCopy"))->setEnabled(!workbench_->utterances().empty());
}

void MainWindow::offerRecovery() {
    const auto& leftovers = keeper_->leftovers();
    if (leftovers.empty()) {
        if (recoveryOffered_) sessionMessage_->clear();
        recoveryOffered_ = false;
        return;
    }
    recoveryOffered_ = true;
    const Leftover& latest = leftovers.front();
    const QString when = QLocale().toString(latest.saved, QLocale::ShortFormat);
    const QString name = QFileInfo(QString::fromStdString(latest.origin.path.string())).completeBaseName();
    const QString text =
        name.isEmpty()
            ? tr("Offramp has ended without saving a session. It is kept as it was at %1.").arg(when)
            : tr("Offramp has ended without saving the session “%1”. It is kept as it was at %2.")
                  .arg(name, when);
    sessionMessage_->show(MessageBar::Kind::note, text, {recover_, discard_});
}

void MainWindow::openSession(const QString& file) {
    QFileInfo info(file);
    const QString path =
        info.fileName() == QStringLiteral("session.json") ? info.absolutePath() : info.absoluteFilePath();
    whenSafe([this, path] { keeper_->open(path.toStdString()); });
}

void MainWindow::chooseSession() {
    const QString file = chooseFile(folderKey(), tr("Open a session"),
                                    tr("Sessions (*.offramp-session session.json);;All files (*)"));
    if (!file.isEmpty()) openFiles({file});
}

bool MainWindow::saveSession() {
    if (keeper_->path().empty()) return saveSessionAs();
    keeper_->save();
    return true;
}

bool MainWindow::saveSessionAs() {
    QString filter = zipFilter();
    const QString file = chooseSessionFile(tr("Save the session"), {zipFilter(), folderFilter()}, filter);
    if (file.isEmpty()) return false;
    keeper_->saveAs(file.toStdString(), filter == folderFilter() ? SessionForm::folder : SessionForm::zip);
    remember(recentSessions(), {file});
    return true;
}

void MainWindow::savePackedCopy() {
    QString filter = zipFilter();
    const QString file =
        chooseSessionFile(tr("Save a copy with the recordings and the model"), {zipFilter()}, filter);
    if (!file.isEmpty()) keeper_->savePackedCopy(file.toStdString());
}

QString MainWindow::chooseSessionFile(const QString& title, const QStringList& filters, QString& filter) {
    QSettings settings;
    const QString folder = settings.value(folderKey()).toString();
    QString name = QFileInfo(QString::fromStdString(keeper_->path().string())).completeBaseName();
    if (name.isEmpty()) name = tr("session");
    QString file = QFileDialog::getSaveFileName(this, title, folder + u'/' + name + suffix(),
                                                filters.join(QStringLiteral(";;")), &filter);
    if (file.isEmpty()) return {};
    if (!file.endsWith(suffix())) file += suffix();
    settings.setValue(folderKey(), QFileInfo(file).absolutePath());
    return file;
}

void MainWindow::locateMissing() {
    QSettings settings;
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Look for the session's files in"),
                                                             settings.value(folderKey()).toString());
    if (folder.isEmpty()) return;
    keeper_->findMissing(folder.toStdString());
}

/// At once, or when it was asked what becomes of the changes. The window doesn't block.
void MainWindow::whenSafe(std::function<void()> then) {
    if (!keeper_->wouldLose()) return then();
    auto* box = new QMessageBox(QMessageBox::Question, tr("Offramp"),
                                tr("The session has changes that aren't saved."),
                                QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setDefaultButton(QMessageBox::Save);
    connect(box, &QMessageBox::finished, this, [this, then = std::move(then)](int answer) {
        if (answer == QMessageBox::Discard) return then();
        if (answer != QMessageBox::Save) return;
        afterSaving_ = then;
        if (!saveSession()) afterSaving_ = nullptr; // no file was chosen
    });
    box->open();
}

} // namespace offramp
