// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/corpus_model.h"

#include <QCheckBox>
#include <QLabel>
#include <QTimer>
#include <QToolButton>
#include <QWidget>

namespace offramp {

class FilterEdit;
class UtteranceTable;

/// The utterances in a table, with a filter, and a choice of columns.
class UtteranceView : public QWidget {
    Q_OBJECT

public:
    explicit UtteranceView(QWidget* parent = nullptr);

    void setSubject(const CorpusSubject& subject);
    /// Rows keep their order and the filter keeps what it left until no step has come for a moment.
    void setStep(std::shared_ptr<const CorpusStep> step);
    /// Utterances that are selected, without a signal.
    void setSelected(const Selection& utterances);
    /// Only those utterances, whatever the filter says, until it is said otherwise; `of` says which they are:
    /// "destructive at exit 3".
    void setNarrowed(const Selection& utterances, const QString& of);
    void setFilter(const QString& filter);
    [[nodiscard]] QString filter() const;
    /// What there is to say about the filter; empty: nothing.
    [[nodiscard]] QString filterError() const { return error_->text(); }
    /// "312 of 5,559 utterances, 3 selected".
    [[nodiscard]] QString countText() const { return count_->text(); }
    /// Sorts and filters anew now if a step made that necessary.
    void settle();

    [[nodiscard]] CorpusModel& utterances() const { return *model_; }
    [[nodiscard]] UtteranceTable& table() const { return *table_; }

Q_SIGNALS:
    /// By the user: Enter or a double click.
    void utteranceActivated(int utterance);
    void selectionChanged(const offramp::Selection& utterances);
    /// The utterance of the current row; −1: none.
    void currentChanged(int utterance);

private:
    void build();
    void connectTable();
    void fillColumnMenu();
    void applyFilterNow();
    void showCounts();
    void showError(const QString& sentence);

    CorpusModel* model_;
    UtteranceTable* table_;
    FilterEdit* filter_;
    QLabel* error_;
    QLabel* count_;
    QCheckBox* onlySelected_;
    QToolButton* narrowed_;
    QToolButton* columns_;
    QTimer filterTimer_;
    QTimer settleTimer_;
    Selection narrowing_;
    bool isNarrowed_ = false;
    bool filterReadsStep_ = false;
};

} // namespace offramp
