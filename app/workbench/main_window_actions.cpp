// SPDX-License-Identifier: GPL-3.0-or-later
// MainWindow's menus, tool bar and welcome page: every action, with its name and shortcut.
#include "workbench/main_window.h"

#include "choice/choice.h"
#include "hypotheses/hypotheses_view.h"
#include "nbest/nbest_view.h"
#include "posteriorgram/posteriorgram_pane.h"
#include "spectrogram/spectrogram_pane.h"
#include "stack/time_stack.h"
#include "workbench/preferences_dialog.h"
#include "workbench/theme_choice.h"

#include <QActionGroup>
#include <QApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QDockWidget>
#include <QFileDialog>
#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QMenuBar>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <QTableWidget>
#include <QToolBar>
#include <QVBoxLayout>

#include <algorithm>
#include <iterator>

namespace offramp {

namespace {

constexpr int mostRecent = 10;
constexpr double zoomStep = 1.5;

QString recentModels() {
    return QStringLiteral("recent/models");
}
QString recentAudio() {
    return QStringLiteral("recent/audio");
}

/// Models are folders and files of weights; everything else is taken for a recording, and its reader says so
/// if it isn't one.
bool isModel(const QFileInfo& file) {
    static const QStringList suffixes{QStringLiteral("pt"),   QStringLiteral("pth"),
                                      QStringLiteral("ckpt"), QStringLiteral("safetensors"),
                                      QStringLiteral("bin"),  QStringLiteral("json")};
    return file.isDir() ? QFileInfo::exists(file.filePath() + QStringLiteral("/model.json"))
                        : suffixes.contains(file.suffix().toLower());
}

/// The description of a model has that name; any other JSON tells when it is read.
bool mayBeStrategy(const QFileInfo& file) {
    return !file.isDir() && file.suffix().toLower() == QLatin1String("json") &&
           file.fileName() != QLatin1String("model.json");
}

} // namespace

QAction* MainWindow::addAction(QMenu& menu, const QString& name, const QString& text,
                               const QKeySequence& keys, std::function<void()> what) {
    auto* made = new QAction(text, this);
    made->setObjectName(name);
    made->setShortcut(keys);
    connect(made, &QAction::triggered, this, std::move(what));
    menu.addAction(made);
    return made;
}

QAction* MainWindow::action(const QString& name) const {
    return findChild<QAction*>(name);
}

void MainWindow::buildActions() {
    buildFileMenu();
    buildEditMenu();
    buildNotes();
    buildRunMenu();
    buildSoundMenu();
    buildCorpusMenu();
    buildViewMenu();
    buildHelpMenu();
    buildToolBar();
}

void MainWindow::buildFileMenu() {
    QMenu& menu = *menuBar()->addMenu(tr("&File"));
    addAction(menu, QStringLiteral("file.openAudio"), tr("&Open recordings…"), QKeySequence::Open,
              [this] { chooseAudio(); });
    addAction(menu, QStringLiteral("file.openModel"), tr("Open &model…"), Qt::CTRL | Qt::Key_M,
              [this] { chooseModel(); });
    addAction(menu, QStringLiteral("file.modelOptions"), tr("Model o&ptions…"), {}, [this] {
        askAboutModel(askedModel_, askedQuestions_);
    })->setEnabled(false);
    addAction(menu, QStringLiteral("file.demo"), tr("Show the &demo"), Qt::CTRL | Qt::Key_D,
              [this] { workbench_->openDemo(); });
    menu.addSeparator();
    QMenu* audio = menu.addMenu(tr("Recent &recordings"));
    connect(audio, &QMenu::aboutToShow, this, [this, audio] { fillRecent(*audio, recentAudio()); });
    QMenu* models = menu.addMenu(tr("Recent mode&ls"));
    connect(models, &QMenu::aboutToShow, this, [this, models] { fillRecent(*models, recentModels()); });
    menu.addSeparator();
    buildSessionActions(menu);
    menu.addSeparator();
    buildExportActions(menu);
    buildFigureActions(menu);
    menu.addSeparator();
    addAction(menu, QStringLiteral("file.preferences"), tr("Pre&ferences…"), Qt::CTRL | Qt::Key_Comma,
              [this] { showPreferences(); });
    menu.addSeparator();
    addAction(menu, QStringLiteral("file.close"), tr("&Close the recording"), QKeySequence::Close,
              [this] { workbench_->closeUtterance(workbench_->current()); });
    addAction(menu, QStringLiteral("file.quit"), tr("&Quit"), QKeySequence::Quit, [this] { close(); });
}

void MainWindow::buildRunMenu() {
    QMenu& menu = *menuBar()->addMenu(tr("&Analysis"));
    addAction(menu, QStringLiteral("run.run"), tr("&Run again"), Qt::Key_F5, [this] { workbench_->run(); });
    addAction(menu, QStringLiteral("run.cancel"), tr("&Cancel"), Qt::Key_Escape,
              [this] { workbench_->cancel(); });
    menu.addSeparator();
    const auto step = [this](int by) {
        return [this, by] {
            workbench_->show(workbench_->current() + by);
        };
    };
    addAction(menu, QStringLiteral("run.next"), tr("&Next recording"), Qt::CTRL | Qt::Key_PageDown, step(1));
    addAction(menu, QStringLiteral("run.previous"), tr("&Previous recording"), Qt::CTRL | Qt::Key_PageUp,
              step(-1));
    menu.addSeparator();
    buildStrategyActions(menu);
}

void MainWindow::buildViewMenu() {
    QMenu& menu = *menuBar()->addMenu(tr("&View"));
    buildRoomActions(menu);
    buildPresentation(menu);
    TimeView* view = &stack_->timeView();
    addAction(menu, QStringLiteral("view.fit"), tr("&Fit the recording"), Qt::Key_F, [view] { view->fit(); });
    addAction(menu, QStringLiteral("view.zoomIn"), tr("Zoom &in"), QKeySequence::ZoomIn,
              [view] { view->zoomAtCursor(1 / zoomStep); });
    addAction(menu, QStringLiteral("view.zoomOut"), tr("Zoom &out"), QKeySequence::ZoomOut,
              [view] { view->zoomAtCursor(zoomStep); });
    menu.addSeparator();
    menu.addActions(stack_->viewActions());
    menu.addMenu(tr("Spectro&gram"))->addActions(stack_->spectrogram().settingActions());
    menu.addMenu(&hypotheses_->columns().menu());
    menu.addSeparator();
    for (QDockWidget* dock : docks_)
        menu.addAction(dock->toggleViewAction());
    menu.addSeparator();
    QMenu* themes = menu.addMenu(tr("&Theme"));
    themes_ = new QActionGroup(this);
    const QList<QPair<QString, QString>> choices{{QStringLiteral("system"), tr("As the &system")},
                                                 {QStringLiteral("light"), tr("&Light")},
                                                 {QStringLiteral("dark"), tr("&Dark")}};
    for (const auto& [id, text] : choices) {
        QAction* choice =
            addAction(*themes, QStringLiteral("theme.") + id, text, {}, [theme = id] { chooseTheme(theme); });
        choice->setCheckable(true);
        choice->setChecked(id == chosenTheme());
        themes_->addAction(choice);
    }
    addAction(menu, QStringLiteral("view.restoreLayout"), tr("&Restore layout"), {},
              [this] { restoreLayout(); });
}

void MainWindow::buildHelpMenu() {
    QMenu& menu = *menuBar()->addMenu(tr("&Help"));
    buildLessons(menu);
    addAction(menu, QStringLiteral("help.shortcuts"), tr("&Keyboard shortcuts"), Qt::Key_F1,
              [this] { showShortcuts(); });
    addAction(menu, QStringLiteral("help.about"), tr("&About Offramp"), {}, [this] { about(); });
}

void MainWindow::buildToolBar() {
    QToolBar* bar = addToolBar(tr("Tools"));
    bar->setObjectName(QStringLiteral("toolbar"));
    bar->setMovable(false);
    for (const char* name :
         {"file.openAudio", "file.openModel", "sound.record", "", "sound.play", "sound.loop", "", "run.run",
          "run.cancel", "", "view.fit", "", "view.recordings", "view.corpus"}) {
        if (*name == '\0')
            bar->addSeparator();
        else
            bar->addAction(action(QString::fromLatin1(name)));
    }
}

QWidget* MainWindow::buildWelcome() {
    auto* page = new QWidget(this);
    auto* layout = new QVBoxLayout(page);
    auto* title = new QLabel(tr("See where a speech model could stop"), page);
    QFont font = title->font();
    font.setPointSizeF(font.pointSizeF() * 1.7);
    title->setFont(font);
    welcome_ = new QLabel(page);
    welcome_->setWordWrap(true);
    welcome_->setAlignment(Qt::AlignHCenter);
    layout->addStretch(1);
    layout->addWidget(title, 0, Qt::AlignHCenter);
    layout->addWidget(welcome_);
    layout->addSpacing(12);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    const auto add = [&](const QString& label, auto slot) {
        auto* button = new QPushButton(label, page);
        connect(button, &QPushButton::clicked, this, slot);
        buttons->addWidget(button);
        return button;
    };
    add(tr("Show the demo"), [this] { workbench_->openDemo(); })->setDefault(true);
    add(tr("Open recordings…"), [this] { chooseAudio(); });
    add(tr("Open a model…"), [this] { chooseModel(); });
    buttons->addStretch(1);
    layout->addLayout(buttons);
    layout->addStretch(2);
    return page;
}

void MainWindow::openFiles(const QStringList& files) {
    std::vector<std::filesystem::path> recordings;
    QStringList remembered;
    const auto isOne = [](const QString& file) {
        return isSession(QFileInfo(file));
    };
    const auto session = std::find_if(files.begin(), files.end(), isOne);
    if (session != files.end()) { // the others go into it
        afterOpening_.clear();
        std::remove_copy_if(files.begin(), files.end(), std::back_inserter(afterOpening_), isOne);
        return openSession(*session);
    }
    for (const QString& file : files) {
        const QFileInfo info(file);
        const QString path = info.absoluteFilePath();
        if (info.suffix() == QStringLiteral("offramp")) {
            openResults(path);
        } else if (mayBeStrategy(info)) {
            workbench_->openPolicyOrModel(path.toStdString());
        } else if (isModel(info)) {
            openModel(path);
        } else {
            recordings.emplace_back(path.toStdString());
            remembered.append(path);
        }
    }
    if (recordings.empty()) return;
    remember(recentAudio(), remembered);
    showRoom(Room::recordings);
    workbench_->openAudio(recordings);
}

void MainWindow::chooseAudio() {
    const QString folder = QSettings().value(QStringLiteral("folders/audio")).toString();
    const QStringList files =
        QFileDialog::getOpenFileNames(this, tr("Open recordings"), folder,
                                      tr("Recordings (*.wav *.flac *.ogg *.opus *.mp3 *.aif *.aiff *.sph "
                                         "*.au *.w64 *.caf);;All files (*)"));
    if (files.isEmpty()) return;
    QSettings().setValue(QStringLiteral("folders/audio"), QFileInfo(files.front()).absolutePath());
    openFiles(files);
}

QString MainWindow::chooseFile(const QString& key, const QString& title, const QString& filter) {
    QSettings settings;
    const QString file = QFileDialog::getOpenFileName(this, title, settings.value(key).toString(), filter);
    if (!file.isEmpty()) settings.setValue(key, QFileInfo(file).absolutePath());
    return file;
}

void MainWindow::chooseModel() {
    const QString file =
        chooseFile(QStringLiteral("folders/model"), tr("Open a model"),
                   tr("Models (model.json *.safetensors *.pt *.pth *.ckpt *.bin);;All files (*)"));
    if (!file.isEmpty()) openModel(file);
}

void MainWindow::chooseLexicon() {
    const QString file = chooseFile(QStringLiteral("folders/decoder"), tr("Choose a lexicon"),
                                    tr("Lexicons (*.txt *.lex *.lexicon);;All files (*)"));
    if (!file.isEmpty()) nBest_->setLexicon(file.toStdString());
}

void MainWindow::chooseLanguageModel() {
    const QString file = chooseFile(QStringLiteral("folders/decoder"), tr("Choose a language model"),
                                    tr("N-gram models (*.arpa *.lm);;All files (*)"));
    if (!file.isEmpty()) nBest_->setLanguageModel(file.toStdString());
}

void MainWindow::openModel(const QString& file) {
    workbench_->openModel(file.toStdString());
    remember(recentModels(), {file});
}

/// The last of `files` is the most recent. Written once, however many there are.
void MainWindow::remember(const QString& key, const QStringList& files) {
    QSettings settings;
    QStringList recent = settings.value(key).toStringList();
    for (const QString& file : files.mid(std::max<qsizetype>(0, files.size() - mostRecent))) {
        recent.removeAll(file);
        recent.prepend(file);
    }
    settings.setValue(key, recent.mid(0, mostRecent));
}

void MainWindow::fillRecent(QMenu& menu, const QString& key) {
    menu.clear();
    for (const QString& file : QSettings().value(key).toStringList()) {
        QAction* entry = menu.addAction(QFileInfo(file).fileName());
        entry->setToolTip(file);
        connect(entry, &QAction::triggered, this, [this, file, key] {
            if (key == recentModels())
                openModel(file);
            else
                openFiles({file});
        });
    }
    if (menu.isEmpty()) menu.addAction(tr("None yet"))->setEnabled(false);
}

void MainWindow::showShortcuts() {
    QDialog dialog(this);
    dialog.setWindowTitle(tr("Keyboard shortcuts"));
    auto* layout = new QVBoxLayout(&dialog);
    auto* table = new QTableWidget(0, 2, &dialog);
    table->setHorizontalHeaderLabels({tr("Action"), tr("Keys")});
    const auto add = [table](const QString& what, const QString& keys) {
        const int row = table->rowCount();
        table->insertRow(row);
        table->setItem(row, 0, new QTableWidgetItem(what));
        table->setItem(row, 1, new QTableWidgetItem(keys));
    };
    for (const QAction* each : findChildren<QAction*>()) {
        if (each->shortcut().isEmpty()) continue;
        add(each->text().remove(u'&'), each->shortcut().toString(QKeySequence::NativeText));
    }
    add(tr("In a presentation: the next exit, the one before"), tr("Page Down, Page Up"));
    add(tr("In a presentation: no exit, all of them"), tr("Home, End"));
    add(tr("In a presentation: the threshold that takes an exit"), tr("1 to 9, 0 for the tenth"));
    add(tr("In a presentation: play, pointer, leave"), tr("Space, P, Esc"));
    add(tr("In the ladder: walk the exits, the tokens"), tr("Up, Down; Left, Right"));
    add(tr("In a time view: zoom, pan, select"), tr("Wheel; drag; Shift and drag"));
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->verticalHeader()->hide();
    table->horizontalHeader()->setStretchLastSection(true);
    table->resizeColumnsToContents();
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, &dialog);
    connect(buttons, &QDialogButtonBox::rejected, &dialog, &QDialog::reject);
    layout->addWidget(table);
    layout->addWidget(buttons);
    dialog.resize(520, 480);
    dialog.exec();
}

