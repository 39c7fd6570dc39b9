// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exits/measure_spec.h"

#include <QLabel>
#include <QToolButton>
#include <QWidget>

namespace offramp {

class FormulaView;

/// What a measure is: its formula, typeset, a sentence, and where it comes from. It folds up to one line.
class MeasureNote : public QWidget {
    Q_OBJECT

public:
    explicit MeasureNote(QWidget* parent = nullptr);

    void setMeasure(const Measure& measure);
    /// Why it is undefined, which stays in view when the note is folded; empty: it isn't.
    void setProblem(const QString& text);
    /// Without a signal.
    void setFolded(bool folded);
    [[nodiscard]] bool isFolded() const { return folded_; }
    [[nodiscard]] FormulaView& formula() const { return *formula_; }

Q_SIGNALS:
    /// By the user.
    void foldedChanged(bool folded);

private:
    bool folded_ = false;
    QToolButton* title_;
    QWidget* body_;
    FormulaView* formula_;
    QLabel* explanation_;
    QLabel* source_;
    QLabel* problem_;
};

} // namespace offramp
