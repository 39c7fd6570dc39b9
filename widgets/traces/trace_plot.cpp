// SPDX-License-Identifier: GPL-3.0-or-later
#include "traces/trace_plot.h"

#include "time/time_interaction.h"
#include "time/time_pane.h"
#include "traces/trace_line.h"
#include "traces/wide_line.h"

#include <QHelpEvent>
#include <QLocale>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace offramp {

namespace {

constexpr int vertical = 6; ///< pixels above and below the plot
constexpr double widePen = 2.6;
constexpr int fewestTicks = 2;
constexpr int mostTicks = 3;

} // namespace

TracePlot::TracePlot(Kind kind, TimeView* view, QWidget* parent)
    : QCustomPlot(parent), kind_(kind), view_(view) {
    setMinimumHeight(50);
    setFocusPolicy(Qt::ClickFocus);
    setAccessibleName(kind == Kind::entropy ? tr("Entropy of each frame")
                                            : tr("Maximum probability of each frame"));
    setNoAntialiasingOnDrag(false);
    setPlottingHint(QCP::phFastPolylines);
    axisRect()->setAutoMargins(QCP::msNone);
    axisRect()->setMargins({timeGutter(*this), vertical, timeMargin, vertical});
    xAxis->setVisible(false);
    yAxis->setLabel(kind == Kind::entropy ? tr("Entropy\nnats") : tr("Max.\nprob."));
    addLayer(QStringLiteral("taken"), layer(QStringLiteral("main")), QCustomPlot::limAbove);
    layer(QStringLiteral("taken"))->setMode(QCPLayer::lmBuffered);
    connect(this, &QCustomPlot::beforeReplot, this, [this] {
        if (takenLine_ != nullptr) takenLine_->forgetPictures();
    });
    interaction_ = new TimeInteraction(this, view, [this] { return area(); });
    connect(view, &TimeView::rangeChanged, this, &TracePlot::applyRange);
    connect(view, &TimeView::cursorChanged, this, qOverload<>(&QWidget::update));
    connect(view, &TimeView::hoverChanged, this, qOverload<>(&QWidget::update));
    connect(view, &TimeView::selectionChanged, this, qOverload<>(&QWidget::update));
    connect(this, &QCustomPlot::afterReplot, this, [this] { ++replots_; });
    applyTheme();
    applyRange();
}

QRectF TracePlot::area() const {
    return axisRect()->rect();
}

const std::vector<float>& TracePlot::values(std::size_t exit) const {
    const FrameTraces& traces = analysis_->exits[exit]->traces;
    return kind_ == Kind::entropy ? traces.entropy : traces.maxProbability;
}

bool TracePlot::isVisible(int exit) const {
    return static_cast<std::size_t>(exit) >= hidden_.size() || !hidden_[static_cast<std::size_t>(exit)];
}

void TracePlot::setAnalysis(std::shared_ptr<const Analysis> analysis) {
    if (analysis == analysis_) return;
    analysis_ = std::move(analysis);
    fillGraphs();
    applyTheme();
}

void TracePlot::fillGraphs() {
    clearGraphs(); // the line of the exit taken among them
    lines_.clear();
    takenLine_ = nullptr;
    double highest = kind_ == Kind::entropy ? 0.1 : 1.0;
    const std::size_t exits = analysis_ ? analysis_->exits.size() : 0;
    for (std::size_t exit = 0; exit < exits; ++exit) {
        const double shift = analysis_->model->frameShift;
        QVector<QCPGraphData> data;
        data.reserve(static_cast<qsizetype>(values(exit).size()));
        for (const float value : values(exit)) {
            data.append({(static_cast<double>(data.size()) + 0.5) * shift, static_cast<double>(value)});
            if (value > highest) highest = value; // NaN is not above
        }
        auto* line = new TraceLine(xAxis, yAxis); // the plot's own
        line->data()->set(data, true);
        line->setTrace(std::make_shared<const TraceLine::Trace>(values(exit), shift));
        line->setVisible(isVisible(static_cast<int>(exit)));
        lines_.push_back(line);
    }
    takenLine_ = new WideLine(xAxis, yAxis);
    takenLine_->setLayer(QStringLiteral("taken"));
    yAxis->setRange(kind_ == Kind::entropy ? 0 : -0.02, highest * 1.04);
    showTaken();
}

void TracePlot::showTaken() {
    if (takenLine_ == nullptr) return;
    const int exits = analysis_ ? static_cast<int>(analysis_->exits.size()) : 0;
    const bool shown = taken_ && *taken_ < exits && isVisible(*taken_);
    takenLine_->setVisible(shown);
    if (!shown) return;
    const QColor colour = Theme(palette()).exit(*taken_, static_cast<int>(analysis_->macs.size()));
    takenLine_->show(*taken_, *lines_[static_cast<std::size_t>(*taken_)], QPen(colour, widePen));
}

