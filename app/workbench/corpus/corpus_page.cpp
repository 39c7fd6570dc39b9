// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/corpus/corpus_page.h"

#include "bench/choosing/threshold_view.h"
#include "bench/comparing/comparison_view.h"
#include "bench/corpus_bench.h"
#include "message/message_bar.h"
#include "text/engine_text.h"
#include "workbench/corpus/corpus_budget.h"
#include "workbench/corpus/corpus_head.h"
#include "workbench/corpus/corpus_welcome.h"
#include "workbench/corpus/failures_dialog.h"
#include "workbench/corpus/grown.h"
#include "workbench/corpus/run_line.h"
#include "workbench/corpus/run_texts.h"

#include <QAction>
#include <QDateTime>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <utility>

namespace offramp {

namespace {

/// Results that come in are looked at no more often than this, milliseconds.
constexpr qint64 lookEvery = 2000;

} // namespace

CorpusPage::CorpusPage(QWidget* parent)
    : QWidget(parent), message_(new MessageBar(this)), welcome_(new CorpusWelcome(this)),
      head_(new CorpusHead(this)), runLine_(new RunLine(this)), bench_(new CorpusBench(this)) {
    build();
    connectViews();
    connectService();
    connectChoices();
    showRun();
}

/// What the bench works out ends before the threads that it is worked out in are waited for.
CorpusPage::~CorpusPage() {
    others_.reset();
    delete bench_;
}

void CorpusPage::build() {
    auto* work = new QWidget(this);
    auto* workLayout = new QVBoxLayout(work);
    workLayout->setContentsMargins(0, 0, 0, 0);
    workLayout->addWidget(head_);
    workLayout->addWidget(bench_, 1);
    stack_ = new QStackedWidget(this);
    stack_->addWidget(welcome_);
    stack_->addWidget(work);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 6, 6, 6);
    layout->setSpacing(4);
    layout->addWidget(message_);
    layout->addWidget(runLine_);
    layout->addWidget(stack_, 1);
}

void CorpusPage::connectViews() {
    bench_->setBackground([this](std::function<void()> work, std::function<void()> done) {
        service_.inBackground(std::move(work), std::move(done));
    });
    connect(bench_, &CorpusBench::thresholdPicked, this, &CorpusPage::thresholdPicked);
    connect(bench_, &CorpusBench::utteranceActivated, this, &CorpusPage::openUtterance);
    connect(head_, &CorpusHead::decoderChosen, this, [this] {
        bench_->setDecoder(head_->decoder());
        takeSubject();
    });
    connect(head_, &CorpusHead::scopeChosen, this, &CorpusPage::useScope);
    connect(head_, &CorpusHead::failuresWanted, this,
            [this] { bench_->showTab(QStringLiteral("failures")); });
    connect(runLine_, &RunLine::pauseToggled, this, &CorpusPage::togglePause);
    connect(runLine_, &RunLine::stopped, this, [this] {
        service_.cancelRun();
        showRun();
    });
}

void CorpusPage::connectService() {
    connect(&service_, &CorpusService::opened, this, &CorpusPage::takeOpened);
    connect(&service_, &CorpusService::grown, this, &CorpusPage::takeResults);
    connect(&service_, &CorpusService::otherOpened, this, [this](const auto& results) {
        message_->clear();
        if (results_ && !results->utterances.empty()) others_->add(results_, results);
    });
    connect(&service_, &CorpusService::openFailed, this, [this](const auto& error) {
        // What was seen before stays, and is followed if it is what runs.
        if (!wanted_.empty()) wanted_ = results_ ? results_->source : std::filesystem::path();
        message_->show(MessageBar::Kind::error, translated(*error));
    });
    connect(&service_, &CorpusService::preparing, this,
            [this](double share) { runLine_->showPreparing(tr("Making the demo corpus …"), share); });
    connect(&service_, &CorpusService::progressed, this, &CorpusPage::showProgress);
    connect(&service_, &CorpusService::runEnded, this, &CorpusPage::takeEnd);
    connect(&service_, &CorpusService::runFailed, this, [this](const auto& error) {
        progress_.reset();
        showRun();
        message_->show(MessageBar::Kind::error, translated(*error));
    });
    connect(&service_, &CorpusService::reopened, this, &CorpusPage::utteranceOpened);
    connect(&service_, &CorpusService::reopenFailed, this,
            [this](const auto& /*utterance*/, const auto& error) {
                message_->show(MessageBar::Kind::error, translated(*error));
            });
}

