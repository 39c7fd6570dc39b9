// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbench/session/leftovers.h"
#include "workbench/session/session_files.h"
#include "workbench/workbench.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace offramp {

/// The session as a document: which file it is, whether it has changes that aren't in it, saving it by itself
/// for the case of a crash, and recovering what another program has left.
class SessionKeeper : public QObject {
    Q_OBJECT

public:
    explicit SessionKeeper(Workbench& workbench, QObject* parent = nullptr);
    ~SessionKeeper() override;
    SessionKeeper(const SessionKeeper&) = delete;
    SessionKeeper& operator=(const SessionKeeper&) = delete;

    /// What the window adds to a session that is saved: its layout and what is in view.
    void setDescriber(std::function<void(Session&)> describe) { describe_ = std::move(describe); }

    /// Ends in opened() or failed().
    void open(const std::filesystem::path& path);
    /// Saves under the name that it has. Ends in saved() or failed().
    void save();
    /// Saves under another name, which becomes its own.
    void saveAs(const std::filesystem::path& path, SessionForm form);
    /// Saves a copy with the recordings and the model; the session's own file stays what it was.
    void savePackedCopy(const std::filesystem::path& path);
    void writeNotes(const std::filesystem::path& path, std::vector<NoteRow> notes);
    /// Looks in a folder for what was missing or changed. Ends in searched().
    void findMissing(const std::filesystem::path& folder);

    /// Empty: it was never saved.
    [[nodiscard]] const std::filesystem::path& path() const { return origin_.path; }
    /// There are changes that its file doesn't have: also results, but not what is merely in view.
    [[nodiscard]] bool isModified() const;
    /// Something would be lost that can't be had again by opening the recordings: a change to a session that
    /// has a file, or else notes and references.
    [[nodiscard]] bool wouldLose() const;
    [[nodiscard]] bool isBusy() const { return files_->isBusy(); }
    /// Recordings, and the model, that the session misses or that have changed since.
    [[nodiscard]] int missing() const;
    [[nodiscard]] int changed() const;

    /// How soon after a change it is saved by itself.
    void setAutosave(std::chrono::milliseconds interval) { autosave_.setInterval(interval); }
    /// Times that it was, since the start: what tests count.
    [[nodiscard]] int autosaves() const { return autosaves_; }

    /// What crashed programs have left and nobody has decided about, the latest first.
    [[nodiscard]] const std::vector<Leftover>& leftovers() const { return leftovers_; }
    /// Opens the latest. Ends in opened() or failed().
    void recover();
    void discardLeftover();

Q_SIGNALS:
    void opened(const offramp::Session& session, const std::vector<offramp::Message>& warnings);
    void saved();
    /// Its file, whether it is modified, or what is missing.
    void changedState();
    void leftoversChanged();
    void searched(int found, int missing);
    void failed(const std::shared_ptr<const offramp::Error>& error);

private:
    /// What, beside the history, a session's file is about.
    struct Content {
        std::vector<std::pair<quint64, const void*>> results;
        DecoderOptions decoder;
        bool stopEarly = false;
        std::filesystem::path model;

        bool operator==(const Content&) const = default;
    };

    [[nodiscard]] Content content() const;
    [[nodiscard]] Session described() const;
    [[nodiscard]] std::vector<quint64> ids() const;
    void write();
    void takeOpened(const std::shared_ptr<const ReadSession>& read);
    void takeFound(const FoundFiles& files);
    void takeSaved(const std::filesystem::path& path);
    void takeFailedSave(const std::filesystem::path& path, const std::shared_ptr<const Error>& error);
    void touch();
    void autosave();
    void forgetAutosave();

    Workbench& workbench_;
    std::function<void(Session&)> describe_;
    SessionOrigin origin_;
    Content savedContent_;
    bool recovered_ = false;       ///< what is open is in no file but the one saved by itself
    std::filesystem::path saving_; ///< the session's own file that is being written; empty: none
    QTimer autosave_;
    bool autosaved_ = false; ///< there is something to be recovered
    int autosaves_ = 0;
    std::vector<Leftover> leftovers_;
    std::optional<Leftover> recovering_; ///< until what was recovered is saved by itself again
    OwnFolder own_;
    /// Before own_ in dying: what it still writes there is then removed.
    std::unique_ptr<SessionFiles> files_;
};

} // namespace offramp
