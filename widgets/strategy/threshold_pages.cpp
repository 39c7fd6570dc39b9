// SPDX-License-Identifier: GPL-3.0-or-later
#include "strategy/threshold_pages.h"

#include <QFrame>
#include <QLabel>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace offramp {

ThresholdPage::ThresholdPage(QWidget* parent)
    : RulePage(parent), editor_(new ThresholdRuleEditor(tr("&Measure"), this)) {
    makeColumn()->addWidget(editor_);
    connect(editor_, &ThresholdRuleEditor::ruleChanged, this, &RulePage::ruleChanged);
    connect(&editor_->measure().note(), &MeasureNote::foldedChanged, this, &RulePage::notesFolded);
}

void ThresholdPage::startFrom(const Policy::Rule& before) {
    if (const auto* combined = std::get_if<CombinedRule>(&before)) editor_->setRule(combined->rules[0]);
    const auto* budget = std::get_if<BudgetRule>(&before);
    if (budget != nullptr && budget->threshold) editor_->setRule({budget->spec, {*budget->threshold}});
}

CombinedPage::CombinedPage(QWidget* parent) : RulePage(parent), mode_(new QComboBox(this)) {
    mode_->addItem(tr("both have to pass"), static_cast<int>(CombinedRule::Mode::all));
    mode_->addItem(tr("either is enough"), static_cast<int>(CombinedRule::Mode::any));
    mode_->setAccessibleName(tr("How the two measures go together"));
    const std::array<QString, 2> labels{tr("F&irst measure"), tr("Se&cond measure")};
    auto* layout = makeColumn();
    layout->addWidget(mode_);
    for (std::size_t i = 0; i < editors_.size(); ++i) {
        auto* line = new QFrame(this);
        line->setFrameShape(QFrame::HLine);
        line->setFrameShadow(QFrame::Sunken);
        editors_[i] = new ThresholdRuleEditor(labels[i], this);
        layout->addWidget(line);
        layout->addWidget(editors_[i]);
        connect(editors_[i], &ThresholdRuleEditor::ruleChanged, this, &RulePage::ruleChanged);
        connect(&editors_[i]->measure().note(), &MeasureNote::foldedChanged, this, &RulePage::notesFolded);
    }
    editors_[1]->setRule({specOf("patience"), {1}});
    connect(mode_, &QComboBox::currentIndexChanged, this, &RulePage::ruleChanged);
}

std::optional<Policy::Rule> CombinedPage::rule() const {
    return CombinedRule{static_cast<CombinedRule::Mode>(mode_->currentData().toInt()),
                        {editors_[0]->rule(), editors_[1]->rule()}};
}

void CombinedPage::setRule(const Policy::Rule& rule) {
    const auto& combined = std::get<CombinedRule>(rule);
    const QSignalBlocker quiet(mode_);
    mode_->setCurrentIndex(mode_->findData(static_cast<int>(combined.mode)));
    for (std::size_t i = 0; i < editors_.size(); ++i)
        editors_[i]->setRule(combined.rules[i]);
}

void CombinedPage::startFrom(const Policy::Rule& before) {
    const auto* rule = std::get_if<ThresholdRule>(&before);
    if (rule == nullptr) return;
    editors_[0]->setRule(*rule);
    if (rule->spec == editors_[1]->rule().spec) editors_[1]->setRule(*thresholdRule(defaultPolicy()));
}

void CombinedPage::setSubject(const PolicySubject& subject) {
    for (ThresholdRuleEditor* editor : editors_)
        editor->setSubject(subject);
}

void CombinedPage::setNotesFolded(bool folded) {
    for (ThresholdRuleEditor* editor : editors_)
        editor->measure().note().setFolded(folded);
}

} // namespace offramp
