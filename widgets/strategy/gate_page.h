// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "strategy/rule_page.h"
#include "strategy/threshold_editor.h"

#include <QLabel>
#include <QPushButton>

namespace offramp {

/// A learned gate: what it looks at, and how probable it has to find that the exit will do. It asks for a
/// file; somebody else reads it.
class GatePage : public RulePage {
    Q_OBJECT

public:
    explicit GatePage(QWidget* parent);

    /// Nothing without a gate, or with one for another number of exits.
    [[nodiscard]] std::optional<Policy::Rule> rule() const override;
    void setRule(const Policy::Rule& rule) override;
    void setSubject(const PolicySubject& subject) override;

Q_SIGNALS:
    void openRequested();

private:
    void showGate();

    std::optional<GateRule> gate_;
    int exits_ = 0;
    QPushButton* open_;
    QLabel* features_;
    ThresholdEditor* threshold_;
};

} // namespace offramp
