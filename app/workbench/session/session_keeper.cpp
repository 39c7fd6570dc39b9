// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/session/session_keeper.h"

#include <algorithm>
#include <utility>

namespace offramp {

namespace fs = std::filesystem;

namespace {

constexpr std::chrono::seconds usualInterval{5};

const void* resultOf(const Utterance& utterance) {
    const auto& analysis = utterance.shown.analysis;
    const bool whole = analysis && analysis->finished && !analysis->exits.empty();
    return whole ? analysis->exits.back()->output.logProbs.get() : nullptr;
}

int count(const Workbench& workbench, SessionFile::State state) {
    const auto& utterances = workbench.utterances();
    const auto recordings = std::count_if(utterances.begin(), utterances.end(),
                                          [state](const Utterance& each) { return each.fileState == state; });
    const auto& model = workbench.sessionModel();
    return static_cast<int>(recordings) + (model && model->file.state == state ? 1 : 0);
}

} // namespace

SessionKeeper::SessionKeeper(Workbench& workbench, QObject* parent)
    : QObject(parent), workbench_(workbench), describe_([](Session&) {}), leftovers_(findLeftovers()),
      files_(std::make_unique<SessionFiles>()) {
    autosave_.setSingleShot(true);
    autosave_.setInterval(usualInterval);
    connect(&autosave_, &QTimer::timeout, this, &SessionKeeper::autosave);
    connect(&workbench, &Workbench::utterancesChanged, this, &SessionKeeper::touch);
    connect(&workbench, &Workbench::utterancesAdded, this, &SessionKeeper::touch);
    connect(&workbench, &Workbench::decoderChanged, this, &SessionKeeper::touch);
    connect(&workbench, &Workbench::modelChanged, this, &SessionKeeper::touch);
    connect(&workbench.history(), &QUndoStack::indexChanged, this, &SessionKeeper::touch);
    connect(&workbench.history(), &QUndoStack::cleanChanged, this, &SessionKeeper::changedState);
    connect(files_.get(), &SessionFiles::opened, this, &SessionKeeper::takeOpened);
    connect(files_.get(), &SessionFiles::openFailed, this, [this](const auto& error) {
        recovering_.reset();
        Q_EMIT failed(error);
    });
    connect(files_.get(), &SessionFiles::saved, this, &SessionKeeper::takeSaved);
    connect(files_.get(), &SessionFiles::saveFailed, this, &SessionKeeper::takeFailedSave);
    connect(files_.get(), &SessionFiles::contentsKnown, &workbench, &Workbench::noteContents);
    connect(files_.get(), &SessionFiles::found, this, &SessionKeeper::takeFound);
    connect(files_.get(), &SessionFiles::autosaved, this, [this] {
        ++autosaves_;
        if (recovering_) discard(*std::exchange(recovering_, std::nullopt));
    });
    savedContent_ = content();
}

SessionKeeper::~SessionKeeper() = default;

SessionKeeper::Content SessionKeeper::content() const {
    Content content;
    for (const Utterance& utterance : workbench_.utterances())
        if (const void* result = resultOf(utterance)) content.results.emplace_back(utterance.id, result);
    content.decoder = workbench_.decoder();
    content.stopEarly = workbench_.stopsEarly();
    if (workbench_.sessionModel())
        content.model = workbench_.sessionModel()->file.path;
    else if (workbench_.recogniser())
        content.model = workbench_.recogniser()->description().path;
    return content;
}

Session SessionKeeper::described() const {
    Session session = workbench_.session();
    session.packed = origin_.packed;
    describe_(session);
    return session;
}

std::vector<quint64> SessionKeeper::ids() const {
    std::vector<quint64> ids;
    for (const Utterance& utterance : workbench_.utterances())
        ids.push_back(utterance.id);
    return ids;
}

bool SessionKeeper::isModified() const {
    return recovered_ || !workbench_.history().isClean() || content() != savedContent_;
}

bool SessionKeeper::wouldLose() const {
    if (recovered_ || !origin_.path.empty()) return isModified();
    const auto isTyped = [](const Utterance& utterance) {
        return (utterance.typedReference && !utterance.referenceFromCorpus) || utterance.referenceEmptied;
    };
    const auto& utterances = workbench_.utterances();
    return !workbench_.notes().all().empty() || std::any_of(utterances.begin(), utterances.end(), isTyped);
}

int SessionKeeper::missing() const {
    return count(workbench_, SessionFile::State::missing);
}

int SessionKeeper::changed() const {
    return count(workbench_, SessionFile::State::changed);
}

void SessionKeeper::open(const fs::path& path) {
    recovering_.reset();
    files_->open(path);
}

void SessionKeeper::takeOpened(const std::shared_ptr<const ReadSession>& read) {
    const Session& session = read->opened.session;
    recovered_ = recovering_ && recovering_->folder == read->path;
    origin_ = recovered_ ? recovering_->origin : SessionOrigin{read->path, read->form, session.packed};
    workbench_.openSession(session, read->shown);
    workbench_.history().setClean();
    savedContent_ = content();
    forgetAutosave();
    if (recovered_) touch();
    Q_EMIT opened(session, read->opened.warnings);
    Q_EMIT changedState();
}

void SessionKeeper::save() {
    write();
}

void SessionKeeper::saveAs(const fs::path& path, SessionForm form) {
    origin_.path = path;
    origin_.form = form;
    write();
}

/// What is written is clean from here on: changes that come while it is written are changes to it.
void SessionKeeper::write() {
    saving_ = origin_.path;
    workbench_.history().endStep();
    workbench_.history().setClean();
    savedContent_ = content();
    recovered_ = false;
    files_->save(origin_.path, described(), origin_.form, ids());
    Q_EMIT changedState();
}

void SessionKeeper::savePackedCopy(const fs::path& path) {
    Session session = described();
    session.packed = true;
    files_->save(path, std::move(session), SessionForm::zip, ids());
}

void SessionKeeper::writeNotes(const fs::path& path, std::vector<NoteRow> notes) {
    files_->writeNotes(path, std::move(notes));
}

void SessionKeeper::takeSaved(const fs::path& path) {
    if (path == saving_) {
        saving_.clear();
        if (!isModified()) forgetAutosave();
    }
    Q_EMIT changedState();
    Q_EMIT saved();
}

void SessionKeeper::takeFailedSave(const fs::path& path, const std::shared_ptr<const Error>& error) {
    if (path == saving_) {
        saving_.clear();
        workbench_.history().resetClean();
        recovered_ = true;
        touch();
    }
    Q_EMIT changedState();
    Q_EMIT failed(error);
}

void SessionKeeper::findMissing(const fs::path& folder) {
    std::vector<std::pair<quint64, SessionFile>> recordings;
    const auto isWanted = [](SessionFile::State state) {
        return state == SessionFile::State::missing || state == SessionFile::State::changed;
    };
    for (const Utterance& each : workbench_.utterances())
        if (isWanted(each.fileState))
            recordings.emplace_back(each.id,
                                    SessionFile{each.audio, each.sha256, each.bytes, each.fileState});
    const auto& model = workbench_.sessionModel();
    std::optional<SessionFile> wanted;
    if (model && isWanted(model->file.state)) wanted = model->file;
    files_->find(std::move(recordings), wanted, folder);
}

void SessionKeeper::takeFound(const FoundFiles& files) {
    int found = 0;
    for (const auto& [id, file] : files.recordings) {
        if (file.state != SessionFile::State::same) continue;
        workbench_.relocate(id, file);
        ++found;
    }
    if (files.model && files.model->state == SessionFile::State::same && workbench_.sessionModel()) {
        SessionModel model = *workbench_.sessionModel();
        model.file = *files.model;
        workbench_.openSessionModel(model);
        ++found;
    }
    if (found > 0) workbench_.history().resetClean(); // the file has the old places
    Q_EMIT changedState();
    Q_EMIT searched(found, missing() + changed());
}

void SessionKeeper::touch() {
    if (!autosave_.isActive()) autosave_.start();
    Q_EMIT changedState();
}

/// Without its recordings: those lie where they lie.
void SessionKeeper::autosave() {
    if (!isModified() || workbench_.utterances().empty() || !own_.claim()) return;
    Session session = described();
    session.packed = false;
    autosaved_ = true;
    files_->autosave(own_.path(), std::move(session), ids(), origin_.toJson());
}

/// The analyses stay, for the next time; without the document there is nothing to be recovered.
void SessionKeeper::forgetAutosave() {
    if (std::exchange(autosaved_, false)) files_->remove(own_.path() / "session.json");
}

void SessionKeeper::recover() {
    if (leftovers_.empty()) return;
    recovering_ = leftovers_.front();
    leftovers_.erase(leftovers_.begin());
    Q_EMIT leftoversChanged();
    files_->open(recovering_->folder);
}

void SessionKeeper::discardLeftover() {
    if (leftovers_.empty()) return;
    discard(leftovers_.front());
    leftovers_.erase(leftovers_.begin());
    Q_EMIT leftoversChanged();
}

} // namespace offramp
