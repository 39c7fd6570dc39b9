// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/corpus/corpus_page.h"

#include "bench/choosing/threshold_view.h"
#include "bench/comparing/comparison_view.h"
#include "bench/corpus_bench.h"
#include "message/message_bar.h"
#include "text/engine_text.h"
#include "workbench/corpus/grown.h"
#include "workbench/corpus/run_texts.h"
#include "workbench/corpus/scopes.h"

#include <QAction>
#include <QComboBox>
#include <QDateTime>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace offramp {

namespace {

/// Results that come in are looked at no more often than this, milliseconds.
constexpr qint64 lookEvery = 2000;

/// Why there is nothing to see of it.
QString emptyText(const CorpusResults& results) {
    const QString name = QString::fromStdString(results.source.filename().string());
    if (results.failures.empty())
        return CorpusPage::tr("%1 has no results yet: run the model over its corpus to go on.").arg(name);
    const CorpusFailure& first = results.failures.front();
    return CorpusPage::tr("%1: none of %n utterance(s) could be run. The first, %2: %3", nullptr,
                          static_cast<int>(results.failures.size()))
        .arg(name, QString::fromStdString(first.id), QString::fromStdString(first.reason));
}

} // namespace

CorpusPage::CorpusPage(QWidget* parent) : QWidget(parent) {
    build();
    connectService();
    connectChoices();
    showHead();
    showRun();
}

/// What the bench works out ends before the threads that it is worked out in are waited for.
CorpusPage::~CorpusPage() {
    others_.reset();
    delete bench_;
}

void CorpusPage::build() {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 6, 6, 6);
    layout->setSpacing(4);
    message_ = new MessageBar(this);
    bench_ = new CorpusBench(this);
    bench_->setBackground([this](std::function<void()> work, std::function<void()> done) {
        service_.inBackground(std::move(work), std::move(done));
    });
    auto* work = new QWidget(this);
    auto* workLayout = new QVBoxLayout(work);
    workLayout->setContentsMargins(0, 0, 0, 0);
    workLayout->addWidget(buildHead());
    workLayout->addWidget(bench_, 1);
    stack_ = new QStackedWidget(this);
    stack_->addWidget(buildWelcome());
    stack_->addWidget(work);
    layout->addWidget(message_);
    layout->addWidget(buildRunLine());
    layout->addWidget(stack_, 1);
    connect(bench_, &CorpusBench::thresholdPicked, this, &CorpusPage::thresholdPicked);
    connect(bench_, &CorpusBench::utteranceActivated, this, &CorpusPage::openUtterance);
}

QWidget* CorpusPage::buildHead() {
    auto* head = new QWidget(this);
    auto* line = new QHBoxLayout(head);
    line->setContentsMargins(0, 0, 0, 0);
    name_ = new QLabel(head);
    name_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    decoder_ = new QComboBox(head);
    decoder_->setObjectName(QStringLiteral("decoder"));
    decoder_->setAccessibleName(tr("Decoder whose errors count"));
    decoderLabel_ = new QLabel(tr("&Errors of"), head);
    decoderLabel_->setBuddy(decoder_);
    scope_ = new QComboBox(head);
    scope_->setAccessibleName(tr("Part of the corpus"));
    scopeLabel_ = new QLabel(tr("&Over"), head);
    scopeLabel_->setBuddy(scope_);
    line->addWidget(name_, 1);
    line->addWidget(decoderLabel_);
    line->addWidget(decoder_);
    line->addSpacing(8);
    line->addWidget(scopeLabel_);
    line->addWidget(scope_);
    connect(decoder_, &QComboBox::currentIndexChanged, this, [this] {
        bench_->setDecoder(decoder_->currentData().toString().toStdString());
        takeSubject();
    });
    connect(scope_, &QComboBox::currentIndexChanged, this, &CorpusPage::useScope);
    return head;
}

QWidget* CorpusPage::buildRunLine() {
    runLine_ = new QWidget(this);
    auto* line = new QHBoxLayout(runLine_);
    line->setContentsMargins(0, 0, 0, 0);
    runText_ = new QLabel(runLine_);
    runBar_ = new QProgressBar(runLine_);
    runBar_->setAccessibleName(tr("Utterances run"));
    runBar_->setMinimumWidth(160);
    pause_ = new QToolButton(runLine_);
    cancel_ = new QToolButton(runLine_);
    cancel_->setText(tr("Stop"));
    cancel_->setToolTip(tr("What is done stays; the run can go on later"));
    line->addWidget(runText_, 1);
    line->addWidget(runBar_);
    line->addWidget(pause_);
    line->addWidget(cancel_);
    connect(pause_, &QToolButton::clicked, this, &CorpusPage::togglePause);
    connect(cancel_, &QToolButton::clicked, this, [this] {
        service_.cancelRun();
        showRun();
    });
    return runLine_;
}

