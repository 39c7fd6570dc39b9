// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/workbench.h"

#include "analysis/evidence.h"
#include "common/demo.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace offramp {

namespace {

constexpr std::chrono::milliseconds rest{250};

/// What an analysis is to be scored against: the text that was typed, or the one found beside the recording.
std::optional<std::string> referenceOf(const Utterance& utterance) {
    if (utterance.referenceEmptied) return std::nullopt;
    if (utterance.typedReference) return utterance.typedReference;
    return utterance.knownReference ? utterance.knownReference : utterance.shown.analysis->reference;
}

} // namespace

Workbench::Workbench(QObject* parent) : QObject(parent) {
    rerun_.setSingleShot(true);
    rerun_.setInterval(rest);
    connect(&rerun_, &QTimer::timeout, this, &Workbench::schedule);
    connect(&service_, &AnalysisService::modelOpened, this, &Workbench::takeModel);
    connect(&service_, &AnalysisService::modelAsks, this, [this](const auto& path, const auto& questions) {
        openingModel_ = false;
        Q_EMIT modelChanged();
        Q_EMIT modelAsks(path, questions);
        schedule();
    });
    connect(&service_, &AnalysisService::modelFailed, this, [this](const auto& error) {
        openingModel_ = false;
        modelError_ = error;
        Q_EMIT modelChanged();
        schedule();
    });
    connect(&service_, &AnalysisService::updated, this, &Workbench::takeUpdate);
    connect(&service_, &AnalysisService::finished, this, &Workbench::takeFinish);
    connect(&service_, &AnalysisService::failed, this, &Workbench::takeFailure);
    connect(&service_, &AnalysisService::rescored, this, &Workbench::takeScores);
    connectDecoding();
    connectPolicy();
    connect(&service_, &AnalysisService::demoReady, this, [this](const auto& recordings) {
        makingDemo_ = false;
        openAudio(recordings);
    });
    connect(&service_, &AnalysisService::demoFailed, this, [this](const auto& error) {
        makingDemo_ = false;
        modelError_ = error;
        Q_EMIT modelChanged();
    });
}

const Utterance* Workbench::currentUtterance() const {
    return current_ >= 0 ? &utterances_[static_cast<std::size_t>(current_)] : nullptr;
}

Utterance* Workbench::shownUtterance() {
    return current_ >= 0 ? &utterances_[static_cast<std::size_t>(current_)] : nullptr;
}

bool Workbench::isIdle() const {
    return !openingModel_ && !makingDemo_ && running_ < 0 && rescoring_ < 0 && !isDecoding() && !scoring_ &&
           !fitting_ && !policyFiles_.isBusy() && !rerun_.isActive() && (nextToRun() < 0 || !recogniser_);
}

void Workbench::openModel(const std::filesystem::path& path, const std::optional<OpenOptions>& options) {
    if (running_ >= 0) stopRunning(Utterance::State::waiting);
    openingModel_ = true;
    modelAsked_ = path;
    askedWith_ = options.value_or(OpenOptions());
    modelError_.reset();
    service_.openModel(path, options);
    Q_EMIT modelChanged();
}

void Workbench::openDemo() {
    try {
        openModel(demoModel());
        makingDemo_ = true;
        service_.makeDemo();
    } catch (const Error& error) {
        modelAsked_.clear();
        modelError_ = std::make_shared<const Error>(error);
        Q_EMIT modelChanged();
    }
}

void Workbench::takeModel(const std::shared_ptr<const Recogniser>& recogniser) {
    openingModel_ = false;
    recogniser_ = recogniser;
    openedWith_ = askedWith_;
    renewDecoder();
    for (Utterance& utterance : utterances_) {
        if (utterance.stored) continue; // it is of the model that it is of
        utterance.state = Utterance::State::waiting;
        utterance.error.reset();
        utterance.wholeSeconds.reset();
        utterance.stopped.reset();
    }
    announceAll();
    judgeCurrent();
    Q_EMIT modelChanged();
    if (current_ >= 0) Q_EMIT resultChanged();
    schedule();
}