/// One dialog at most, beside the window that goes on.
void MainWindow::showPreferences() {
    auto* dialog = findChild<PreferencesDialog*>();
    if (dialog == nullptr) {
        dialog = new PreferencesDialog(workbench_->preferences(), this);
        dialog->addChoice(tr("T&heme"), themes_);
        dialog->addChoice(tr("&Spectrogram's frequencies"), &stack_->spectrogram().scale());
        dialog->addChoice(tr("Spectrogram's &range"), &stack_->spectrogram().dynamicRange());
        dialog->addChoice(tr("Spectrogram's co&lours"), &stack_->spectrogram().colours());
        dialog->addChoice(tr("&Posteriors of"), &stack_->posteriorgram().tokens());
        connect(dialog, &PreferencesDialog::changed, this, [this](const Preferences& preferences) {
            preferences.save();
            workbench_->setPreferences(preferences);
        });
    }
    dialog->show();
    dialog->activateWindow();
}

void MainWindow::about() {
    QMessageBox::about(this, tr("About Offramp"),
                       tr("<h3>Offramp %1</h3><p>A workbench for early-exit speech recognisers.</p>"
                          "<p>Free software under the GNU General Public License, version 3 or later.</p>")
                           .arg(QApplication::applicationVersion()));
}

void MainWindow::showTheme(const QString& theme) {
    applyTheme(theme);
    if (QAction* choice = action(QStringLiteral("theme.") + theme)) choice->setChecked(true);
}

} // namespace offramp
