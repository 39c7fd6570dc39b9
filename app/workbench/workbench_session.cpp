// SPDX-License-Identifier: GPL-3.0-or-later
// The workbench as a session: what of it is saved, and how a saved one is opened.
#include "workbench/workbench.h"

#include "session/model_entry.h"

#include <map>
#include <utility>

namespace offramp {

namespace {

using State = Utterance::State;

/// Whole, or as far as it was let run.
bool canBeSaved(const Utterance& utterance) {
    const auto& analysis = utterance.shown.analysis;
    return analysis && analysis->finished && !analysis->exits.empty();
}

ReferenceSource sourceOf(const Utterance& utterance) {
    if (utterance.referenceEmptied) return ReferenceSource::emptied;
    if (utterance.typedReference)
        return utterance.referenceFromCorpus ? ReferenceSource::corpus : ReferenceSource::typed;
    const bool found = utterance.shown.analysis && utterance.shown.analysis->reference;
    return found ? ReferenceSource::beside : ReferenceSource::none;
}

SessionUtterance savedFrom(const Utterance& utterance) {
    SessionUtterance saved;
    saved.audio = {utterance.audio, utterance.sha256, utterance.bytes, utterance.fileState};
    saved.stretch = utterance.stretch;
    saved.channel = utterance.channel;
    saved.referenceSource = sourceOf(utterance);
    saved.reference = utterance.typedReference;
    if (saved.referenceSource == ReferenceSource::beside)
        saved.reference = utterance.shown.analysis->reference;
    if (canBeSaved(utterance)) saved.analysis = utterance.shown.analysis;
    return saved;
}

void takeReference(Utterance& utterance, const SessionUtterance& saved) {
    utterance.referenceEmptied = saved.referenceSource == ReferenceSource::emptied;
    utterance.referenceFromCorpus = saved.referenceSource == ReferenceSource::corpus;
    if (saved.referenceSource == ReferenceSource::typed || utterance.referenceFromCorpus)
        utterance.typedReference = saved.reference;
    if (saved.referenceSource == ReferenceSource::beside && saved.analysis)
        utterance.foundReference.emplace(saved.reference);
}

Utterance openedFrom(const SessionUtterance& saved) {
    Utterance utterance;
    utterance.audio = saved.audio.path;
    utterance.sha256 = saved.audio.sha256;
    utterance.bytes = saved.audio.bytes;
    utterance.fileState = saved.audio.state;
    utterance.stretch = saved.stretch;
    utterance.channel = saved.channel;
    takeReference(utterance, saved);
    return utterance;
}

} // namespace

Session Workbench::session() const {
    Session session;
    if (sessionModel_)
        session.model = sessionModel_;
    else if (recogniser_)
        session.model = SessionModel{{recogniser_->description().path, {}, 0, {}}, openedWith_};
    session.policy = judging_;
    session.stopEarly = stopEarly_;
    session.decoder = decoder_;
    std::map<quint64, int> places;
    for (const Utterance& utterance : utterances_) {
        places[utterance.id] = static_cast<int>(session.utterances.size());
        session.utterances.push_back(savedFrom(utterance));
    }
    for (const OpenNote& open : notes_.all()) {
        session.notes.push_back(open.note);
        session.notes.back().utterance = places.at(open.utterance);
    }
    session.view.utterance = current_;
    return session;
}

void Workbench::closeAll() {
    if (running_ >= 0) stopRunning(State::cancelled);
    rerun_.stop();
    decodingService_.cancel();
    decodingIndex_ = -1;
    for (Utterance& utterance : utterances_)
        utterance.state = State::cancelled; // none of them is begun any more
    for (int index = static_cast<int>(utterances_.size()) - 1; index >= 0; --index)
        (void)takeUtterance(index);
    notes_.reset({});
    history_.clear();
}

void Workbench::openSession(const Session& session, const std::vector<AnalysisUpdate>& shown) {
    closeAll();
    recogniser_.reset(); // until the session's is open
    decoding_.reset();
    openingDecoder_ = false;
    policies_ = {};
    policies_.set(0, session.policy);
    renewPolicies();
    stopEarly_ = session.stopEarly;
    decoder_ = session.decoder;
    decoderRestored_ = false;
    decoderError_.reset();
    addFromSession(session, shown);
    openModelOfSession(session);
    Q_EMIT decoderChanged();
    Q_EMIT sessionChanged();
    if (isIdle()) Q_EMIT idle();
}

void Workbench::addFromSession(const Session& session, const std::vector<AnalysisUpdate>& shown) {
    std::vector<OpenNote> notes;
    const int count = static_cast<int>(session.utterances.size());
    if (count > 0) Q_EMIT utterancesAboutToAdd(0, count);
    for (std::size_t i = 0; i < session.utterances.size(); ++i) {
        Utterance utterance = openedFrom(session.utterances[i]);
        utterance.id = ++lastUtterance_;
        if (shown[i].analysis) {
            utterance.shown = shown[i];
            utterance.hasResult = true;
            utterance.state = State::done;
            noteTimes(utterance);
        }
        utterances_.push_back(std::move(utterance));
    }
    if (count > 0) Q_EMIT utterancesAdded(0, count);
    for (const Note& note : session.notes)
        notes.push_back({0, utterances_[static_cast<std::size_t>(note.utterance)].id, note});
    notes_.reset(std::move(notes));
    show(session.view.utterance >= 0 ? session.view.utterance : 0);
}

/// Another model than the one that it was saved with would run everything anew: it isn't opened unasked.
void Workbench::openModelOfSession(const Session& session) {
    sessionModel_ = session.model;
    modelError_.reset();
    modelAsked_.clear();
    if (sessionModel_ && sessionModel_->file.state == SessionFile::State::same)
        return openSessionModel(*sessionModel_);
    openingModel_ = false;
    Q_EMIT modelChanged();
}

void Workbench::openSessionModel(const SessionModel& model) {
    openModel(model.file.path, model.options);
    sessionModel_ = model;
    restoring_ = true;
}

/// Whether the analysis stays: it is of the model that was opened now, as far as that can be told, or of
/// another one that it came with.
bool Workbench::adopt(Utterance& utterance) const {
    const auto& analysis = utterance.shown.analysis;
    if (!analysis) return false;
    if (!describeTheSame(*analysis->model, recogniser_->description())) return true;
    auto adopted = std::make_shared<Analysis>(*analysis);
    adopted->model = recogniser_->sharedDescription();
    adopted->tokenizer = recogniser_->sharedTokenizer();
    utterance.shown.analysis = std::move(adopted);
    return true;
}

void Workbench::noteContents(const std::vector<std::pair<quint64, SessionFile>>& contents) {
    for (const auto& [id, file] : contents) {
        const int index = indexOf(id);
        if (index < 0) continue;
        Utterance& utterance = utterances_[static_cast<std::size_t>(index)];
        if (utterance.audio != file.path || !utterance.sha256.empty()) continue;
        utterance.sha256 = file.sha256;
        utterance.bytes = file.bytes;
    }
}

void Workbench::relocate(quint64 utterance, const SessionFile& file) {
    const int index = indexOf(utterance);
    if (index < 0) return;
    Utterance& moved = utterances_[static_cast<std::size_t>(index)];
    moved.audio = file.path;
    moved.fileState = file.state;
    if (moved.state == State::failed) { // it may be read now
        moved.state = State::waiting;
        moved.error.reset();
    }
    change(index);
    Q_EMIT sessionChanged();
    schedule();
}

} // namespace offramp
