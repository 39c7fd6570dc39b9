// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/choosing/threshold_view.h"

#include "base/error.h"
#include "bench/choosing/fit_form.h"
#include "bench/choosing/split_form.h"
#include "bench/choosing/target_form.h"
#include "bench/measure_choice.h"
#include "strategy/column_scroller.h"
#include "text/engine_text.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QVBoxLayout>

#include <algorithm>

namespace offramp {

namespace {

constexpr int progressEvery = 100; ///< milliseconds

bool keepsTraces(const CorpusSubject& subject) {
    return subject && std::ranges::any_of(subject.results->utterances, &CorpusUtterance::hasTraces);
}

/// A result of the same run may be looked at on, though there are more utterances now.
bool isSameRun(const CorpusResults& one, const CorpusResults& other) {
    return one.source == other.source && one.model.fingerprint == other.model.fingerprint;
}

} // namespace

ThresholdView::ThresholdView(QWidget* parent)
    : CorpusView(parent), measure_(new MeasureChoice(false, this)), split_(new SplitForm(this)),
      target_(new TargetForm(this)), fit_(new FitForm(this)),
      choose_(new QPushButton(tr("Choose the threshold"), this)), stop_(new QPushButton(tr("Stop"), this)),
      status_(new QLabel(this)), result_(new ChoiceResult(this)) {
    status_->setWordWrap(true);
    status_->setAccessibleName(tr("Progress of the choice"));
    status_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    build();
    progressTimer_.setInterval(progressEvery);
    connect(&progressTimer_, &QTimer::timeout, this, &ThresholdView::showProgress);
    connect(choose_, &QPushButton::clicked, this, &ThresholdView::choose);
    connect(stop_, &QPushButton::clicked, this, &ThresholdView::stop);
    connect(measure_, &MeasureChoice::changed, this, &ThresholdView::showMeasure);
    connect(result_, &ChoiceResult::adoptRequested, this, [this] {
        if (const auto policy = made_->policy()) Q_EMIT policyAdopted(*policy, made_->results);
    });
    connect(result_, &ChoiceResult::gateSaveRequested, this, [this] {
        const auto policy = made_->policy();
        Q_EMIT gateSaveRequested(policy ? std::get<GateRule>(policy->rule) : made_->report.gate->gate);
    });
    setChoosing(false);
}

void ThresholdView::build() {
    auto* column = new QWidget;
    auto* layout = new QVBoxLayout(column);
    layout->setContentsMargins(6, 4, 6, 6);
    layout->setSpacing(4);
    for (QWidget* form : std::initializer_list<QWidget*>{measure_, split_, target_, fit_}) {
        form->setParent(column);
        layout->addWidget(form);
    }
    measure_->layout()->setContentsMargins(0, 0, 0, 0);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(choose_);
    buttons->addWidget(stop_);
    buttons->addStretch(1);
    layout->addLayout(buttons);
    layout->addWidget(status_);
    layout->addWidget(result_);
    layout->addStretch(1);
    auto* scroller = new ColumnScroller(this);
    scroller->setColumn(column);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(scroller);
}

void ThresholdView::setTraces(OpenTraces openTraces) {
    openTraces_ = std::move(openTraces);
    fit_->setHasTraces(openTraces_ && keepsTraces(subject()));
}

void ThresholdView::refresh() {
    measure_->setSubject(subject());
    if (step()) measure_->setPolicy(&step()->policy);
    split_->setSubject(subject());
    target_->setSubject(subject());
    fit_->setHasTraces(openTraces_ && keepsTraces(subject()));
    showMeasure();
    if (made_ && (!subject() || !isSameRun(*made_->results, *subject().results))) {
        stop();
        made_.reset();
        result_->clear();
        status_->clear();
    }
}

void ThresholdView::showStep() {
    if (measure_->setPolicy(step() ? &step()->policy : nullptr)) showMeasure();
}

/// A gate may look at what the measure's decoder has.
void ThresholdView::showMeasure() {
    const DecoderResults* own = measure_->decoder();
    const DecoderResults* decoder = own != nullptr ? own : subject().decoder;
    fit_->setMeasures(subject() ? measuresOf(*subject().results, *decoder) : std::vector<MeasureSpec>());
    choose_->setEnabled(own != nullptr && !choosing_);
    if (subject() && own == nullptr && !choosing_)
        status_->setText(tr("Choose a measure that these results have values of."));
    else if (!choosing_ && !made_)
        status_->clear();
}

ChoiceRequest ThresholdView::request() const {
    ChoiceRequest request;
    request.measure = measure_->measure();
    request.split = split_->request();
    request.target = target_->target();
    request.fit = fit_->fit();
    if (request.fit == ChoiceRequest::Fit::gate) request.features = fit_->features();
    request.scoreEverything = true;
    return request;
}

void ThresholdView::choose() {
    const DecoderResults* decoder = measure_->decoder();
    if (!subject() || decoder == nullptr) return;
    setChoosing(true);
    progress_ = std::make_shared<Progress>();
    work_.run(
        background(),
        [subject = subject(), decoder = decoder->name, request = request(), open = openTraces_,
         progress = progress_](const CancelToken& cancel) {
            const auto openTraces = [&] {
                if (open) return open(*subject.results);
                throw Error(subject.results->source.string(), msg("its frame traces can't be read here"));
            };
            const auto tell = [&](std::size_t done, std::size_t total) {
                progress->total = total;
                progress->done = done;
            };
            return makeChoice(subject.results, decoder, *subject.scope, request, openTraces, cancel, tell);
        },
        [this](MadeChoice made) { takeChoice(std::move(made)); },
        [this](const Error& error) { takeFailure(error); });
    if (choosing_) showProgress();
}

void ThresholdView::stop() {
    if (!choosing_) return;
    work_.drop();
    setChoosing(false);
    status_->setText(tr("Stopped; nothing was chosen anew."));
}

void ThresholdView::takeChoice(MadeChoice made) {
    made_ = std::make_shared<const MadeChoice>(std::move(made));
    setChoosing(false);
    status_->clear();
    result_->show(*made_);
}

/// What was chosen before stays.
void ThresholdView::takeFailure(const Error& error) {
    setChoosing(false);
    status_->setText(translated(error));
}

void ThresholdView::setChoosing(bool choosing) {
    choosing_ = choosing;
    choose_->setEnabled(!choosing && measure_->decoder() != nullptr);
    stop_->setVisible(choosing);
    status_->setVisible(true);
    if (choosing)
        progressTimer_.start();
    else
        progressTimer_.stop();
}

void ThresholdView::showProgress() {
    const std::size_t total = progress_->total;
    status_->setText(total == 0 ? tr("Working it out …")
                                : tr("Scores at the temperatures: %1 of %2 utterances …")
                                      .arg(QLocale().toString(static_cast<qulonglong>(progress_->done)),
                                           QLocale().toString(static_cast<qulonglong>(total))));
}

} // namespace offramp