QWidget* CorpusPage::buildWelcome() {
    auto* page = new QWidget(this);
    auto* layout = new QVBoxLayout(page);
    auto* title = new QLabel(tr("A whole test set at once"), page);
    QFont font = title->font();
    font.setPointSizeF(font.pointSizeF() * 1.7);
    title->setFont(font);
    welcomeText_ = new QLabel(tr("Run the model over a corpus once; then every threshold, measure and "
                                 "strategy is explored over all of it, live."),
                              page);
    welcomeText_->setWordWrap(true);
    welcomeText_->setAlignment(Qt::AlignHCenter);
    welcomeButtons_ = new QWidget(page);
    new QHBoxLayout(welcomeButtons_);
    layout->addStretch(1);
    layout->addWidget(title, 0, Qt::AlignHCenter);
    layout->addWidget(welcomeText_);
    layout->addSpacing(12);
    layout->addWidget(welcomeButtons_);
    layout->addStretch(2);
    return page;
}

void CorpusPage::setWays(QAction* openResults, QAction* run, QAction* demo) {
    auto* line = static_cast<QHBoxLayout*>(welcomeButtons_->layout());
    line->addStretch(1);
    for (QAction* way : {demo, run, openResults}) {
        auto* button = new QPushButton(way->text().remove(u'&'), welcomeButtons_);
        connect(button, &QPushButton::clicked, way, &QAction::trigger);
        connect(way, &QAction::enabledChanged, button, &QPushButton::setEnabled);
        button->setEnabled(way->isEnabled());
        line->addWidget(button);
    }
    line->addStretch(1);
}

void CorpusPage::connectService() {
    connect(&service_, &CorpusService::opened, this, [this](const auto& results) {
        message_->clear();
        if (results->utterances.empty()) {
            wanted_ = results_ ? results_->source : std::filesystem::path();
            message_->show(MessageBar::Kind::note, emptyText(*results));
        }
        takeResults(results);
    });
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
    connect(&service_, &CorpusService::preparing, this, [this](double share) {
        runText_->setText(tr("Making the demo corpus …"));
        runBar_->setRange(0, 100);
        runBar_->setValue(static_cast<int>(share * 100));
    });
    connect(&service_, &CorpusService::progressed, this, &CorpusPage::showProgress);
    connect(&service_, &CorpusService::runEnded, this, &CorpusPage::takeEnd);
    connect(&service_, &CorpusService::runFailed, this, [this](const auto& error) {
        progress_.reset();
        showRun();
        message_->show(MessageBar::Kind::error, translated(*error));
    });
    connect(&service_, &CorpusService::reopened, this, &CorpusPage::utteranceOpened);
    connect(&service_, &CorpusService::reopenFailed, this, [this](const auto& utterance, const auto& error) {
        message_->show(MessageBar::Kind::error, translated(*error));
        Q_UNUSED(utterance);
    });
}

