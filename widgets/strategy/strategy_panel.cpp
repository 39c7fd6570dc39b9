// SPDX-License-Identifier: GPL-3.0-or-later
#include "strategy/strategy_panel.h"

#include "strategy/summary_text.h"
#include "text/engine_text.h"
#include "text/listed_measures.h"
#include "text/still_label.h"
#include "theme/theme.h"

#include <QFrame>
#include <QGridLayout>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace offramp {

namespace {

QLabel* wrapped(QWidget* parent) {
    auto* label = new QLabel(parent);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

/// A slider needs two ends.
Range withEnds(Range range, const ThresholdRule& rule) {
    const auto [least, most] = std::minmax_element(rule.thresholds.begin(), rule.thresholds.end());
    if (!std::isfinite(range.low)) range.low = std::isfinite(*least) ? std::min(-1.0, 2 * *least) : -1.0;
    if (!std::isfinite(range.high)) range.high = std::isfinite(*most) ? std::max(1.0, 2 * *most) : 1.0;
    return range;
}

} // namespace

StrategyPanel::StrategyPanel(QWidget* parent)
    : QWidget(parent), policy_(defaultPolicy()), rule_(*thresholdRule(policy_)) {
    auto* layout = new QVBoxLayout(this);
    auto* measureLabel = new QLabel(tr("&Measure"), this);
    measures_ = new QComboBox(this);
    measureLabel->setBuddy(measures_);
    buildMeasures();
    explanation_ = wrapped(this);
    explanation_->setForegroundRole(QPalette::PlaceholderText);
    rowsHolder_ = new QWidget(this);
    perExit_ = new QCheckBox(tr("One threshold per &exit"), this);
    summary_ = new StillLabel(this);
    summary_->label().setObjectName(QStringLiteral("summary"));
    summary_->label().setAccessibleName(tr("What the strategy does"));
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.1);
    summary_->setFont(large);
    auto* line = new QFrame(this);
    line->setFrameShape(QFrame::HLine);
    line->setFrameShadow(QFrame::Sunken);
    stop_ = new QCheckBox(tr("&Stop the model at the exit"), this);
    stop_->setToolTip(tr("Exits behind the one taken are not computed: the work is really saved"));
    times_ = wrapped(this);
    layout->addWidget(measureLabel);
    layout->addWidget(measures_);
    layout->addWidget(explanation_);
    layout->addSpacing(6);
    layout->addWidget(rowsHolder_);
    layout->addWidget(perExit_);
    layout->addSpacing(6);
    layout->addWidget(summary_);
    layout->addWidget(line);
    layout->addWidget(stop_);
    layout->addWidget(times_);
    layout->addStretch(1);
    connect(measures_, &QComboBox::currentIndexChanged, this, &StrategyPanel::changeMeasure);
    connect(perExit_, &QCheckBox::toggled, this, &StrategyPanel::changePerExit);
    connect(stop_, &QCheckBox::toggled, this, &StrategyPanel::stopEarlyChanged);
    setModel(nullptr);
}

void StrategyPanel::buildMeasures() {
    measures_->setAccessibleName(tr("Measure"));
    measures_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    measures_->setMinimumContentsLength(18);
    for (const Measure* measure : listedMeasures()) {
        measures_->addItem(translated(measure->name),
                           QString::fromUtf8(measure->id.data(), static_cast<int>(measure->id.size())));
        measures_->setItemData(measures_->count() - 1,
                               translated(measure->explanation) + u'\n' + translated(measure->formula),
                               Qt::ToolTipRole);
    }
}

Range StrategyPanel::range() const {
    const std::int64_t classes = model_ ? std::max<std::int64_t>(1, model_->classes) : 2;
    return withEnds(measure().range(classes, std::max(1, static_cast<int>(exits()))), rule_);
}

void StrategyPanel::changePolicy() {
    policy_.rule = rule_;
    Q_EMIT policyChanged(policy_);
}

void StrategyPanel::setModel(std::shared_ptr<const ModelDescription> model) {
    model_ = std::move(model);
    policy_ = fitted(std::move(policy_), exits());
    const Policy shown = fitted({rule_, {}}, exits());
    rule_ = *thresholdRule(shown);
    setEnabled(model_ != nullptr);
    buildRows();
}

void StrategyPanel::buildRows() {
    qDeleteAll(rowsHolder_->children());
    rows_.clear();
    auto* grid = new QGridLayout(rowsHolder_);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setColumnStretch(1, 1);
    const std::size_t count = isPerExit() ? exits() : 1;
    for (std::size_t row = 0; row < count; ++row) {
        const QString name = isPerExit() ? tr("Exit %1").arg(row + 1) : QString();
        addRow(*grid, static_cast<int>(row), name);
    }
    showPolicy();
}

