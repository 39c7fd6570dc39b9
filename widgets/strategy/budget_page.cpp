// SPDX-License-Identifier: GPL-3.0-or-later
#include "strategy/budget_page.h"

#include "measures/measure_texts.h"
#include "strategy/number_box.h"
#include "text/engine_text.h"

#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace offramp {

BudgetPage::BudgetPage(QWidget* parent)
    : RulePage(parent), budget_{specOf("entropy_normalised"), 0, {}},
      measure_(new MeasureEditor(tr("&Measure"), this)), layer_(new NumberBox(this)),
      fit_(new QPushButton(tr("F&it to the open recordings"), this)), result_(new QLabel(this)) {
    auto* label = new QLabel(tr("Mean &layer at most"), this);
    label->setBuddy(layer_);
    layer_->setAccessibleName(tr("Mean layer at most"));
    layer_->setDecimals(2);
    layer_->setStepType(QAbstractSpinBox::DefaultStepType);
    layer_->setSingleStep(0.5);
    result_->setWordWrap(true);
    result_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    result_->setAccessibleName(tr("What the fitting came to"));
    auto* line = new QHBoxLayout;
    line->addWidget(label, 1);
    line->addWidget(layer_);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(measure_);
    layout->addLayout(line);
    layout->addWidget(fit_);
    layout->addWidget(result_);
    measure_->setSpec(budget_.spec);
    connect(measure_, &MeasureEditor::specChanged, this, [this](const MeasureSpec& spec) {
        budget_.spec = spec;
        forgetFit();
    });
    connect(layer_, &QDoubleSpinBox::valueChanged, this, [this](double layer) {
        budget_.meanLayer = layer;
        forgetFit();
    });
    connect(&measure_->note(), &MeasureNote::foldedChanged, this, &RulePage::notesFolded);
    connect(fit_, &QPushButton::clicked, this, [this] { Q_EMIT fitRequested(budget_); });
    showRange();
    showResult();
}

std::optional<Policy::Rule> BudgetPage::rule() const {
    if (!budget_.threshold) return std::nullopt;
    return budget_;
}

void BudgetPage::setRule(const Policy::Rule& rule) {
    const auto& budget = std::get<BudgetRule>(rule);
    if (budget == budget_) return;
    budget_ = budget;
    reached_.reset();
    measure_->setSpec(budget_.spec);
    const QSignalBlocker quiet(layer_);
    layer_->setValue(budget_.meanLayer);
    showResult();
}

void BudgetPage::startFrom(const Policy::Rule& before) {
    if (const auto* rule = std::get_if<ThresholdRule>(&before)) budget_.spec = rule->spec;
    measure_->setSpec(budget_.spec);
}

void BudgetPage::setSubject(const PolicySubject& subject) {
    const bool otherModel = subject.model != subject_.model;
    subject_ = subject;
    measure_->setAnalysis(subject.analysis);
    measure_->setTemperatureOffered(subject.temperatures.empty());
    fit_->setText(subject.ofCorpus ? tr("F&it to the corpus") : tr("F&it to the open recordings"));
    if (otherModel) showRange();
    showResult();
}

/// A budget begins half the way; one that is known is kept, also beyond this model's layers.
void BudgetPage::showRange() {
    const bool known = subject_.model && !subject_.model->exits.empty();
    const double first = known ? subject_.model->exits.front().afterLayer : 0;
    const double last = known ? subject_.model->exits.back().afterLayer : 0;
    if (!budget_.threshold && known) budget_.meanLayer = (first + last) / 2;
    const QSignalBlocker quiet(layer_);
    layer_->setRange(std::min(first, budget_.meanLayer), std::max(last, budget_.meanLayer));
    layer_->setValue(budget_.meanLayer);
    fit_->setEnabled(known);
}

void BudgetPage::forgetFit() {
    budget_.threshold.reset();
    reached_.reset();
    showResult();
    Q_EMIT ruleChanged();
}

void BudgetPage::setFit(const BudgetRule& fitted, double meanLayer, int recordings) {
    setRule(fitted);
    reached_ = meanLayer;
    recordings_ = recordings;
    ofCorpus_ = subject_.ofCorpus;
    fittedAt_ = subject_.temperatures;
    showResult();
}

void BudgetPage::showResult() {
    if (!budget_.threshold) {
        result_->setText(tr("Not fitted yet: until then the strategy before stays in force."));
        return;
    }
    const Measure& measure = *budget_.spec.measure;
    QString text = tr("%1 %2.").arg(directionText(measure.direction, measure.inclusive),
                                    numberText(budget_.threshold, 4));
    if (reached_) {
        text +=
            u' ' + (ofCorpus_ ? tr("Mean layer %1 over %n utterance(s) of the corpus.", nullptr, recordings_)
                              : tr("Mean layer %1 over %n recording(s).", nullptr, recordings_))
                       .arg(numberText(*reached_));
        if (*reached_ > budget_.meanLayer)
            text += u' ' + tr("No threshold gets as low as %1.").arg(numberText(budget_.meanLayer));
        if (fittedAt_ != subject_.temperatures)
            text += u' ' + tr("The temperatures have changed since: fit it again.");
    }
    result_->setText(text);
}

} // namespace offramp