void CorpusPage::setWays(QAction* openResults, QAction* run, QAction* demo) {
    welcome_->setWays({demo, run, openResults});
}

/// Thresholds and comparisons: what they need of the page, and what they ask for.
void CorpusPage::connectChoices() {
    others_ = std::make_unique<OtherResults>(
        [this](std::function<void()> work, std::function<void()> done) {
            service_.inBackground(std::move(work), std::move(done));
        },
        [this] {
            useScope();
            Q_EMIT runChanged();
        },
        [this](const Error& error) { message_->show(MessageBar::Kind::error, translated(error)); });
    ThresholdView& threshold = bench_->threshold();
    threshold.setBackground([this](std::function<void()> work, std::function<void()> done) {
        service_.inLongBackground(std::move(work), std::move(done));
    });
    threshold.setTraces([](const CorpusResults& results) { return TraceReader(results.source); });
    connect(&threshold, &ThresholdView::policyAdopted, this,
            [this](const Policy& policy, const auto& results) {
                if (results != results_ && results_ && isSameRun(*results_, *results)) takeResults(results);
                Q_EMIT policyAdopted(policy);
            });
    connect(&threshold, &ThresholdView::gateSaveRequested, this, &CorpusPage::gateSaveRequested);
    connect(&bench_->comparison(), &ComparisonView::filesRequested, this, &CorpusPage::othersRequested);
}

void CorpusPage::open(const std::filesystem::path& results) {
    wanted_ = results;
    service_.open(results);
}

void CorpusPage::takeOpened(const std::shared_ptr<const CorpusResults>& results) {
    message_->clear();
    if (results->utterances.empty()) return refuse(*results);
    takeResults(results);
}

/// Why there is nothing to see of it.
void CorpusPage::refuse(const CorpusResults& empty) {
    wanted_ = results_ ? results_->source : std::filesystem::path();
    QList<QAction*> ways;
    if (!empty.failures.empty())
        ways.append(listing(tr("Utterances that couldn't be run"), tr("Utterance"), failureRows(empty)));
    message_->show(MessageBar::Kind::note, emptyText(empty), ways);
}

void CorpusPage::openOther(const std::filesystem::path& results) {
    service_.openOther(results);
}

void CorpusPage::closeOthers() {
    if (others_->empty()) return;
    others_->clear();
    useScope();
    Q_EMIT runChanged();
}

void CorpusPage::togglePause() {
    service_.setPaused(!service_.isPaused());
    showRun();
}

void CorpusPage::run(const CorpusRequest& request) {
    if (!service_.run(request))
        return message_->show(MessageBar::Kind::note, tr("A run goes on already; stop it to begin another."));
    message_->clear();
    progress_.reset();
    wanted_.clear();
    lastLook_ = QDateTime::currentMSecsSinceEpoch();
    showRun();
}

/// Another measure may be another decoder's.
void CorpusPage::setPolicy(const Policy& policy) {
    const CorpusSubject before = bench_->subject();
    bench_->setPolicy(policy);
    if (bench_->subject() == before)
        Q_EMIT stepChanged();
    else
        takeSubject();
}

void CorpusPage::fitBudget(const BudgetRule& budget, const std::vector<double>& temperatures) {
    const auto inThread = [this](std::function<void()> work, std::function<void()> done) {
        service_.inBackground(std::move(work), std::move(done));
    };
    budget_.run(
        inThread,
        [subject = bench_->subject(), budget, temperatures](const CancelToken& /*cancel*/) {
            return fitToCorpus(subject, budget, temperatures);
        },
        [this](const CorpusBudget& fit) { Q_EMIT budgetFitted(fit.budget, fit.meanLayer, fit.utterances); },
        [this](const Error& error) { Q_EMIT budgetFailed(std::make_shared<const Error>(error)); });
}

/// Of the run that goes on, or was stopped: as many as its corpus has.
std::size_t CorpusPage::expectedOf(const CorpusResults& results) const {
    return results.source == service_.lastRunResults() ? service_.runUtterances() : 0;
}

