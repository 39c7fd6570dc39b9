// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/main_window.h"

#include "compare/compare_view.h"
#include "hypotheses/hypotheses_view.h"
#include "ladder/ladder_pane.h"
#include "message/message_bar.h"
#include "model_page/model_page.h"
#include "nbest/decoder_form.h"
#include "nbest/nbest_view.h"
#include "stack/time_stack.h"
#include "strategy/strategy_panel.h"
#include "text/engine_text.h"
#include "workbench/corpus/corpus_page.h"
#include "workbench/decoder_settings.h"
#include "workbench/key_precedence.h"
#include "workbench/lesson/lesson_guide.h"
#include "workbench/model_dialog.h"
#include "workbench/presentation/presentation.h"
#include "workbench/session/session_keeper.h"
#include "workbench/theme_choice.h"
#include "workbench/utterance_model.h"

#include <QCloseEvent>
#include <QDockWidget>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMimeData>
#include <QProgressBar>
#include <QSettings>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QStatusBar>
#include <QVBoxLayout>

namespace offramp {

MainWindow::MainWindow(QWidget* parent)
    : QMainWindow(parent), workbench_(new Workbench(this)), keeper_(new SessionKeeper(*workbench_, this)),
      utteranceModel_(new UtteranceModel(workbench_, this)), keys_(new KeyPrecedence(this)) {
    setWindowTitle(tr("Offramp"));
    setAcceptDrops(true);
    setDockNestingEnabled(true);
    installEventFilter(keys_);
    buildCentre();
    buildDocks();
    buildActions();
    workbench_->setPreferences(Preferences::load());
    connectWorkbench();
    connectViews();
    connectDecoding();
    connectSession();
    connectLessons();
    resize(1360, 860);
    showModel();
    showCurrent();
    firstState_ = saveState(layoutVersion);
    loadSettings();
}

MainWindow::~MainWindow() = default;

void MainWindow::buildCentre() {
    auto* work = new QWidget(this);
    auto* layout = new QVBoxLayout(work);
    layout->setContentsMargins(6, 6, 6, 6);
    layout->setSpacing(4);
    sessionMessage_ = new MessageBar(this);
    modelMessage_ = new MessageBar(this);
    audioMessage_ = new MessageBar(work);
    referenceLine_ = new QWidget(work);
    reference_ = new QLineEdit(referenceLine_);
    reference_->setObjectName(QStringLiteral("reference"));
    reference_->setAccessibleName(tr("Reference text"));
    reference_->setPlaceholderText(tr("What is said, if you know: errors are counted against it"));
    auto* label = new QLabel(tr("Re&ference"), referenceLine_);
    label->setBuddy(reference_);
    auto* line = new QHBoxLayout(referenceLine_);
    line->setContentsMargins(0, 0, 0, 0);
    line->addWidget(label);
    line->addWidget(reference_, 1);
    stack_ = new TimeStack(work);
    layout->addWidget(audioMessage_);
    layout->addWidget(referenceLine_);
    layout->addWidget(stack_, 1);
    centre_ = new QStackedWidget(this);
    centre_->addWidget(buildWelcome());
    centre_->addWidget(work);
    auto* outer = new QWidget(this);
    auto* outerLayout = new QVBoxLayout(outer);
    outerLayout->setContentsMargins(0, 0, 0, 0);
    outerLayout->addWidget(sessionMessage_);
    outerLayout->addWidget(modelMessage_);
    outerLayout->addWidget(centre_, 1);
    setCentralWidget(outer);
    status_ = new QLabel(this);
    progress_ = new QProgressBar(this);
    progress_->setAccessibleName(tr("Exits computed"));
    progress_->setMaximumWidth(180);
    progress_->hide();
    statusBar()->addWidget(status_, 1);
    statusBar()->addPermanentWidget(progress_);
}

QDockWidget* MainWindow::addDock(const QString& name, const QString& title, QWidget* content,
                                 Qt::DockWidgetArea area) {
    auto* dock = new QDockWidget(title, this);
    dock->setObjectName(name);
    dock->setWidget(content);
    dock->installEventFilter(keys_); // where it floats it is a window of its own
    addDockWidget(area, dock);
    docks_.append(dock);
    return dock;
}

void MainWindow::buildDocks() {
    setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
    setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
    list_ = new QListView(this);
    list_->setAccessibleName(tr("Utterances"));
    list_->setUniformItemSizes(true);
    list_->setModel(utteranceModel_);
    strategy_ = new StrategyPanel(this);
    hypotheses_ = new HypothesesView(this);
    compare_ = new CompareView(this);
    nBest_ = new NBestView(this);
    modelPage_ = new ModelPage(this);
    auto* utterances =
        addDock(QStringLiteral("dock.utterances"), tr("Utterances"), list_, Qt::LeftDockWidgetArea);
    auto* strategy =
        addDock(QStringLiteral("dock.strategy"), tr("Exit strategy"), strategy_, Qt::RightDockWidgetArea);
    auto* hypotheses =
        addDock(QStringLiteral("dock.hypotheses"), tr("Hypotheses"), hypotheses_, Qt::BottomDockWidgetArea);
    auto* before = hypotheses;
    const auto addTab = [&](const QString& name, const QString& title, QWidget* content) {
        auto* dock = addDock(name, title, content, Qt::BottomDockWidgetArea);
        tabifyDockWidget(before, dock);
        before = dock;
    };
    addTab(QStringLiteral("dock.compare"), tr("Compare"), compare_);
    addTab(QStringLiteral("dock.nbest"), tr("N-best"), nBest_);
    addTab(QStringLiteral("dock.model"), tr("Model"), modelPage_);
    hypotheses->raise();
    list_->setMinimumWidth(fontMetrics().averageCharWidth() * 18);
    resizeDocks({utterances, strategy}, {180, 300}, Qt::Horizontal);
    resizeDocks({hypotheses}, {258}, Qt::Vertical);
}

void MainWindow::connectWorkbench() {
    connect(workbench_, &Workbench::modelChanged, this, &MainWindow::showModel);
    connect(workbench_, &Workbench::modelAsks, this, &MainWindow::askAboutModel);
    connect(workbench_, &Workbench::currentChanged, this, &MainWindow::showCurrent);
    connect(workbench_, &Workbench::resultChanged, this, &MainWindow::showResult);
    connect(workbench_, &Workbench::judgementChanged, this, &MainWindow::showJudgement);
    connect(workbench_, &Workbench::policyChanged, this, &MainWindow::takePolicy);
    connect(workbench_, &Workbench::utterancesChanged, this, &MainWindow::showProgress);
    connect(workbench_, &Workbench::idle, this, &MainWindow::showProgress);
}

void MainWindow::connectViews() {
    connectStrategy();
    connect(stack_, &TimeStack::currentExitChanged, this, &MainWindow::showCurrentExit);
    connect(hypotheses_, &HypothesesView::currentExitChanged, this, &MainWindow::showCurrentExit);
    connect(compare_, &CompareView::policyChosen, this, &MainWindow::usePolicy);
    connect(compare_, &CompareView::scoresWanted, workbench_, &Workbench::takeScoresFor);
    connect(list_->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex& index) { workbench_->show(index.row()); });
    connect(&stack_->timeView(), &TimeView::selectionChanged, this, &MainWindow::showSoundActions);
    connect(reference_, &QLineEdit::textEdited, this, [this](const QString& text) {
        const QString said = text.simplified();
        workbench_->setReference(said.isEmpty() ? std::nullopt : std::optional(said.toStdString()));
    });
}

