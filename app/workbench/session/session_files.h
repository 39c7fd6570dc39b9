// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/cancel.h"
#include "session/note_table.h"
#include "session/open.h"
#include "session/save.h"
#include "workbench/analysis_service.h"
#include "workbench/background_thread.h"

#include <QObject>

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace offramp {

/// A session that was read, its analyses ready to be looked at.
struct ReadSession {
    std::filesystem::path path;
    SessionForm form = SessionForm::zip;
    OpenedSession opened;
    std::vector<AnalysisUpdate> shown; ///< one for each utterance; null where it has no analysis
};

/// What a search found of files that were missing or changed.
struct FoundFiles {
    std::vector<std::pair<quint64, SessionFile>> recordings; ///< by the utterances' ids
    std::optional<SessionFile> model;
};

/// The thread that reads and writes sessions and looks for their files. Of readings the last one counts;
/// everything that is to be written is written, also when this is destroyed, which waits for it. All signals
/// come to the thread that it lives in.
class SessionFiles : public QObject {
    Q_OBJECT

public:
    explicit SessionFiles(QObject* parent = nullptr);
    ~SessionFiles() override;
    SessionFiles(const SessionFiles&) = delete;
    SessionFiles& operator=(const SessionFiles&) = delete;

    /// Ends in opened() or openFailed(); after another opening in nothing. No model is run.
    void open(const std::filesystem::path& path);
    /// Ends in saved() or saveFailed(). `ids`: of the session's utterances.
    void save(const std::filesystem::path& path, Session session, SessionForm form, std::vector<quint64> ids);
    /// Writes the session into its own folder of the state folder, `origin` beside it. Ends in autosaved().
    /// One that can't be written is told once.
    void autosave(const std::filesystem::path& folder, Session session, std::vector<quint64> ids,
                  const QByteArray& origin);
    /// Looks for files by their content in a folder and all folders in it. Ends in found().
    void find(std::vector<std::pair<quint64, SessionFile>> recordings, std::optional<SessionFile> model,
              const std::filesystem::path& folder);
    /// Ends in notesWritten() or saveFailed().
    void writeNotes(const std::filesystem::path& path, std::vector<NoteRow> notes);
    /// Removes what was saved by itself, behind what is still to be written.
    void remove(const std::filesystem::path& path);

    /// Something hasn't ended yet.
    [[nodiscard]] bool isBusy() const { return busy_ > 0; }

Q_SIGNALS:
    void opened(const std::shared_ptr<const offramp::ReadSession>& session);
    void saved(const std::filesystem::path& path);
    void autosaved();
    /// What was found out of the files' content on the way.
    void contentsKnown(const std::vector<std::pair<quint64, offramp::SessionFile>>& recordings);
    void found(const offramp::FoundFiles& files);
    void notesWritten();
    void openFailed(const std::shared_ptr<const offramp::Error>& error);
    void saveFailed(const std::filesystem::path& path, const std::shared_ptr<const offramp::Error>& error);

private:
    using Outcome = std::function<void(const std::shared_ptr<const Error>& error)>;
    /// Does `work` in the thread; then `done` in this object's.
    void run(const std::filesystem::path& path, std::function<void()> work, Outcome done);
    void tellContents(const std::shared_ptr<const Session>& session, const std::vector<quint64>& ids);

    CancelToken opening_;
    int busy_ = 0;
    bool autosaveFailed_ = false;
    WrittenTraces written_;   ///< of the thread alone
    BackgroundThread thread_; ///< the last member: what it works on ends before the others do
};

} // namespace offramp
