// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/judge.h"
#include "workbench/analysis_service.h"
#include "workbench/decoding_service.h"
#include "workbench/notes/notes.h"
#include "workbench/policies_by_exits.h"
#include "workbench/policy_files.h"
#include "workbench/session/history.h"
#include "workbench/utterance.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>
#include <vector>

namespace offramp {

/// A recording, or a part of one, of which more is known than its file says.
struct KnownUtterance {
    std::filesystem::path audio;
    std::optional<Stretch> stretch;
    std::optional<int> channel;
    std::optional<std::string> reference; ///< nothing: what lies beside the recording, if anything does
    AnalysisUpdate shown;                 ///< a whole analysis, of whichever model; none: it is to be run
    std::filesystem::path results;        ///< the results file that it is an utterance of; empty: of none
    std::string id;                       ///< its name there
};

/// An utterance that was closed, so that it can come back as it was.
struct TakenUtterance {
    Utterance utterance;
    std::vector<PlacedNote> notes;
    std::shared_ptr<const Recogniser> under; ///< the model that was open
};

/// What is open: the model, the utterances, the one shown, the policy; and what is to be done next. Knows no
/// widgets. What a person does to the policy, the references, the notes and the list of utterances can be
/// taken back (history()); that runs nothing anew.
class Workbench : public QObject {
    Q_OBJECT

public:
    explicit Workbench(QObject* parent = nullptr);

    /// Without options modelAsks() is emitted for a file that leaves some open; open it again with them.
    void openModel(const std::filesystem::path& path, const std::optional<OpenOptions>& options = {});
    /// Adds recordings behind those that are open and shows the first of them; one that is open already is
    /// shown instead.
    void openAudio(const std::vector<std::filesystem::path>& recordings);
    /// Adds an utterance of a corpus, or finds it, and shows it. With an analysis there is no run. One of a
    /// results file is an entry of its own, beside the same recording opened otherwise: what is open and what
    /// was typed there stays. It has the file's analysis again, also after a run of the open model.
    void openUtterance(const KnownUtterance& known);
    /// Adds a stretch of the shown recording as an utterance of its own, and shows it.
    void openStretch(Stretch stretch);
    void openDemo();
    void closeUtterance(int index);
    void show(int index);
    /// Analyses the shown utterance again.
    void run();
    /// Stops at the shown utterance; the others wait until run() or another opening.
    void cancel();
    /// For whatever the strategy is about; elsewhere too, where it fits (PoliciesByExits).
    void setPolicy(const Policy& policy);
    /// The strategy is about something else than the shown utterance: a corpus of a model with so many exits.
    /// Nothing: the shown utterance.
    void setStrategyExits(std::optional<std::size_t> exits);
    /// Whether the utterances are looked at; at first they are. Those that wait are analysed anyway, but a
    /// run that was stopped at an exit doesn't go on for a strategy that needs more of it.
    void setInSight(bool inSight);
    /// Reads a policy's file, which becomes the policy of what the strategy is about now. Ends in
    /// policyOpened() or policyFailed(), also for one that doesn't fit it; unless another is opened
    /// meanwhile.
    void openPolicy(const std::filesystem::path& path);
    /// Reads a gate's file; it becomes the policy. Like openPolicy().
    void openGate(const std::filesystem::path& path);
    /// Reads a file that may be a policy's or a gate's, or else is a model's. Ends like openPolicy() or, if
    /// it is neither, in isNoPolicy().
    void openPolicyOrModel(const std::filesystem::path& path);
    /// Ends in policySaved() or policyFailed().
    void savePolicy(const std::filesystem::path& path);
    /// Writes a gate to a file of its own; the policy stays. Likewise.
    void saveGate(const std::filesystem::path& path, const GateRule& gate);
    /// Has what these policies read of the shown utterance taken too, once it is analysed and the policy's
    /// own scores are there. Ends in scoresChanged(), unless another utterance is shown meanwhile.
    void takeScoresFor(const std::vector<Policy>& policies);
    /// Fits a budget's threshold to the recordings that are analysed to the last exit. Ends in budgetFitted()
    /// or budgetFailed(); the policy stays as it is.
    void fitBudget(const BudgetRule& budget, const std::vector<double>& temperatures);
    void setStopEarly(bool stop);
    /// How texts are compared holds for what is open too; the rest from the next analysis on.
    void setPreferences(const Preferences& preferences);
    /// Holds for what is open too, without another run of the model. A file that can't be read is told by
    /// decoderError(), and the decoder before goes on.
    void setDecoder(const DecoderOptions& options);
    /// The one of last time, in force when a model is opened. Nobody waits for its files: decoding is greedy
    /// until they are read, and where they can't be.
    void restoreDecoder(const DecoderOptions& options);
    /// Stops decoding anew; what is shown stays, with the decoder that it was found by.
    void cancelDecoding();
    /// Nothing: no reference, also not the one beside the recording.
    void setReference(const std::optional<std::string>& text);