void MainWindow::connectDecoding() {
    connect(nBest_, &NBestView::decoderChanged, workbench_, &Workbench::setDecoder);
    connect(nBest_, &NBestView::cancelRequested, workbench_, &Workbench::cancelDecoding);
    connect(workbench_, &Workbench::decoderChanged, this, &MainWindow::showDecoder);
    connect(nBest_, &NBestView::currentExitChanged, this, &MainWindow::showCurrentExit);
    connect(nBest_, &NBestView::browseLexicon, this, &MainWindow::chooseLexicon);
    connect(nBest_, &NBestView::browseLanguageModel, this, &MainWindow::chooseLanguageModel);
}

void MainWindow::showCurrentExit(int exit) {
    stack_->setCurrentExit(exit);
    hypotheses_->setCurrentExit(exit);
    nBest_->setCurrentExit(exit);
}

void MainWindow::showDecoder() {
    nBest_->setDecoder(workbench_->decoder());
    nBest_->setBusy(workbench_->isDecoding());
    const auto& error = workbench_->decoderError();
    if (error && workbench_->isDecoderRestored())
        nBest_->setNote(tr("Decoded greedily, because the decoder of last time can't be used. %1")
                            .arg(translated(*error)));
    else
        nBest_->setError(error ? translated(*error) : QString());
}