void TracePlot::setTaken(std::optional<int> exit) {
    if (exit == taken_) return;
    taken_ = exit;
    showTaken();
    takenIsStale_ = !QWidget::isVisible();
    if (!takenIsStale_) replotTaken();
}

void TracePlot::replotTaken() {
    ++takenRepaints_;
    takenIsStale_ = false;
    layer(QStringLiteral("taken"))->replot();
}

/// With the next frame; a plot that nobody sees waits until it is shown.
void TracePlot::replotSoon() {
    isStale_ = !QWidget::isVisible();
    if (!isStale_) replot(QCustomPlot::rpQueuedReplot);
}

int TracePlot::takenDrawings() const {
    return takenLine_ != nullptr ? takenLine_->drawings() : 0;
}

void TracePlot::showEvent(QShowEvent* event) {
    QCustomPlot::showEvent(event);
    if (isStale_) replotSoon();
    if (takenIsStale_) replotTaken();
}

/// As many numbers at the axis as there is room for.
void TracePlot::resizeEvent(QResizeEvent* event) {
    const int room = event->size().height() - 2 * vertical;
    yAxis->ticker()->setTickCount(
        std::clamp(2 * room / (3 * fontMetrics().height()), fewestTicks, mostTicks));
    QCustomPlot::resizeEvent(event);
}

void TracePlot::setExitVisible(int exit, bool visible) {
    if (isVisible(exit) == visible) return;
    if (hidden_.size() <= static_cast<std::size_t>(exit)) hidden_.resize(static_cast<std::size_t>(exit) + 1);
    hidden_[static_cast<std::size_t>(exit)] = !visible;
    if (static_cast<std::size_t>(exit) < lines_.size())
        lines_[static_cast<std::size_t>(exit)]->setVisible(visible);
    showTaken();
    replotSoon();
}

void TracePlot::applyTheme() {
    const Theme theme(palette());
    setBackground(palette().color(QPalette::Window));
    axisRect()->setBackground(theme.background);
    yAxis->setLabelColor(theme.faint);
    yAxis->setTickLabelColor(theme.faint);
    yAxis->setLabelFont(font());
    yAxis->setTickLabelFont(font());
    for (QCPAxis* axis : {yAxis, xAxis}) {
        axis->setBasePen(QPen(theme.grid));
        axis->setTickPen(QPen(theme.grid));
        axis->setSubTickPen(Qt::NoPen);
        axis->grid()->setPen(QPen(theme.grid, 0));
        axis->grid()->setZeroLinePen(QPen(theme.grid, 0));
    }
    const int exits = analysis_ ? static_cast<int>(analysis_->macs.size()) : 0;
    for (std::size_t exit = 0; exit < lines_.size(); ++exit)
        lines_[exit]->setPen(QPen(theme.exit(static_cast<int>(exit), exits), 1.1));
    showTaken();
    replotSoon();
}

void TracePlot::applyRange() {
    const TimeRange range = view_->range();
    if (range.width() <= 0) return;
    xAxis->setRange(range.begin, range.end);
    replotSoon();
}

void TracePlot::paintEvent(QPaintEvent* event) {
    QCustomPlot::paintEvent(event);
    QPainter painter(this);
    paintTimeOverlay(painter, *view_, area(), Theme(palette()));
}

void TracePlot::changeEvent(QEvent* event) {
    QCustomPlot::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        axisRect()->setMargins({timeGutter(*this), vertical, timeMargin, vertical});
        applyTheme();
    }
}

QString TracePlot::readOut(double time) const {
    if (!analysis_) return {};
    const QLocale locale;
    QStringList parts;
    const auto frame = static_cast<std::int64_t>(std::floor(time / analysis_->model->frameShift));
    for (std::size_t exit = 0; exit < analysis_->exits.size(); ++exit) {
        const auto& trace = values(exit);
        if (frame < 0 || frame >= static_cast<std::int64_t>(trace.size())) continue;
        if (!isVisible(static_cast<int>(exit))) continue;
        const float value = trace[static_cast<std::size_t>(frame)];
        parts.append(tr("exit %1: %2").arg(exit + 1).arg(locale.toString(value, 'f', 3)));
    }
    if (parts.isEmpty()) return {};
    return tr("%1 s, frame %2").arg(locale.toString(time, 'f', 3)).arg(frame) + u'\n' + parts.join(u'\n');
}

bool TracePlot::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip) return QCustomPlot::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    if (!area().contains(help->pos())) return true;
    QToolTip::showText(help->globalPos(), readOut(interaction_->timeAt(help->pos().x())), this);
    return true;
}

} // namespace offramp
