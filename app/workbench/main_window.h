// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "time/time_view.h"
#include "workbench/workbench.h"

#include <QMainWindow>

#include <array>
#include <functional>
#include <optional>

class QActionGroup;
class QDockWidget;
class QFileInfo;
class QLabel;
class QLineEdit;
class QListView;
class QMenu;
class QProgressBar;
class QStackedWidget;

namespace offramp {

class CompareView;
class CorpusPage;
class ExportController;
class FigureController;
class HypothesesView;
class KeyPrecedence;
class LessonGuide;
class LessonPanel;
class MessageBar;
class ModelPage;
class NBestView;
class NotesPanel;
class Player;
class Presentation;
class Recorder;
class SessionKeeper;
class StrategyPanel;
class TimeStack;
class UtteranceModel;

/// The workbench's window: lays the views out, connects them, and offers the actions. It decides nothing
/// about analyses; Workbench does.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    explicit MainWindow(QWidget* parent = nullptr);
    ~MainWindow() override;
    MainWindow(const MainWindow&) = delete;
    MainWindow& operator=(const MainWindow&) = delete;

    [[nodiscard]] Workbench& workbench() { return *workbench_; }
    [[nodiscard]] TimeStack& stack() const { return *stack_; }
    [[nodiscard]] StrategyPanel& strategy() const { return *strategy_; }
    [[nodiscard]] HypothesesView& hypotheses() const { return *hypotheses_; }
    [[nodiscard]] CompareView& compare() const { return *compare_; }
    [[nodiscard]] NBestView& nBest() const { return *nBest_; }
    [[nodiscard]] NotesPanel& notes() const { return *notes_; }
    [[nodiscard]] SessionKeeper& keeper() const { return *keeper_; }
    [[nodiscard]] MessageBar& sessionMessage() const { return *sessionMessage_; }
    [[nodiscard]] ExportController& dataExport() const { return *exports_; }
    [[nodiscard]] FigureController& figures() const { return *figures_; }
    /// An action by its object name, "file.openAudio"; null if there is none.
    [[nodiscard]] QAction* action(const QString& name) const;

    /// Opens what was named on the command line, dropped, or chosen from the recent files: models and
    /// recordings, strategies and sessions are told apart by what they are. A session is opened first, one
    /// alone, and the others into it.
    void openFiles(const QStringList& files);
    /// Opens a results file in the bench, and shows it.
    void openResults(const QString& file);
    /// The bench for whole corpora; made when it is first asked for.
    [[nodiscard]] CorpusPage& corpus();
    /// What the middle of the window is for.
    enum class Room { recordings, corpus };
    void showRoom(Room room);
    [[nodiscard]] Room room() const { return room_; }
    /// Nothing is under way, in either room.
    [[nodiscard]] bool isIdle() const;
    /// "system", "light" or "dark", until the program ends: the choice in the menu is still remembered.
    void showTheme(const QString& theme);

    /// Brings the panel of that name to the front, with the room that it belongs to: the docks "hypotheses",
    /// "compare", "nbest", "model" …, the bench's tabs "exits", "scatter", "reliability", "roc",
    /// "overthinking", "errors", "threshold", "comparison", "failures" … False if there is none.
    bool showTab(const QString& name);

    /// The views alone, for a room full of people (F11).
    [[nodiscard]] Presentation& presentation() const { return *presentation_; }

    /// Opens a lesson: a file, or the name of one that ships.
    void openLesson(const QString& nameOrPath);
    [[nodiscard]] LessonGuide& lessons() const { return *lessons_; }
    [[nodiscard]] LessonPanel& lessonPanel() const { return *lessonPanel_; }

    /// How often all utterances were counted to tell the progress: what tests count.
    [[nodiscard]] int progressCounts() const { return progressCounts_; }

protected:
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void buildCentre();
    void buildDocks();
    void buildActions();
    void buildFileMenu();
    void buildExportActions(QMenu& menu);
    void buildViewMenu();
    void buildFigureActions(QMenu& menu);
    void buildRunMenu();
    void buildSoundMenu();
    void buildCorpusMenu();
    void buildRoomActions(QMenu& menu);
    void buildHelpMenu();
    void buildPresentation(QMenu& menu);
    void togglePresentation();
    void buildLessons(QMenu& menu);
    void connectLessons();
    void fillLessons(QMenu& menu);
    void chooseLesson();
    void rememberForLesson();
    void showLesson();
    void endLesson();
    void showLessonViews(const QStringList& views);
    void showLessonExits(std::optional<int> exits);
    void showLessonSubject();
    void presentLesson();
    void endPresentedLesson();
    void nextInLesson();
    [[nodiscard]] QWidgetList chrome() const;
    void buildToolBar();
    QAction* addAction(QMenu& menu, const QString& name, const QString& text, const QKeySequence& keys,
                       std::function<void()> what);
    QDockWidget* addDock(const QString& name, const QString& title, QWidget* content,
                         Qt::DockWidgetArea area);
    [[nodiscard]] QWidget* buildWelcome();
    void connectWorkbench();
    void connectViews();
    void connectDecoding();

    void showModel();
    void showModelOptions();
    void showCurrent();
    void showResult();
    void showJudgement();
    void showMessages();
    void showTimes();
    void showProgress();
    void showCurrentExit(int exit);
    void showDecoder();
    void usePolicy(const Policy& policy);