void MainWindow::usePolicy(const Policy& policy) {
    strategy_->message().clear(); // it was about another
    strategy_->setPolicy(policy);
    workbench_->setPolicy(policy);
}

void MainWindow::showModel() {
    const auto& recogniser = workbench_->recogniser();
    showStrategyModel();
    modelPage_->setModel(recogniser ? std::shared_ptr<const Model>(recogniser, &recogniser->model())
                                    : nullptr);
    welcome_->setText(recogniser ? tr("The model is open. Drop recordings here to see what it hears.")
                                 : tr("Drop recordings and a model here, or begin with the demo: spoken "
                                      "digits and a small early-exit model."));
    showModelOptions();
    showMessages();
    showProgress();
}

/// They belong to one model: once another is open, they are of no use.
void MainWindow::showModelOptions() {
    const bool another = workbench_->recogniser() && !workbench_->isOpeningModel() &&
                         !workbench_->modelError() && workbench_->modelAsked() != askedModel_;
    if (another) askedModel_.clear();
    action(QStringLiteral("file.modelOptions"))->setEnabled(!askedModel_.empty());
}

void MainWindow::showCurrent() {
    const bool something = workbench_->current() >= 0;
    const bool first = something && centre_->currentIndex() == 0;
    if (room_ == Room::recordings) centre_->setCurrentIndex(something ? 1 : 0);
    if (first) stack_->ladder().setFocus();
    const QSignalBlocker quiet(list_->selectionModel());
    list_->setCurrentIndex(utteranceModel_->index(workbench_->current()));
    list_->viewport()->update();
    showTitle();
    showResult();
    showProgress();
}

void MainWindow::showResult() {
    const Utterance* utterance = workbench_->currentUtterance();
    const AnalysisUpdate shown = utterance != nullptr ? utterance->shown : AnalysisUpdate();
    stack_->setUtterance(shown.peaks, shown.analysis, shown.comparison);
    hypotheses_->setAnalysis(shown.analysis, shown.comparison);
    compare_->setAnalysis(shown.analysis, shown.comparison);
    nBest_->setAnalysis(shown.analysis);
    if (room_ == Room::recordings) {
        showStrategyModel();
        strategy_->setAnalysis(shown.analysis, shown.comparison);
    }
    const bool typed = utterance != nullptr && (utterance->typedReference || utterance->referenceEmptied);
    if (!reference_->hasFocus() || !typed) {
        const bool known = shown.analysis && shown.analysis->reference;
        reference_->setText(known ? QString::fromStdString(*shown.analysis->reference) : QString());
    }
    showJudgement();
    showMessages();
    showTimes();
}

/// After showResult() for a new analysis: a judgement belongs to the one that is shown.
void MainWindow::showJudgement() {
    const auto& judgement = workbench_->judgement();
    const auto taken = judgement ? judgement->decision.exit : std::nullopt;
    stack_->setTaken(taken);
    hypotheses_->setTaken(taken);
    hypotheses_->setPolicy(workbench_->utterancesPolicy());
    compare_->setPolicy(workbench_->utterancesPolicy());
    nBest_->setTaken(taken);
    nBest_->setPolicy(workbench_->utterancesPolicy());
    if (room_ == Room::recordings) strategy_->setJudgement(judgement ? &*judgement : nullptr);
}