void StrategyPanel::addRow(QGridLayout& grid, int index, const QString& name) {
    Row row{new QLabel(name, rowsHolder_), new ThresholdSlider(rowsHolder_), new QDoubleSpinBox(rowsHolder_)};
    row.name->setVisible(!name.isEmpty());
    row.slider->setAccessibleName(name.isEmpty() ? tr("Threshold") : tr("Threshold, %1").arg(name));
    row.box->setAccessibleName(row.slider->accessibleName());
    row.box->setDecimals(4);
    row.box->setKeyboardTracking(false);
    row.box->setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
    grid.addWidget(row.name, index, 0);
    grid.addWidget(row.slider, index, 1);
    grid.addWidget(row.box, index, 2, Qt::AlignBottom);
    const auto at = static_cast<std::size_t>(index);
    connect(row.slider, &ThresholdSlider::thresholdChanged, this,
            [this, at](double threshold) { changeThreshold(at, threshold); });
    connect(row.box, &QDoubleSpinBox::valueChanged, this, [this, at](double threshold) {
        if (!showing_) changeThreshold(at, threshold);
    });
    rows_.push_back(row);
}

void StrategyPanel::setPolicy(const Policy& policy) {
    if (policy == policy_) return;
    const std::size_t before = rule_.thresholds.size();
    policy_ = policy;
    if (const ThresholdRule* rule = thresholdRule(policy)) rule_ = *rule;
    const bool rebuild = rule_.thresholds.size() != before;
    if (rebuild)
        buildRows();
    else
        showPolicy();
}

void StrategyPanel::showPolicy() {
    showing_ = true;
    const Measure& chosen = measure();
    const QSignalBlocker noMeasure(measures_);
    const QSignalBlocker noPerExit(perExit_);
    const auto& listed = listedMeasures();
    const auto at = std::find(listed.begin(), listed.end(), &chosen);
    measures_->setCurrentIndex(at != listed.end() ? static_cast<int>(at - listed.begin()) : -1);
    perExit_->setChecked(isPerExit());
    explanation_->setText(translated(chosen.explanation));
    const Range scale = range();
    for (std::size_t row = 0; row < rows_.size(); ++row) {
        const double threshold = rule_.threshold(static_cast<int>(row));
        rows_[row].slider->setScale(scale, chosen.direction);
        rows_[row].slider->setThreshold(threshold);
        rows_[row].box->setRange(scale.low, scale.high);
        rows_[row].box->setValue(threshold);
    }
    showing_ = false;
    showMarks();
}

void StrategyPanel::showMarks() {
    const Theme theme(palette());
    std::vector<std::vector<ThresholdSlider::Mark>> marks(rows_.size());
    const std::size_t known = analysis_ ? analysis_->exits.size() : 0;
    for (std::size_t exit = 0; exit < known; ++exit) {
        const auto value = valueOf(analysis_->exits[exit]->scores, rule_.spec);
        if (!value || marks.empty()) continue;
        const int index = static_cast<int>(exit);
        const QColor colour = theme.exit(index, static_cast<int>(analysis_->macs.size()));
        marks[isPerExit() ? std::min(exit, marks.size() - 1) : 0].push_back({index, *value, colour});
    }
    for (std::size_t row = 0; row < rows_.size(); ++row)
        rows_[row].slider->setMarks(std::move(marks[row]));
}

void StrategyPanel::changeMeasure(int index) {
    if (index < 0) return;
    rule_.spec = {listedMeasures().at(static_cast<std::size_t>(index)), {}};
    const std::int64_t classes = model_ ? std::max<std::int64_t>(1, model_->classes) : 2;
    std::fill(rule_.thresholds.begin(), rule_.thresholds.end(), measure().startingThreshold(classes));
    showPolicy();
    changePolicy();
}

void StrategyPanel::changePerExit(bool perExit) {
    const std::size_t count = perExit ? std::max<std::size_t>(1, exits()) : 1;
    rule_.thresholds = std::vector<double>(count, rule_.thresholds.front());
    buildRows();
    changePolicy();
}

void StrategyPanel::changeThreshold(std::size_t row, double threshold) {
    if (rule_.thresholds[row] == threshold) return;
    rule_.thresholds[row] = threshold;
    showing_ = true;
    rows_[row].slider->setThreshold(threshold);
    rows_[row].box->setValue(threshold);
    showing_ = false;
    changePolicy();
}

void StrategyPanel::setAnalysis(std::shared_ptr<const Analysis> analysis,
                                std::shared_ptr<const Comparison> comparison) {
    analysis_ = std::move(analysis);
    comparison_ = std::move(comparison);
    showMarks();
}

void StrategyPanel::setJudgement(const Judgement* judgement) {
    const bool something = judgement != nullptr && analysis_ && !analysis_->exits.empty();
    summary_->setText(something ? summaryText(*analysis_, comparison_.get(), *judgement) : QString());
}

void StrategyPanel::setMeasuredTimes(const QString& text) {
    times_->setText(text);
    times_->setVisible(!text.isEmpty());
}

} // namespace offramp