    /// What is open, as it can be saved; what the window alone knows is left out. Analyses that still grow
    /// are left out, too.
    [[nodiscard]] Session session() const;
    /// Opens a session in place of all that is open. `shown`: each utterance's analysis, ready to be looked
    /// at, if it has one; those aren't run. The model is opened if its file is what it was; else none is
    /// open.
    void openSession(const Session& session, const std::vector<AnalysisUpdate>& shown);
    /// What was found out of the recordings' content meanwhile, by their ids.
    void noteContents(const std::vector<std::pair<quint64, SessionFile>>& contents);
    /// The recording is at another place: what is shown stays.
    void relocate(quint64 utterance, const SessionFile& file);
    /// Opens the model that a session is about, from where it is now.
    void openSessionModel(const SessionModel& model);
    /// The session's model; nothing if it had none, or another was opened since.
    [[nodiscard]] const std::optional<SessionModel>& sessionModel() const { return sessionModel_; }

    [[nodiscard]] History& history() { return history_; }
    [[nodiscard]] Notes& notes() { return notes_; }
    [[nodiscard]] const Notes& notes() const { return notes_; }
    /// Null: none of that id is open.
    [[nodiscard]] const Utterance* utterance(quint64 id) const;
    /// −1 likewise.
    [[nodiscard]] int indexOf(quint64 id) const;

