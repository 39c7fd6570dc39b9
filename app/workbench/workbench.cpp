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

} // namespace

/// What an analysis is to be scored against: the text that was typed, or the one found beside the recording.
std::optional<std::string> Workbench::referenceOf(const Utterance& utterance) {
    if (utterance.referenceEmptied) return std::nullopt;
    if (utterance.typedReference) return utterance.typedReference;
    return utterance.foundReference ? *utterance.foundReference : utterance.shown.analysis->reference;
}

Workbench::Workbench(QObject* parent) : QObject(parent) {
    rerun_.setSingleShot(true);
    rerun_.setInterval(rest);
    connect(&rerun_, &QTimer::timeout, this, &Workbench::schedule);
    connect(&service_, &AnalysisService::modelOpened, this, &Workbench::takeModel);
    connect(&service_, &AnalysisService::modelAsks, this, [this](const auto& path, const auto& questions) {
        if (!openingModel_) return; // a session was opened meanwhile
        openingModel_ = false;
        Q_EMIT modelChanged();
        Q_EMIT modelAsks(path, questions);
        schedule();
    });
    connect(&service_, &AnalysisService::modelFailed, this, [this](const auto& error) {
        if (!openingModel_) return;
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
    restoring_ = false;
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
    if (!openingModel_) return;
    openingModel_ = false;
    recogniser_ = recogniser;
    openedWith_ = askedWith_;
    renewDecoder();
    const bool restoring = std::exchange(restoring_, false);
    if (!restoring) sessionModel_.reset();
    for (Utterance& utterance : utterances_) {
        if (utterance.stored) continue; // it is of the model that it is of
        if (restoring && adopt(utterance)) continue;
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
    request.reference = utterance.typedReference;
    request.ignoreReference = utterance.referenceEmptied;
    if (!request.reference && !request.ignoreReference) { // it is looked for
        utterance.foundReference.reset();
        utterance.referenceToFind = false;
    }
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

/// The text or the way of comparing was changed since, or while the run was under way.
bool Workbench::needsScores(const Utterance& utterance) const {
    if (!utterance.shown.analysis) return false;
    return utterance.referenceToFind ||
           utterance.shown.analysis->normalisation != preferences_.normalisation->id ||
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
        if (std::exchange(utterance.referenceToFind, false))
            utterance.foundReference = update.analysis->reference;
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
    utterance.sha256.clear(); // of what was heard now nothing is known yet
    utterance.bytes = 0;
    utterance.fileState = SessionFile::State::unchecked;
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