    void showDocks();
    void showRoomActions();
    void showStrategySubject();
    void showStrategyModel();
    void showTitle();
    [[nodiscard]] QString recordingsTitle() const;
    [[nodiscard]] QString corpusTitle() const;
    void showStatus();
    [[nodiscard]] QString statusText() const;
    [[nodiscard]] QString recordingsStatus() const;
    void showCorpusActions();
    void showCorpusStep();
    void openFirstCorpus();
    void chooseResults();
    void chooseOtherResults();
    void fitBudget(const BudgetRule& budget, const std::vector<double>& temperatures);
    void askAboutRun();
    void runDemoCorpus();
    void useThreshold(double threshold);
    void connectChoice();
    void saveGate(const GateRule& gate);

    [[nodiscard]] static bool isSession(const QFileInfo& file);
    void buildSessionActions(QMenu& menu);
    void buildEditMenu();
    void connectSession();
    void describeSession(Session& session) const;
    void applyLayout(const std::string& bytes);
    void takeSession(const Session& session, const std::vector<Message>& warnings);
    void takePolicy();
    void showReference();
    void showSessionState();
    [[nodiscard]] QString missingText() const;
    void offerRecovery();
    void openSession(const QString& file);
    void chooseSession();
    /// False if no file was chosen.
    bool saveSession();
    bool saveSessionAs();
    void savePackedCopy();
    /// Empty: none was chosen.
    [[nodiscard]] QString chooseSessionFile(const QString& title, const QStringList& filters,
                                            QString& filter);
    void locateMissing();
    void whenSafe(std::function<void()> then);

    void buildNoteActions(QMenu& menu);
    void buildNotes();
    void showNotes();
    void showNoteActions();
    void addNote(std::optional<int> exit, std::optional<Stretch> stretch);
    void lookAtNote(quint64 id);
    void exportNotes();

    void play();
    void record();
    void analyzeSelection();
    void showSoundActions();
    void askAboutModel(const std::filesystem::path& path, const OpenQuestions& questions);
    void buildStrategyActions(QMenu& menu);
    void connectStrategy();
    void showScores();
    void chooseStrategy();
    void saveStrategy();
    void chooseGate();
    void chooseAudio();
    void chooseModel();
    void chooseLexicon();
    void chooseLanguageModel();
    /// Asks for a file; `key` is the folder that is remembered. Empty: none was chosen.
    [[nodiscard]] QString chooseFile(const QString& key, const QString& title, const QString& filter);
    void openModel(const QString& file);
    void remember(const QString& key, const QStringList& files);
    void fillRecent(QMenu& menu, const QString& key);
    void showPreferences();
    void showShortcuts();
    void about();
    void restoreLayout();
    [[nodiscard]] static bool belongsTo(Room room, const QDockWidget& dock);
    void saveSettings() const;
    void loadSettings();

    Workbench* workbench_;
    SessionKeeper* keeper_;
    UtteranceModel* utteranceModel_;
    KeyPrecedence* keys_;
    QStackedWidget* centre_ = nullptr;
    QLabel* welcome_ = nullptr;
    MessageBar* sessionMessage_ = nullptr;
    MessageBar* modelMessage_ = nullptr;
    MessageBar* audioMessage_ = nullptr;
    QLineEdit* reference_ = nullptr;
    QWidget* referenceLine_ = nullptr; ///< with its label
    TimeStack* stack_ = nullptr;
    QListView* list_ = nullptr;
    StrategyPanel* strategy_ = nullptr;
    HypothesesView* hypotheses_ = nullptr;
    CompareView* compare_ = nullptr;
    NBestView* nBest_ = nullptr;
    ModelPage* modelPage_ = nullptr;
    NotesPanel* notes_ = nullptr;
    QAction* locate_ = nullptr;
    QAction* recover_ = nullptr;
    QAction* discard_ = nullptr;
    bool recoveryOffered_ = false;      ///< what the message is about
    QStringList afterOpening_;          ///< what was to be opened together with the session
    std::function<void()> afterSaving_; ///< what waits for the session to be saved; null: nothing
    bool closing_ = false;              ///< it was asked what becomes of the changes
    QLabel* status_ = nullptr;
    QProgressBar* progress_ = nullptr;
    QActionGroup* themes_ = nullptr;
    ExportController* exports_ = nullptr;
    Player* player_ = nullptr;
    Recorder* recorder_ = nullptr;
    Presentation* presentation_ = nullptr;
    Room presentedFrom_ = Room::recordings;
    LessonGuide* lessons_ = nullptr;
    LessonPanel* lessonPanel_ = nullptr;
    QDockWidget* lessonDock_ = nullptr;
    int presentedStep_ = -1; ///< of the lesson, when the presentation began
    /// What was in view before a lesson.
    struct BeforeLesson {
        Room room = Room::recordings;
        QByteArray docks;
        QByteArray views;
        TimeRange range;
        std::optional<double> cursor;
        std::optional<TimeRange> selection;
        int exit = -1;
    };
    std::optional<BeforeLesson> beforeLesson_;
    QTimer* recordClock_ = nullptr;
    std::filesystem::path askedModel_; ///< whose options were asked for last
    OpenQuestions askedQuestions_;
    int progressCounts_ = 0;
    FigureController* figures_ = nullptr;
    QList<QDockWidget*> docks_;
    QByteArray firstState_;
    /// Of the saved places of docks: a higher one forgets those that were saved without the docks added
    /// since.
    static constexpr int layoutVersion = 2;
    CorpusPage* corpus_ = nullptr;
    QActionGroup* rooms_ = nullptr;
    bool corpusBegun_ = false; ///< something was opened or run in the bench, or tried
    Room room_ = Room::recordings;
    std::shared_ptr<const ModelDescription> corpusModel_; ///< what made the bench's results
    std::shared_ptr<const ModelDescription>
        strategyModel_;                    ///< whose exits the strategy has; null: no model's
    std::array<QByteArray, 2> roomStates_; ///< where the docks were in the room that isn't shown
};

} // namespace offramp