    [[nodiscard]] const std::shared_ptr<const Recogniser>& recogniser() const { return recogniser_; }
    [[nodiscard]] const std::vector<Utterance>& utterances() const { return utterances_; }
    [[nodiscard]] int current() const { return current_; }
    /// Null: none is shown.
    [[nodiscard]] const Utterance* currentUtterance() const;
    /// Of what the strategy is about.
    [[nodiscard]] const Policy& policy() const { return policy_; }
    /// Of the shown utterance.
    [[nodiscard]] const Policy& utterancesPolicy() const { return judging_; }
    /// The model of the shown utterance: the open one, or the one that made its stored result. Null: none.
    [[nodiscard]] std::shared_ptr<const ModelDescription> shownModel() const;
    [[nodiscard]] const Preferences& preferences() const { return preferences_; }
    [[nodiscard]] bool stopsEarly() const { return stopEarly_; }
    /// What the open model was opened with.
    [[nodiscard]] const OpenOptions& openedWith() const { return openedWith_; }
    /// The file that was to be opened last, successfully or not; empty for a demo's model that isn't there.
    [[nodiscard]] const std::filesystem::path& modelAsked() const { return modelAsked_; }
    [[nodiscard]] bool isOpeningModel() const { return openingModel_; }
    [[nodiscard]] bool isRunning() const { return running_ >= 0; }
    /// What is wanted, whether or not it could be opened.
    [[nodiscard]] const DecoderOptions& decoder() const { return decoder_; }
    [[nodiscard]] const std::shared_ptr<const Error>& decoderError() const { return decoderError_; }
    /// It is that of last time, and hasn't been opened yet.
    [[nodiscard]] bool isDecoderRestored() const { return decoderRestored_; }
    [[nodiscard]] bool isDecoding() const { return openingDecoder_ || decodingIndex_ >= 0; }
    /// Nothing more to do, or nothing that can be done.
    [[nodiscard]] bool isIdle() const;
    [[nodiscard]] const std::shared_ptr<const Error>& modelError() const { return modelError_; }
    /// The policy's decision for the shown utterance; nothing before its first exit.
    [[nodiscard]] const std::optional<Judgement>& judgement() const { return judgement_; }
    [[nodiscard]] AnalysisService& service() { return service_; }
    [[nodiscard]] DecodingService& decodingService() { return decodingService_; }

Q_SIGNALS:
    void modelChanged();
    void modelAsks(const std::filesystem::path& path, const offramp::OpenQuestions& questions);
    void utterancesAboutToAdd(int first, int count);
    void utterancesAdded(int first, int count);
    void utteranceAboutToClose(int index);
    void utteranceClosed();
    /// Their states or results.
    void utterancesChanged(int first, int last);
    /// Another utterance is shown, or none.
    void currentChanged();
    /// The shown utterance's analysis, comparison or state is another, and with them the judgement.
    void resultChanged();
    /// Another policy judges the same analysis.
    void judgementChanged();
    /// The shown utterance's reference was set, or a change of it was taken back.
    void referenceChanged();
    /// Another session is open, or a session's files were found elsewhere.
    void sessionChanged();
    /// Another policy() is in force: set by somebody, or a step was taken back.
    void policyChanged();
    /// The decoder, its error, or whether it is at work.
    void decoderChanged();
    /// The shown utterance's analysis is the same, with more scores; the judgement may be another.
    void scoresChanged();
    /// By a file, and what was noticed about it.
    void policyOpened(const std::vector<offramp::Message>& warnings);
    void isNoPolicy(const std::filesystem::path& path);
    void policySaved();
    /// A policy's or a gate's file couldn't be read or written, or can't be used; or a policy's scores can't
    /// be taken.
    void policyFailed(const std::shared_ptr<const offramp::Error>& error);
    void budgetFitted(const offramp::BudgetRule& budget, double meanLayer, int recordings);
    void budgetFailed(const std::shared_ptr<const offramp::Error>& error);
    void idle();

private:
    [[nodiscard]] Utterance* shownUtterance();
    [[nodiscard]] bool needsRun(const Utterance& utterance) const;
    [[nodiscard]] int nextToRun() const;
    [[nodiscard]] std::optional<int> findOpen(const KnownUtterance& wanted) const;
    [[nodiscard]] bool takeKnown(Utterance& utterance, const KnownUtterance& known);
    void addUtterances(std::vector<Utterance> utterances);
    void insertUtterances(int at, std::vector<TakenUtterance> utterances);
    [[nodiscard]] TakenUtterance takeUtterance(int index);
    void reviveState(TakenUtterance& taken) const;

    struct ReferenceState {
        std::optional<std::string> typed;
        bool emptied = false;
        bool fromCorpus = false;
        std::optional<std::optional<std::string>> found;

