// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exits/policy.h"
#include "strategy/policy_subject.h"

#include <QVBoxLayout>
#include <QWidget>

#include <optional>

namespace offramp {

/// The controls of one kind of rule.
class RulePage : public QWidget {
    Q_OBJECT

public:
    using QWidget::QWidget;

    /// Nothing while something is missing that the rule can't be used without.
    [[nodiscard]] virtual std::optional<Policy::Rule> rule() const = 0;
    /// Shows a rule of this page's kind; without a signal.
    virtual void setRule(const Policy::Rule& rule) = 0;
    /// What a new page can take over of the rule that was there before.
    virtual void startFrom(const Policy::Rule& /*before*/) {}
    virtual void setSubject(const PolicySubject& /*subject*/) {}
    /// Folds the notes about measures; without a signal.
    virtual void setNotesFolded(bool /*folded*/) {}

protected:
    /// What the page's controls stand in, one below the other; made once.
    [[nodiscard]] QVBoxLayout* makeColumn() {
        auto* layout = new QVBoxLayout(this);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(6);
        return layout;
    }

Q_SIGNALS:
    /// By the user.
    void ruleChanged();
    void notesFolded(bool folded);
};

} // namespace offramp
