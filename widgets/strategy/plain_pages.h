// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "strategy/rule_page.h"

#include <QComboBox>
#include <QLabel>
#include <QRadioButton>
#include <QSpinBox>

namespace offramp {

// The rules that are told by one number or one choice.

class PatiencePage : public RulePage {
    Q_OBJECT

public:
    explicit PatiencePage(QWidget* parent);

    [[nodiscard]] std::optional<Policy::Rule> rule() const override;
    void setRule(const Policy::Rule& rule) override;
    void setSubject(const PolicySubject& subject) override;

private:
    QSpinBox* times_;
};

class FixedPage : public RulePage {
    Q_OBJECT

public:
    explicit FixedPage(QWidget* parent);

    [[nodiscard]] std::optional<Policy::Rule> rule() const override { return FixedExit{exit_}; }
    void setRule(const Policy::Rule& rule) override;
    void setSubject(const PolicySubject& subject) override;

private:
    int exit_ = 0;
    QComboBox* exits_;
};

class RandomPage : public RulePage {
    Q_OBJECT

public:
    explicit RandomPage(QWidget* parent);

    [[nodiscard]] std::optional<Policy::Rule> rule() const override { return random_; }
    void setRule(const Policy::Rule& rule) override;

private:
    RandomExit random_; ///< its weights are those of the file that it came from
    QSpinBox* seed_;
    QLabel* weights_;
};

class OraclePage : public RulePage {
    Q_OBJECT

public:
    explicit OraclePage(QWidget* parent);

    [[nodiscard]] std::optional<Policy::Rule> rule() const override;
    void setRule(const Policy::Rule& rule) override;
    void setSubject(const PolicySubject& subject) override;

private:
    QRadioButton* fewest_;
    QRadioButton* noWorse_;
    QLabel* missing_;
};

} // namespace offramp