void Workbench::openAudio(const std::vector<std::filesystem::path>& recordings) {
    int shown = -1;
    const int first = static_cast<int>(utterances_.size());
    for (const auto& audio : recordings) {
        KnownUtterance wanted;
        wanted.audio = audio;
        const int index = add(wanted);
        if (shown < 0) shown = index;
    }
    const int count = static_cast<int>(utterances_.size()) - first;
    if (count > 0) Q_EMIT utterancesAdded(first, count);
    if (shown >= 0) show(shown);
}

/// Its place in the list, also where it was there already.
int Workbench::add(const KnownUtterance& wanted) {
    const auto same = [&](const Utterance& open) {
        return open.audio == wanted.audio && open.stretch == wanted.stretch &&
               open.channel == wanted.channel && open.results == wanted.results && open.id == wanted.id;
    };
    const auto found = std::find_if(utterances_.begin(), utterances_.end(), same);
    const int index = static_cast<int>(found - utterances_.begin());
    if (found != utterances_.end()) return index;
    Utterance added;
    added.audio = wanted.audio;
    added.stretch = wanted.stretch;
    added.channel = wanted.channel;
    added.results = wanted.results;
    added.id = wanted.id;
    utterances_.push_back(std::move(added));
    return index;
}

void Workbench::openStretch(Stretch stretch) {
    const Utterance* shown = currentUtterance();
    if (shown == nullptr) return;
    if (shown->stretch) { // a stretch of a stretch
        stretch.begin += shown->stretch->begin;
        stretch.end += shown->stretch->begin;
    }
    const int first = static_cast<int>(utterances_.size());
    KnownUtterance wanted;
    wanted.audio = shown->audio;
    wanted.stretch = stretch;
    wanted.channel = shown->channel;
    const int index = add(wanted);
    if (index == first) Q_EMIT utterancesAdded(first, 1);
    show(index);
}

void Workbench::openUtterance(const KnownUtterance& known) {
    const int first = static_cast<int>(utterances_.size());
    const int index = add(known);
    Utterance& utterance = utterances_[static_cast<std::size_t>(index)];
    if (known.reference) utterance.knownReference = known.reference;
    if (index == first) Q_EMIT utterancesAdded(first, 1);
    const bool ofFile = !known.results.empty();
    const bool lacking = index != running_ && !utterance.hasResult;
    if (known.shown.analysis && (ofFile ? !utterance.stored : lacking)) takeStored(index, known.shown);
    show(index);
}

void Workbench::takeStored(int index, const AnalysisUpdate& stored) {
    if (index == running_) stopRunning(Utterance::State::cancelled);
    Utterance& utterance = utterances_[static_cast<std::size_t>(index)];
    utterance.shown = stored;
    utterance.stored = !utterance.results.empty();
    utterance.state = Utterance::State::done;
    utterance.error.reset();
    utterance.hasResult = true;
    utterance.stopped.reset();
    noteTimes(utterance);
    change(index);
    if (index == current_) catchUp();
}

void Workbench::closeUtterance(int index) {
    if (index < 0 || index >= static_cast<int>(utterances_.size())) return;
    if (running_ == index) stopRunning(Utterance::State::cancelled);
    if (rescoring_ == index) rescoring_ = -1;
    if (decodingIndex_ == index) decodingIndex_ = -1;
    Q_EMIT utteranceAboutToClose(index);
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
}

void Workbench::show(int index) {
    if (index < 0 || index >= static_cast<int>(utterances_.size())) return;
    if (index != current_) {
        current_ = index;
        judgeCurrent();
        Q_EMIT currentChanged();
        catchUp();
    }
    schedule();
}

/// What the policy needs of the exits is there, and of this model.
bool Workbench::needsRun(const Utterance& utterance) const {
    if (utterance.state == Utterance::State::waiting) return true;
    if (utterance.state != Utterance::State::done || utterance.isComplete()) return false;
    if (!inSight_) return false; // it goes on where it is looked at
    if (!stopEarly_ || !canStopEarly(judging_)) return true;
    if (!hasScores(*utterance.shown.analysis, judging_)) return false; // asked again when they are there
    return !judge(*utterance.shown.analysis, judging_).decision.exit;
}

