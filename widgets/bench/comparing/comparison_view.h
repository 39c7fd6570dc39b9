// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/comparing/comparison_work.h"
#include "bench/corpus_view.h"

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QTabWidget>
#include <QTimer>

#include <memory>
#include <vector>

class QStackedWidget;

namespace offramp {

class TableView;

/// Other results beside these, over the utterances that all have: word error rates by exit, differences with
/// their significance, and the utterances that differ most. The last comparison stays until the next is
/// whole.
class ComparisonView : public CorpusView {
    Q_OBJECT

public:
    explicit ComparisonView(QWidget* parent = nullptr);

    void setFiles(std::vector<std::shared_ptr<const CorpusResults>> files);
    /// Null: there is nothing to compare.
    [[nodiscard]] const std::shared_ptr<const MadeComparison>& made() const { return made_; }
    [[nodiscard]] QString notes() const { return notes_->text(); }

    [[nodiscard]] CellModel& exits() const { return *exits_; }
    [[nodiscard]] CellModel& differences() const { return *differences_; }
    [[nodiscard]] CellModel& utterances() const { return *utterances_; }
    [[nodiscard]] TableView& utteranceTable() const { return *utteranceTable_; }
    [[nodiscard]] QTabWidget& tabs() const { return *tabs_; }
    [[nodiscard]] QComboBox& groupBox() const { return *group_; }
    [[nodiscard]] QPushButton& openButton() const { return *open_; }

Q_SIGNALS:
    /// By the user: files to compare with are to be chosen.
    void filesRequested();
    /// By the user: Enter or a double click. An index of the first side's utterances.
    void utteranceActivated(int utterance);

protected:
    void refresh() override;
    void showStep() override;

private:
    void build();
    [[nodiscard]] QWidget* buildEmpty();
    TableView* addTable(CellModel* model, const QString& tab, const QString& name);
    void connectUtterances();
    void fillGroups();
    void compare();
    void showComparison();
    [[nodiscard]] std::uint32_t utteranceAt(int row) const;

    std::vector<std::shared_ptr<const CorpusResults>> files_;
    std::shared_ptr<const MadeComparison> made_;
    std::optional<Policy> compared_; ///< the policy of the last request
    LatestWork work_;
    QTimer later_; ///< steps of the slider are compared when it rests

    QStackedWidget* stack_;
    QComboBox* group_;
    QPushButton* open_;
    QLabel* notes_;
    QTabWidget* tabs_;
    CellModel* exits_;
    CellModel* differences_;
    CellModel* utterances_;
    TableView* exitTable_ = nullptr;
    TableView* differenceTable_ = nullptr;
    TableView* utteranceTable_ = nullptr;
};

} // namespace offramp
