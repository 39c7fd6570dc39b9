// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/lesson/lesson_guide.h"

#include "lesson/check.h"

#include <algorithm>
#include <utility>

namespace offramp {

namespace fs = std::filesystem;

LessonGuide::LessonGuide(Workbench* workbench, QObject* parent) : QObject(parent), workbench_(workbench) {
    connect(&reader_, &LessonReader::read, this, &LessonGuide::take);
    connect(&reader_, &LessonReader::failed, this, &LessonGuide::failed);
    connect(workbench_, &Workbench::modelChanged, this, &LessonGuide::takeModel);
    connect(workbench_, &Workbench::currentChanged, this, &LessonGuide::settle);
    connect(workbench_, &Workbench::resultChanged, this, &LessonGuide::settle);
    connect(workbench_, &Workbench::judgementChanged, this, &LessonGuide::settle);
    connect(workbench_, &Workbench::scoresChanged, this, &LessonGuide::settle);
}

void LessonGuide::open(const std::string& nameOrPath) {
    reader_.open(nameOrPath);
}

/// One that is open makes room; what was there before either is still remembered.
void LessonGuide::take(const std::shared_ptr<const Lesson>& lesson) {
    if (!before_) {
        Q_EMIT beginning();
        remember();
    } else if (lesson_) {
        closeOwn();
    }
    lesson_.reset();
    coming_ = lesson;
    step_ = 0;
    useModel(lesson->model);
}

void LessonGuide::remember() {
    Before before;
    if (workbench_->recogniser()) before.model = workbench_->recogniser()->description().path;
    before.openedWith = workbench_->openedWith();
    for (const Utterance& utterance : workbench_->utterances())
        before.recordings.push_back(utterance.audio);
    before.shownIndex = workbench_->current();
    if (const Utterance* shown = workbench_->currentUtterance()) before.shown = shown->audio;
    before.policy = workbench_->policy();
    before.decoder = workbench_->decoder();
    before.stopsEarly = workbench_->stopsEarly();
    before_ = std::move(before);
    workbench_->setStopEarly(false); // a lesson speaks of all exits, as the plain decoder hears them
    workbench_->setDecoder({});
}

/// Recordings that the lesson opened, those of the user's own excepted.
void LessonGuide::closeOwn() {
    const auto& kept = before_->recordings;
    for (int i = static_cast<int>(workbench_->utterances().size()) - 1; i >= 0; --i) {
        const Utterance& utterance = workbench_->utterances()[static_cast<std::size_t>(i)];
        const bool own = i >= static_cast<int>(kept.size()) && !utterance.stretch &&
                         std::find(kept.begin(), kept.end(), utterance.audio) == kept.end();
        const bool ofLesson =
            lesson_ && std::any_of(lesson_->steps.begin(), lesson_->steps.end(), [&](const LessonStep& step) {
                return step.settings.recording && step.settings.recording->value == utterance.audio;
            });
        if (own && ofLesson) workbench_->closeUtterance(i);
    }
}

void LessonGuide::restore() {
    if (!before_) return;
    closeOwn();
    lesson_.reset();
    coming_.reset();
    waitsForModel_ = unsettled_ = false;
    const Before before = *std::exchange(before_, std::nullopt);
    if (!before.model.empty() && !hasModel(before.model))
        workbench_->openModel(before.model, before.openedWith);
    workbench_->setDecoder(before.decoder);
    workbench_->setStopEarly(before.stopsEarly);
    Q_EMIT policyWanted(before.policy);
    const auto& open = workbench_->utterances();
    const bool same = before.shownIndex >= 0 && before.shownIndex < static_cast<int>(open.size()) &&
                      open[static_cast<std::size_t>(before.shownIndex)].audio == before.shown;
    if (same) workbench_->show(before.shownIndex);
}

void LessonGuide::leave() {
    reader_.forget();
    if (!before_) return;
    restore();
    Q_EMIT left();
}

/// Whether it is the one that is open.
bool LessonGuide::hasModel(const fs::path& model) const {
    if (!workbench_->recogniser() || workbench_->isOpeningModel()) return false;
    std::error_code failure;
    return fs::equivalent(workbench_->recogniser()->description().path, model, failure);
}

void LessonGuide::useModel(const fs::path& model) {
    waitsForModel_ = true;
    if (hasModel(model)) return takeModel();
    workbench_->openModel(model);
}

void LessonGuide::takeModel() {
    if (!waitsForModel_ || workbench_->isOpeningModel() || (!coming_ && !lesson_)) return;
    waitsForModel_ = false;
    if (workbench_->modelError()) return fail(*workbench_->modelError());
    const fs::path wanted =
        coming_ ? coming_->model : settingsAt(*lesson_, static_cast<std::size_t>(step_)).model->value;
    if (!hasModel(wanted)) // it asks for what its file doesn't say
        return fail(
            Error(wanted.string(), msg("doesn't say all that is needed to run it"),
                  msg("Make a model bundle of it (offramp-cli convert) and name that in the lesson")));
    if (coming_)
        begin();
    else
        apply();
}

void LessonGuide::begin() {
    try {
        checkLesson(*coming_, workbench_->recogniser()->description());
    } catch (const Error& error) {
        return fail(error);
    }
    lesson_ = std::exchange(coming_, nullptr);
    Q_EMIT opened(lesson_);
    go(0);
}

/// There is nothing half shown: the lesson ends.
void LessonGuide::fail(const Error& error) {
    const auto told = std::make_shared<const Error>(error);
    restore();
    Q_EMIT left();
    Q_EMIT failed(told);
}

void LessonGuide::go(int step) {
    if (!lesson_ || step < 0 || step >= static_cast<int>(lesson_->steps.size())) return;
    step_ = step;
    useModel(settingsAt(*lesson_, static_cast<std::size_t>(step)).model->value);
}

std::optional<int> LessonGuide::revealed() const {
    if (!lesson_) return std::nullopt;
    const auto& reveal = settingsAt(*lesson_, static_cast<std::size_t>(step_)).reveal;
    return reveal ? reveal->value : std::nullopt;
}

void LessonGuide::apply() {
    if (!lesson_) return;
    const auto at = static_cast<std::size_t>(step_);
    const LessonSettings settings = settingsAt(*lesson_, at);
    const ModelDescription& model = workbench_->recogniser()->description();
    try {
        checkStep(*lesson_, at, model);
    } catch (const Error& error) {
        return fail(error);
    }
    unsettled_ = false;
    Q_EMIT stepChanged(step_);
    Q_EMIT policyWanted(policyOf(settings, model.classes));
    workbench_->openAudio({settings.recording->value});
    if (settings.views) {
        QStringList views;
        for (const std::string& view : settings.views->value)
            views.append(QString::fromStdString(view));
        Q_EMIT viewsWanted(views);
    }
    if (settings.panel) Q_EMIT panelWanted(QString::fromStdString(settings.panel->value));
    Q_EMIT revealWanted(revealed());
    unsettled_ = true;
    settle();
}

bool LessonGuide::isShown() const {
    const Utterance* utterance = workbench_->currentUtterance();
    if (!lesson_ || utterance == nullptr) return false;
    return utterance->audio == settingsAt(*lesson_, static_cast<std::size_t>(step_)).recording->value &&
           !utterance->stretch;
}

/// What could not be said before the step's recording was analysed.
void LessonGuide::settle() {
    if (!lesson_ || waitsForModel_) return;
    const bool shown = isShown();
    const auto analysis = shown ? workbench_->currentUtterance()->shown.analysis : nullptr;
    const bool whole = analysis && analysis->model == workbench_->recogniser()->sharedDescription() &&
                       analysis->exits.size() == analysis->macs.size();
    if (shown) Q_EMIT subjectChanged(whole ? analysis : nullptr);
    if (!whole || !unsettled_ || !workbench_->judgement()) return;
    unsettled_ = false;
    const LessonSettings settings = settingsAt(*lesson_, static_cast<std::size_t>(step_));
    const auto taken = workbench_->judgement()->decision.exit;
    const auto written = settings.exit ? settings.exit->value : std::nullopt;
    Q_EMIT exitWanted(written ? *written - 1 : taken.value_or(0));
    std::optional<TimeRange> range;
    if (settings.range && settings.range->value)
        range = {settings.range->value->begin, settings.range->value->end};
    Q_EMIT rangeWanted(range);
}

} // namespace offramp