void MainWindow::showMessages() {
    if (workbench_->modelError()) {
        const bool asked = !askedModel_.empty() && workbench_->modelAsked() == askedModel_;
        modelMessage_->show(
            MessageBar::Kind::error, translated(*workbench_->modelError()),
            {action(asked ? QStringLiteral("file.modelOptions") : QStringLiteral("file.demo")),
             action(QStringLiteral("file.openModel"))});
    } else {
        modelMessage_->clear();
    }
    const Utterance* utterance = workbench_->currentUtterance();
    if (utterance == nullptr) return audioMessage_->clear();
    if (utterance->error) {
        QList<QAction*> ways{action(QStringLiteral("run.run")), action(QStringLiteral("file.close"))};
        QString text = translated(*utterance->error);
        if (utterance->shown.peaks) { // the sound is there; it is the model that can't take it
            text += u' ' + tr("Or drag with Shift over a stretch of it and analyse that alone.");
            ways.prepend(action(QStringLiteral("sound.analyzeSelection")));
        }
        audioMessage_->show(MessageBar::Kind::error, text, ways);
    } else if (utterance->state == Utterance::State::cancelled) {
        audioMessage_->show(MessageBar::Kind::note, tr("The analysis was cancelled."),
                            {action(QStringLiteral("run.run"))});
    } else if (utterance->stored) {
        audioMessage_->show(MessageBar::Kind::note,
                            tr("This is what %1 has of it, by the model %2.")
                                .arg(QString::fromStdString(utterance->results.filename().string()),
                                     QString::fromStdString(utterance->shown.analysis->model->name)));
    } else if (!workbench_->recogniser() && !workbench_->isOpeningModel()) {
        audioMessage_->show(MessageBar::Kind::note,
                            tr("Open a model to see what it hears in this recording."),
                            {action(QStringLiteral("file.openModel"))});
    } else if (utterance->shown.analysis && !utterance->shown.analysis->warnings.empty()) {
        audioMessage_->show(MessageBar::Kind::note,
                            translated(utterance->shown.analysis->warnings.front()) + u'.');
    } else {
        audioMessage_->clear();
    }
}

/// The window stays usable: the dialog doesn't block, and the old model goes on.
void MainWindow::askAboutModel(const std::filesystem::path& path, const OpenQuestions& questions) {
    askedModel_ = path;
    askedQuestions_ = questions;
    showModelOptions();
    auto* dialog = new ModelDialog(path, questions, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this,
            [this, dialog, path] { workbench_->openModel(path, dialog->options()); });
    dialog->open();
}

void MainWindow::showTimes() {
    if (room_ != Room::recordings) return;
    const Utterance* utterance = workbench_->currentUtterance();
    QStringList parts;
    if (utterance != nullptr && utterance->wholeSeconds)
        parts.append(tr("Measured to the last exit: %1.").arg(secondsText(*utterance->wholeSeconds)));
    if (utterance != nullptr && utterance->stopped)
        parts.append(tr("Measured when stopped after exit %1: %2.")
                         .arg(utterance->stopped->exit + 1)
                         .arg(secondsText(utterance->stopped->seconds)));
    strategy_->setMeasuredTimes(parts.join(u'\n'));
}

void MainWindow::showProgress() {
    ++progressCounts_;
    showStatus();
    const bool recordings = room_ == Room::recordings;
    const bool something = recordings && workbench_->current() >= 0;
    action(QStringLiteral("run.cancel"))->setEnabled(recordings && workbench_->isRunning());
    action(QStringLiteral("run.run"))->setEnabled(something && workbench_->recogniser());
    action(QStringLiteral("file.close"))->setEnabled(something);
    action(QStringLiteral("view.present"))->setEnabled(something || presentation_->isOn());
    showSoundActions();
    const Utterance* utterance = workbench_->currentUtterance();
    const auto& recogniser = workbench_->recogniser();
    const bool running = something && utterance->state == Utterance::State::running;
    progress_->setVisible(running);
    if (!running || !recogniser) return;
    progress_->setRange(0, static_cast<int>(recogniser->description().exits.size()));
    progress_->setFormat(tr("exit %v of %m"));
    progress_->setValue(utterance->shown.analysis ? static_cast<int>(utterance->shown.analysis->exits.size())
                                                  : 0);
}