/// The shown one first, then those that wait, from the top. A stopped run goes on only where it is looked at.
int Workbench::nextToRun() const {
    const Utterance* shown = currentUtterance();
    if (shown != nullptr && needsRun(*shown)) return current_;
    for (std::size_t i = 0; i < utterances_.size(); ++i)
        if (utterances_[i].state == Utterance::State::waiting) return static_cast<int>(i);
    return -1;
}

void Workbench::schedule() {
    if (openingModel_ || !recogniser_ || !decoding_) {
        if (isIdle()) Q_EMIT idle();
        return;
    }
    const Utterance* shown = currentUtterance();
    if (running_ >= 0) {
        if (running_ == current_ || shown == nullptr || !needsRun(*shown)) return;
        stopRunning(Utterance::State::waiting); // for the one that is looked at
    }
    const int next = nextToRun();
    if (next >= 0)
        start(next);
    else if (isIdle())
        Q_EMIT idle();
}

void Workbench::start(int index) {
    Utterance& utterance = utterances_[static_cast<std::size_t>(index)];
    AnalysisRequest request;
    request.audio = utterance.audio;
    request.stretch = utterance.stretch;
    request.channel = utterance.channel;
    request.reference = utterance.typedReference ? utterance.typedReference : utterance.knownReference;
    request.ignoreReference = utterance.referenceEmptied;
    request.preferences = preferences_;
    request.decoding = *decoding_;
    const Policy policy = policies_.of(recogniser_->description().exits.size());
    request.judgedBy = policy;
    if (stopEarly_ && canStopEarly(policy)) request.stopEarly = policy;
    const bool ofThisModel =
        utterance.shown.analysis && utterance.shown.analysis->model == recogniser_->sharedDescription();
    replacing_ = ofThisModel && utterance.hasResult;
    coming_ = {};
    running_ = index;
    utterance.state = Utterance::State::running;
    utterance.error.reset();
    runningId_ = service_.analyze(request);
    change(index);
}

void Workbench::stopRunning(Utterance::State state) {
    service_.cancel();
    const int index = running_;
    running_ = -1;
    runningId_ = 0;
    Utterance& utterance = utterances_[static_cast<std::size_t>(index)];
    utterance.state = state;
    if (state == Utterance::State::cancelled) endGrowth(utterance);
    change(index);
}

void Workbench::run() {
    Utterance* shown = shownUtterance();
    if (shown == nullptr || !recogniser_) return;
    if (running_ >= 0) stopRunning(Utterance::State::waiting);
    shown->state = Utterance::State::waiting;
    for (Utterance& utterance : utterances_)
        if (utterance.state == Utterance::State::cancelled) utterance.state = Utterance::State::waiting;
    announceAll();
    schedule();
}

void Workbench::cancel() {
    if (running_ >= 0) stopRunning(Utterance::State::cancelled);
    for (Utterance& utterance : utterances_)
        if (utterance.state == Utterance::State::waiting) utterance.state = Utterance::State::cancelled;
    announceAll();
    judgeCurrent();
    if (current_ >= 0) Q_EMIT resultChanged();
    Q_EMIT idle();
}

void Workbench::setStopEarly(bool stop) {
    if (stop == stopEarly_) return;
    stopEarly_ = stop;
    Utterance* shown = shownUtterance();
    // So that the switch really stops the model and its time is measured.
    if (stop && shown != nullptr && shown->state == Utterance::State::done && !shown->stored) return run();
    if (running_ >= 0 && running_ == current_) return run();
    schedule();
}

void Workbench::setReference(std::optional<std::string> text) {
    Utterance* shown = shownUtterance();
    if (shown == nullptr) return;
    shown->referenceEmptied = !text;
    shown->typedReference = std::move(text);
    if (shown->shown.analysis) rescore(current_);
}