        bool operator==(const ReferenceState&) const = default;
    };
    [[nodiscard]] static std::optional<std::string> referenceOf(const Utterance& utterance);
    void applyReference(quint64 id, const ReferenceState& state);
    void applyPolicies(const PoliciesByExits& policies);
    [[nodiscard]] bool adopt(Utterance& utterance) const;
    void closeAll();
    void addFromSession(const Session& session, const std::vector<AnalysisUpdate>& shown);
    void openModelOfSession(const Session& session);
    void schedule();
    void start(int index);
    void stopRunning(Utterance::State state);
    void change(int index);
    void announceAll();
    void rescore(int index);
    [[nodiscard]] bool needsScores(const Utterance& utterance) const;
    void scoreCurrent();
    void connectDecoding();
    void openDecoder();
    void renewDecoder();
    [[nodiscard]] bool needsDecoding(const Utterance& utterance) const;
    void decodeCurrent();
    void catchUp();
    void takeDecoding(const Decoding& decoding);
    void takeDecoded(quint64 id, const AnalysisUpdate& update);
    void judgeCurrent();
    [[nodiscard]] bool keepsJudgement(const Analysis& analysis) const;
    void askForScores(const std::shared_ptr<const Analysis>& analysis, std::vector<Policy> policies);
    void scoreCompared();
    void takePolicyScores(quint64 id, const std::shared_ptr<const Analysis>& analysis);
    void connectPolicy();
    [[nodiscard]] std::size_t shownExits() const;
    [[nodiscard]] std::size_t strategyExits() const { return strategyExits_.value_or(shownExits()); }
    void renewPolicies();
    void setPolicyFor(std::size_t exits, const Policy& policy);
    void takeRead(const std::filesystem::path& path, const Policy& policy,
                  const std::vector<Message>& warnings);
    void tellPolicyFailure(const std::shared_ptr<const Error>& error);
    void rerunIfNeeded();
    void takeModel(const std::shared_ptr<const Recogniser>& recogniser);
    void takeUpdate(quint64 id, const AnalysisUpdate& update);
    void takeFinish(quint64 id);
    void takeFailure(quint64 id, const std::shared_ptr<const Error>& error);
    void takeScores(quint64 id, const AnalysisUpdate& update);
    static void noteTimes(Utterance& utterance);
    static void endGrowth(Utterance& utterance);

    AnalysisService service_;
    std::shared_ptr<const Recogniser> recogniser_;
    std::shared_ptr<const Error> modelError_;
    std::filesystem::path modelAsked_;
    OpenOptions askedWith_;
    OpenOptions openedWith_;
    bool openingModel_ = false;
    bool makingDemo_ = false;
    std::optional<SessionModel> sessionModel_;
    bool restoring_ = false; ///< the model that is being opened is the session's: nothing is run anew
    History history_;
    Notes notes_{history_};
    quint64 lastUtterance_ = 0;
    std::vector<Utterance> utterances_;
    int current_ = -1;
    int running_ = -1;
    quint64 runningId_ = 0;
    AnalysisUpdate coming_; ///< of the run, while an older good result is still shown
    bool replacing_ = false;
    int rescoring_ = -1;
    quint64 rescoringId_ = 0;
    PoliciesByExits policies_;
    Policy policy_ = defaultPolicy();  ///< of them, of what the strategy is about
    Policy judging_ = defaultPolicy(); ///< of them, of the shown utterance
    std::optional<std::size_t> strategyExits_;
    std::size_t readFor_ = 0; ///< exits of what the policy's file is read for
    bool inSight_ = true;
    bool stopEarly_ = false;
    Preferences preferences_;
    std::optional<Judgement> judgement_;
    DecodingService decodingService_;
    DecoderOptions decoder_;
    std::optional<Decoding> decoding_; ///< what analyses are decoded by; nothing: it is being opened
    std::shared_ptr<const Error> decoderError_;
    bool openingDecoder_ = false;
    bool decoderRestored_ = false;
    int decodingIndex_ = -1; ///< the utterance that is decoded anew
    quint64 decodingId_ = 0;
    std::shared_ptr<const Analysis> judged_;  ///< by `judgement_`
    std::shared_ptr<const Analysis> scoring_; ///< whose scores the service takes; null: none
    std::vector<Policy> scoringFor_;
    std::vector<Policy> compared_; ///< whose scores are to be taken when the service is free
    PolicyFiles policyFiles_;
    quint64 scoringId_ = 0;
    std::optional<BudgetRule> fitting_; ///< what the service fits
    int fittedBy_ = 0;                  ///< recordings
    quint64 fittingId_ = 0;
    QTimer rerun_; ///< a stopped run that a threshold has outrun goes on when the slider rests
};

} // namespace offramp