/// Thresholds and comparisons: what they need of the page, and what they ask for.
void CorpusPage::connectChoices() {
    others_ = std::make_unique<OtherResults>(
        [this](std::function<void()> work, std::function<void()> done) {
            service_.inBackground(std::move(work), std::move(done));
        },
        [this] {
            useScope();
            showHead();
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

void CorpusPage::openOther(const std::filesystem::path& results) {
    service_.openOther(results);
}

void CorpusPage::closeOthers() {
    if (others_->empty()) return;
    others_->clear();
    useScope();
    showHead();
    Q_EMIT runChanged();
}

void CorpusPage::togglePause() {
    service_.setPaused(!service_.isPaused());
    showRun();
}

void CorpusPage::run(const CorpusRequest& request) {
    message_->clear();
    progress_.reset();
    wanted_.clear();
    lastLook_ = QDateTime::currentMSecsSinceEpoch();
    service_.run(request);
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

void CorpusPage::takeResults(const std::shared_ptr<const CorpusResults>& results) {
    if (results->utterances.empty()) return;
    const bool same = results_ && isSameRun(*results_, *results);
    const Selection selected = same ? inGrown(bench_->selected(), *results_, *results) : Selection();
    if (same) others_->grow(*results_, results);
    results_ = results;
    fillDecoders();
    fillScopes();
    bench_->setResults(results_);
    bench_->setSelected(selected);
    if (!same) closeOthers();
    useScope();
    stack_->setCurrentIndex(1);
    showHead();
    if (!same) Q_EMIT resultsChanged();
}

void CorpusPage::showHead() {
    if (!results_) return;
    QStringList parts{QString::fromStdString(results_->source.stem().string()),
                      QString::fromStdString(results_->model.name),
                      tr("%n utterance(s)", nullptr, static_cast<int>(results_->utterances.size()))};
    if (!results_->failures.empty())
        parts.append(tr("%n failed", nullptr, static_cast<int>(results_->failures.size())));
    if (!others_->empty()) parts.append(tr("%n in common", nullptr, static_cast<int>(others_->common())));
    name_->setText(parts.join(QStringLiteral(" · ")));
    name_->setToolTip(QString::fromStdString(results_->source.string()));
}

/// With one decoder there is nothing to choose.
void CorpusPage::fillDecoders() {
    const QSignalBlocker quiet(decoder_);
    const QVariant chosen = decoder_->currentData();
    decoder_->clear();
    decoder_->addItem(tr("the measure's decoder"), QString());
    for (const DecoderResults& each : results_->decoders)
        decoder_->addItem(decoderText(each.name), QString::fromStdString(each.name));
    decoder_->setCurrentIndex(std::max(0, decoder_->findData(chosen)));
    bench_->setDecoder(decoder_->currentData().toString().toStdString()); // also where it was another's
    const bool several = results_->decoders.size() > 1;
    decoder_->setVisible(several);
    decoderLabel_->setVisible(several);
}

void CorpusPage::fillScopes() {
    const QSignalBlocker quiet(scope_);
    const QVariant chosen = scope_->currentData();
    scope_->clear();
    scope_->addItem(tr("all"));
    const std::vector<std::string> parts = scopesOf(*results_);
    for (const std::string& part : parts)
        scope_->addItem(QString::fromStdString(part), QString::fromStdString(part));
    scope_->setCurrentIndex(std::max(0, scope_->findData(chosen)));
    scope_->setVisible(!parts.empty());
    scopeLabel_->setVisible(!parts.empty());
}

void CorpusPage::useScope() {
    if (!results_) return;
    const Selection scope = scopeOf(*results_, scope_->currentData());
    bench_->setScope(others_->within(scope));
    bench_->setOtherFiles(others_->files(scope));
    takeSubject();
}

void CorpusPage::takeSubject() {
    const CorpusSubject& subject = bench_->subject();
    if (subject) {
        const auto last = static_cast<std::int16_t>(results_->exits() - 1);
        lastExit_ = operatingPoint(*results_, *subject.decoder, ExitsTaken(results_->utterances.size(), last),
                                   *subject.scope);
    }
    Q_EMIT stepChanged();
}

void CorpusPage::showRun() {
    const bool running = service_.isRunning();
    runLine_->setVisible(running);
    pause_->setText(service_.isPaused() ? tr("Go on") : tr("Pause"));
    if (running && !progress_) {
        runText_->setText(tr("Getting ready …"));
        runBar_->setRange(0, 0);
    }
    if (running && progress_) runText_->setText(progressText(*progress_, service_.isPaused()));
    Q_EMIT runChanged();
}

void CorpusPage::showProgress(const BatchProgress& progress) {
    const bool first = !progress_;
    progress_ = progress;
    runBar_->setRange(0, static_cast<int>(progress.total));
    runBar_->setValue(static_cast<int>(progress.done + progress.failed));
    runText_->setText(progressText(progress, service_.isPaused()));
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
    if (!text.isEmpty()) message_->show(MessageBar::Kind::note, text.trimmed());
    const bool seen = !results_ || results_->source == end.results;
    if (wanted && !end.results.empty() && (seen || !end.outcome.cancelled)) service_.look(end.results);
}

void CorpusPage::openUtterance(int index) {
    const CorpusUtterance& utterance = results_->utterances[static_cast<std::size_t>(index)];
    if (utterance.audio.empty()) {
        message_->show(MessageBar::Kind::note,
                       tr("%1: the results don't say where its recording is, as those that were imported.")
                           .arg(QString::fromStdString(utterance.id)));
        return;
    }
    if (utterance.hasTraces && results_->canReopen) return service_.reopen(results_->source, utterance);
    KnownUtterance known;
    known.audio = utterance.audio;
    known.stretch = utterance.stretch;
    known.channel = utterance.channel;
    known.reference = utterance.reference;
    Q_EMIT utteranceOpened(known);
}

} // namespace offramp
