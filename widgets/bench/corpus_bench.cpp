// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/corpus_bench.h"

#include "base/error.h"
#include "bench/choosing/threshold_view.h"
#include "bench/comparing/comparison_view.h"
#include "bench/errors_view.h"
#include "bench/exits_view.h"
#include "bench/measure_choice.h"
#include "bench/overthinking_view.h"
#include "bench/reliability_view.h"
#include "bench/roc_view.h"
#include "bench/scatter_view.h"
#include "bench/step_text.h"
#include "bench/trade_off_view.h"
#include "bench/utterance_view.h"
#include "message/message_bar.h"
#include "text/engine_text.h"

#include <QSplitter>
#include <QTabWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace offramp {

CorpusBench::CorpusBench(QWidget* parent)
    : QWidget(parent), message_(new MessageBar(this)), tradeOff_(new TradeOffView(this)),
      tabs_(new QTabWidget(this)), threshold_(new ThresholdView), comparison_(new ComparisonView),
      table_(new UtteranceView(this)) {
    build();
    addTabs();
    connectViews();
}

CorpusBench::~CorpusBench() = default;

void CorpusBench::build() {
    auto* plots = new QSplitter(Qt::Horizontal, this);
    plots->addWidget(tradeOff_);
    plots->addWidget(tabs_);
    plots->setStretchFactor(0, 3);
    plots->setStretchFactor(1, 2);
    auto* all = new QSplitter(Qt::Vertical, this);
    all->addWidget(plots);
    all->addWidget(table_);
    all->setStretchFactor(0, 3);
    all->setStretchFactor(1, 2);
    for (QSplitter* splitter : {plots, all})
        splitter->setChildrenCollapsible(false);
    tabs_->setDocumentMode(true);
    tabs_->setAccessibleName(tr("Views of the corpus"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(message_);
    layout->addWidget(all, 1);
}

void CorpusBench::addTabs() {
    addTab(new ExitsView, tr("Exits"));
    addTab(new ScatterView, tr("Scatter"));
    addTab(new ReliabilityView, tr("Reliability"));
    addTab(new RocView, tr("ROC"));
    addTab(new OverthinkingView, tr("Overthinking"));
    addTab(new ErrorsView, tr("Errors"));
    addTab(threshold_, tr("Threshold"));
    addTab(comparison_, tr("Compare"));
}

void CorpusBench::addTab(CorpusView* view, const QString& name) {
    tabs_->addTab(view, name);
    views_.push_back(view);
    behind_.push_back(false);
    connect(view, &CorpusView::selectionPicked, this, [this](const Selection& utterances) {
        select(utterances);
        Q_EMIT selectionChanged(selected_);
    });
    connect(view, &CorpusView::narrowingPicked, table_, &UtteranceView::setNarrowed);
}

void CorpusBench::connectViews() {
    connect(tradeOff_, &TradeOffView::thresholdPicked, this, &CorpusBench::thresholdPicked);
    connect(tradeOff_, &TradeOffView::comparedChanged, this, &CorpusBench::requestCurves);
    connect(tradeOff_, &TradeOffView::bandChanged, this, &CorpusBench::requestBand);
    connect(table_, &UtteranceView::utteranceActivated, this, &CorpusBench::utteranceActivated);
    connect(table_, &UtteranceView::selectionChanged, this, [this](const Selection& utterances) {
        selected_ = utterances;
        for (CorpusView* view : views_)
            view->setSelected(selected_);
        Q_EMIT selectionChanged(selected_);
    });
    connect(comparison_, &ComparisonView::utteranceActivated, this, &CorpusBench::utteranceActivated);
    connect(tabs_, &QTabWidget::currentChanged, this, &CorpusBench::showStep);
}

void CorpusBench::setBackground(Background background) {
    background_ = std::move(background);
    for (CorpusView* view : views_)
        view->setBackground(background_);
}

void CorpusBench::setResults(std::shared_ptr<const CorpusResults> results) {
    if (results == subject_.results) return;
    subject_ = {};
    selected_.clear();
    subject_.results = std::move(results);
    if (subject_.results) {
        subject_.scope = std::make_shared<const Selection>(everything(*subject_.results));
        subject_.decoder = chosenDecoder();
        tradeOff_->setMeasures(measuresOf(*subject_.results));
        tradeOff_->setGroups(subject_.results->columns);
    }
    showSubject();
}

void CorpusBench::setScope(Selection scope) {
    if (!subject_ || *subject_.scope == scope) return;
    subject_.scope = std::make_shared<const Selection>(std::move(scope));
    showSubject();
}

void CorpusBench::setDecoder(const std::string& name) {
    decoder_ = name;
    if (!subject_ || chosenDecoder() == subject_.decoder) return;
    subject_.decoder = chosenDecoder();
    showSubject();
}

void CorpusBench::setOtherFiles(std::vector<OtherFile> files) {
    if (files == files_) return;
    files_ = std::move(files);
    std::vector<std::shared_ptr<const CorpusResults>> results;
    for (const OtherFile& file : files_)
        results.push_back(file.results);
    comparison_->setFiles(std::move(results));
    requestCurves();
}

/// The one asked for, else the measure's own, else the first.
const DecoderResults* CorpusBench::chosenDecoder() const {
    const CorpusResults& results = *subject_.results;
    if (const DecoderResults* named = results.decoder(decoder_)) return named;
    const auto specs = policy_ ? specsOf(*policy_, 0) : std::vector<MeasureSpec>();
    const DecoderResults* own = specs.empty() ? nullptr : results.decoderOf(specs.front());
    if (own != nullptr) return own;
    return results.decoders.empty() ? nullptr : &results.decoders.front();
}

void CorpusBench::showSubject() {
    step_.reset();
    table_->setSubject(subject_);
    table_->setSelected(selected_);
    for (CorpusView* view : views_) {
        view->setSubject(subject_);
        view->setSelected(selected_);
    }
    curveOf_ = policy_ ? sweptFamily(*policy_) : std::nullopt;
    requestCurves();
    decide();
}

void CorpusBench::setPolicy(const Policy& policy) {
    if (policy_ == policy) return;
    policy_ = policy;
    if (subject_.results && chosenDecoder() != subject_.decoder) {
        subject_.decoder = chosenDecoder();
        return showSubject();
    }
    if (auto family = sweptFamily(policy); family != curveOf_) {
        curveOf_ = std::move(family);
        requestCurves();
    }
    decide();
}

void CorpusBench::decide() {
    step_.reset();
    message_->clear();
    if (subject_ && policy_) {
        try {
            auto step = std::make_shared<CorpusStep>();
            step->policy = fitted(*policy_, subject_.results->exits());
            step->taken = decideAll(*subject_.results, *subject_.decoder, step->policy);
            step->point = operatingPoint(*subject_.results, *subject_.decoder, step->taken, *subject_.scope);
            step_ = std::move(step);
        } catch (const Error& error) {
            message_->show(MessageBar::Kind::error, translated(error));
        }
    }
    std::fill(behind_.begin(), behind_.end(), true);
    showStep();
    table_->setStep(step_);
}

/// Views that aren't in sight are told when they are.
void CorpusBench::showStep() {
    tradeOff_->plot().setCurrent(step_ ? std::optional(step_->point) : std::nullopt,
                                 step_ ? commonThreshold(step_->policy) : std::nullopt);
    tradeOff_->setPointText(step_ ? stepText(*step_) : QString());
    const auto shown = static_cast<std::size_t>(tabs_->currentIndex());
    if (shown >= views_.size() || !behind_[shown]) return;
    behind_[shown] = false;
    views_[shown]->setStep(step_);
}

void CorpusBench::requestCurves() {
    tradeOff_->setCurrentMeasure(sweptMeasure(curveOf_));
    ++sweeps_;
    band_.drop(); // it would be another curve's
    curves_.run(
        background_,
        [request = TradeOffRequest{subject_, curveOf_, tradeOff_->compared(), files_}](
            const CancelToken& cancel) { return tradeOffFigures(request, cancel); },
        [this](TradeOffFigures figures) { showCurves(std::move(figures)); },
        [this](const Error& error) { message_->show(MessageBar::Kind::error, translated(error)); });
}

void CorpusBench::showCurves(TradeOffFigures figures) {
    tradeOff_->setFigures(std::move(figures));
    requestBand();
}

/// Of the first curve, at its own thresholds.
void CorpusBench::requestBand() {
    band_.drop();
    const auto& curves = tradeOff_->plot().figures().curves;
    const auto group = tradeOff_->bandGroup();
    if (!group || curves.empty() || !curveOf_) return setBand(std::nullopt);
    band_.run(
        background_,
        [subject = subject_, family = *curveOf_, points = curves.front().points, group = *group](
            const CancelToken& cancel) { return werBand(subject, family, *points, group, cancel); },
        [this](WerBand band) { setBand(std::move(band)); },
        [this](const Error& error) { message_->show(MessageBar::Kind::error, translated(error)); });
}

void CorpusBench::setBand(std::optional<WerBand> band) {
    TradeOffFigures figures = tradeOff_->plot().figures();
    if (!band && !figures.band) return;
    figures.band = std::move(band);
    tradeOff_->setFigures(std::move(figures));
}

void CorpusBench::setSelected(const Selection& utterances) {
    if (utterances != selected_) select(utterances);
}

void CorpusBench::select(const Selection& utterances) {
    selected_ = utterances;
    table_->setSelected(selected_);
    for (CorpusView* view : views_)
        view->setSelected(selected_);
}

} // namespace offramp
