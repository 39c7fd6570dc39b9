// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/analysis_service.h"

#include "analysis/budget.h"
#include "analysis/evidence.h"
#include "analysis/reference.h"
#include "common/demo.h"

namespace offramp {

namespace {

AnalysisUpdate scored(const AnalysisUpdate& update, std::optional<std::string> reference,
                      const Normalisation& normalisation) {
    AnalysisUpdate changed = update;
    changed.analysis = withReference(*update.analysis, std::move(reference), normalisation);
    changed.comparison = std::make_shared<const Comparison>(compare(*changed.analysis));
    return changed;
}

/// One that can't be read is none: the run would have said so.
std::optional<std::string> foundBeside(const std::filesystem::path& audio) {
    try {
        return findReference(audio);
    } catch (const Error&) {
        return std::nullopt;
    }
}

} // namespace

AnalysisService::AnalysisService(QObject* parent) : QObject(parent), thread_(QStringLiteral("inference")) {}

AnalysisService::~AnalysisService() {
    running_.cancel();
}

void AnalysisService::answer(std::function<void()> signal) {
    QMetaObject::invokeMethod(this, std::move(signal), Qt::QueuedConnection);
}

void AnalysisService::cancel() {
    running_.cancel();
    currentAnalysis_ = 0;
}

void AnalysisService::openModel(const std::filesystem::path& path,
                                const std::optional<OpenOptions>& options) {
    cancel();
    const quint64 id = currentModel_ = ++lastId_;
    thread_.run([this, id, path, options] {
        std::shared_ptr<const Recogniser> opened;
        OpenQuestions questions;
        const auto error = errorOf(path.string(), [&] {
            if (!options) questions = questionsAbout(path);
            if (questions.any()) return;
            opened =
                std::make_shared<const Recogniser>(offramp::openModel(path, options.value_or(OpenOptions())));
        });
        if (opened) recogniser_ = opened;
        answer([this, id, path, opened, questions, error] {
            if (id != currentModel_) return;
            if (questions.any())
                Q_EMIT modelAsks(path, questions);
            else if (error)
                Q_EMIT modelFailed(error);
            else
                Q_EMIT modelOpened(opened);
        });
    });
}

quint64 AnalysisService::analyze(const AnalysisRequest& request) {
    cancel();
    running_ = CancelToken();
    const quint64 id = currentAnalysis_ = ++lastId_;
    ++inferences_;
    thread_.run([this, id, request, token = running_] {
        if (!token.isCancelled()) analyzeInThread(id, request, token);
    });
    return id;
}

void AnalysisService::analyzeInThread(quint64 id, const AnalysisRequest& request, const CancelToken& cancel) {
    std::shared_ptr<const Peaks> peaks;
    std::shared_ptr<const Comparison> comparison;
    const auto report = [&](std::shared_ptr<const Analysis> analysis) {
        if (request.judgedBy && !hasScores(*analysis, *request.judgedBy))
            analysis = withScores(*analysis, *request.judgedBy);
        if (!peaks) peaks = std::make_shared<const Peaks>(analysis->waveform, cancel);
        comparison = std::make_shared<const Comparison>(compare(*analysis, comparison.get()));
        const AnalysisUpdate update{analysis, comparison, peaks};
        answer([this, id, update] {
            if (id == currentAnalysis_) Q_EMIT updated(id, update);
        });
    };
    try {
        const auto error = errorOf(request.audio.string(), [&] {
            AnalyzeOptions options;
            options.stopEarly = request.stopEarly;
            options.decoding = request.decoding;
            options.stretch = request.stretch;
            options.channel = request.channel;
            options.normalisation = request.preferences.normalisation;
            options.run.threads = request.preferences.threads;
            if (!request.ignoreReference) options.reference = request.reference;
            if (!request.ignoreReference && !request.reference && !request.stretch)
                options.reference = findReference(request.audio);
            (void)offramp::analyze(*recogniser_, request.audio, options, cancel, report);
        });
        answer([this, id, error] {
            if (id != currentAnalysis_) return;
            currentAnalysis_ = 0;
            if (error)
                Q_EMIT failed(id, error);
            else
                Q_EMIT finished(id);
        });
    } catch (const Cancelled&) {
        // Who cancelled knows; results of this id are not wanted any more.
    }
}

quint64 AnalysisService::rescore(const AnalysisUpdate& update, std::optional<std::string> reference,
                                 const Normalisation& normalisation, bool find) {
    const quint64 id = currentRescore_ = ++lastId_;
    thread_.run([this, id, update, reference = std::move(reference), &normalisation, find] {
        const AnalysisUpdate changed =
            scored(update, find ? foundBeside(update.analysis->audio) : reference, normalisation);
        answer([this, id, changed] {
            if (id == currentRescore_) Q_EMIT rescored(id, changed);
        });
    });
    return id;
}

quint64 AnalysisService::takeScores(std::shared_ptr<const Analysis> analysis, std::vector<Policy> policies) {
    const quint64 id = currentScores_ = ++lastId_;
    ++scorings_;
    thread_.run([this, id, scored = std::move(analysis), wanted = std::move(policies)]() mutable {
        const auto error = errorOf(scored->audio.string(), [&] {
            for (const Policy& policy : wanted)
                if (id == currentScores_) scored = withScores(*scored, policy);
        });
        answer([this, id, scored, error] {
            if (id != currentScores_) return;
            if (error)
                Q_EMIT scoresFailed(id, error);
            else
                Q_EMIT scoresTaken(id, scored);
        });
    });
    return id;
}

quint64 AnalysisService::fitBudget(const FitRequest& request) {
    const quint64 id = currentFit_ = ++lastId_;
    thread_.run([this, id, request] {
        BudgetFit fit;
        const auto error = errorOf("budget", [&] {
            const FittedBudget fitted =
                offramp::fitBudget({request.budget, request.temperatures}, request.analyses);
            fit = {*std::get<BudgetRule>(fitted.policy.rule).threshold, fitted.meanLayer};
        });
        answer([this, id, fit, error] {
            if (id != currentFit_) return;
            if (error)
                Q_EMIT budgetFailed(id, error);
            else
                Q_EMIT budgetFitted(id, fit);
        });
    });
    return id;
}

void AnalysisService::makeDemo() {
    thread_.run([this] {
        std::vector<std::filesystem::path> made;
        const auto error = errorOf("demo", [&] { made = makeDemoRecordings(demoFolder()); });
        answer([this, made, error] {
            if (error)
                Q_EMIT demoFailed(error);
            else
                Q_EMIT demoReady(made);
        });
    });
}

} // namespace offramp
