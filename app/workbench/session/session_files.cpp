// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/session/session_files.h"

#include "base/files.h"
#include "common/paths.h"
#include "session/locate.h"

#include <system_error>
#include <utility>

namespace offramp {

namespace fs = std::filesystem;

namespace {

AnalysisUpdate shownFrom(const std::shared_ptr<const Analysis>& analysis, const CancelToken& cancel) {
    if (!analysis) return {};
    return {analysis, std::make_shared<const Comparison>(compare(*analysis)),
            std::make_shared<const Peaks>(analysis->waveform, cancel)};
}

void read(ReadSession& session, const CancelToken& cancel) {
    std::error_code ignored;
    session.form = fs::is_directory(session.path, ignored) ? SessionForm::folder : SessionForm::zip;
    session.opened = openSession(session.path, {cacheFolder() / "sessions"}, cancel);
    for (const SessionUtterance& utterance : session.opened.session.utterances)
        session.shown.push_back(shownFrom(utterance.analysis, cancel));
}

/// By content: what was found is the same.
void findIn(const fs::path& folder, SessionFile& file) {
    const auto found = findByContent(file, folder);
    if (!found) return;
    file.path = *found;
    file.state = SessionFile::State::same;
}

/// A bundle is opened by its folder, which its weights lie in.
void findModelIn(const fs::path& folder, SessionFile& model) {
    SessionFile weights = model;
    findIn(folder, weights);
    if (weights.state != SessionFile::State::same) return;
    std::error_code ignored;
    const fs::path beside = weights.path.parent_path();
    model.path = fs::exists(beside / "model.json", ignored) ? beside : weights.path;
    model.state = SessionFile::State::same;
}

} // namespace

SessionFiles::SessionFiles(QObject* parent) : QObject(parent), thread_(QStringLiteral("sessions")) {}

SessionFiles::~SessionFiles() {
    opening_.cancel();
    thread_.finish();
}

void SessionFiles::run(const fs::path& path, std::function<void()> work, Outcome done) {
    ++busy_;
    thread_.run([this, path, work = std::move(work), done = std::move(done)] {
        std::shared_ptr<const Error> error;
        bool cancelled = false;
        try {
            error = errorOf(path.string(), work);
        } catch (const Cancelled&) {
            cancelled = true;
        }
        const auto end = [this, done, error, cancelled] {
            --busy_;
            if (!cancelled) done(error);
        };
        QMetaObject::invokeMethod(this, end, Qt::QueuedConnection);
    });
}

void SessionFiles::open(const fs::path& path) {
    opening_.cancel();
    opening_ = CancelToken();
    auto session = std::make_shared<ReadSession>();
    session->path = path;
    run(
        path,
        [session, token = opening_] {
            token.check();
            read(*session, token);
        },
        [this, session, token = opening_](const auto& error) {
            if (token.isCancelled()) return; // another is being opened
            if (error)
                Q_EMIT openFailed(error);
            else
                Q_EMIT opened(session);
        });
}

void SessionFiles::tellContents(const std::shared_ptr<const Session>& session,
                                const std::vector<quint64>& ids) {
    std::vector<std::pair<quint64, SessionFile>> contents;
    for (std::size_t i = 0; i < ids.size(); ++i)
        contents.emplace_back(ids[i], session->utterances[i].audio);
    Q_EMIT contentsKnown(contents);
}

void SessionFiles::save(const fs::path& path, Session session, SessionForm form, std::vector<quint64> ids) {
    auto shared = std::make_shared<Session>(std::move(session));
    run(
        path,
        [path, form, shared] {
            noteContents(*shared);
            saveSession(path, *shared, form);
        },
        [this, path, shared, ids = std::move(ids)](const auto& error) {
            tellContents(shared, ids);
            if (error)
                Q_EMIT saveFailed(path, error);
            else
                Q_EMIT saved(path);
        });
}

void SessionFiles::autosave(const fs::path& folder, Session session, std::vector<quint64> ids,
                            const QByteArray& origin) {
    auto shared = std::make_shared<Session>(std::move(session));
    run(
        folder,
        [this, folder, shared, text = origin.toStdString()] {
            noteContents(*shared);
            saveSession(folder, *shared, SessionForm::folder, &written_);
            writeFile(folder / "origin.json", text);
        },
        [this, folder, shared, ids = std::move(ids)](const auto& error) {
            tellContents(shared, ids);
            if (error && !std::exchange(autosaveFailed_, true)) Q_EMIT saveFailed(folder, error);
            if (!error) {
                autosaveFailed_ = false;
                Q_EMIT autosaved();
            }
        });
}

void SessionFiles::find(std::vector<std::pair<quint64, SessionFile>> recordings,
                        std::optional<SessionFile> model, const fs::path& folder) {
    auto files = std::make_shared<FoundFiles>(FoundFiles{std::move(recordings), std::move(model)});
    run(
        folder,
        [files, folder] {
            for (auto& [id, file] : files->recordings)
                findIn(folder, file);
            if (files->model) findModelIn(folder, *files->model);
        },
        [this, files](const auto& /*error*/) { Q_EMIT found(*files); });
}

void SessionFiles::writeNotes(const fs::path& path, std::vector<NoteRow> notes) {
    run(
        path, [path, rows = std::move(notes)] { offramp::writeNotes(path, rows); },
        [this, path](const auto& error) {
            if (error)
                Q_EMIT saveFailed(path, error);
            else
                Q_EMIT notesWritten();
        });
}

void SessionFiles::remove(const fs::path& path) {
    run(
        path,
        [path] {
            std::error_code ignored;
            fs::remove_all(path, ignored);
        },
        [](const auto& /*error*/) {});
}

} // namespace offramp
