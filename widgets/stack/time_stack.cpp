// SPDX-License-Identifier: GPL-3.0-or-later
#include "stack/time_stack.h"

#include "analysis/first_exits.h"
#include "choice/choice.h"
#include "flow/flow_layout.h"
#include "ladder/ladder_pane.h"
#include "legend/exit_legend.h"
#include "posteriorgram/posteriorgram_pane.h"
#include "spectrogram/spectrogram_pane.h"
#include "stack/pill_button.h"
#include "time/time_pane.h"
#include "traces/trace_plot.h"
#include "waveform/waveform_pane.h"

#include <QDataStream>
#include <QVBoxLayout>

namespace offramp {

TimeStack::TimeStack(QWidget* parent) : QWidget(parent), view_(new TimeView(this)) {
    legend_ = new ExitLegend(this);
    waveform_ = new WaveformPane(view_, this);
    spectrogram_ = new SpectrogramPane(view_, this);
    ladder_ = new LadderPane(view_, this);
    entropy_ = new TracePlot(TracePlot::Kind::entropy, view_, this);
    maxProbability_ = new TracePlot(TracePlot::Kind::maxProbability, view_, this);
    posteriorgram_ = new PosteriorgramPane(view_, this);
    splitter_ = new QSplitter(Qt::Vertical, this);
    splitter_->setChildrenCollapsible(false);
    splitter_->setHandleWidth(5);
    addView("waveform", waveform_, tr("Waveform"), 2, true);
    addView("spectrogram", spectrogram_, tr("Spectrogram"), 3, true);
    addView("ladder", ladder_, tr("Ladder"), 6, true);
    addView("entropy", entropy_, tr("Entropy"), 3, true);
    addView("probability", maxProbability_, tr("Probability"), 3, false);
    addView("posteriors", posteriorgram_, tr("Posteriors"), 4, false);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    header_ = buildHeader();
    layout->addWidget(header_);
    layout->addWidget(new TimeRuler(view_, this));
    layout->addWidget(splitter_, 1);
    restoreDefaults();
    connect(ladder_, &LadderPane::currentExitChanged, this, &TimeStack::currentExitChanged);
    connect(legend_, &ExitLegend::exitVisibleChanged, entropy_, &TracePlot::setExitVisible);
    connect(legend_, &ExitLegend::exitVisibleChanged, maxProbability_, &TracePlot::setExitVisible);
}

void TimeStack::addView(const char* id, QWidget* pane, const QString& name, int share, bool shown) {
    auto* action = new QAction(name, this);
    action->setObjectName(QStringLiteral("view.") + QLatin1String(id));
    action->setCheckable(true);
    connect(action, &QAction::toggled, pane, &QWidget::setVisible);
    splitter_->addWidget(pane);
    splitter_->setStretchFactor(splitter_->count() - 1, share);
    views_.push_back({pane, action, share, shown});
    viewActions_.append(action);
}

QWidget* TimeStack::buildHeader() {
    auto* header = new QWidget(this);
    auto* layout = new FlowLayout(header);
    layout->setContentsMargins(4, 2, timeMargin, 2);
    layout->setSpacing(4);
    for (const View& view : views_) {
        auto* pill = new PillButton(header);
        pill->setDefaultAction(view.action);
        pill->setToolTip(tr("Show or hide: %1").arg(view.action->text()));
        layout->addWidget(pill);
    }
    layout->addWidget(legend_);
    return header;
}

void TimeStack::restoreDefaults() {
    QList<int> sizes;
    for (const View& view : views_) {
        view.action->setChecked(view.shownFirst);
        view.pane->setVisible(view.shownFirst);
        sizes.append(view.share * 1000);
    }
    legend_->setHidden({});
    splitter_->setSizes(sizes);
}

QList<Choice*> TimeStack::choices() const {
    return {&spectrogram_->scale(), &spectrogram_->dynamicRange(), &spectrogram_->colours(),
            &posteriorgram_->tokens()};
}

QByteArray TimeStack::saveState() const {
    QByteArray state;
    QDataStream stream(&state, QIODevice::WriteOnly);
    stream << splitter_->saveState();
    for (const View& view : views_)
        stream << view.action->isChecked();
    for (const Choice* choice : choices())
        stream << choice->chosen();
    stream << legend_->hidden();
    return state;
}

void TimeStack::restoreState(const QByteArray& state) {
    if (state.isEmpty()) return;
    QDataStream stream(state);
    QByteArray sizes;
    stream >> sizes;
    for (const View& view : views_) {
        bool shown = view.shownFirst;
        stream >> shown;
        if (stream.status() == QDataStream::Ok) view.action->setChecked(shown);
    }
    for (Choice* choice : choices()) {
        int chosen = choice->chosen();
        stream >> chosen;
        if (stream.status() == QDataStream::Ok) choice->choose(chosen);
    }
    QList<int> hidden;
    stream >> hidden; // a state of before that was remembered ends here
    if (stream.status() == QDataStream::Ok) legend_->setHidden(hidden);
    splitter_->restoreState(sizes);
}

void TimeStack::setUtterance(std::shared_ptr<const Peaks> peaks, std::shared_ptr<const Analysis> analysis,
                             std::shared_ptr<const Comparison> comparison) {
    view_->setDuration(peaks ? peaks->waveform().seconds() : analysis ? analysis->duration() : 0);
    legend_->setModel(analysis ? analysis->model : nullptr);
    spectrogram_->setSound(peaks ? std::shared_ptr<const Waveform>(peaks, &peaks->waveform()) : nullptr);
    waveform_->setPeaks(std::move(peaks));
    const bool same = analysis == analysis_ && comparison == comparison_;
    analysis_ = std::move(analysis);
    comparison_ = std::move(comparison);
    if (!same) showExits();
}

/// No more of them than are revealed.
void TimeStack::showExits() {
    const auto shown = revealed_ ? firstExits(analysis_, *revealed_) : analysis_;
    entropy_->setAnalysis(shown);
    maxProbability_->setAnalysis(shown);
    posteriorgram_->setAnalysis(shown);
    ladder_->setAnalysis(shown, revealed_ ? firstExits(comparison_, *revealed_) : comparison_);
}

void TimeStack::setTaken(std::optional<int> exit) {
    taken_ = exit;
    showTaken();
}

void TimeStack::showTaken() {
    const bool hidden = taken_ && revealed_ && *taken_ >= *revealed_;
    const auto shown = hidden ? std::nullopt : taken_;
    ladder_->setTaken(shown);
    entropy_->setTaken(shown);
    maxProbability_->setTaken(shown);
    choosePosteriors();
}

void TimeStack::setRevealed(std::optional<int> exits) {
    if (exits == revealed_) return;
    revealed_ = exits;
    ladder_->setRestBlank(exits.has_value());
    showExits();
    showTaken();
}

void TimeStack::setHeaderShown(bool shown) {
    header_->setVisible(shown);
}

void TimeStack::setCurrentExit(int exit) {
    ladder_->setCurrentExit(exit);
    choosePosteriors();
}

/// Those of the exit that is looked at; before one is, of the exit taken.
void TimeStack::choosePosteriors() {
    const int looked = ladder_->currentExit();
    posteriorgram_->setExit(looked >= 0 ? looked : ladder_->taken().value_or(-1));
}

} // namespace offramp
