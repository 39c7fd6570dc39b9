// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/trade_off_view.h"

#include "bench/labelled.h"
#include "flow/flow_layout.h"
#include "measures/measure_texts.h"
#include "text/engine_text.h"
#include "text/still_label.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace offramp {

TradeOffView::TradeOffView(QWidget* parent)
    : QWidget(parent), plot_(new TradeOffPlot(this)), axis_(new QComboBox(this)),
      compare_(new QToolButton(this)), band_(new QComboBox(this)), point_(new StillLabel(this)),
      area_(new QLabel(this)) {
    for (const CostAxis axis :
         {CostAxis::averageLayer, CostAxis::gmacs, CostAxis::seconds, CostAxis::realTimeFactor})
        axis_->addItem(axisText(axis), static_cast<int>(axis));
    axis_->setAccessibleName(tr("Horizontal axis"));
    compare_->setText(tr("Compare with"));
    compare_->setPopupMode(QToolButton::InstantPopup);
    compare_->setMenu(new QMenu(compare_));
    compare_->setToolTip(tr("Other measures' curves beside the current one"));
    band_->setToolTip(
        tr("Where the curve's word error rate lies in 95 % of resampled corpora (bootstrap): of "
           "utterances, or of a column's values as wholes"));
    band_->setAccessibleName(tr("Confidence band"));
    setGroups({});
    build();
    connect(plot_, &TradeOffPlot::thresholdPicked, this, &TradeOffView::thresholdPicked);
    connect(band_, &QComboBox::currentIndexChanged, this, &TradeOffView::bandChanged);
    connect(axis_, &QComboBox::currentIndexChanged, this, [this] {
        plot_->setAxis(static_cast<CostAxis>(axis_->currentData().toInt()));
        showArea();
    });
}

void TradeOffView::build() {
    auto* controls = new QWidget(this);
    auto* line = new FlowLayout(controls);
    line->setContentsMargins(6, 4, 6, 0);
    line->setSpacing(8);
    line->addWidget(labelled(tr("Hori&zontal axis"), axis_, controls));
    line->addWidget(compare_);
    line->addWidget(labelled(tr("&Band"), band_, controls));
    line->addWidget(area_);
    area_->setForegroundRole(QPalette::PlaceholderText);
    auto* pointLine = new QHBoxLayout;
    pointLine->setContentsMargins(6, 0, 6, 0);
    pointLine->addWidget(point_);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addWidget(controls);
    layout->addLayout(pointLine);
    layout->addWidget(plot_, 1);
}

void TradeOffView::setMeasures(const std::vector<MeasureSpec>& measures) {
    std::vector<MeasureSpec> chosen;
    for (const Entry& entry : entries_)
        if (entry.action->isChecked()) chosen.push_back(entry.spec);
    compare_->menu()->clear();
    entries_.clear();
    for (const MeasureSpec& spec : measures) {
        QAction* action = compare_->menu()->addAction(nameOf(spec));
        action->setCheckable(true);
        action->setChecked(std::ranges::find(chosen, spec) != chosen.end());
        connect(action, &QAction::toggled, this, &TradeOffView::comparedChanged);
        entries_.push_back({spec, action});
    }
    compare_->setEnabled(measures.size() > 1);
    setCurrentMeasure(current_);
}

void TradeOffView::setCurrentMeasure(const std::optional<MeasureSpec>& spec) {
    current_ = spec;
    for (const Entry& entry : entries_)
        entry.action->setEnabled(entry.spec != current_);
}

std::vector<MeasureSpec> TradeOffView::compared() const {
    std::vector<MeasureSpec> chosen;
    for (const Entry& entry : entries_)
        if (entry.action->isChecked() && entry.spec != current_) chosen.push_back(entry.spec);
    return chosen;
}

void TradeOffView::compare(const MeasureSpec& spec, bool on) {
    for (const Entry& entry : entries_)
        if (entry.spec == spec) entry.action->setChecked(on);
}

void TradeOffView::setGroups(const std::vector<std::string>& columns) {
    const QSignalBlocker quiet(band_);
    const QVariant chosen = band_->currentData();
    band_->clear();
    band_->addItem(tr("none"));
    band_->addItem(tr("by utterance"), QString(QLatin1String("")));
    for (const std::string& column : columns) {
        const QString name = QString::fromStdString(column);
        band_->addItem(tr("by %1").arg(name), name);
    }
    band_->setCurrentIndex(std::max(0, chosen.isValid() ? band_->findData(chosen) : 0));
}

std::optional<std::string> TradeOffView::bandGroup() const {
    const QVariant chosen = band_->currentData();
    return chosen.isValid() ? std::optional(chosen.toString().toStdString()) : std::nullopt;
}

void TradeOffView::setPointText(const QString& text) {
    point_->setText(text);
}

void TradeOffView::setFigures(TradeOffFigures figures) {
    plot_->setFigures(std::move(figures));
    showArea();
}

/// What the areas in the legend are.
void TradeOffView::showArea() {
    const auto& range = plot_->areaRange();
    area_->setText(
        range ? tr("AUC: mean WER from %1 to %2").arg(numberText(range->low), numberText(range->high))
              : QString());
}

} // namespace offramp
