// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/choosing/choice_tables.h"

#include <QLabel>
#include <QPushButton>
#include <QWidget>

#include <optional>

namespace offramp {

class TableView;

/// What was chosen, what it comes to, and the ways on from there: into the strategy, into a file.
class ChoiceResult : public QWidget {
    Q_OBJECT

public:
    explicit ChoiceResult(QWidget* parent = nullptr);

    void show(const MadeChoice& made);
    /// Nothing was chosen yet.
    void clear();

    [[nodiscard]] QString chosen() const { return chosen_->text(); }
    [[nodiscard]] QString sentences() const { return sentences_->text(); }
    [[nodiscard]] QString provenance() const { return provenance_->text(); }
    [[nodiscard]] CellModel& figures() const { return *figures_; }
    [[nodiscard]] CellModel& fit() const { return *fit_; }
    [[nodiscard]] QPushButton& adoptButton() const { return *adopt_; }
    [[nodiscard]] QPushButton& saveGateButton() const { return *saveGate_; }

Q_SIGNALS:
    void adoptRequested();
    void gateSaveRequested();

private:
    void build();

    QLabel* chosen_;
    QLabel* sentences_;
    QLabel* provenance_;
    CellModel* figures_;
    TableView* figuresTable_;
    QLabel* fitText_;
    CellModel* fit_;
    TableView* fitTable_;
    QPushButton* adopt_;
    QPushButton* saveGate_;
};

} // namespace offramp