void CorpusPage::takeResults(const std::shared_ptr<const CorpusResults>& results) {
    if (results->utterances.empty()) return;
    const bool same = results_ && isSameRun(*results_, *results);
    const Selection selected = same ? inGrown(bench_->selected(), *results_, *results) : Selection();
    if (same) others_->grow(*results_, results);
    results_ = results;
    head_->setResults(*results_);
    bench_->setResults(results_, expectedOf(*results_));
    bench_->setDecoder(head_->decoder()); // also where it was another's
    bench_->setSelected(selected);
    if (!same) closeOthers();
    useScope();
    stack_->setCurrentIndex(1);
    if (!same) Q_EMIT resultsChanged();
}

void CorpusPage::useScope() {
    if (!results_) return;
    const Selection scope = head_->scope(*results_);
    bench_->setScope(others_->within(scope));
    bench_->setOtherFiles(others_->files(scope));
    takeSubject();
}

void CorpusPage::takeSubject() {
    const CorpusSubject& subject = bench_->subject();
    head_->showTotals(subject, others_->common());
    if (subject) {
        const auto last = static_cast<std::int16_t>(results_->exits() - 1);
        lastExit_ = operatingPoint(*results_, *subject.decoder, ExitsTaken(results_->utterances.size(), last),
                                   *subject.scope);
    }
    Q_EMIT stepChanged();
}

void CorpusPage::showRun() {
    runLine_->setVisible(service_.isRunning());
    if (progress_)
        runLine_->showProgress(*progress_, service_.isPaused());
    else
        runLine_->showPreparing(tr("Getting ready …"));
    runLine_->setPaused(service_.isPaused());
    Q_EMIT runChanged();
}

void CorpusPage::showProgress(const BatchProgress& progress) {
    const bool first = !progress_;
    progress_ = progress;
    runLine_->showProgress(progress, service_.isPaused());
    if (first) Q_EMIT runChanged();
    lookAgain();
}

/// No other file was asked for since the run began.
bool CorpusPage::isWanted(const std::filesystem::path& runResults) const {
    return wanted_.empty() || wanted_ == runResults;
}

/// The views follow the run, as long as it is this file that is looked at or none. One look at a time: a
/// large file may take longer to read than the next look is away.
void CorpusPage::lookAgain() {
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    if (service_.runResults().empty() || service_.isReading() || now - lastLook_ < lookEvery) return;
    if (!isWanted(service_.runResults())) return;
    if (results_ && results_->source != service_.runResults()) return;
    lastLook_ = now;
    service_.look(service_.runResults());
}

void CorpusPage::takeEnd(const CorpusRunEnd& end) {
    progress_.reset();
    showRun();
    const bool wanted = isWanted(end.results);
    QString text = endText(end);
    if (!wanted && !end.outcome.cancelled)
        text.prepend(tr("The run is done; its results are in %1.")
                         .arg(QString::fromStdString(end.results.filename().string())) +
                     u' ');
    if (!text.isEmpty()) showEnd(text.trimmed(), end);
    const bool seen = !results_ || results_->source == end.results;
    if (wanted && !end.results.empty() && (seen || !end.outcome.cancelled)) service_.look(end.results);
}

void CorpusPage::showEnd(const QString& text, const CorpusRunEnd& end) {
    QList<QAction*> ways;
    if (!end.problems.empty())
        ways.append(listing(tr("Lines that were skipped"), tr("Line"), problemRows(end.problems)));
    message_->show(MessageBar::Kind::note, text, ways);
}

/// Shows the rows in a dialog; one such action at a time.
QAction* CorpusPage::listing(const QString& title, const QString& what, std::vector<FailureRow> rows) {
    if (list_ != nullptr) list_->deleteLater();
    list_ = new QAction(tr("&List them…"), this);
    connect(list_, &QAction::triggered, this, [this, title, what, rows = std::move(rows)] {
        auto* dialog = new FailuresDialog(title, what, rows, this);
        dialog->show();
    });
    return list_;
}

void CorpusPage::openUtterance(int index) {
    const CorpusUtterance& utterance = results_->utterances[static_cast<std::size_t>(index)];
    if (utterance.audio.empty()) {
        message_->show(MessageBar::Kind::note,
                       tr("%1: the results don't say where its recording is, as those that were imported.")
                           .arg(QString::fromStdString(utterance.id)));
        return;
    }
    if (!utterance.hasTraces || !results_->canReopen)
        return Q_EMIT utteranceOpened(knownOf(utterance, results_->source));
    service_.reopen(results_->source, utterance, bench_->subject().decoder->name);
}

} // namespace offramp