QString MainWindow::recordingsStatus() const {
    int waiting = 0;
    for (const Utterance& utterance : workbench_->utterances()) {
        if (utterance.state == Utterance::State::waiting || utterance.state == Utterance::State::running)
            ++waiting;
    }
    const auto& recogniser = workbench_->recogniser();
    const QString model =
        recogniser ? QString::fromStdString(recogniser->description().name) : tr("No model is open");
    return waiting > 0 && recogniser ? tr("%1 · %n recording(s) to analyse", nullptr, waiting).arg(model)
                                     : model;
}

void MainWindow::closeEvent(QCloseEvent* event) {
    if (!closing_ && keeper_->wouldLose()) {
        event->ignore();
        return whenSafe([this] {
            closing_ = true;
            close();
        });
    }
    presentation_->end(); // what is remembered is the window as it was before
    lessons_->leave();
    saveSettings();
    QMainWindow::closeEvent(event);
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    if (event->mimeData()->hasUrls()) event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
    QStringList files;
    for (const QUrl& url : event->mimeData()->urls())
        if (url.isLocalFile()) files.append(url.toLocalFile());
    openFiles(files);
    event->acceptProposedAction();
}

bool MainWindow::isIdle() const {
    return workbench_->isIdle() && !keeper_->isBusy() && !lessons_->isBusy() &&
           (corpus_ == nullptr || corpus_->isIdle());
}

void MainWindow::restoreLayout() {
    restoreState(firstState_, layoutVersion);
    for (QDockWidget* dock : docks_)
        dock->setVisible(belongsTo(room_, *dock));
    if (room_ != Room::recordings) return;
    stack_->restoreDefaults();
    hypotheses_->columns().restoreDefaults();
}

void MainWindow::saveSettings() const {
    QSettings settings;
    settings.setValue(QStringLiteral("window/geometry"), saveGeometry());
    std::array<QByteArray, 2> states = roomStates_;
    states[static_cast<std::size_t>(room_)] = saveState(layoutVersion);
    settings.setValue(QStringLiteral("window/state"), states[static_cast<std::size_t>(Room::recordings)]);
    settings.setValue(QStringLiteral("window/corpusState"), states[static_cast<std::size_t>(Room::corpus)]);
    settings.setValue(QStringLiteral("window/views"), stack_->saveState());
    settings.setValue(QStringLiteral("strategy/notesFolded"), strategy_->notesFolded());
    settings.setValue(QStringLiteral("hypotheses/columns"), hypotheses_->columns().changes());
    saveDecoder(nBest_->form().settings());
}

void MainWindow::loadSettings() {
    const QSettings settings;
    restoreGeometry(settings.value(QStringLiteral("window/geometry")).toByteArray());
    restoreState(settings.value(QStringLiteral("window/state")).toByteArray(), layoutVersion);
    roomStates_[static_cast<std::size_t>(Room::corpus)] =
        settings.value(QStringLiteral("window/corpusState")).toByteArray();
    stack_->restoreState(settings.value(QStringLiteral("window/views")).toByteArray());
    strategy_->setNotesFolded(settings.value(QStringLiteral("strategy/notesFolded")).toBool());
    hypotheses_->columns().setChanges(settings.value(QStringLiteral("hypotheses/columns")).toStringList());
    if (const auto decoder = loadDecoder()) {
        nBest_->form().restore(*decoder);
        workbench_->restoreDecoder(nBest_->form().options());
    }
}

} // namespace offramp
