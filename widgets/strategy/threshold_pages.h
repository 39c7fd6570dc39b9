// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "strategy/rule_page.h"
#include "strategy/threshold_rule_editor.h"

#include <QComboBox>

#include <array>

namespace offramp {

/// A measure with a threshold.
class ThresholdPage : public RulePage {
    Q_OBJECT

public:
    explicit ThresholdPage(QWidget* parent);

    [[nodiscard]] std::optional<Policy::Rule> rule() const override { return editor_->rule(); }
    void setRule(const Policy::Rule& rule) override { editor_->setRule(std::get<ThresholdRule>(rule)); }
    void startFrom(const Policy::Rule& before) override;
    void setSubject(const PolicySubject& subject) override { editor_->setSubject(subject); }
    void setNotesFolded(bool folded) override { editor_->measure().note().setFolded(folded); }

private:
    ThresholdRuleEditor* editor_;
};

/// Two measures that have to pass both, or of which one is enough.
class CombinedPage : public RulePage {
    Q_OBJECT

public:
    explicit CombinedPage(QWidget* parent);

    [[nodiscard]] std::optional<Policy::Rule> rule() const override;
    void setRule(const Policy::Rule& rule) override;
    void startFrom(const Policy::Rule& before) override;
    void setSubject(const PolicySubject& subject) override;
    void setNotesFolded(bool folded) override;

private:
    QComboBox* mode_;
    std::array<ThresholdRuleEditor*, 2> editors_{};
};

} // namespace offramp