void Workbench::rescore(int index) {
    const Utterance& utterance = utterances_[static_cast<std::size_t>(index)];
    rescoring_ = index;
    rescoringId_ = service_.rescore(utterance.shown, referenceOf(utterance), *preferences_.normalisation);
}

/// The text or the way of comparing was changed since, or while the run was under way.
bool Workbench::needsScores(const Utterance& utterance) const {
    if (!utterance.shown.analysis) return false;
    return utterance.shown.analysis->normalisation != preferences_.normalisation->id ||
           utterance.shown.analysis->reference != referenceOf(utterance);
}

/// Others are scored when they are looked at.
void Workbench::scoreCurrent() {
    if (current_ >= 0 && current_ != running_ && needsScores(*currentUtterance())) rescore(current_);
}

/// What was changed while something else was looked at or under way. One after the other: each begins from
/// what is shown.
void Workbench::catchUp() {
    if (rescoring_ >= 0 || isDecoding()) return;
    scoreCurrent();
    if (rescoring_ < 0) decodeCurrent();
}

void Workbench::setPreferences(const Preferences& preferences) {
    preferences_ = preferences;
    scoreCurrent();
}

void Workbench::takeScores(quint64 id, const AnalysisUpdate& update) {
    if (id != rescoringId_ || rescoring_ < 0) return;
    const int index = std::exchange(rescoring_, -1);
    Utterance& utterance = utterances_[static_cast<std::size_t>(index)];
    // A run that came in between has asked for the new text itself.
    if (utterance.shown.peaks == update.peaks &&
        utterance.shown.analysis->exits.size() == update.analysis->exits.size()) {
        utterance.shown = update;
        change(index);
    }
    catchUp();
    if (isIdle()) Q_EMIT idle();
}

void Workbench::takeUpdate(quint64 id, const AnalysisUpdate& update) {
    if (id != runningId_ || running_ < 0) return;
    Utterance& utterance = utterances_[static_cast<std::size_t>(running_)];
    coming_ = update;
    if (replacing_) return;
    utterance.shown = update;
    utterance.stored = false;
    change(running_);
}

/// A first result that will grow no more says so.
void Workbench::endGrowth(Utterance& utterance) {
    if (!utterance.shown.analysis || utterance.shown.analysis->finished) return;
    auto ended = std::make_shared<Analysis>(*utterance.shown.analysis);
    ended->finished = true;
    utterance.shown.analysis = std::move(ended);
}

void Workbench::noteTimes(Utterance& utterance) {
    const Analysis& analysis = *utterance.shown.analysis;
    if (analysis.exits.empty()) return;
    const std::size_t last = analysis.exits.size() - 1;
    if (utterance.isComplete())
        utterance.wholeSeconds = analysis.secondsTo(last);
    else
        utterance.stopped = Utterance::Stopped{static_cast<int>(last), analysis.secondsTo(last)};
}

void Workbench::takeFinish(quint64 id) {
    if (id != runningId_ || running_ < 0) return;
    const int index = std::exchange(running_, -1);
    Utterance& utterance = utterances_[static_cast<std::size_t>(index)];
    utterance.shown = coming_;
    utterance.stored = false;
    utterance.state = Utterance::State::done;
    utterance.hasResult = true;
    noteTimes(utterance);
    change(index);
    if (index == current_) catchUp();
    schedule();
}

void Workbench::takeFailure(quint64 id, const std::shared_ptr<const Error>& error) {
    if (id != runningId_ || running_ < 0) return;
    const int index = std::exchange(running_, -1);
    Utterance& utterance = utterances_[static_cast<std::size_t>(index)];
    utterance.state = Utterance::State::failed;
    endGrowth(utterance);
    utterance.error = error;
    change(index);
    schedule();
}

void Workbench::change(int index) {
    if (index == current_) judgeCurrent();
    Q_EMIT utterancesChanged(index, index);
    if (index == current_) Q_EMIT resultChanged();
}

/// All at once: whoever hears of it may look at every one of them.
void Workbench::announceAll() {
    if (!utterances_.empty()) Q_EMIT utterancesChanged(0, static_cast<int>(utterances_.size()) - 1);
}

} // namespace offramp
