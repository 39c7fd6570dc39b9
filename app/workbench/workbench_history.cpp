// SPDX-License-Identifier: GPL-3.0-or-later
// What a person does to the workbench's utterances and references, each a step that can be taken back.
#include "workbench/workbench.h"

#include "workbench/session/undo_steps.h"

#include <algorithm>
#include <utility>

namespace offramp {

namespace {

Utterance freshUtterance(const KnownUtterance& known) {
    Utterance fresh;
    fresh.audio = known.audio;
    fresh.stretch = known.stretch;
    fresh.channel = known.channel;
    fresh.results = known.results;
    fresh.nameThere = known.id;
    return fresh;
}

bool isThat(const Utterance& open, const KnownUtterance& wanted) {
    return open.audio == wanted.audio && open.stretch == wanted.stretch && open.channel == wanted.channel &&
           open.results == wanted.results && open.nameThere == wanted.id;
}

KnownUtterance recording(const std::filesystem::path& audio, const std::optional<Stretch>& stretch = {},
                         const std::optional<int>& channel = {}) {
    KnownUtterance wanted;
    wanted.audio = audio;
    wanted.stretch = stretch;
    wanted.channel = channel;
    return wanted;
}

} // namespace

const Utterance* Workbench::utterance(quint64 id) const {
    const int index = indexOf(id);
    return index >= 0 ? &utterances_[static_cast<std::size_t>(index)] : nullptr;
}

int Workbench::indexOf(quint64 id) const {
    const auto found = std::find_if(utterances_.begin(), utterances_.end(),
                                    [id](const Utterance& open) { return open.id == id; });
    return found != utterances_.end() ? static_cast<int>(found - utterances_.begin()) : -1;
}

std::optional<int> Workbench::findOpen(const KnownUtterance& wanted) const {
    const auto found = std::find_if(utterances_.begin(), utterances_.end(),
                                    [&](const Utterance& open) { return isThat(open, wanted); });
    if (found == utterances_.end()) return std::nullopt;
    return static_cast<int>(found - utterances_.begin());
}

void Workbench::openAudio(const std::vector<std::filesystem::path>& recordings) {
    std::vector<Utterance> fresh;
    for (const auto& audio : recordings) {
        const KnownUtterance wanted = recording(audio);
        const bool twice = std::any_of(fresh.begin(), fresh.end(),
                                       [&](const Utterance& each) { return isThat(each, wanted); });
        if (!twice && !findOpen(wanted)) fresh.push_back(freshUtterance(wanted));
    }
    addUtterances(std::move(fresh));
    if (!recordings.empty()) show(findOpen(recording(recordings.front())).value_or(-1));
}

void Workbench::openStretch(Stretch stretch) {
    const Utterance* shown = currentUtterance();
    if (shown == nullptr) return;
    if (shown->stretch) { // a stretch of a stretch
        stretch.begin += shown->stretch->begin;
        stretch.end += shown->stretch->begin;
    }
    const KnownUtterance wanted = recording(shown->audio, stretch, shown->channel);
    if (!findOpen(wanted)) addUtterances({freshUtterance(wanted)});
    show(findOpen(wanted).value_or(-1));
}

/// What a corpus knows of an utterance. What a person typed stays. Whether another analysis is shown now.
bool Workbench::takeKnown(Utterance& utterance, const KnownUtterance& known) {
    const bool typed = utterance.typedReference && !utterance.referenceFromCorpus;
    if (known.reference && !typed && !utterance.referenceEmptied) {
        utterance.typedReference = known.reference;
        utterance.referenceFromCorpus = true;
    }
    const bool ofFile = !known.results.empty();
    const bool lacking = utterance.state != Utterance::State::running && !utterance.hasResult;
    if (!known.shown.analysis || !(ofFile ? !utterance.stored : lacking)) return false;
    utterance.shown = known.shown;
    utterance.stored = ofFile;
    utterance.state = Utterance::State::done;
    utterance.error.reset();
    utterance.hasResult = true;
    utterance.stopped.reset();
    noteTimes(utterance);
    return true;
}

void Workbench::openUtterance(const KnownUtterance& known) {
    const auto found = findOpen(known);
    if (!found) {
        Utterance fresh = freshUtterance(known);
        (void)takeKnown(fresh, known);
        addUtterances({std::move(fresh)});
        return show(findOpen(known).value_or(-1));
    }
    Utterance& utterance = utterances_[static_cast<std::size_t>(*found)];
    const bool stops =
        *found == running_ && known.shown.analysis && !known.results.empty() && !utterance.stored;
    if (stops) stopRunning(Utterance::State::cancelled);
    if (takeKnown(utterance, known)) {
        change(*found);
        if (*found == current_) catchUp();
    }
    show(*found);
}

/// Taken back and done again, they have what was found of them meanwhile.
void Workbench::addUtterances(std::vector<Utterance> utterances) {
    if (utterances.empty()) return;
    auto taken = std::make_shared<std::vector<TakenUtterance>>();
    for (Utterance& utterance : utterances) {
        utterance.id = ++lastUtterance_;
        taken->push_back({std::move(utterance), {}, recogniser_});
    }
    const int first = static_cast<int>(utterances_.size());
    const int count = static_cast<int>(taken->size());
    history_.endStep();
    history_.push(new PlainStep(
        count == 1 ? tr("opening “%1”").arg(taken->front().utterance.name())
                   : tr("opening %n recording(s)", nullptr, count),
        [this, taken, first] {
            const bool none = current_ < 0;
            insertUtterances(first, std::exchange(*taken, {}));
            if (none) show(first);
        },
        [this, taken, first, count] {
            for (int index = first + count - 1; index >= first; --index)
                taken->insert(taken->begin(), takeUtterance(index));
        }));
}

void Workbench::closeUtterance(int index) {
    if (index < 0 || index >= static_cast<int>(utterances_.size())) return;
    auto taken = std::make_shared<TakenUtterance>();
    history_.endStep();
    history_.push(new PlainStep(
        tr("closing “%1”").arg(utterances_[static_cast<std::size_t>(index)].name()),
        [this, taken, index] { *taken = takeUtterance(index); },
        [this, taken, index] {
            insertUtterances(index, {std::exchange(*taken, {})});
            show(index);
        }));
}

TakenUtterance Workbench::takeUtterance(int index) {
    if (running_ == index) stopRunning(Utterance::State::waiting);
    if (rescoring_ == index) rescoring_ = -1;
    if (decodingIndex_ == index) decodingIndex_ = -1;
    TakenUtterance taken{{}, notes_.take(utterances_[static_cast<std::size_t>(index)].id), recogniser_};
    Utterance& closing = utterances_[static_cast<std::size_t>(index)];
    const Utterance::State state = closing.state;
    // Who hears of it may look at another, and then what waits is run: not this one any more.
    if (state == Utterance::State::waiting) closing.state = Utterance::State::cancelled;
    Q_EMIT utteranceAboutToClose(index);
    taken.utterance = std::move(closing);
    taken.utterance.state = state;
    utterances_.erase(utterances_.begin() + index);
    for (int* held : {&running_, &rescoring_, &decodingIndex_})
        if (*held > index) --*held;
    const int last = static_cast<int>(utterances_.size()) - 1;
    const int next = current_ > index ? current_ - 1 : std::min(current_, last);
    const bool changed = current_ >= index;
    current_ = next;
    Q_EMIT utteranceClosed();
    if (changed) {
        judgeCurrent();
        Q_EMIT currentChanged();
        catchUp();
    }
    schedule();
    return taken;
}

/// What isn't of the model that is open now is run by it, as if it had been open all the time.
void Workbench::reviveState(TakenUtterance& taken) const {
    Utterance& utterance = taken.utterance;
    if (taken.under == recogniser_ || !recogniser_ || utterance.stored) return;
    utterance.state = Utterance::State::waiting;
    utterance.error.reset();
    utterance.wholeSeconds.reset();
    utterance.stopped.reset();
}

void Workbench::insertUtterances(int at, std::vector<TakenUtterance> utterances) {
    const int count = static_cast<int>(utterances.size());
    Q_EMIT utterancesAboutToAdd(at, count);
    for (int i = 0; i < count; ++i) {
        TakenUtterance& taken = utterances[static_cast<std::size_t>(i)];
        reviveState(taken);
        utterances_.insert(utterances_.begin() + at + i, std::move(taken.utterance));
    }
    for (int* held : {&current_, &running_, &rescoring_, &decodingIndex_})
        if (*held >= at) *held += count;
    Q_EMIT utterancesAdded(at, count);
    for (const TakenUtterance& taken : utterances)
        notes_.putBack(taken.notes);
    schedule();
}

void Workbench::setReference(const std::optional<std::string>& text) {
    const Utterance* shown = currentUtterance();
    if (shown == nullptr) return;
    const bool own = !shown->typedReference && !shown->referenceEmptied;
    const bool known = own && !shown->referenceToFind && shown->shown.analysis && current_ != running_;
    ReferenceState before{shown->typedReference, shown->referenceEmptied, shown->referenceFromCorpus,
                          known ? std::optional(referenceOf(*shown)) : shown->foundReference};
    ReferenceState after{text, !text, false, before.found};
    if (before == after) return;
    history_.push(new ChangeStep<ReferenceState>(
        tr("reference"), {ChangeSubject::Kind::reference, shown->id, history_.step()}, before, after,
        [this, id = shown->id](const ReferenceState& state) { applyReference(id, state); }));
}

void Workbench::applyReference(quint64 id, const ReferenceState& state) {
    const int index = indexOf(id);
    if (index < 0) return;
    Utterance& utterance = utterances_[static_cast<std::size_t>(index)];
    utterance.typedReference = state.typed;
    utterance.referenceEmptied = state.emptied;
    utterance.referenceFromCorpus = state.fromCorpus;
    utterance.foundReference = state.found;
    utterance.referenceToFind = !state.typed && !state.emptied && !state.found && !utterance.stretch;
    if (index != current_) return show(index); // and scores it there
    if (utterance.shown.analysis) rescore(index);
    Q_EMIT referenceChanged();
}

void Workbench::rescore(int index) {
    const Utterance& utterance = utterances_[static_cast<std::size_t>(index)];
    rescoring_ = index;
    rescoringId_ = service_.rescore(utterance.shown, referenceOf(utterance), *preferences_.normalisation,
                                    utterance.referenceToFind);
}

} // namespace offramp
